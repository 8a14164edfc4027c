/**
 * Finds clauses: pairs of characters that say something, weighed by rarity and by where the clause has them, summed up
 * for all clauses at once; the best few are then looked at more closely.
 */

import { ByteReader } from '../format/bytes.ts';
import { clauseIn, type FoundClause, type Holding, type IndexReader } from './indexReader.ts';
import { Place } from '../format/postings.ts';
import { headingKey, squeezed } from '../format/segment.ts';
import type { IndexHit, IndexQuery } from '../referenceIndex.ts';
import type { Bigram, BigramTokenizer } from '../bigramTokenizer.ts';

/** What a shared pair counts by where the clause has it: title of the document, text, heading above, heading. */
type Weights = readonly [title: number, text: number, above: number, heading: number];
/** A heading or a few words ask for clauses that are about it. */
const FOR_TOPIC: Weights = [0.2, 0.38, 0.42, 1];
/** A whole clause asks for clauses that say the same. */
const FOR_CLAUSE: Weights = [0.03, 0.85, 0.25, 1];
/** The words of the section around, and the general words of the query, matter only where headings have them. */
const FOR_SECTION: Weights = [0.02, 0, 0.14, 0.1];
const FOR_GENERAL: Weights = [0, 0, 0, 0.2];

/** A longer query is a clause rather than a heading. */
const LONGEST_TOPIC = 40;
const SENTENCE = /[。；;]|[，,].*[，,]/;
/** What lies behind this much of a clause says nothing new about its topic. */
const LONGEST_QUERY = 1500;
/** The rarest pairs of a query that are looked up: a clause has hundreds; the common ones cost most and say least. */
const MOST_PAIRS = 40;
/** Where pairs enough are left, one that so many of the clauses have is not looked up. */
const COMMON = 0.2;
const ENOUGH = 6;

const CONSIDERED = 300;
/** Texts are packed away: only as many are looked into as may be answers. */
const READ = 12;
const DEFAULT_LIMIT = 10;
/** Below this the overlap is chance; of a whole clause even a related one shares little. */
const LEAST_FOR_TOPIC = 0.12;
const LEAST_FOR_CLAUSE = 0.05;
/** Overlap understates likeness, of long texts the more: this brings both onto one scale; 0.35 is a related clause. */
const TOPIC_POWER = 0.8;
const CLAUSE_POWER = 0.7;

/** What the words add when they stand there just as they were asked for. */
const SAME_HEADING = 0.25;
const IN_HEADING = 0.12;
const IN_TEXT = 0.08;
/** How much of a clause's own heading the query must say for it to count fully. */
const PRECISION = 0.2;
const OTHER_KIND = 0.94;
const OTHER_LEVEL = 0.96;
const RECENT = 0.08;
/** Years after which a document is simply old. */
const OLD = 20;
/** Clauses this short are mostly items of a list without their context. */
const SHORT = 24;
const SHORT_CLAUSE = 0.75;

interface Asked {
  readonly pair: Bigram;
  readonly rarity: number;
  readonly weights: Weights;
  /** Counts towards how much of the query a clause covers. */
  readonly own: boolean;
}

/** Searches one state of the shelf; what it sums up in is kept for the next question. */
export class Searcher {
  readonly #holdings: IndexReader;
  readonly #terms: BigramTokenizer;
  readonly #scores: Float32Array;
  readonly #inHeading: Uint8Array;
  readonly #newest: number;

  constructor(holdings: IndexReader, terms: BigramTokenizer) {
    this.#holdings = holdings;
    this.#terms = terms;
    this.#scores = new Float32Array(holdings.clauses);
    this.#inHeading = new Uint8Array(holdings.clauses);
    this.#newest = holdings.newest;
  }

