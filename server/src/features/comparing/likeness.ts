/** How alike two clauses are: neighbouring characters that they share, weighed by how rare these are in both drafts. */

import type { Provision } from './provision.ts';

export interface ClauseLikeness {
  readonly old: number;
  readonly new: number;
  /** From 0 to 1. */
  readonly share: number;
}

/** Half of the words of a heading say what a clause is about; its text says the rest. */
const HEADING = 0.45;

/** Pairs that share at least this much, the closest first. */
export function likenesses(old: readonly Provision[], fresh: readonly Provision[], least: number): ClauseLikeness[] {
  const weights = rarities([...old, ...fresh]);
  const oldPairs = old.map(({ heading, text }) => ({ heading: pairs(heading), text: pairs(text) }));
  const freshPairs = fresh.map(({ heading, text }) => ({ heading: pairs(heading), text: pairs(text) }));
  const found: ClauseLikeness[] = [];
  for (const [at, one] of oldPairs.entries())
    for (const [other, two] of freshPairs.entries()) {
      const ofText = dice(one.text, two.text, weights);
      const ofHeading = dice(one.heading, two.heading, weights);
      const share = Math.max(ofText, HEADING * ofHeading + (1 - HEADING) * ofText);
      if (share >= least) found.push({ old: at, new: other, share });
    }
  // Of equals the nearer: standing formulas are in the same order in both.
  return found.sort(
    (a, b) => b.share - a.share || Math.abs(a.old - a.new) - Math.abs(b.old - b.new) || a.old - b.old || a.new - b.new,
  );
}

function pairs(text: string): ReadonlySet<string> {
  const letters = text.replace(/[^\p{L}\p{N}]+/gu, '');
  const found = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at++) found.add(letters.slice(at, at + 2));
  return found;
}

/** 发展, 推进 and the like stand everywhere and tell little. */
function rarities(all: readonly Provision[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of all) for (const pair of pairs(text)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return new Map([...counts].map(([pair, count]) => [pair, Math.log(1 + all.length / count)]));
}

function dice(one: ReadonlySet<string>, two: ReadonlySet<string>, weights: ReadonlyMap<string, number>): number {
  let shared = 0;
  let all = 0;
  for (const pair of one) {
    const weight = weights.get(pair) ?? 1;
    all += weight;
    if (two.has(pair)) shared += 2 * weight;
  }
  for (const pair of two) all += weights.get(pair) ?? 1;
  return all === 0 ? 0 : shared / all;
}
