/** What rules compare over a whole draft, by line. */

import { Column, type Cells } from '../text/column.ts';
import type { LineFacts } from './line/facts.ts';

export interface Columns {
  /** Bits of `Says`, one number a line. */
  readonly says: Int32Array;
  /** The numbers by which equal sentences find each other. */
  readonly sentences: Column;
  /** The `id`s of the bodies that annotations name. */
  readonly bodies: Column;
}

export function readColumns(facts: readonly LineFacts[]): Columns {
  return {
    says: Int32Array.from(facts, ({ says }) => says),
    sentences: Column.of(facts.length, sentencesIn(facts)),
    bodies: Column.of(facts.length, bodiesIn(facts)),
  };
}

/** The columns after lines [first, oldEnd) gave way to lines [first, newEnd) of `facts`; those before are spent. */
export function splicedColumns(
  before: Columns,
  facts: readonly LineFacts[],
  first: number,
  oldEnd: number,
  newEnd: number,
): Columns {
  return {
    says: splicedSays(before.says, facts, first, oldEnd, newEnd),
    sentences: before.sentences.spliced(first, oldEnd, newEnd, sentencesIn(facts)),
    bodies: before.bodies.spliced(first, oldEnd, newEnd, bodiesIn(facts)),
  };
}

function splicedSays(
  before: Int32Array,
  facts: readonly LineFacts[],
  first: number,
  oldEnd: number,
  newEnd: number,
): Int32Array {
  let says = before;
  if (oldEnd !== newEnd) {
    says = new Int32Array(facts.length);
    says.set(before.subarray(0, first));
    says.set(before.subarray(oldEnd), newEnd);
  }
  for (let line = first; line < newEnd; line++) says[line] = facts[line]!.says;
  return says;
}

function sentencesIn(facts: readonly LineFacts[]): Cells {
  return {
    count: (line) => facts[line]!.sentences.length,
    at: (line, index) => facts[line]!.sentences[index]!.hash,
  };
}

function bodiesIn(facts: readonly LineFacts[]): Cells {
  return {
    count: (line) => facts[line]!.bodies.length,
    at: (line, index) => facts[line]!.bodies[index]!.name.id,
  };
}
