/** The whole sentences of a line, each with a number by which equal ones find each other. */

import { appended } from '../../text/appended.ts';
import type { Span } from '../../text/span.ts';
import { bodyOf, type Block } from '../../syntax/block.ts';
import { isHan } from '../../syntax/characters.ts';
import type { Annotation } from '../responsibility/annotation.ts';

export interface Sentence {
  readonly span: Span;
  /** Equal for sentences that differ only in spaces and marks. Thirty bits: different ones may share it, rarely. */
  readonly hash: number;
}

/** Shorter ones repeat by nature: 具体办法由市财政局另行制定。 */
const LEAST_HAN = 20;
/** What documents say in so many words wherever it applies. */
const FORMULA =
  /之日起(?:施行|执行|实施|生效)|负责解释|有效期|同时废止|另行制定|按照?有关规定执行|国家另有规定|现予公布|下同[）)]/;
const HASH_MASK = 0x3fffffff;

/**
 * Sentences that end in a full stop or a semicolon; cells of tables and headings do not. Annotations are left out.
 *
 * @param formulaic whether the line has words of a formula at all
 */
export function readSentences(
  block: Block,
  annotations: readonly Annotation[],
  formulaic: boolean,
): readonly Sentence[] {
  const body = bodyOf(block);
  if (body.end - body.start < LEAST_HAN) return NONE;
  let found: Sentence[] | undefined;
  let start = body.start;
  for (const { span } of annotations) {
    if (span.end <= start) continue;
    if (span.start > start) found = readStretch(block.text, start, span.start, formulaic, found);
    start = span.end;
  }
  if (body.end > start) found = readStretch(block.text, start, body.end, formulaic, found);
  return found ?? NONE;
}

function readStretch(
  text: string,
  from: number,
  to: number,
  formulaic: boolean,
  before: Sentence[] | undefined,
): Sentence[] | undefined {
  let found = before;
  let start = from;
  let hash = 0;
  let han = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (isHan(code)) {
      han++;
      hash = mix(hash, code);
    } else if (isEnd(code)) {
      if (han >= LEAST_HAN && !(formulaic && FORMULA.test(text.slice(start, at)))) {
        found = appended(found, { span: { start, end: at + 1 }, hash: hash & HASH_MASK });
      }
      start = at + 1;
      hash = han = 0;
    } else if (isLetterOrDigit(code)) {
      hash = mix(hash, code);
    }
  }
  return found;
}

const NONE: readonly never[] = Object.freeze([]);

function isEnd(code: number): boolean {
  // 。 ； ; ！ ？
  return code === 0x3002 || code === 0xff1b || code === 0x3b || code === 0xff01 || code === 0xff1f;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) ^ (hash >>> 13);
}

/** The sentence by which it counts as equal: letters, digits and ideographs alone. */
export function bareSentence(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/[^\u4e00-\u9fffA-Za-z0-9]/g, '');
}
