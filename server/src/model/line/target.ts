/** 目标: an indicator, what it is to reach, and in what unit. */

import type { Span } from '../../text/span.ts';
import { appended } from '../../text/appended.ts';
import { shows, type Block } from '../../syntax/block.ts';
import { isDigitAt, isHan, isSpace, Sign } from '../../syntax/characters.ts';
import { Suffixes } from '../../text/suffixes.ts';
import type { Deadline } from './deadline.ts';

export type Comparison = '>=' | '>' | '<=' | '<' | '=' | '~';

/** A figure that the text sets, with the words around it read; whether it is a target depends on its place. */
export interface Figure {
  /** The clause of the sentence that sets it, from the indicator to the unit. */
  readonly span: Span;
  readonly text: string;
  readonly indicator: string;
  /** What is compared when two figures are: the indicator without marks and padding, with its unit in lowest terms. */
  readonly measure: string;
  /** The value in that unit; null for a range. */
  readonly amount: number | null;
  /** As written: 1000, 12.5, 1—2. */
  readonly value: string;
  readonly unit: string;
  readonly comparison: Comparison;
  readonly valueSpan: Span;
  /** The deadline that governs it within its sentence. */
  readonly deadline: Deadline | null;
}

// The longer unit first: 个百分点 before 个. Time units are absent on purpose: 3年, 5个工作日 are terms, not targets.
const UNIT =
  '个百分点|百分点|[%％‰]|(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千)?(?:美元|欧元|元|千瓦时|千瓦|兆瓦|标准箱|吨公里|吨|人次|人|户次|户|家|个|项|件|名|位|所|处|座|条|台|套|批|次|倍|平方公里|平方千米|平方米|立方米|公里|千米|公顷|亩|张|床|辆|艘|架|支|部|种|类|部|场|只|头|枚|片|组|对|例|篇|册|株|米|分|点)|(?:万亿|亿|万)';
/** The second figure of a range, right behind the first: 1—2, 15%至30%. */
const RANGE = /[%％]?\s?(?:—|-|－|~|～|–|至|到){1,2}\s?\d+(?:\.\d+)?/y;
const BEFORE_RANGE = '%％—-－~～–至到';
const UNIT_BEHIND = new RegExp(`^(?:余|多)?(${UNIT})`);
const DATE_UNITS = '年月日';
const BOUND_BEHIND = /^(以上|及以上|以下|以内|之内|左右|上下)/;

/** Verbs right in front of the number, with the bound that they express; `change` verbs stay with the indicator. */
const VERBS: readonly (readonly [sets: Comparison | 'change', words: string])[] = [
  [
    '=',
    '达到 达 实现 完成 为 占 保持在 稳定在 维持在 提高到 提升到 提高至 提升至 增加到 增加至 增长到 扩大到 发展到 恢复到 ' +
      '降低到 降低至 降到 降至 下降到 下降至 压减到 缩减至 压缩至 压缩到 控制到',
  ],
  ['>', '超过 超 突破 高于 大于 多于'],
  ['>=', '不低于 不少于 不小于 至少 最低'],
  ['<=', '不超过 不高于 不大于 不多于 控制在 低于 少于 最高'],
  ['change', '增长 增加 提高 提升 上升 下降 降低 减少 压减 翻 增幅 增速'],
];
const COMPARISONS = new Map(VERBS.flatMap(([sets, words]) => words.split(' ').map((word) => [word, sets] as const)));
const VERB_ENDS = new Suffixes([...COMPARISONS.keys()]);
/** Verbs that open the clause and take the counted thing as their object: 新增国家高新区4家. */
const OBJECT =
  /^(?:力争|争取|确保|累计|每年|再|要|各)*((?:新增|净增|新建|建成|建设|培育|引进|打造|创建|认定|组建|布局|实施|完成|实现|形成|推广|改造|开展|举办|扶持|支持|发展|集聚|引育|招引|入库|建立|选派|培训|打造出|建设改造|新改扩建)[^\d]{0,40})$/;

const MODIFIERS = new Suffixes(
  '力争 争取 确保 平均 分别 累计 总数 总量 已 要 均 将 年 约 近 再 各 每年 逐步'.split(' '),
);

const NONE: readonly never[] = Object.freeze([]);

/** Figures of a line in order. */
export function readFigures(block: Block, deadlines: readonly Deadline[]): readonly Figure[] {
  if (!shows(block, Sign.Digit)) return NONE;
  const { text } = block;
  let figures: Figure[] | undefined;
  for (let start = nextDigit(text, 0), end: number; start >= 0; start = nextDigit(text, end)) {
    end = endOfNumber(text, start);
    // Most numbers of a line are those of its dates.
    if (end < text.length && DATE_UNITS.includes(text.charAt(end))) continue;
    end = endOfRange(text, end);
    const before = text.charCodeAt(start - 1);
    // A figure inside a word (A4, 5G, GB50016) or behind a point is no quantity.
    if ((before >= 65 && before <= 90) || (before >= 97 && before <= 122) || before === 46) continue;
    const counted = UNIT_BEHIND.exec(text.slice(end, end + 8));
    if (counted === null) continue;
    const unit = counted[1]!;
    const unitEnd = end + counted[0].length;
    const segment = segmentStart(block, start);
    const lead = text.slice(segment, start);
    const bound = BOUND_BEHIND.exec(text.slice(unitEnd, unitEnd + 3))?.[1];
    const reading = readLead(lead, bound);
    if (reading === null) continue;
    const written = text.slice(start, end);
    const close = unitEnd + (bound?.length ?? 0);
    const from = segment + lead.indexOf(reading.indicator);
    figures = appended(figures, {
      span: { start: from, end: close },
      text: text.slice(from, close),
      indicator: reading.indicator,
      ...measured(reading.indicator, written, unit),
      value: written.replace(/[,，]/g, ''),
      unit,
      comparison: reading.comparison,
      valueSpan: { start, end },
      deadline: governing(text, deadlines, start),
    });
  }
  return figures ?? NONE;
}

