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
  /** All places of a text where this fault can be planted; the test takes some of them. */
  readonly places: (analysis: Analysis) => PlantedFault[];
}

/** Replaces part of one line. */
export function edit(line: number, start: number, end: number, newText: string): TextEdit {
  return { range: { start: { line, character: start }, end: { line, character: end } }, newText };
}
