/** Tells the server of office files saved or made in this window: its watcher sees the workspace only, not the folders above. */
import { Disposable, workspace, type Event, type Uri } from 'vscode';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type LanguageClient,
} from 'vscode-languageclient/node';

const officeFile = '.policydraft.json';

/** @param written files that a command of ours has written */
export function followOfficeFiles(client: LanguageClient, written: Event<Uri>): Disposable {
  const tell = (uri: Uri, type: FileChangeType): void => {
    if (client.isRunning() && uri.path.endsWith(`/${officeFile}`)) {
      const change: FileEvent = { uri: client.code2ProtocolConverter.asUri(uri), type };
      // A server that is just dying reads all files anew when it is back.
      client.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [change] }).catch(() => undefined);
    }
  };
  return Disposable.from(
    workspace.onDidSaveTextDocument(({ uri }) => tell(uri, FileChangeType.Changed)),
    written((uri) => tell(uri, FileChangeType.Changed)),
  );
}
