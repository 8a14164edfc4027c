/** 时限: 到2025年, 2025年6月底前, “十四五”末, 三年内; and years that are no time limit at all. */

import type { Span } from '../../text/span.ts';
import { shows, type Block } from '../../syntax/block.ts';
import { Sign } from '../../syntax/characters.ts';
import { planNamed } from '../knowledge/plans.ts';

export type DeadlineKind =
  | 'by' // 到2025年
  | 'before' // 2025年底前
  | 'plan' // “十四五”末
  | 'period' // 自2010年至2015年, 2021—2025年
  | 'relative' // 三年内
  | 'during' // 2027年，…
  | 'each'; // 每年

export interface Deadline {
  readonly kind: DeadlineKind;
  readonly span: Span;
  readonly text: string;
  /** Null where the text gives no year: 三年内. */
  readonly year: number | null;
  /** 1 to 12; null where the year alone is given. */
  readonly month: number | null;
  readonly day: number | null;
  /** The four digits of the year on the line; null for plans and relative limits. */
  readonly yearSpan: Span | null;
  /** The plan period, for kind `plan`: 十四五. */
  readonly plan: string | null;
  /** The last day of the limit as a number YYYYMMDD, so that limits compare as numbers; null without a year. */
  readonly lastDay: number | null;
}

const NONE: readonly never[] = Object.freeze([]);

const YEAR = '(?:19|20)\\d{2}';
const DATE = new RegExp(
  `(${YEAR})\\s?年(?:\\s?(年?[底末初中]|[上下]半年)|\\s?(\\d{1,2})\\s?月份?(?:\\s?(\\d{1,2})\\s?日|\\s?(底|末|初|[上中下]旬))?)?(\\s?[之以]?前)?`,
  'g',
);
const PLAN_END = /[“"]?([一二三四五六七八九]五|十[一二三四五六七八九]?五)[”"]?(?:规划|计划|时期)?(?:期末|末)/g;
const RELATIVE =
  /(?:未来|今后|利用|用)?(?<![\d一二三四五六七八九十第])(?:[一二两三四五六七八九十]{1,2}|\d{1,2})(?:年|个月|个工作日)(?:时间|左右)?(?:以内|之内|内)/g;
/** What stands in front of 内 in all of these; 区内 and 国内 are more frequent by far. */
const TERM_WITHIN = /[年月日间右以之]内/;
/** The word in front of a year. */
const LEAD = /(?:截至|截止到|截止|自|从|以|与|较|比|到|至|于|在|—|－|-|~|～)$/;
/** A year with its period partner in front: 2021年至2025年, 2021—2025年. */
/** What links the two ends of a period. */
const LINKS = '至到—－-~～–';
const PERIOD_BEFORE = new RegExp(`(?:自|从)?${YEAR}年?(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:至|到|—|－|-|~|～|–)+$`);

