/** 待填 n 处 in the status bar: how many places 【…】 of the draft are still to be filled in; a click leads to the next. */
import { Disposable, StatusBarAlignment, window, workspace, type TextDocument } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Checks } from './checks/checks.ts';
import { activeDraftEditor } from './draft.ts';

export function showHoles(client: LanguageClient, checks: Checks): Disposable {
  const item = window.createStatusBarItem('policyDraft.holes', StatusBarAlignment.Right, 101);
  item.name = '政策文稿：待填';
  item.command = 'policyDraft.nextHole';
  item.tooltip = '点击到下一处；快捷键 Ctrl+Alt+N 下一处，Ctrl+Alt+P 上一处';
  const counts = new Map<string, number>();

  const keyOf = (document: TextDocument): string => client.code2ProtocolConverter.asUri(document.uri);

  const show = (): void => {
    const document = activeDraftEditor()?.document;
    const count = document === undefined ? 0 : (counts.get(keyOf(document)) ?? 0);
    if (count === 0) {
      item.hide();
    } else {
      item.text = `$(edit) 待填 ${count} 处`;
      item.accessibilityInformation = { label: `待填 ${count} 处，按回车到下一处`, role: 'button' };
      item.show();
    }
  };

  return Disposable.from(
    item,
    checks.onDidCheck(({ uri, holes }) => {
      const before = counts.get(uri) ?? 0;
      counts.set(uri, holes);
      if (before > 0 && holes === 0) {
        window.setStatusBarMessage('$(pass) 待填的地方都填好了', 6000);
      }
      show();
    }),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidOpenTextDocument(show),
    workspace.onDidCloseTextDocument((document) => {
      counts.delete(keyOf(document));
      show();
    }),
  );
}
