/** 全文重新编号: ordinals in sequence, with the cross-references that name them. */
import { window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { requireDraftEditor } from '../draft.ts';
import { renumber } from '../protocol.ts';

export async function renumberAll(client: LanguageClient): Promise<void> {
  const document = requireDraftEditor()?.document;
  if (document === undefined) {
    return;
  }
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const version = document.version;
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(
    await client.sendRequest(renumber, { textDocument: { uri } }),
  );
  if (edit === undefined || edit.size === 0) {
    void window.showInformationMessage('全文序号连续，无需重新编号。');
  } else if (document.version !== version || !(await workspace.applyEdit(edit))) {
    void window.showWarningMessage('文稿刚刚有改动，没有重新编号。请再运行一次。');
  } else {
    window.setStatusBarMessage('已全文重新编号，可用“撤销”恢复。', 8000);
  }
}
