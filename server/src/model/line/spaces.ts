/** Spaces within a sentence, and marks at the ends of a line that show a sentence to go on beyond it. */

import type { Span } from '../../text/span.ts';
import { bodyOf, isInTitle, isVerbatim, shows, type Block } from '../../syntax/block.ts';
import { isHan, isSpace, Sign } from '../../syntax/characters.ts';

export interface StraySpace extends Span {
  readonly kind:
    | 'inText' // 住房城乡 建设厅
    | 'atMark' // 工伤保险、 生育保险
    | 'latin'; // 到 2027 年
}

export interface Spacing {
  readonly stray: readonly StraySpace[];
  /** The line begins with a pause: 、功能板块…… */
  readonly continues: boolean;
  /** The line ends in a pause: 现印发给你们， */
  readonly unfinished: boolean;
}

const NONE: readonly never[] = Object.freeze([]);

/** Wider gaps are columns of a table, or blanks to be filled in. */
const WIDEST = 2;

const BOUNDARIES = '，。；：、！？,;:!?（）()《》“”〈〉〔〕';
const PAUSES = '，、；';
const CONTINUES = '、，,；;。';
const UNFINISHED = '，,、';

const BODY_NAME = /(?:中央|国务院|政府|委|办公厅|办公室|局|厅|部|院|会|协|社)$/;
const BODY_NAME_AHEAD = /^[\u4e00-\u9fa5]{1,20}(?:中央|国务院|政府|委|办公厅|办公室|局|厅|部|院|会|协|社)/;

/** Null for the many lines in which there is nothing of the kind. */
export function readSpacing(block: Block): Spacing | null {
  const { text, content } = block;
  const stray = shows(block, Sign.Space) ? readStraySpaces(block) : NONE;
  const continues = block.marker === null && CONTINUES.includes(text.charAt(content.start));
  const unfinished = UNFINISHED.includes(text.charAt(content.end - 1));
  return stray === NONE && !continues && !unfinished ? null : { stray, continues, unfinished };
}

/** Lines without a sentence mark (titles, signatures, rows of a table, lists of names) are set with spaces on purpose. */
function readStraySpaces(block: Block): readonly StraySpace[] {
  const { text } = block;
  if (isRow(text)) return NONE;
  const body = bodyOf(block);
  let found: StraySpace[] | undefined;
  for (let at = body.start; at < body.end; at++) {
    if (!isSpace(text.charCodeAt(at))) continue;
    let end = at + 1;
    while (end < body.end && isSpace(text.charCodeAt(end))) end++;
    const kind = end - at > WIDEST ? null : kindOf(text, body, at, end);
    if (kind !== null && !isVerbatim(block, at) && !isInTitle(block, at)) (found ??= []).push({ kind, start: at, end });
    at = end - 1;
  }
  return found ?? NONE;
}

/** Cells between tabs or pipes. */
function isRow(text: string): boolean {
  return text.includes('\t') || text.indexOf('|') !== text.lastIndexOf('|');
}

function kindOf(text: string, body: Span, start: number, end: number): StraySpace['kind'] | null {
  const before = text.charCodeAt(start - 1);
  const behind = text.charCodeAt(end);
  if (isHan(before) && PAUSES.includes(text.charAt(end))) return start - body.start > 1 ? 'atMark' : null;
  if (isHan(behind) && PAUSES.includes(text.charAt(start - 1))) return 'atMark';
  const left = startOfRun(text, body, start);
  // A space behind the first words of a line sets off a heading: 附则　本措施自……
  if (left === body.start) return null;
  const right = endOfRun(text, body, end);
  if (right === body.end) return null;
  if (isHan(before) && isHan(behind))
    return isDeliberate(text, { start: left, end: start }, { start: end, end: right }) ? null : 'inText';
  return (isHan(before) && isFigureOrLetter(behind)) ||
    (isFigureOrLetter(before) && isHan(behind) && text.charAt(end) !== '号')
    ? 'latin'
    : null;
}

/** Names of two characters (杨 玲), blanks to be filled in (年 月 日), bodies side by side (中共中央 国务院). */
function isDeliberate(text: string, left: Span, right: Span): boolean {
  if (left.end - left.start === 1 && right.end - right.start === 1) return true;
  if ('年月日号'.includes(text.charAt(right.start))) return true;
  // 姓名：张三　电话：… : the blanks of a form.
  if ('：:'.includes(text.charAt(right.end) || ' ')) return true;
  return BODY_NAME.test(text.slice(left.start, left.end)) && BODY_NAME_AHEAD.test(text.slice(right.start, right.end));
}

function isFigureOrLetter(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 37;
}

function startOfRun(text: string, body: Span, at: number): number {
  let start = at;
  while (start > body.start && !BOUNDARIES.includes(text.charAt(start - 1))) start--;
  return start;
}

function endOfRun(text: string, body: Span, at: number): number {
  let end = at;
  while (end < body.end && !BOUNDARIES.includes(text.charAt(end))) end++;
  return end;
}
