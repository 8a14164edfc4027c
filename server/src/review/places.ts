/** Lines and characters of a draft as offsets in its text. */

import type { Position } from '../text/span.ts';

/** UTF-16 offset of the start of each line, and of the end of the text. */
export function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  starts.push(text.length);
  return starts;
}

export function offsetOf(starts: readonly number[], { line, character }: Position): number {
  const end = starts.at(-1)!;
  return Math.min((starts[line] ?? end) + character, end);
}
