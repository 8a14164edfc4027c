/** A fault planted into a sound text, and what must be found. */

import type { Analysis } from '../../../server/src/model/draft.ts';
import type { TextEdit } from '../../../server/src/text/span.ts';

export interface PlantedFault {
  readonly edits: readonly TextEdit[];
  /** Any of these rules, on any of these lines of the changed text, counts as found. */
  readonly rules: readonly string[];
  readonly lines: readonly number[];
}

export interface FaultKind {
  readonly name: string;
  /** All places of a text, judged on the day `today`, where this fault can be planted; the test takes some of them. */
  readonly places: (analysis: Analysis, today: number) => PlantedFault[];
}

/** Replaces part of one line. */
export function edit(line: number, start: number, end: number, newText: string): TextEdit {
  return { range: { start: { line, character: start }, end: { line, character: end } }, newText };
}

/** Deletes whole lines, their ends included. */
export function withoutLines(first: number, end: number): TextEdit {
  return { range: { start: { line: first, character: 0 }, end: { line: end, character: 0 } }, newText: '' };
}

/** Every place in the text of the body that a pattern finds, rewritten. */
export function rewriting(
  name: string,
  rule: string,
  pattern: RegExp,
  written: (match: RegExpMatchArray) => string,
): FaultKind {
  return {
    name,
    places: ({ blocks, roles }) =>
      blocks.flatMap(({ text }, line) =>
        roles[line] !== 'body'
          ? []
          : [...text.matchAll(pattern)].map((match) => ({
              edits: [edit(line, match.index, match.index + match[0].length, written(match))],
              rules: [rule],
              lines: [line],
            })),
      ),
  };
}
