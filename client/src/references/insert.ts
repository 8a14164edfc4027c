/** 插入到文稿: a reference clause at the caret of the draft, one step to undo, with tab stops for what must be filled in. */
import { SnippetString, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { LastDraft } from './lastDraft.ts';
import { insertion, type ReferencePlace } from './requests.ts';

export async function insertReference(
  client: LanguageClient,
  drafts: LastDraft,
  { uri, line }: ReferencePlace,
): Promise<void> {
  const draft = drafts.demand();
  if (draft === undefined) {
    return;
  }
  const { document, selection } = draft;
  const { version } = document;
  const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const reference = { uri, line };
  const inserted = await client.sendRequest(insertion, { textDocument, position: selection.active, reference });
  if (inserted === null) {
    void window.showInformationMessage('这里没有可以插入的条款。请在参照文件里选一条有内容的条款。');
    return;
  }
  // The editor in hand may have gone into the background; only a visible one can lead from one tab stop to the next.
  const editor = await window.showTextDocument(document, draft.viewColumn);
  const place = client.protocol2CodeConverter.asPosition(inserted.position);
  if (document.version !== version || !(await editor.insertSnippet(new SnippetString(inserted.snippet), place))) {
    void window.showWarningMessage('文稿刚刚有改动，没有插入。请再试一次。');
  }
}
