/** Words to be replaced by others where their neighbours allow: wrong characters, doubled limits, missing units. */

import type { Span } from '../../text/span.ts';
import type { LexiconPart, WordHit } from './lexicon.ts';
import type { CommonWords } from './common-words.ts';
import { neighboursAllow, type NeighbourConditions } from './neighbours.ts';

export type Grade = 'error' | 'warning' | 'information';

export interface WrongWord extends NeighbourConditions {
  readonly id: string;
  readonly wrong: string;
  readonly right: string;
  readonly grade: Grade;
  readonly category: string;
  /** Counts only where neither end is half of another word: 出据 in 出据证明, not in 指出|据统计. */
  readonly whole?: boolean;
  /** Not looked for unless asked: usage that many offices keep. */
  readonly off?: boolean;
  readonly note?: string;
  readonly source: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

export interface WrongWordHit extends Span {
  readonly row: WrongWord;
}

const NONE: readonly never[] = Object.freeze([]);

export class WrongWords implements LexiconPart {
  readonly words: readonly string[];
  readonly #rows: readonly WrongWord[];
  readonly #common: CommonWords | null;

  /** @param common needed by rows that ask for a whole word */
  constructor(rows: readonly WrongWord[], common: CommonWords | null = null) {
    this.#rows = rows;
    this.#common = common;
    this.words = rows.map((row) => row.wrong);
  }

  /** The hits whose neighbours confirm them; rows that are off are among them, for the caller to choose. */
  confirmed(text: string, hits: readonly WordHit[]): readonly WrongWordHit[] {
    if (hits.length === 0) return NONE;
    return hits
      .filter((hit) => this.#stands(this.#rows[hit.index]!, text, hit))
      .map((hit) => ({ row: this.#rows[hit.index]!, start: hit.start, end: hit.end }));
  }

  #stands(row: WrongWord, text: string, hit: WordHit): boolean {
    if (!neighboursAllow(row, text, hit.start, hit.end)) return false;
    return row.whole !== true || this.#common?.tears(text, hit) !== true;
  }
}
