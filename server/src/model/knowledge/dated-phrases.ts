/** Wording that shows when a text was written: guidance formulas and programmes since superseded. */

import data from '../../../data/dated-phrases.json';
import type { Span } from '../../text/span.ts';
import type { LexiconPart, WordHit } from './lexicon.ts';
import type { Grade } from './wrong-words.ts';

export interface DatedPhrase {
  readonly id: string;
  /** When the wording came into use and when it was superseded; ISO dates. */
  readonly from?: string;
  readonly until?: string;
  readonly grade: Grade;
  /** What is written today in its place, where one wording answers another. */
  readonly right?: string;
  readonly off?: boolean;
  readonly advice: string;
}

export interface DatedPhraseHit extends Span {
  readonly phrase: DatedPhrase;
}

interface PhraseRow extends DatedPhrase {
  readonly text: string;
  readonly unless?: string;
}

export class DatedPhrases implements LexiconPart {
  readonly words: readonly string[];
  readonly #rowOf: readonly PhraseRow[];

  constructor() {
    const rows = data.rows as readonly PhraseRow[];
    const forms = rows.flatMap((row) => row.text.split('|').map((word) => ({ word, row })));
    this.words = forms.map((form) => form.word);
    this.#rowOf = forms.map((form) => form.row);
  }

  /** Phrases in the text already superseded on that date (ISO); of two that overlap, the first. */
  superseded(text: string, hits: readonly WordHit[], date: string): DatedPhraseHit[] {
    const found: DatedPhraseHit[] = [];
    for (const hit of hits) {
      const row = this.#rowOf[hit.index]!;
      if (row.until !== undefined && row.until >= date) continue;
      if (row.unless?.split('|').some((word) => text.includes(word)) === true) continue;
      const last = found[found.length - 1];
      if (last !== undefined && hit.start < last.end) continue;
      found.push({ phrase: row, start: hit.start, end: hit.end });
    }
    return found;
  }
}