function nextDigit(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (isDigitAt(text, at)) return at;
  return -1;
}

/** 1200, 1,200, 12.5 */
function endOfNumber(text: string, from: number): number {
  let end = endOfDigits(text, from);
  while (
    (text.charCodeAt(end) === COMMA || text.charAt(end) === '，') &&
    isDigitAt(text, end + 1) &&
    isDigitAt(text, end + 2) &&
    isDigitAt(text, end + 3)
  ) {
    end += 4;
  }
  return text.charAt(end) === '.' && isDigitAt(text, end + 1) ? endOfDigits(text, end + 1) : end;
}

function endOfRange(text: string, end: number): number {
  const next = text.charCodeAt(end);
  if (!isSpace(next) && !BEFORE_RANGE.includes(text.charAt(end) || '。')) return end;
  RANGE.lastIndex = end;
  return RANGE.test(text) ? RANGE.lastIndex : end;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (isDigitAt(text, end)) end++;
  return end;
}

/** What stands between the last pause and the number: an indicator with its verb, or a verb with its object. */
function readLead(lead: string, bound: string | undefined): { indicator: string; comparison: Comparison } | null {
  const end = MODIFIERS.runBefore(lead, lead.length);
  const verb = lead.slice(end - VERB_ENDS.lengthBefore(lead, end), end);
  const boundComparison: Comparison | null =
    bound === undefined ? null : bound.endsWith('以上') ? '>=' : bound === '左右' || bound === '上下' ? '~' : '<=';
  const sets = COMPARISONS.get(verb);
  if (sets !== undefined) {
    // 增长率 and the like are named by their verb: “工业总产值年均增长12%”.
    const named = sets === 'change' ? end : MODIFIERS.runBefore(lead, end - verb.length);
    const indicator = tidy(lead.slice(0, named));
    return indicator.length >= 2
      ? { indicator, comparison: boundComparison ?? (sets === 'change' ? '=' : sets) }
      : null;
  }
  const object = OBJECT.exec(tidy(lead.slice(0, end)));
  if (object === null) return null;
  return { indicator: object[1]!.trim(), comparison: boundComparison ?? '=' };
}

const DATED = /[年五]/;
const TIME_LIMIT =
  /^.*(?:(?:19|20)\d{2}年(?:年?[底末初]|\d{1,2}月(?:[底末]|\d{1,2}日)?)?(?:[之以]?前)?|[“"][一二三四五六七八九十]+五[”"]?(?:期?末|期间|时期)?)/;
/** Also the 末 that stands behind the mark of “十五五”, where the indicator begins. */
const LINKING = /^(?:期?末|力争|争取|确保|实现|使|其中|并|且|和|以及|及|全力|推动|促进)+/;

/** Drops time limits and linking words in front of an indicator. */
function tidy(text: string): string {
  const named = DATED.test(text) ? text.replace(TIME_LIMIT, '') : text;
  return named.replace(LINKING, '').trim();
}
const SCALE = /^(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千)?(.*)$/;
const SCALES: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
};

/** “高新技术企业数量”达到420家 and 高新技术企业达到420户 count the same thing; 5000万元 and 0.5亿元 are the same sum. */
function measured(indicator: string, value: string, unit: string): { measure: string; amount: number | null } {
  const [, scale, base] = SCALE.exec(unit)!;
  const plain = indicator.replace(/[\s“”"《》（）()]/g, '').replace(/(?:总数|总量|数量|户数|家数|个数|人数)$/, '');
  const number = Number(value.replace(/[,，]/g, ''));
  const lowest = base === '户' || base === '个' ? '家' : base === '％' ? '%' : base;
  return {
    measure: `${plain} ${lowest}`,
    amount: Number.isNaN(number) ? null : number * (scale === undefined ? 1 : SCALES[scale]!),
  };
}

const PAUSES = '，。；;：:、！？“”';
const COMMA = 0x2c;

function segmentStart(block: Block, at: number): number {
  const { text } = block;
  const floor = Math.max(block.marker?.contentStart ?? block.content.start, at - 80);
  let start = at;
  while (start > floor) {
    const char = text.charCodeAt(start - 1);
    if (!isHan(char)) {
      if (PAUSES.includes(text.charAt(start - 1))) break;
      // A half-width comma pauses unless it groups digits.
      if (char === COMMA && !(isDigitAt(text, start - 2) && isDigitAt(text, start))) break;
    }
    start--;
  }
  return start;
}

/** The last deadline in front of `at` within the same sentence. */
function governing(text: string, deadlines: readonly Deadline[], at: number): Deadline | null {
  for (let index = deadlines.length - 1; index >= 0; index--) {
    const deadline = deadlines[index]!;
    if (deadline.span.start > at) continue;
    if (text.slice(deadline.span.end, at).includes('。')) return null;
    return deadline.kind === 'relative' ? null : deadline;
  }
  return null;
}
