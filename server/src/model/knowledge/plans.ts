/** Five-year plans: their years, and where a text means one of them and not the number. */

import data from '../../../data/five-year-plans.json';
import type { Span } from '../../text/span.ts';

export interface FiveYearPlan {
  /** Without quotation marks: `十四五`. */
  readonly name: string;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  /** 计划 up to the tenth, 规划 since. */
  readonly word: '计划' | '规划';
}

export interface PlanMention extends Span {
  readonly plan: FiveYearPlan;
  /** The name stands in quotation marks, as it should; the span holds the name alone. */
  readonly quoted: boolean;
}

const PLANS = data.rows as readonly FiveYearPlan[];

/** The plan of that name, with or without quotation marks. */
export function planNamed(name: string): FiveYearPlan | null {
  const bare = name.replace(/^[“"‘']|[”"’']$/g, '');
  return PLANS.find((plan) => plan.name === bare) ?? null;
}

/** The plan that runs on a date (`2026-03-05`) or in a year; null between plans and before the first. */
export function planRunning(date: string | number): FiveYearPlan | null {
  const year = typeof date === 'number' ? date : Number(date.slice(0, 4));
  return PLANS.find((plan) => plan.start <= year && year <= plan.end) ?? null;
}

/** Longest first: 十五五 is not 十五 followed by 五. */
const NAMES = /十[一二三四五六]五|十五|[一二三四五六七八九]五/g;
const NUMERALS = '〇零一二三四五六七八九十百千万第两几';
const OPENING = '“"‘\'';
const CLOSING = '”"’\'';
/** What follows a plan's name and would not follow a number. */
const PLAN_CONTEXT = /^(?:五年)?(?:计划|规划|期间|时期|以来|开局|收官|纲要|期末|末|初|建设|后[两三]年|前[两三]年)/;
/** What follows a number: 十四五个, 二五折. */
const COUNTED = /^[年岁个天日月万亿人名家户项件次倍元分米亩吨条台座处辆张折成%％]/;
/** Plans of their own numbering: the “八五”普法 runs in the years of the “十四五”. */
const OTHER_NUMBERING = /^[”"’']?(?:普法|依法|学法)/;

/** All mentions of five-year plans in a text, in order. */
export function planMentions(text: string): PlanMention[] {
  const mentions: PlanMention[] = [];
  for (const match of text.matchAll(NAMES)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = text[start - 1] ?? '';
    const after = text.slice(end, end + 6);
    if (before !== '' && NUMERALS.includes(before)) continue;
    if (OTHER_NUMBERING.test(after)) continue;
    const quoted = before !== '' && OPENING.includes(before) && after !== '' && CLOSING.includes(after[0]!);
    if (!quoted && !meansPlan(match[0], after)) continue;
    const plan = planNamed(match[0]);
    if (plan !== null) mentions.push({ plan, quoted, start, end });
  }
  return mentions;
}

/** Unquoted, a name of three characters can hardly be a number; a name of two needs its context. */
function meansPlan(name: string, after: string): boolean {
  if (PLAN_CONTEXT.test(after)) return true;
  return name.length === 3 && !COUNTED.test(after);
}
