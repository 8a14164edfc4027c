/** 订正可以放心订正的问题: applies every fix that cannot change what the draft says, as one step to undo. */
import { Range, window, workspace, type WorkspaceEdit } from 'vscode';
import { CodeAction, CodeActionRequest, type LanguageClient } from 'vscode-languageclient/node';
import { requireDraftEditor } from '../draft.ts';

const fixAllKind = 'source.fixAll.policyDraft';

export async function fixAll(client: LanguageClient): Promise<void> {
  const document = requireDraftEditor()?.document;
  if (document === undefined) {
    return;
  }
  const { version } = document;
  const whole = new Range(document.positionAt(0), document.positionAt(document.getText().length));
  // Asked of the server itself: the editor answers for a server that fails with an empty list, which would read as
  // “nothing to mend”.
  const answer = await client.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
    range: client.code2ProtocolConverter.asRange(whole),
    context: { diagnostics: [], only: [fixAllKind] },
  });
  if (answer === null) {
    void window.showWarningMessage('文稿还没有检查，没有订正。请稍后再试。');
    return;
  }
  const edits = answer.filter((action) => CodeAction.is(action)).flatMap(({ edit }) => edit ?? []);
  const converted = await Promise.all(edits.map((edit) => client.protocol2CodeConverter.asWorkspaceEdit(edit)));
  const places = converted.flatMap((edit) => edit.get(document.uri)).length;
  if (places === 0) {
    void window.showInformationMessage('没有可以放心自动订正的问题。其余问题请逐条查看后订正。');
    return;
  }
  if (document.version !== version || !(await applied(converted))) {
    void window.showWarningMessage('文稿刚刚有改动，没有订正。请再运行一次。');
    return;
  }
  window.setStatusBarMessage(`已订正 ${places} 处，可用“撤销”恢复。`, 8000);
}

async function applied(edits: readonly WorkspaceEdit[]): Promise<boolean> {
  for (const edit of edits) {
    if (!(await workspace.applyEdit(edit))) {
      return false;
    }
  }
  return true;
}
