/** Wrong characters (布署), words of the same sound (既使), garbled formulas: what 错别字 means in the trade. */

import data from '../../../data/typos.json';
import { CommonWords } from './common-words.ts';
import { Likeness } from './likeness.ts';
import { Patterns, type PatternRow } from './patterns.ts';
import { SetPhrases } from './set-phrases.ts';
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
  readonly phrases: SetPhrases;
}

export function createTypos(): Typos {
  const common = new CommonWords();
  return {
    words: new WrongWords([...(data.rows as readonly WrongWord[]), ...misspellings()], common),
    patterns: new Patterns(data.patterns as readonly TypoPattern[]),
    phrases: new SetPhrases(new Likeness(), common),
  };
}

/** The right word and its wrong forms on one line: 履行 覆行 屡行. */
function misspellings(): WrongWord[] {
  return data.misspellings.flatMap(({ grade, category, source, confidence, words }) =>
    words.flatMap((line) => {
      const [right, ...wrongs] = line.split(' ');
      return wrongs.map((wrong) => ({
        id: wrong,
        wrong,
        right: right!,
        grade: grade as Grade,
        category,
        whole: true,
        source,
        confidence: confidence as WrongWord['confidence'],
      }));
    }),
  );
}
