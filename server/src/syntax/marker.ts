/** Ordinals at the head of a line: 一、 （一） 1. （1） ① 第一条 第一章, well written or not. */

import type { Span } from '../text/span.ts';
import { isSpace } from './characters.ts';
import { parseArabicNumeral, parseChineseNumeral, toChineseNumeral } from './numerals.ts';

/** The forms of ordinals, from the outermost level inwards (条例 and GB/T 9704: 一、（一）1.（1）). */
export const MARKER_FORMS = [
  'part', // 第一部分
  'chapter', // 第一章
  'section', // 第一节
  'article', // 第一条
  'chinese', // 一、
  'chineseBracketed', // （一）
  'arabic', // 1.
  'arabicBracketed', // （1）
  'circled', // ①
] as const;

export type MarkerForm = (typeof MARKER_FORMS)[number];

/** Nesting rank of a form: a smaller rank stands outside a larger one. */
export function rankOf(form: MarkerForm): number {
  return RANKS[form];
}

const RANKS = Object.fromEntries(MARKER_FORMS.map((form, rank) => [form, rank])) as Readonly<
  Record<MarkerForm, number>
>;

export interface Marker {
  readonly form: MarkerForm;
  /** As written, spaces left out: （三） */
  readonly text: string;
  /** The ordinal as a number, 1 for 一. */
  readonly number: number;
  /** From the first bracket or numeral to the end of the point or bracket, without the space behind. */
  readonly span: Span;
  /** The numeral alone. */
  readonly numeral: Span;
  /** False when bracket, numeral or point is not as the form demands: 一. （一）、 1、 (1). —、 */
  readonly wellFormed: boolean;
  /** One of its brackets is lost: 一） or （一. */
  readonly torn: boolean;
  /** Where the heading text begins, behind the spaces that follow the marker. */
  readonly contentStart: number;
}

const SPACES = /[ \u00a0\u3000]/g;
const CHINESE = '[一二三四五六七八九十百零〇]{1,7}';
const ARABIC = '[0-9０-９]{1,3}';

// Sticky, anchored patterns over bounded classes: none can look further than the marker itself.
const BRACKETED = new RegExp(`([（(])[ \\u3000]?(?:(${CHINESE})|(${ARABIC}))[ \\u3000]?([)）])([、.．，,。])?`, 'y');
// 一）加强… : the opening bracket was lost.
const HALF_BRACKETED = new RegExp(`(?:(${CHINESE})|(${ARABIC}))([)）])([、.．，,。])?`, 'y');
const OPEN_ONLY = new RegExp(`[（(](?:(${CHINESE})|(${ARABIC}))(?=[\\u4e00-\\u9fa5])`, 'y');
const CHINESE_POINT = new RegExp(
  `(${CHINESE})[ \\u3000]?([、.．，,。])(?!${CHINESE}(?:[、，,]|[级类产线期批次]))`,
  'y',
);
// The numeral 一 typed or recognised as a dash: “—、总体要求”.
const DASH_POINT = /([—－–-])([、])/y;
// A digit behind the point makes it a decimal, unless it is a year or a name: “5.2021年度……”, “3.12345热线”, “2.5G网络”.
const NAME_IN_DIGITS =
  // 2.65周岁以上居民, 3.5个地级市: an ordinal and the number behind it; 1.5万吨 is one number.
  '\\d{1,2}(?:周岁|岁|个(?!百分点|点)|家|名|类|项|所|大|种)|' +
  '\\d{3,}(?=[\\u4e00-\\u9fa5])(?![万亿千百元个家项米公吨户亩名]|人(?!才))|\\d{1,2}[GDK](?![A-Za-z])';
const ARABIC_POINT = new RegExp(
  `(${ARABIC})([.．﹒、，,。])(?!(?!(?:19|20)\\d{2}(?!\\d)|${NAME_IN_DIGITS})[0-9０-９])`,
  'y',
);
const CIRCLED = /[①-⑳⑴-⒇]/y;
const NAMED = new RegExp(`第[ \\u3000]?(?:(${CHINESE})|(${ARABIC}))[ \\u3000]?(部分|[章节条])`, 'y');

const NAMED_FORMS: Readonly<Record<string, MarkerForm>> = {
  部分: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
};

/** The marker that stands at `start`, the first character of the line that is not a space; null if none. */
export function readMarker(text: string, start: number): Marker | null {
  const first = text.charCodeAt(start);
  // A cheap refusal first: most lines begin with an ordinary character.
  switch (first) {
    case 0xff08: // （
    case 0x28:
      return readBracketed(text, start);
    case 0x7b2c: // 第
      return readNamed(text, start);
    case 0x2014:
    case 0xff0d:
    case 0x2013:
    case 0x2d:
      return readDash(text, start);
  }
  if ((first >= 0x30 && first <= 0x39) || (first >= 0xff10 && first <= 0xff19)) {
    return readPointed(text, start, ARABIC_POINT, 'arabic') ?? readHalfBracketed(text, start);
  }
  if (first >= 0x2460 && first <= 0x2487) return readCircled(text, start);
  if ('一二三四五六七八九十百'.includes(text.charAt(start))) {
    return readPointed(text, start, CHINESE_POINT, 'chinese') ?? readHalfBracketed(text, start);
  }
  return null;
}

function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}

