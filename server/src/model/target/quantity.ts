/**
 * Quantities: a number with the unit it counts in and the bound that stands behind it (30家以上, 2—3个, 500万元/亩).
 *
 * Whether a quantity is a target, a subsidy or a condition is for the sentence to say (`targetSentence.ts`).
 */

import type { Span } from '../../text/span.ts';
import { isDigitAt, isSpace } from '../../syntax/characters.ts';

export interface Quantity {
  /** From the number to the end of unit and bound, in UTF-16 units of the line. */
  readonly span: Span;
  /** The number, or both numbers of a range. */
  readonly valueSpan: Span;
  /** As written, without the commas that group digits: 1000, 12.5, 1—2. */
  readonly value: string;
  readonly unit: string;
  /** The unit without its scale: 元 for 亿元. */
  readonly base: string;
  /** The value in the base unit; null for a range. */
  readonly amount: number | null;
  readonly bound: '>=' | '<=' | null;
  readonly isRange: boolean;
}

const SCALE = '万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百';
const SCALES: Readonly<Record<string, number>> = {
  百: 1e2,
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

/**
 * What targets count in; the longer before the shorter that begins it. Single characters were counted over 93 documents;
 * those that are rarely a unit (年, 月, 日, 岁, 期) are left out, or a term would be taken for an indicator.
 */
const BASES =
  '个百分点 百分点 个工作日 工作日 个小时 小时 分钟 个月 千瓦时 千瓦 兆瓦 标准箱 吨标准煤 吨公里 人次 户次 亩次 场次 座次 册次 ' +
  '课时 学时 平方公里 平方千米 平方米 立方米 公里 千米 公顷 公斤 毫克 微克 美元 欧元 标箱 床位 学位 托位 个点 ' +
  '元 吨 人 户 家 个 项 件 名 位 所 处 座 条 台 套 批 次 倍 亩 张 床 辆 艘 架 支 部 种 类 场 只 头 枚 片 组 对 例 篇 册 株 米 ' +
  '分 点 发 颗 款 周 级 斤 方 克 栋 幢 间 村 站 圈 届 门 宗 笔 单 份 天 ℃ 度 瓦 升 字 棵 道 列 班 期';
const UNIT = new RegExp(
  `(?:余|多)?\\s?((?:${SCALE})?(?:${BASES.split(' ').join('|')})(?:[/／每](?:百万人|万人|千人|平方米|平方公里|立方米|人|天|日|年|月|亩|户|次|吨|个|家))*|[%％‰]|(?:${SCALE})(?![\\u4e00-\\u9fa5]{0,2}分之))`,
  'y',
);
const RANGE = /(\s?[%％]?)\s?(?:—|-|－|~|～|–|至|到){1,2}\s?(\d+(?:\.\d+)?)/y;
const BOUND = /\s?(?:[（(]含[^（()）]{0,8}[)）])?\s?(及以上|以上|及以下|以下|以内|之内|左右|上下)/y;
const TERM_SET = /(?:不超过|压缩至|缩短至|压减至|控制在|提速至|不多于)\s?$/;
const DATE_UNITS = '年月日岁';
const COMMA = ',，';

/** All quantities of a text in order. */
export function readQuantities(text: string): Quantity[] {
  const quantities: Quantity[] = [];
  for (let start = nextDigit(text, 0), end: number; start >= 0; start = nextDigit(text, end)) {
    end = endOfNumber(text, start);
    const before = text.charCodeAt(start - 1);
    // A figure inside a word (A4, 5G, GB50016), behind a point or 第 is no quantity.
    if ((before >= 65 && before <= 90) || (before >= 97 && before <= 122) || before === 46) continue;
    if ('第〔[【'.includes(text.charAt(start - 1) || '。')) continue;
    const quantity = readUnit(text, start, end);
    if (quantity === null) continue;
    quantities.push(quantity);
    end = quantity.span.end;
  }
  return quantities;
}

function readUnit(text: string, start: number, firstEnd: number): Quantity | null {
  RANGE.lastIndex = firstEnd;
  const range = RANGE.exec(text);
  let end = range === null ? firstEnd : RANGE.lastIndex;
  const gap = isSpace(text.charCodeAt(end)) ? 1 : 0;
  // Most numbers of a line are those of its dates.
  if (DATE_UNITS.includes(text.charAt(end + gap) || '。')) return readTerm(text, start, end, gap);
  UNIT.lastIndex = end + gap;
  let counted = UNIT.exec(text);
  let isRange = range !== null;
  if (counted === null && range === null) {
    // 1万—3万元: the first number has its scale.
    return null;
  }
  if (counted === null) {
    isRange = false;
    end = firstEnd;
    UNIT.lastIndex = end;
    counted = UNIT.exec(text);
    if (counted === null) return null;
  }
  const unit = counted[1]!;
  const unitEnd = UNIT.lastIndex;
  // 2次方, 3类人群 are counted all the same; 5G and 10kV are not reached. A unit that begins a word is none: 3个别.
  BOUND.lastIndex = unitEnd;
  const bound = BOUND.exec(text);
  const close = bound === null ? unitEnd : BOUND.lastIndex;
  const written = text.slice(start, end);
  const value = written.replace(/[,，\s]/g, '').replace(/[%％](?=.)/, '');
  const scale = new RegExp(`^(?:${SCALE})`).exec(unit)?.[0];
  const number = Number(value);
  return {
    span: { start, end: close },
    valueSpan: { start, end },
    value,
    unit,
    base: unit === scale ? unit : unit.slice(scale?.length ?? 0),
    amount: Number.isNaN(number) ? null : number * (scale === undefined ? 1 : SCALES[scale]!),
    bound: bound === null ? null : /以上$/.test(bound[1]!) ? '>=' : /左右|上下/.test(bound[1]!) ? null : '<=',
    isRange,
  };
}

/** 不超过10日, 压缩至2个月: a term that is set, unlike a date. */
function readTerm(text: string, start: number, end: number, gap: number): Quantity | null {
  const unit = text.charAt(end + gap);
  if (unit !== '日' || !TERM_SET.test(text.slice(Math.max(0, start - 6), start))) return null;
  const close = end + gap + 1;
  const value = text.slice(start, end).replace(/[,，\s]/g, '');
  const valueSpan = { start, end };
  const amount = Number.isNaN(Number(value)) ? null : Number(value);
  return { span: { start, end: close }, valueSpan, value, unit, base: unit, amount, bound: null, isRange: false };
}

function nextDigit(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (isDigitAt(text, at)) return at;
  return -1;
}

/** 1200, 1,200, 12.5 */
function endOfNumber(text: string, from: number): number {
  let end = endOfDigits(text, from);
  while (
    COMMA.includes(text.charAt(end) || '。') &&
    isDigitAt(text, end + 1) &&
    isDigitAt(text, end + 2) &&
    isDigitAt(text, end + 3) &&
    !isDigitAt(text, end + 4)
  ) {
    end += 4;
  }
  return text.charAt(end) === '.' && isDigitAt(text, end + 1) ? endOfDigits(text, end + 1) : end;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (isDigitAt(text, end)) end++;
  return end;
}
