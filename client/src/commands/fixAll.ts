/** 订正可以放心订正的问题: applies every fix that cannot change what the draft says, as one step to undo. */
import { Range, commands, window, workspace, type CodeAction } from 'vscode';
import { requireDraftEditor } from '../draft.ts';

const fixAllKind = 'source.fixAll.policyDraft';

export async function fixAll(): Promise<void> {
  const document = requireDraftEditor()?.document;
  if (document === undefined) {
    return;
  }
  const whole = new Range(document.positionAt(0), document.positionAt(document.getText().length));
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    fixAllKind,
  );
  const edits = actions.flatMap(({ edit }) => edit ?? []);
  const places = edits.flatMap((edit) => edit.get(document.uri)).length;
  if (places === 0) {
    void window.showInformationMessage('没有可以放心自动订正的问题。其余问题请逐条查看后订正。');
    return;
  }
  for (const edit of edits) {
    await workspace.applyEdit(edit);
  }
  window.setStatusBarMessage(`已订正 ${places} 处，可用“撤销”恢复。`, 8000);
}
