/** Wrong characters (布署), words of the same sound (既使), garbled formulas: what 错别字 means in the trade. */

import data from '../../../data/typos.json';
import { Patterns, type PatternRow } from './patterns.ts';
import { WrongWords, type Grade, type WrongWord } from './wrong-words.ts';

/** A slip that shows only in its clause: 既使 answered by 也. The word to replace begins the match. */
export interface TypoPattern extends PatternRow {
  readonly wrong: string;
  readonly right: string;
  readonly grade: Grade;
  readonly category: string;
}

export interface Typos {
  readonly words: WrongWords;
  readonly patterns: Patterns<TypoPattern>;
}

export function createTypos(): Typos {
  return {
    words: new WrongWords(data.rows as readonly WrongWord[]),
    patterns: new Patterns(data.patterns as readonly TypoPattern[]),
  };
}
