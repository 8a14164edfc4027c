/** What the log tells of checks: each draft when it is first checked, with what was found and how long it took. */
import { Disposable, Uri, workspace, type LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Checks } from './checks/checks.ts';

export function logChecks(client: LanguageClient, checks: Checks, log: LogOutputChannel): Disposable {
  const logged = new Set<string>();
  return Disposable.from(
    checks.onDidCheck(({ uri, version, counts, holes, characters, milliseconds }) => {
      const { error, warning, information } = counts;
      const entry =
        `${Uri.parse(uri, true).toString(true)}（第 ${version} 版，${characters} 字）：` +
        `错误 ${error}，警告 ${warning}，提示 ${information}，待填 ${holes}，用时 ${milliseconds} 毫秒`;
      // Every keystroke is checked; what is of interest of those is in the detailed log.
      if (logged.has(uri)) {
        log.debug(entry);
      } else {
        logged.add(uri);
        log.info(`检查 ${entry}`);
      }
    }),
    workspace.onDidSaveTextDocument(({ uri }) => logged.delete(client.code2ProtocolConverter.asUri(uri))),
    workspace.onDidCloseTextDocument(({ uri }) => logged.delete(client.code2ProtocolConverter.asUri(uri))),
  );
}
