/** Clauses that the fair-competition review and the legality review ask to justify or mend. */

import data from '../../../data/fair-competition.json';
import { Patterns, type PatternRow } from './patterns.ts';

export interface FairCompetitionRow extends PatternRow {
  /** `strong`: nearly always objected to; `hint`: depends on the context; `warn`: a matter of form or power. */
  readonly strength: 'strong' | 'hint' | 'warn';
  readonly category: string;
  /** Articles of the 公平竞争审查条例 and of its 实施办法, as `10(1)(2)` and `18;19(4)`; absent for legality rows. */
  readonly regulation?: string;
  readonly measures?: string;
  readonly title: string;
  readonly why: string;
  /** How such a clause is lawfully written. */
  readonly instead: string;
  readonly example: string;
}

export function createFairCompetition(): Patterns<FairCompetitionRow> {
  return new Patterns(data.patterns as readonly FairCompetitionRow[], data.macros);
}

const DIGITS = '零一二三四五六七八九';

/** `10(1)(2);12(3)` in the words of a citation: 第十条第（一）项、第（二）项，第十二条第（三）项. */
export function articlesInWords(articles: string): string {
  return articles
    .split(';')
    .map((article) => {
      const number = Number(/^\d+/.exec(article)?.[0] ?? 0);
      const items = [...article.matchAll(/\((\d+)\)/g)].map((item) => `第（${inWords(Number(item[1]))}）项`);
      return `第${inWords(number)}条${items.join('、')}`;
    })
    .join('，');
}

/** Whole numbers below one hundred: no regulation here has more articles. */
function inWords(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  if (tens === 0) return DIGITS[ones]!;
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}
