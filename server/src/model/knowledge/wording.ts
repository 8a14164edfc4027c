/** Wording that says a thing twice (超过…以上), and figures written as GB/T 15835 does not allow (降低2倍). */

import numeralData from '../../../data/numerals.json';
import redundancyData from '../../../data/redundancies.json';
import { Patterns, type Macros, type PatternRow } from './patterns.ts';
import { WrongWords, type Grade, type WrongWord } from './wrong-words.ts';

export interface WordingPattern extends PatternRow {
  readonly grade: Grade;
  /** What the drafter should do. */
  readonly advice: string;
}

export interface Wording {
  readonly words: WrongWords;
  readonly patterns: Patterns<WordingPattern>;
}

export function createRedundancies(): Wording {
  return createWording(redundancyData, redundancyData.macros);
}

export function createNumerals(): Wording {
  return createWording(numeralData, {});
}

interface WordingData {
  readonly rows: readonly unknown[];
  readonly patterns: readonly unknown[];
}

function createWording(data: WordingData, macros: Macros): Wording {
  return {
    words: new WrongWords(data.rows as readonly WrongWord[]),
    patterns: new Patterns(data.patterns as readonly WordingPattern[], macros),
  };
}
