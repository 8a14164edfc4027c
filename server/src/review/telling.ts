/** What is said of a document that was written into: above all, what was not. */

import type { Untracked } from './outcome.ts';
import type { Revised } from './revising.ts';

const LONGEST_QUOTE = 20;

/** One sentence each, for the drafter; `text` is the draft of the original. */
export function tellUntracked(untracked: readonly Untracked[], text: string): readonly string[] {
  const lines = text.split('\n');
  return untracked.map(({ edit, obstacle }) => {
    const { line } = edit.range.start;
    return `第${line + 1}行“${quoted(lines[line] ?? '')}”涉及${obstacle}，没有写成修订，只加了批注。`;
  });
}

export function tellUnwritten({ unwritten, renumbered, blankLines }: Revised): readonly string[] {
  const left = unwritten.map(
    ({ line, text, obstacle }) =>
      `改稿第${line + 1}行“${quoted(text)}”涉及${obstacle}，没有写进去，请在 Word 或 WPS 里改。`,
  );
  const lines = renumbered.map((line) => line + 1).join('、');
  return [
    ...left,
    ...(lines === '' ? [] : [`改稿第${lines}行的序号是自动编号，由 Word 或 WPS 重排，可能与改稿写的不同。`]),
    ...(blankLines ? ['空行的增减没有写进去：段落之间的距离由原稿的版式决定。'] : []),
  ];
}

function quoted(line: string): string {
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}……` : line;
}