/** Right behind a year these make it history, the name of an edition, or an attribute. */
const HISTORY_BEHIND = /^(?:以来|以后|起|度|版|第|以前的|前的|的|《|[（(])/;
/** The same somewhat later in the clause that follows. */
const HISTORY_IN_CLAUSE = /以来|的基础上|为基[数期准]|为基点|获批|被认定|被评为|被授予|印发|颁布|施行|召开|制定的/;
const CLAUSE_END = /[，,。；;、：:]/;
const FARTHEST_HISTORY = 12;

function tellsHistory(behind: string): boolean {
  if (HISTORY_BEHIND.test(behind)) return true;
  const end = behind.search(CLAUSE_END);
  const found = HISTORY_IN_CLAUSE.exec(end < 0 ? behind : behind.slice(0, end));
  return found !== null && found.index <= FARTHEST_HISTORY;
}

/** “2020年12月31日前取得施工许可的项目” states a condition, not a task. */
const CONDITION_BEHIND =
  /^(?:已|均已|出生|参加工作|毕业|退休|入职|发生|购买|取得(?![^，,。；;]{0,8}(?:成效|进展|突破|成果))|[^，,。；;、：:]{0,24}的(?:$|[，,。；;、：:]|[^，,。；;、：:]{0,12}(?:$|[，,。；;、：:])))/;
/** In front of a date these make it a condition or a report of the past. */
const CONDITION_BEFORE = /(?:凡|对|对于|已于|曾于|在|将)$/;

/** Time limits of a line in order. Years in 文号, titles and history are not among them. */
export function readDeadlines(block: Block): readonly Deadline[] {
  const { text } = block;
  const dates = shows(block, Sign.Digit) && shows(block, Sign.Year);
  const planEnds = shows(block, Sign.Five) && text.includes('末');
  const terms = shows(block, Sign.Within) && TERM_WITHIN.test(text);
  if (!dates && !planEnds && !terms) return NONE;
  const deadlines: Deadline[] = [];
  if (dates) readDates(block, deadlines);
  if (planEnds) readPlanEnds(text, deadlines);
  if (terms) readRelative(text, deadlines);
  return deadlines.length === 0
    ? NONE
    : deadlines.length === 1
      ? deadlines
      : deadlines.sort((a, b) => a.span.start - b.span.start);
}

function readDates(block: Block, into: Deadline[]): void {
  const { text } = block;
  DATE.lastIndex = 0;
  for (let match = DATE.exec(text); match !== null; match = DATE.exec(text)) {
    const [whole, yearText, part, monthText, dayText, dayPart, before] = match;
    const yearSpan = { start: match.index, end: match.index + 4 };
    const lead = LEAD.exec(text.slice(Math.max(0, yearSpan.start - 3), yearSpan.start))?.[0];
    const start = yearSpan.start - (lead?.length ?? 0);
    const end = yearSpan.start + whole.length;
    if (insideTitle(block, start)) continue;
    if (lead === '截至' || lead === '截止' || lead === '截止到') continue;
    if (lead === '自' || lead === '从' || lead === '以' || lead === '较' || lead === '比' || lead === '与') continue;
    const year = Number(yearText);
    const month = monthText === undefined ? null : Number(monthText);
    if (month !== null && (month < 1 || month > 12)) continue;
    const day = dayText === undefined ? null : Number(dayText);
    const behind = text.slice(end, end + 40);
    const partner = LINKS.includes(text.charAt(yearSpan.start - 1))
      ? PERIOD_BEFORE.exec(text.slice(Math.max(0, yearSpan.start - 24), yearSpan.start))
      : null;
    if (partner !== null) {
      const from = yearSpan.start - partner[0].length;
      into.push(dated('period', { start: from, end }, text.slice(from, end), year, month, day, yearSpan));
      continue;
    }
    const closes =
      before !== undefined || part === '底' || part === '末' || part === '年底' || part === '年末' || dayPart === '底';
    const reaches = lead === '到' || lead === '至';
    if ((!closes && !reaches) || tellsHistory(behind)) continue;
    // 2020年初 with nothing else is a beginning.
    if (!reaches && before === undefined && day !== null) continue;
    if (CONDITION_BEHIND.test(behind) && before !== undefined) continue;
    const inFront = text.slice(Math.max(0, start - 4), start);
    if (!reaches && lead === undefined && CONDITION_BEFORE.test(inFront)) continue;
    const from = reaches || lead === '于' || lead === '在' ? start : yearSpan.start;
    const kind = before === undefined && reaches ? 'by' : 'before';
    into.push(dated(kind, { start: from, end }, text.slice(from, end), year, month, day, yearSpan));
  }
}

function readPlanEnds(text: string, into: Deadline[]): void {
  for (const match of text.matchAll(PLAN_END)) {
    // “较‘十三五’末下降16%”: a base to compare with.
    if (/[较比与同以按]$/.test(text.slice(0, match.index))) continue;
    const plan = planNamed(match[1]!);
    if (plan === null) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    into.push({
      kind: 'plan',
      span,
      text: match[0],
      year: plan.end,
      month: null,
      day: null,
      yearSpan: null,
      plan: plan.name,
      lastDay: plan.end * 10000 + 1231,
    });
  }
}

function readRelative(text: string, into: Deadline[]): void {
  for (const match of text.matchAll(RELATIVE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    into.push({
      kind: 'relative',
      span,
      text: match[0],
      year: null,
      month: null,
      day: null,
      yearSpan: null,
      plan: null,
      lastDay: null,
    });
  }
}

/** Years in 《…》 belong to the name of a document. */
function insideTitle(block: Block, at: number): boolean {
  return block.brackets.some(({ kind, span }) => kind === 'title' && span.start < at && at < span.end);
}

function dated(
  kind: DeadlineKind,
  span: Span,
  text: string,
  year: number,
  month: number | null,
  day: number | null,
  yearSpan: Span,
): Deadline {
  return { kind, span, text, year, month, day, yearSpan, plan: null, lastDay: lastDayOf(year, month, day, text) };
}

/** 到2025年 ends with the year, 2025年6月底前 with the month. */
function lastDayOf(year: number, month: number | null, day: number | null, text: string): number {
  // “2020年前” means by the end of 2019 to the letter, but custom also uses it for the end of 2020: the later holds.
  if (/初(?:[之以]?前)?$/.test(text)) return year * 10000 + (month ?? 1) * 100 + 15;
  if (month === null) return /上半年/.test(text) ? year * 10000 + 630 : year * 10000 + 1231;
  return year * 10000 + month * 100 + (day ?? 31);
}
