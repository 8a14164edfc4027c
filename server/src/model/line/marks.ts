/** Punctuation of a line as GB/T 15834 sees it: half-width marks in Chinese text, and marks where none belongs. */

import type { Span } from '../../text/span.ts';
import { isInTitle, isVerbatim, shows, type Block } from '../../syntax/block.ts';
import { isHan, Sign } from '../../syntax/characters.ts';
import type { Annotation } from '../responsibility/annotation.ts';

export interface HalfWidthMark {
  /** The mark; of a pair of brackets, the opening one. */
  readonly span: Span;
  /** It stands in 《》: the name of another document, which is as its publisher wrote it. */
  readonly inTitle: boolean;
  /** The full-width marks to put in place; a space behind a half-width mark goes with it. */
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
}

export type MarkFaultKind =
  | 'doubled' // 。。 ；。
  | 'dots' // 。。。 for ……
  | 'pauseBetweenTitles' // 《甲》、《乙》
  | 'pauseBetweenQuotes' // “甲”、“乙”
  | 'pauseBeforeEtc' // 甲、乙、等
  | 'ellipsisAndEtc' // 甲、乙……等
  | 'stopInsideAnnotation' // …。（责任单位：市科技局。）
  | 'stopAroundAnnotation' // …。（责任单位：市科技局）。
  | 'stopBehindAnnotation'; // …（责任单位：市科技局）。

export interface MarkFault extends Span {
  readonly kind: MarkFaultKind;
}

export interface Marks {
  readonly halfWidth: readonly HalfWidthMark[];
  readonly faults: readonly MarkFault[];
}

const NONE: readonly never[] = Object.freeze([]);

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

const enum Mark {
  None = 0,
  HalfWidth = 1,
  /** ，：；？！（） : with a half-width twin. */
  FullWidth = 2,
  /** 、。…》”: marks of Chinese text alone. */
  Chinese = 4,
  /** One of `STOPS`. */
  Stop = 8,
}

/** Marks that pause or end a sentence: two of them never stand together. */
const STOPS = '，。、；：,;:';

const MARKS = new Uint8Array(0x10000);
for (const [half, full] of Object.entries(FULL_WIDTH)) {
  MARKS[half.charCodeAt(0)] = Mark.HalfWidth;
  MARKS[full.charCodeAt(0)] = Mark.FullWidth;
}
for (const mark of '、。《》〈〉“”‘’〔〕【】…—') MARKS[mark.charCodeAt(0)] = Mark.Chinese;
for (const mark of STOPS) MARKS[mark.charCodeAt(0)]! |= Mark.Stop;

const PAUSE = 0x3001;
const ELLIPSIS = 0x2026;

/**
 * Null for the many lines in which every mark is well.
 *
 * @param faulty whether the lexicon saw marks side by side that may not be
 */
export function readMarks(block: Block, annotations: readonly Annotation[], faulty: boolean): Marks | null {
  const { text } = block;
  const { halfWidth, faults } = faulty || shows(block, Sign.HalfWidth) ? markByMark(block) : NOTHING_FOUND;
  let ofAnnotations: MarkFault[] | undefined;
  for (const annotation of annotations) {
    const fault = annotationFault(text, annotation);
    if (fault !== null) (ofAnnotations ??= []).push(fault);
  }
  if (halfWidth.length === 0 && faults.length === 0 && ofAnnotations === undefined && block.lone.length === 0)
    return null;
  return { halfWidth, faults: ofAnnotations === undefined ? faults : [...faults, ...ofAnnotations] };
}

const NOTHING_FOUND: Marks = Object.freeze({ halfWidth: NONE, faults: NONE });

function markByMark(block: Block): Marks {
  const { text, content } = block;
  let halfWidth: HalfWidthMark[] | undefined;
  let faults: MarkFault[] | undefined;
  let brackets = false;
  let doubledUntil = 0;
  for (let at = content.start; at < content.end; at++) {
    const code = text.charCodeAt(at);
    const mark = MARKS[code]!;
    if (mark === Mark.None || isVerbatim(block, at)) continue;
    if ((mark & Mark.HalfWidth) !== 0) {
      if (code === 0x28 || code === 0x29) brackets = true;
      else if (isChinesePlace(text, at)) (halfWidth ??= []).push(halfWidthMark(block, at));
    }
    const twoStops = (mark & Mark.Stop) !== 0 && (MARKS[text.charCodeAt(at + 1)]! & Mark.Stop) !== 0;
    if ((twoStops || code === PAUSE || code === ELLIPSIS) && at >= doubledUntil) {
      const fault = faultAt(text, at);
      if (fault !== null) {
        (faults ??= []).push(fault);
        doubledUntil = fault.end;
      }
    }
  }
  if (brackets) {
    for (const pair of halfWidthPairs(block)) (halfWidth ??= []).push(pair);
    halfWidth?.sort((a, b) => a.span.start - b.span.start);
  }
  return { halfWidth: halfWidth ?? NONE, faults: faults ?? NONE };
}

/** Whether a Chinese character or a mark of Chinese text stands there. */
function isChinese(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isHan(code) || (MARKS[code]! & (Mark.Chinese | Mark.FullWidth)) !== 0;
}

