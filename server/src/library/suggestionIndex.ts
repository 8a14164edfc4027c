/**
 * Ranks models by the meaning-bearing overlap of a heading with their headings, keywords, sources and text: character
 * bigrams weighted by rarity, general words left out, a few synonyms made one. A model that does not know the telling
 * words of the heading is none, however much else they share: 融合 of 文旅融合 is not that of 两业融合.
 */

import { remembered } from '../text/memoized.ts';
import { bigramsOf, canonical } from './headingWords.ts';
import type { ClauseModel } from './clauseModel.ts';
import { TellingWords } from './tellingWords.ts';

export interface Ranked {
  readonly model: ClauseModel;
  readonly score: number;
}

/** How much a shared bigram says by where the model has it. */
const TITLE = 1;
const KEYWORD = 0.9;
const SOURCE_HEADING = 0.75;
const BODY = 0.3;
/** What a whole phrase of the model that stands in the query adds. */
const PHRASE = 0.6;
/** A match that leaves much of the model's own heading unsaid is a lesser one. */
const PRECISION = 0.3;
const SECTION = 0.15;
/** A heading that says little (完善机制) leaves more of the choice to its section; this much rarity says half. */
const TELLING = 2;
/** Below this, or so far behind the best, the overlap is chance. */
const LEAST = 0.15;
const SHARE_OF_BEST = 0.18;
/** A model of a field that neither heading nor section nor title name is likelier another field's. */
const UNHINTED = 0.9;
const OF_DRAFT = 1.3;
const SEPARATOR = '|';
/** How much of what a heading says the model has to know. */
const LEAST_KNOWN = 0.55;

/** Headings; more than any draft has. */
const MOST_REMEMBERED = 4_000;

/** A model that has a bigram, and where it has it: the weightiest place counts. */
interface Posting {
  readonly entry: number;
  readonly weight: number;
}

interface Entry {
  readonly model: ClauseModel;
  readonly titleBigrams: number;
  readonly phrases: readonly { readonly text: string; readonly weight: number }[];
}

export class SuggestionIndex {
  readonly #entries: readonly Entry[];
  readonly #postings = new Map<string, Posting[]>();
  readonly #rarity = new Map<string, number>();
  /** What a bigram weighs that no model has. */
  readonly #unknown: number;
  readonly #words: TellingWords;

  constructor(
    models: readonly ClauseModel[],
    sourceHeadings: (model: ClauseModel) => readonly string[],
    fieldWords: ReadonlyMap<string, readonly string[]>,
  ) {
    this.#entries = models.map((model, entry) => this.#enter(model, entry, sourceHeadings(model)));
    for (const [bigram, postings] of this.#postings) {
      // Squared: a word in the body of many models is still the topic of the few that have it in their heading.
      const count = postings.reduce((sum, { weight }) => sum + weight * weight, 0);
      this.#rarity.set(bigram, Math.log(1 + models.length / (count + 0.5)));
    }
    this.#unknown = Math.log(1 + models.length) / 2;
    this.#words = new TellingWords(
      this.#entries.map(({ model, phrases }) => ({
        field: model.field ?? null,
        own: phrases.map(({ text }) => text),
        body: canonical(model.body),
      })),
      fieldWords,
    );
  }

  /**
   * Models with a real overlap, best first; ties in the order of the models.
   *
   * @param subject what the draft is about, as its title says
   */
  rank(heading: string, section: string, subject = ''): Ranked[] {
    const own = this.#overlaps(heading);
    const around = this.#overlaps(section);
    const telling = own.rarity / (own.rarity + TELLING);
    const ofSection = around.rarity === 0 ? 0 : 1 - telling;
    const known = this.#words.knownBy(heading, section);
    const hinted = this.#words.fieldsIn(heading + SEPARATOR + section + SEPARATOR + subject);
    const ofDraft = this.#words.fieldOf(subject);
    const fit = ({ field }: ClauseModel): number =>
      field === undefined ? 1 : field === ofDraft ? OF_DRAFT : hinted.has(field) ? 1 : UNHINTED;
    const ranked = this.#entries
      .map(({ model }, entry) => ({
        model,
        score: (1 - ofSection) * own.scores[entry]! + (SECTION + ofSection) * around.scores[entry]!,
        known: known(entry),
      }))
      .filter(({ known }) => known >= LEAST_KNOWN)
      .map(({ model, score, known }) => ({ model, score: score * known * fit(model) }))
      .sort((a, b) => b.score - a.score);
    const least = Math.max(LEAST, (ranked[0]?.score ?? 0) * SHARE_OF_BEST);
    return ranked.filter(({ score }) => score >= least);
  }

  /** The field that a text speaks of most; null for none. */
  fieldOf(text: string): string | null {
    return this.#words.fieldOf(text);
  }

  /** The model that a heading alone calls for; remembered, since headings are asked about again and again. */
  readonly best = remembered(MOST_REMEMBERED, (heading): Ranked | null => this.rank(heading, '')[0] ?? null);

  /** Fields from the weightiest down, so that the first posting of a bigram is the one to keep. */
  #enter(model: ClauseModel, entry: number, sourceHeadings: readonly string[]): Entry {
    const phrases: { text: string; weight: number }[] = [];
    const take = (source: string, weight: number): number => {
      const text = canonical(source);
      if (weight > BODY && text.length >= 2) phrases.push({ text, weight });
      const bigrams = new Set(bigramsOf(text));
      for (const bigram of bigrams) this.#post(bigram, entry, weight);
      return bigrams.size;
    };
    const titleBigrams = take(model.title, TITLE);
    if (model.part !== '专项任务') take(model.part, KEYWORD);
    for (const keyword of model.keywords) take(keyword, KEYWORD);
    for (const heading of sourceHeadings) if (heading !== '') take(heading, SOURCE_HEADING);
    take(model.body.replace(/【[^【】]*】/g, '，'), BODY);
    return { model, titleBigrams, phrases };
  }

  #post(bigram: string, entry: number, weight: number): void {
    const postings = this.#postings.get(bigram);
    if (postings === undefined) this.#postings.set(bigram, [{ entry, weight }]);
    else if (postings[postings.length - 1]!.entry !== entry) postings.push({ entry, weight });
  }

  /** How far each model covers a text, by entry, and how much the text says at all. */
  #overlaps(source: string): { readonly scores: Float64Array; readonly rarity: number } {
    const text = canonical(source);
    const covered = new Float64Array(this.#entries.length);
    const inTitle = new Uint16Array(this.#entries.length);
    let total = 0;
    for (const bigram of bigramsOf(text)) {
      const rarity = this.#rarity.get(bigram) ?? this.#unknown;
      total += rarity;
      for (const { entry, weight } of this.#postings.get(bigram) ?? []) {
        covered[entry]! += rarity * weight;
        if (weight === TITLE) inTitle[entry]!++;
      }
    }
    const scores = covered.map((shared, entry) => {
      if (shared === 0) return 0;
      const { titleBigrams, phrases } = this.#entries[entry]!;
      const precision = titleBigrams === 0 ? 0 : Math.min(1, inTitle[entry]! / titleBigrams);
      let phrase = 0;
      for (const { text: known, weight } of phrases) {
        if (text.includes(known)) phrase = Math.max(phrase, (weight * known.length) / text.length);
      }
      return (shared / total) * (1 - PRECISION + PRECISION * precision) + PHRASE * phrase;
    });
    return { scores, rarity: total };
  }
}