  search(query: IndexQuery): IndexHit[] {
    const text = query.text.trim().slice(0, LONGEST_QUERY);
    const topic = text.length <= LONGEST_TOPIC && !SENTENCE.test(text);
    const asked = this.#asked(text, query.section ?? '', topic);
    const total = asked.reduce((sum, { own, rarity }) => sum + (own ? rarity : 0), 0);
    if (asked.length === 0 || this.#holdings.clauses === 0) return [];
    this.#scores.fill(0);
    this.#inHeading.fill(0);
    for (const holding of this.#holdings.holdings) for (const each of asked) this.#sum(holding, each);
    // A query of general words alone is as much as they weigh.
    const whole =
      total > 0 ? total : asked.reduce((sum, { rarity, weights }) => sum + rarity * weights[Place.Heading], 0);
    const ranked = this.#best(query.draft ?? null).map((clause) => ({
      clause,
      score: this.#score(clause, whole, topic, query),
    }));
    ranked.sort((a, b) => b.score - a.score || a.clause - b.clause);
    return this.#read(ranked, text, topic, query.limit ?? DEFAULT_LIMIT);
  }

  #asked(text: string, section: string, topic: boolean): Asked[] {
    const { clauses } = this.#holdings;
    const own = new Set(this.#pairs(text));
    const counted = [...own].map((pair) => ({ pair, count: this.#count(pair) }));
    const known = counted.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count || a.pair - b.pair);
    const telling = known
      .filter(({ count }, index) => index < ENOUGH || count <= COMMON * clauses)
      .slice(0, MOST_PAIRS);
    const rarity = (count: number): number => Math.log(1 + clauses / (count + 0.5));
    const asked: Asked[] = telling.map(({ pair, count }) => ({
      pair,
      rarity: rarity(count),
      weights: topic ? FOR_TOPIC : FOR_CLAUSE,
      own: true,
    }));
    if (!topic) return asked;
    // What no clause has is a part of the topic that none covers.
    for (const { pair, count } of counted) {
      if (count === 0) asked.push({ pair, rarity: Math.log(1 + clauses) / 2, weights: FOR_TOPIC, own: true });
    }
    const add = (pairs: Iterable<Bigram>, weights: Weights): void => {
      for (const pair of new Set(pairs)) {
        const count = own.has(pair) ? 0 : this.#count(pair);
        if (count > 0) asked.push({ pair, rarity: rarity(count), weights, own: false });
      }
    };
    const count = this.#terms.scanPlainly(text);
    add(this.#terms.found.slice(0, count), FOR_GENERAL);
    if (section !== '') add(this.#pairs(section), FOR_SECTION);
    return asked;
  }

  #pairs(text: string): Uint32Array {
    const count = this.#terms.scan(text);
    return this.#terms.found.slice(0, count);
  }

  #count(pair: Bigram): number {
    let count = 0;
    for (const { segment } of this.#holdings.holdings) {
      const index = segment.find(pair);
      if (index >= 0) count += segment.count(index);
    }
    return count;
  }

  #sum({ segment, base }: Holding, { pair, rarity, weights, own }: Asked): void {
    const index = segment.find(pair);
    if (index < 0) return;
    const scores = this.#scores;
    const end = base + segment.clauses;
    const reader = new ByteReader(segment.postings(index));
    for (let clause = base; !reader.done;) {
      const value = reader.number();
      clause += value >>> 2;
      if (clause >= end) return;
      const place = value & 3;
      scores[clause]! += rarity * weights[place]!;
      if (own && place === Place.Heading) this.#inHeading[clause]!++;
    }
  }

  /** The clauses with the highest sums, in no order. */
  #best(draft: string | null): number[] {
    const scores = this.#scores;
    const heap: number[] = [];
    const lower = (a: number, b: number): boolean => scores[a]! < scores[b]! || (scores[a] === scores[b] && a > b);
    const sink = (start: number): void => {
      for (let at = start; ;) {
        let least = at;
        const left = 2 * at + 1;
        if (left < heap.length && lower(heap[left]!, heap[least]!)) least = left;
        if (left + 1 < heap.length && lower(heap[left + 1]!, heap[least]!)) least = left + 1;
        if (least === at) return;
        [heap[at], heap[least]] = [heap[least]!, heap[at]!];
        at = least;
      }
    };
    for (const holding of this.#holdings.holdings) {
      const end = holding.base + holding.segment.clauses;
      for (let clause = holding.base; clause < end; clause++) {
        if (scores[clause] === 0) continue;
        if (heap.length === CONSIDERED && !lower(heap[0]!, clause)) continue;
        const document = holding.segment.documentOf[clause - holding.base]!;
        if (holding.alive[document] !== 1 || holding.segment.documents[document]!.path === draft) continue;
        if (heap.length === CONSIDERED) {
          heap[0] = clause;
          sink(0);
        } else {
          heap.push(clause);
          if (heap.length === CONSIDERED) for (let at = CONSIDERED >> 1; at >= 0; at--) sink(at);
        }
      }
    }
    return heap;
  }

  #score(clause: number, whole: number, topic: boolean, query: IndexQuery): number {
    const { holding, document, index } = this.#holdings.clause(clause)!;
    const { segment } = holding;
    const local = document.firstClause + index;
    let score = this.#scores[clause]! / whole;
    if (topic) {
      const pairs = segment.headingPairs[local]!;
      const precision = pairs === 0 ? 0 : Math.min(1, this.#inHeading[clause]! / pairs);
      score *= 1 - PRECISION + PRECISION * precision;
    }
    if (segment.lengths[local]! < SHORT) score *= SHORT_CLAUSE;
    if (query.kind !== undefined && document.family !== null && document.family !== query.kind) score *= OTHER_KIND;
    if (query.government !== undefined && document.level !== query.government) score *= OTHER_LEVEL;
    const age = document.year === null ? 0.5 : Math.min(1, (this.#newest - document.year) / OLD);
    return score * (1 - RECENT * age);
  }

  /** Looks into the text of the best, and leaves out what says the very same as a better one. */
  #read(ranked: readonly { clause: number; score: number }[], text: string, topic: boolean, limit: number): IndexHit[] {
    const asked = squeezed(text);
    const key = headingKey(text);
    const hits: { found: FoundClause; score: number; sameness: number; clause: number }[] = [];
    for (const { clause, score: overlap } of ranked) {
      if (overlap < (topic ? LEAST_FOR_TOPIC : LEAST_FOR_CLAUSE)) break;
      const found = this.#holdings.clause(clause)!;
      const { segment } = found.holding;
      const local = found.document.firstClause + found.index;
      let score = overlap ** (topic ? TOPIC_POWER : CLAUSE_POWER);
      if (segment.headings[local] === key) score += SAME_HEADING;
      else if (topic && hits.length < READ && asked.length >= 2) score += this.#phrase(found, asked);
      hits.push({ found, score, sameness: segment.sameness[local]!, clause });
    }
    hits.sort((a, b) => b.score - a.score || a.clause - b.clause);
    const said = new Set<number>();
    const different = hits.filter(({ sameness }) => !said.has(sameness) && said.add(sameness));
    return different.slice(0, limit).map(({ found, score }) => ({
      clause: this.#holdings.read(found),
      score: Math.min(1, Math.round(score * 1000) / 1000),
    }));
  }

  /** What it adds that the words stand there just as they were asked for. */
  #phrase(found: FoundClause, asked: string): number {
    const { text, clauses } = this.#holdings.body(found);
    const [, heading, , start, own] = clauses[found.index]!;
    if (squeezed(heading).includes(asked)) return IN_HEADING;
    return asked.length >= 4 && squeezed(text.slice(start, own)).includes(asked) ? IN_TEXT : 0;
  }
}

/** Clauses that cite a document of this title, in the order of the shelf. */
export function citingClauses(holdings: IndexReader, title: number): FoundClause[] {
  const found: FoundClause[] = [];
  for (const holding of holdings.holdings) {
    const { cited, citing } = holding.segment;
    let low = 0;
    let high = cited.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (cited[middle]! < title) low = middle + 1;
      else high = middle;
    }
    for (let at = low; cited[at] === title; at++) {
      const clause = clauseIn(holding, citing[at]!);
      if (clause !== null) found.push(clause);
    }
  }
  return found;
}
