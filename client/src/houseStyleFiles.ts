/** Tells the server of office files saved in this window: its watcher sees the workspace only, not the folders above. */
import { workspace, type Disposable } from 'vscode';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type LanguageClient,
} from 'vscode-languageclient/node';

const officeFile = '.policydraft.json';

export function followOfficeFiles(client: LanguageClient): Disposable {
  return workspace.onDidSaveTextDocument(({ uri }) => {
    if (client.isRunning() && uri.path.endsWith(`/${officeFile}`)) {
      const change: FileEvent = { uri: client.code2ProtocolConverter.asUri(uri), type: FileChangeType.Changed };
      // A server that is just dying reads all files anew when it is back.
      client.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [change] }).catch(() => undefined);
    }
  });
}