/** Between figures (1,000; 10:31; 2:8), letters or the parts of an address a mark keeps its half width. */
function isChinesePlace(text: string, at: number): boolean {
  const behind = text.charAt(at + 1) === ' ' ? at + 2 : at + 1;
  if (text.charAt(at + 1) === '/' || text.charAt(at - 1) === '/') return false;
  return (at > 0 && isChinese(text, at - 1)) || (behind < text.length && isChinese(text, behind));
}

function halfWidthMark(block: Block, at: number): HalfWidthMark {
  const { text } = block;
  const end = text.charAt(at + 1) === ' ' && isHan(text.charCodeAt(at + 2)) ? at + 2 : at + 1;
  return {
    span: { start: at, end: at + 1 },
    inTitle: isInTitle(block, at),
    edits: [{ span: { start: at, end }, newText: FULL_WIDTH[text.charAt(at)]! }],
  };
}

/** Round brackets of half width that hold or follow Chinese text; f(x) and (a+b)*c are none of them. */
function halfWidthPairs(block: Block): HalfWidthMark[] {
  const { text, content, brackets } = block;
  const found: HalfWidthMark[] = [];
  for (const { kind, span } of brackets) {
    if (kind !== 'round') continue;
    const places = [span.start, span.end - 1].filter((at) => (MARKS[text.charCodeAt(at)]! & Mark.HalfWidth) !== 0);
    if (places.length === 0 || isVerbatim(block, span.start) || isLabel(text, span)) continue;
    if (isOperator(text.charAt(span.start - 1)) || isOperator(text.charAt(span.end))) continue;
    const chinese =
      places.length === 1 ||
      holdsHan(text, span) ||
      (span.start > content.start ? isChinese(text, span.start - 1) : isChinese(text, span.end));
    if (!chinese) continue;
    found.push({
      span: { start: places[0]!, end: places[0]! + 1 },
      inTitle: isInTitle(block, places[0]!),
      edits: places.map((at) => ({ span: { start: at, end: at + 1 }, newText: FULL_WIDTH[text.charAt(at)]! })),
    });
  }
  return found;
}

/** 如图2(a)、(b)所示: letters and figures that count things off are set alike, whatever stands in front of each. */
function isLabel(text: string, { start, end }: Span): boolean {
  return end - start <= 4 && /^[A-Za-z0-9]+$/.test(text.slice(start + 1, end - 1));
}

function isOperator(char: string): boolean {
  return char !== '' && '=+*/×÷^'.includes(char);
}

function holdsHan(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) if (isHan(text.charCodeAt(at))) return true;
  return false;
}

/** 等 that begins another word lists nothing: 甲、乙、等级评价. */
const OTHER_WORD_WITH_ETC = '级待于同额值效量候高位距离';

function faultAt(text: string, at: number): MarkFault | null {
  const char = text.charAt(at);
  const next = text.charAt(at + 1);
  if (char === '、') {
    if (next === '《' && text.charAt(at - 1) === '》') return { kind: 'pauseBetweenTitles', start: at, end: at + 1 };
    if (next === '“' && text.charAt(at - 1) === '”') return { kind: 'pauseBetweenQuotes', start: at, end: at + 1 };
    if (next === '等' && !OTHER_WORD_WITH_ETC.includes(text.charAt(at + 2) || '。'))
      return { kind: 'pauseBeforeEtc', start: at, end: at + 1 };
  }
  if (char === '…') {
    const end = endOfRun(text, at, '…');
    if (text.charAt(end) === '等' && !OTHER_WORD_WITH_ETC.includes(text.charAt(end + 1) || '。'))
      return { kind: 'ellipsisAndEtc', start: at, end };
    return text.charAt(at - 1) === '等' ? { kind: 'ellipsisAndEtc', start: at, end } : null;
  }
  if (next === '' || !STOPS.includes(char) || !STOPS.includes(next)) return null;
  // “::” and the like among letters belong to no Chinese sentence.
  if (at === 0 || !(isChinese(text, at) || isChinese(text, at - 1))) return null;
  const end = endOfRun(text, at, STOPS);
  return { kind: end - at > 2 && text.slice(at, end).replaceAll('。', '') === '' ? 'dots' : 'doubled', start: at, end };
}

function endOfRun(text: string, from: number, marks: string): number {
  let end = from;
  while (end < text.length && marks.includes(text.charAt(end))) end++;
  return end;
}

/** What a sentence may end in, besides a character: 达到94%, “满意工程”, 《条例》. */
const SENTENCE_ENDS = '%％”》';

/**
 * An annotation stands behind the full stop of its sentence and has none of its own (GB/T 15834 A.8: brackets outside
 * the sentence). Counted over 55 documents: 263 of 264 keep to it.
 */
function annotationFault(text: string, { span }: Annotation): MarkFault | null {
  if (!'(（〔['.includes(text.charAt(span.start))) return null;
  const inside = text.slice(span.start, span.end).indexOf('。');
  if (inside >= 0 && span.start + inside === span.end - 2) {
    return { kind: 'stopInsideAnnotation', start: span.end - 2, end: span.end - 1 };
  }
  if (text.charAt(span.end) !== '。') return null;
  const before = text.charAt(span.start - 1);
  if (before === '。') return { kind: 'stopAroundAnnotation', start: span.end, end: span.end + 1 };
  if (before === '' || !(isHan(before.charCodeAt(0)) || SENTENCE_ENDS.includes(before))) return null;
  return { kind: 'stopBehindAnnotation', start: span.start, end: span.end + 1 };
}
