/** 下一处待填、上一处待填: selects a 【…】 of the draft, so that what is typed takes its place. */
import { Selection, TextEditorRevealType, window, type Range } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { requireDraftEditor } from '../draft.ts';
import { holes } from '../protocol.ts';

export async function goToHole(client: LanguageClient, direction: 'next' | 'previous'): Promise<void> {
  const editor = requireDraftEditor();
  if (editor === undefined) {
    return;
  }
  const { document } = editor;
  const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const found = (await client.sendRequest(holes, { textDocument })) ?? [];
  const ranges = found.map((range) => client.protocol2CodeConverter.asRange(range));
  const target = direction === 'next' ? after(ranges, editor.selection) : before(ranges, editor.selection);
  if (target === undefined) {
    void window.showInformationMessage('没有待填的地方了。');
    return;
  }
  // The list in the status bar has the focus when its item was clicked.
  await window.showTextDocument(document, editor.viewColumn);
  editor.selection = new Selection(target.start, target.end);
  editor.revealRange(target, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Behind the last one it begins again with the first. */
function after(ranges: readonly Range[], { end }: Range): Range | undefined {
  return ranges.find(({ start }) => start.isAfterOrEqual(end)) ?? ranges[0];
}

function before(ranges: readonly Range[], { start }: Range): Range | undefined {
  return ranges.findLast(({ end }) => end.isBeforeOrEqual(start)) ?? ranges.at(-1);
}
