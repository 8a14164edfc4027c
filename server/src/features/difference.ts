/** The edits that lead from one state of a file to a later one, as small as lines and their ends allow. */

import type { TextEdit } from '../text/span.ts';
import { lineOf, type Block } from '../syntax/block.ts';

/** Lines that no edit touched are the same block in both states; what lies between them is compared. */
export function editsBetween(before: readonly Block[], after: readonly Block[]): TextEdit[] {
  const places = new Map(before.map((block, line) => [block, line]));
  const edits: TextEdit[] = [];
  let line = 0;
  let replaced: Block[] = [];
  for (const block of after) {
    const kept = places.get(block);
    if (kept === undefined) {
      replaced.push(block);
      continue;
    }
    edits.push(...replace(before, line, kept, replaced));
    line = kept + 1;
    replaced = [];
  }
  edits.push(...replace(before, line, before.length, replaced));
  return edits;
}

function replace(before: readonly Block[], first: number, end: number, by: readonly Block[]): TextEdit[] {
  const old = before.slice(first, end);
  if (old.length === by.length && old.every(({ lineEnd }, at) => lineEnd === by[at]!.lineEnd)) {
    return old.flatMap((block, at) => withinLine(first + at, lineOf(block), lineOf(by[at]!)));
  }
  const newText = by.map((block) => lineOf(block) + block.lineEnd).join('');
  return [{ range: { start: { line: first, character: 0 }, end: startOf(before, end) }, newText }];
}

/** The start of a line; behind the last line, the end of the text. */
function startOf(blocks: readonly Block[], line: number): { line: number; character: number } {
  if (line < blocks.length) return { line, character: 0 };
  return { line: blocks.length - 1, character: lineOf(blocks[blocks.length - 1]!).length };
}

function withinLine(line: number, before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  if (splitsPair(before, head)) head--;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  if (splitsPair(before, before.length - tail)) tail--;
  const range = { start: { line, character: head }, end: { line, character: before.length - tail } };
  return [{ range, newText: after.slice(head, after.length - tail) }];
}

/** Whether a cut at `at` would part the two halves of one character. */
function splitsPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code <= 0xdbff && at < text.length;
}
