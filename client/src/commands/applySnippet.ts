/** Applies a quick fix that leaves places to fill in: its text is a snippet with tab stops. */
import { SnippetString, SnippetTextEdit, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { LanguageClient, Range, TextEdit } from 'vscode-languageclient/node';

export async function applySnippet(
  client: LanguageClient,
  uri: string,
  range: Range,
  snippet: string,
  otherEdits: TextEdit[] = [],
): Promise<void> {
  const convert = client.protocol2CodeConverter;
  const target = Uri.parse(uri, true);
  // Only a visible editor can lead from one tab stop to the next.
  await window.showTextDocument(await workspace.openTextDocument(target));
  const edit = new WorkspaceEdit();
  edit.set(target, [
    new SnippetTextEdit(convert.asRange(range), new SnippetString(snippet)),
    ...(await convert.asTextEdits(otherEdits)),
  ]);
  if (!(await workspace.applyEdit(edit))) {
    void window.showWarningMessage('文稿刚刚有改动，没有订正。请重新选择一次。');
  }
}
