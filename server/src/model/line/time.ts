/**
 * The times under which a line sets its figures: its time limits (`deadline.ts`), and what is none by itself but governs a
 * figure: 2027年，…; “十五五”期间; 每年; 年内.
 */

import { shows, type Block } from '../../syntax/block.ts';
import { Sign } from '../../syntax/characters.ts';
import { planNamed } from '../knowledge/plans.ts';
import type { Deadline } from './deadline.ts';

const PLAN_PERIOD = /[“"]?([一二三四五六七八九]五|十[一二三四五六七八九]?五)[”"]?(?:规划|计划)?(?:期间|时期|期内)/g;
/** A year alone, with what follows it: 2027年，; 2025 年全市; 2026年要. Not 2026年度的, 2021年以来. */
const BARE_YEAR =
  /(?<![\d—－~～–至到自从较比以〔-])((?:19|20)\d{2})\s?年(?:\s?(\d{1,2})\s?月)?(?=\s?(?:[，,：:]|全[年市省区县州]|力争|争取|计划|确保|要|新|实现|完成|建|培|引|打|达|再|[\u4e00-\u9fa5“”]{1,16}(?:达|占|率|数|量|额|完成|实现|新增|建成|力争|控制|提高|增长|下降)))/g;
const EACH = /每(?:年|半年|季度|个?月)(?!度)/g;
/** The year of the document itself. */
const THIS_YEAR = /全年|(?<![一二两三四五六七八九十\d])年内|今年(?:内|底前|年底前)?|(?<![\d一-龥])年底前/g;
/** 今年以来, 当年度, 每年度 report or measure; they set no time. */
const NO_TIME_BEHIND = /^(?:以来|度|的|年检|年审|生|[)）])/;
const PAST_BEHIND = /^[^。；]{0,30}(?:已|以来|印发|召开|发布|施行|启动|开始)/;

/** Times in the order of the line, the time limits among them. */
export function readTimes(block: Block, deadlines: readonly Deadline[]): readonly Deadline[] {
  const { text } = block;
  const times = [...deadlines];
  const free = (start: number, end: number): boolean =>
    times.every(({ span }) => end <= span.start || span.end <= start) && !insideTitle(block, start);
  if (shows(block, Sign.Five)) {
    for (const match of text.matchAll(PLAN_PERIOD)) {
      const plan = planNamed(match[1]!);
      const end = match.index + match[0].length;
      if (plan === null || !free(match.index, end) || /^(?:以来|，我|的)/.test(text.slice(end))) continue;
      times.push(timeOf(match, 'plan', plan.end, null, plan.name));
    }
  }
  if (shows(block, Sign.Digit) && shows(block, Sign.Year)) {
    for (const match of text.matchAll(BARE_YEAR)) {
      const end = match.index + match[0].length;
      if (!free(match.index, end) || PAST_BEHIND.test(text.slice(end, end + 40))) continue;
      times.push(timeOf(match, 'during', Number(match[1]), match[2] === undefined ? null : Number(match[2]), null));
    }
  }
  for (const match of text.matchAll(EACH)) {
    const end = match.index + match[0].length;
    if (!free(match.index, end) || NO_TIME_BEHIND.test(text.slice(end))) continue;
    times.push(timeOf(match, 'each', null, null, null));
  }
  for (const match of text.matchAll(THIS_YEAR)) {
    const end = match.index + match[0].length;
    if (!free(match.index, end) || NO_TIME_BEHIND.test(text.slice(end))) continue;
    times.push(timeOf(match, 'during', null, null, null));
  }
  return times.length === deadlines.length ? deadlines : times.sort((a, b) => a.span.start - b.span.start);
}

function timeOf(
  match: RegExpMatchArray,
  kind: Deadline['kind'],
  year: number | null,
  month: number | null,
  plan: string | null,
): Deadline {
  const span = { start: match.index!, end: match.index! + match[0].length };
  const lastDay = year === null ? null : year * 10000 + (month ?? 12) * 100 + 31;
  return { kind, span, text: match[0], year, month, day: null, yearSpan: null, plan, lastDay };
}

function insideTitle(block: Block, at: number): boolean {
  return block.brackets.some(({ kind, span }) => kind === 'title' && span.start < at && at < span.end);
}
