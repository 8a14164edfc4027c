/** Ranks the clauses of the reference documents by how surely they deal with the matter of a heading. */

import { bigramsOf, canonical } from './headingWords.ts';
import { sourceOf, type Reference } from './reference.ts';
import type { Ranked } from './suggestionIndex.ts';

export interface RankedReference {
  readonly reference: Reference;
  /** 0 to 1; from `CLEAR` on it is the same matter. */
  readonly score: number;
}

/** Over 60 headings of the corpus, read by hand: from here on a reference is about the same thing. */
export const CLEAR = 0.5;

/** What the two headings share says more than that a model stands between them. */
const BY_HEADING = 0.6;
const BY_MODEL = 0.4;
/** A model's score at which there is no doubt any more. */
const CERTAIN = 1.2;
/** How much of the likeness is that the reference covers the heading; the rest is that it says nothing else. */
const COVERAGE = 0.6;

interface Entry {
  readonly reference: Reference;
  readonly bigrams: ReadonlySet<string>;
  readonly weight: number;
}

export class ReferenceRanking {
  readonly #entries: readonly Entry[];
  readonly #rarity = new Map<string, number>();
  readonly #unknown: number;

  constructor(references: readonly Reference[]) {
    const counts = new Map<string, number>();
    const read = references.map((reference) => {
      const bigrams = new Set(bigramsOf(canonical(reference.clause.heading)));
      for (const bigram of bigrams) counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
      return { reference, bigrams };
    });
    for (const [bigram, count] of counts) this.#rarity.set(bigram, Math.log(1 + references.length / count));
    this.#unknown = Math.log(1 + references.length);
    this.#entries = read.map(({ reference, bigrams }) => ({ reference, bigrams, weight: this.#weightOf(bigrams) }));
  }

  /** @param models found for the same heading: a reference that one of them follows is likelier the right one */
  rank(heading: string, models: readonly Ranked[]): RankedReference[] {
    const sought = new Set(bigramsOf(canonical(heading)));
    const whole = this.#weightOf(sought);
    const byModel = scoresBySource(models);
    const ranked: RankedReference[] = [];
    for (const { reference, bigrams, weight } of this.#entries) {
      let shared = 0;
      for (const bigram of sought) if (bigrams.has(bigram)) shared += this.#rarity.get(bigram)!;
      const likeness = shared === 0 ? 0 : COVERAGE * (shared / whole) + (1 - COVERAGE) * (shared / weight);
      const model = byModel.get(sourceOf(reference)) ?? 0;
      if (likeness + model > 0) ranked.push({ reference, score: BY_HEADING * likeness + BY_MODEL * model });
    }
    return ranked.sort((a, b) => b.score - a.score);
  }

  #weightOf(bigrams: ReadonlySet<string>): number {
    let weight = 0;
    for (const bigram of bigrams) weight += this.#rarity.get(bigram) ?? this.#unknown;
    return weight;
  }
}

function scoresBySource(models: readonly Ranked[]): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const { model, score } of models) {
    const sure = Math.min(1, score / CERTAIN);
    for (const source of model.sources) if ((scores.get(source) ?? 0) < sure) scores.set(source, sure);
  }
  return scores;
}
