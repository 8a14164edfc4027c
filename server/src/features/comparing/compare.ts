/** Two versions of a draft, clause by clause, paired by what they say and not by where they stand or how they are numbered. */

import { likenesses } from './likeness.ts';
import type { Provision } from './provision.ts';
import { substanceOf, type Substance } from './substance.ts';

export type ChangeKind = 'same' | 'reworded' | 'moved' | 'added' | 'removed';

export interface ClauseChange {
  readonly change: ChangeKind;
  readonly old: Provision | null;
  readonly new: Provision | null;
  readonly substance: readonly Substance[];
}

/** Below that, two clauses of one draft are no further apart than any two. */
const LEAST = 0.34;

/** In the order of the new version; what is gone stands behind what it stood behind. */
export function compareProvisions(old: readonly Provision[], fresh: readonly Provision[]): ClauseChange[] {
  const counterpart = pairUp(old, fresh);
  const settled = inOrder(counterpart);
  const changes: ClauseChange[] = fresh.map((provision, at) => {
    const from = counterpart.get(at);
    if (from === undefined) return { change: 'added', old: null, new: provision, substance: [] };
    const before = old[from]!;
    const substance = substanceOf(before, provision);
    const words = sameWords(before, provision) && substance.length === 0 ? 'same' : 'reworded';
    return { change: settled.has(at) ? words : 'moved', old: before, new: provision, substance };
  });
  const placeOf = new Map([...counterpart].map(([at, from]) => [from, at]));
  const result = [...changes];
  for (const [from, provision] of old.entries()) {
    if (placeOf.has(from)) continue;
    const gone: ClauseChange = { change: 'removed', old: provision, new: null, substance: [] };
    const before = old.slice(0, from).findLast((other) => result.some((change) => change.old === other));
    const at = result.findIndex((change) => change.old === before && before !== undefined);
    result.splice(at + 1, 0, gone);
  }
  return result;
}

/** For each new clause the old one that it comes from: the closest pairs first, each clause once. */
function pairUp(old: readonly Provision[], fresh: readonly Provision[]): Map<number, number> {
  const counterpart = new Map<number, number>();
  const taken = new Set<number>();
  for (const pair of likenesses(old, fresh, LEAST)) {
    if (counterpart.has(pair.new) || taken.has(pair.old)) continue;
    if (isHeadingOnly(old[pair.old]!) !== isHeadingOnly(fresh[pair.new]!) && pair.share < 2 * LEAST) continue;
    counterpart.set(pair.new, pair.old);
    taken.add(pair.old);
  }
  return counterpart;
}

function isHeadingOnly({ text, heading }: Provision): boolean {
  return text.length <= heading.length + 1;
}

function sameWords(one: Provision, other: Provision): boolean {
  const letters = ({ text }: Provision): string => text.replace(/[^\p{L}\p{N}%％.]+/gu, '');
  return letters(one) === letters(other);
}

/** The new clauses whose old ones stand in the same order: the longest such row. The others were moved. */
function inOrder(counterpart: ReadonlyMap<number, number>): Set<number> {
  const row = [...counterpart].sort(([a], [b]) => a - b);
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, [, from]] of row.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (row[tails[middle]!]![1] < from) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : tails[low - 1]!;
    tails[low] = index;
  }
  const kept = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index]!) kept.add(row[index]![0]);
  return kept;
}