function build(
  text: string,
  start: number,
  match: RegExpExecArray,
  form: MarkerForm,
  numeral: { text: string; start: number },
  wellFormed: boolean,
  torn = false,
): Marker | null {
  const number = parseChineseNumeral(numeral.text) ?? parseArabicNumeral(numeral.text);
  if (number === null) return null;
  const end = start + match[0].length;
  return {
    form,
    text: match[0].replace(SPACES, ''),
    number,
    span: { start, end },
    numeral: { start: numeral.start, end: numeral.start + numeral.text.length },
    wellFormed,
    torn,
    contentStart: skipSpaces(text, end),
  };
}

function readBracketed(text: string, start: number): Marker | null {
  const match = matchAt(BRACKETED, text, start);
  if (match === null) return null;
  const numeral = (match[2] ?? match[3])!;
  return build(
    text,
    start,
    match,
    match[2] === undefined ? 'arabicBracketed' : 'chineseBracketed',
    { text: numeral, start: text.indexOf(numeral, start) },
    match[5] === undefined,
  );
}

/** （一加强… : a bracket opens the line and never closes. Only the caller knows that it does not. */
export function readTornMarker(text: string, start: number): Marker | null {
  const match = matchAt(OPEN_ONLY, text, start);
  if (match === null) return null;
  const form: MarkerForm = match[1] === undefined ? 'arabicBracketed' : 'chineseBracketed';
  return build(text, start, match, form, { text: (match[1] ?? match[2])!, start: start + 1 }, false, true);
}

function readHalfBracketed(text: string, start: number): Marker | null {
  const match = matchAt(HALF_BRACKETED, text, start);
  if (match === null) return null;
  const form: MarkerForm = match[1] === undefined ? 'arabicBracketed' : 'chineseBracketed';
  return build(text, start, match, form, { text: (match[1] ?? match[2])!, start }, false, true);
}

function readPointed(text: string, start: number, pattern: RegExp, form: MarkerForm): Marker | null {
  const match = matchAt(pattern, text, start);
  if (match === null) return null;
  const point = match[2]!;
  // GB/T 15834 B.3: a pause mark after a Chinese numeral, a full point after an Arabic one.
  const wellFormed = form === 'chinese' ? point === '、' : point === '.' || point === '．';
  const close = match[0].length === match[1]!.length + point.length;
  return build(text, start, match, form, { text: match[1]!, start }, wellFormed && close);
}

function readDash(text: string, start: number): Marker | null {
  const match = matchAt(DASH_POINT, text, start);
  if (match === null) return null;
  const end = start + match[0].length;
  return {
    form: 'chinese',
    text: match[0],
    number: 1,
    span: { start, end },
    numeral: { start, end: start + 1 },
    wellFormed: false,
    torn: false,
    contentStart: skipSpaces(text, end),
  };
}

function readCircled(text: string, start: number): Marker | null {
  const match = matchAt(CIRCLED, text, start);
  if (match === null) return null;
  const code = text.charCodeAt(start);
  const circled = code < 0x2474;
  return {
    form: circled ? 'circled' : 'arabicBracketed',
    text: match[0],
    number: circled ? code - 0x245f : code - 0x2473,
    span: { start, end: start + 1 },
    numeral: { start, end: start + 1 },
    wellFormed: true,
    torn: false,
    contentStart: skipSpaces(text, start + 1),
  };
}

function readNamed(text: string, start: number): Marker | null {
  const match = matchAt(NAMED, text, start);
  if (match === null) return null;
  const end = start + match[0].length;
  const form = NAMED_FORMS[match[3]!]!;
  // “第三条规定…” opens a sentence; an ordinal of this form stands apart from its text.
  const apart =
    end === text.length || isSpace(text.charCodeAt(end)) || (form !== 'article' && /[：:、]/.test(text.charAt(end)));
  if (!apart) return null;
  const numeral = (match[1] ?? match[2])!;
  return build(text, start, match, form, { text: numeral, start: text.indexOf(numeral, start) }, true);
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The marker of a form and number as it is properly written. Circled ordinals end at ⑳; beyond, （21）. */
export function writeMarker(form: MarkerForm, number: number): string {
  const chinese = toChineseNumeral(number);
  switch (form) {
    case 'part':
      return `第${chinese}部分`;
    case 'chapter':
      return `第${chinese}章`;
    case 'section':
      return `第${chinese}节`;
    case 'article':
      return `第${chinese}条`;
    case 'chinese':
      return `${chinese}、`;
    case 'chineseBracketed':
      return `（${chinese}）`;
    case 'arabic':
      return `${number}.`;
    case 'arabicBracketed':
      return `（${number}）`;
    case 'circled':
      return number <= 20 ? String.fromCharCode(0x245f + number) : `（${number}）`;
  }
}

/** The same marker with another number, its width and brackets kept as the drafter wrote them. */
export function renumbered(text: string, marker: Marker, number: number): string {
  const written = text.slice(marker.span.start, marker.span.end);
  const numeral = text.slice(marker.numeral.start, marker.numeral.end);
  if (marker.torn) return writeMarker(marker.form, number);
  if (marker.form === 'circled' || /[⑴-⒇—－–-]/.test(numeral)) return writeMarker(marker.form, number);
  const arabic = /[0-9]/.test(numeral);
  const wide = /[０-９]/.test(numeral);
  const next = arabic
    ? String(number)
    : wide
      ? [...String(number)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
      : toChineseNumeral(number);
  const at = marker.numeral.start - marker.span.start;
  return written.slice(0, at) + next + written.slice(at + numeral.length);
}
