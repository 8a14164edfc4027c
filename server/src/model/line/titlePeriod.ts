/** The years that a title names: 三年行动方案（2024—2026年）, “十五五”规划. */

import { parseArabicNumeral, parseChineseNumeral } from '../../syntax/numerals.ts';
import { planMentions } from '../knowledge/plans.ts';

export interface TitlePeriod {
  readonly start: number;
  readonly end: number;
  /** As the title has it: 2024—2026年, “十五五”. */
  readonly text: string;
  /** 三年 in 三年行动方案; null when the title does not count. */
  readonly count: number | null;
}

const YEARS = /((?:19|20)\d{2})年?[ ]?(?:—|－|-|~|～|–|至){1,2}[ ]?((?:19|20)\d{2})年?/;
const COUNT = /([一二两三四五六七八九十]|\d{1,2})年(?:专项|攻坚|提升|整治|倍增|发展|改造)?(?:行动|计划|方案|攻坚|规划)/;

export function titlePeriod(title: string): TitlePeriod | null {
  const years = YEARS.exec(title);
  const counted = COUNT.exec(title)?.[1];
  const count =
    counted === undefined ? null : counted === '两' ? 2 : (parseArabicNumeral(counted) ?? parseChineseNumeral(counted));
  if (years !== null) return { start: Number(years[1]), end: Number(years[2]), text: years[0], count };
  const plan = planMentions(title)[0];
  return plan === undefined ? null : { start: plan.plan.start, end: plan.plan.end, text: `“${plan.plan.name}”`, count };
}
