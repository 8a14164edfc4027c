/** Applying edits to text. */

import { comparePositions, type Position, type TextEdit } from './span.ts';
import { splitLines } from './lines.ts';

/**
 * Applies edits that were all computed on `text`. Edits are taken in order of position; one that overlaps
 * an earlier one is left out, so a caller never gets a mixture of two.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  if (edits.length === 0) return text;
  const offsets = lineOffsets(text);
  const offsetAt = (position: Position): number => {
    const line = offsets[Math.min(position.line, offsets.length - 1)]!;
    return position.line >= offsets.length ? text.length : Math.min(line.start + position.character, line.end);
  };
  let result = '';
  let done = 0;
  for (const edit of independentEdits(edits)) {
    const start = offsetAt(edit.range.start);
    result += text.slice(done, start) + edit.newText;
    done = offsetAt(edit.range.end);
  }
  return result + text.slice(done);
}

/** The edits in order, without those that overlap an earlier one; a repeated edit counts once. */
export function independentEdits(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort(
    (a, b) => comparePositions(a.range.start, b.range.start) || comparePositions(a.range.end, b.range.end),
  );
  const kept: TextEdit[] = [];
  for (const edit of sorted) {
    const last = kept[kept.length - 1];
    if (last !== undefined) {
      if (comparePositions(edit.range.start, last.range.end) < 0) continue;
      if (sameEdit(edit, last)) continue;
    }
    kept.push(edit);
  }
  return kept;
}

function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return (
    a.newText === b.newText &&
    comparePositions(a.range.start, b.range.start) === 0 &&
    comparePositions(a.range.end, b.range.end) === 0
  );
}

/** Where each line starts and where its text (without the line end) stops, in UTF-16 units of the text. */
function lineOffsets(text: string): { start: number; end: number }[] {
  const offsets: { start: number; end: number }[] = [];
  let start = 0;
  for (const line of splitLines(text)) {
    const end = start + line.text.length;
    offsets.push({ start, end });
    start = end + line.end.length;
  }
  return offsets;
}
