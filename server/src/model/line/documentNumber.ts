/** 发文字号: 国发〔2020〕7号, well written or broken. */

import type { Span } from '../../text/span.ts';
import { Coverage } from '../../text/coverage.ts';
import { shows, type Block } from '../../syntax/block.ts';
import { isHan, Sign } from '../../syntax/characters.ts';

/** What is wrong with a 发文字号 (GB/T 9704 §7.2.5: 代字, four-digit year in 〔〕, number without 第 and leading zero, 号). */
export type DocumentNumberFault =
  | 'brackets' // 国发[2020]7号
  | 'half-bracketed' // 国发〔2020 7号, 国发2020〕7号
  | 'unbracketed' // 国发20207号
  | 'year' // 国发〔20〕7号
  | 'serial' // 国发〔2020〕号
  | 'suffix' // 国发〔2020〕7
  | 'ordinal' // 国发〔2020〕第7号
  | 'leading-zero' // 国发〔2020〕07号
  | 'space'; // 国发〔2020〕7 号

export interface DocumentNumber {
  /** From the first character of the 代字 to 号. */
  readonly span: Span;
  readonly text: string;
  /** 国发, 清府办; empty when none stands before the bracket. */
  readonly code: string;
  /** Null when it is masked, lost or not four digits. */
  readonly year: number | null;
  readonly serial: number | null;
  /** True for 〔20xx〕 and 〔2024〕×号: text left to be filled in. */
  readonly masked: boolean;
  readonly faults: readonly DocumentNumberFault[];
  /** The number as it should be written, where what is there determines it. */
  readonly repaired: string | null;
}

/** 云市监罚字〔 〕 号: the blank of a form, which is filled in when the form is used. */
export function isBlankOfForm({ code, year, serial, masked }: DocumentNumber): boolean {
  return code.endsWith('字') && year === null && serial === null && !masked;
}

const MASK = 'xX×Ｘｘ＊*_＿○?？';
const GAP = '[ \\u00a0\\u3000]*';

const SERIAL = `[0-9]{1,5}(?:[、和至—-][0-9]{1,5})*|(?:[、和至—-][0-9]{1,5})+|[${MASK}]{1,4}`;

// 〔2020〕7号 in any brackets, complete or not: everything behind the closing bracket is optional. A gap belongs to what
// stands before it, so that there is one way only to part a row of blanks.
const BRACKETED = new RegExp(
  `([〔［\\[【（(〈<])${GAP}(?:([0-9${MASK}]{1,4})${GAP})?(?:(年)${GAP})?([〕］\\]】）)〉>])(${GAP})(?:(第)(${GAP}))?(?:(${SERIAL})(${GAP}))?(号)?`,
  'g',
);
// 〔201012 , 〔20号 : the closing bracket is gone.
const OPEN_ONLY = new RegExp(`〔${GAP}([0-9${MASK}]{2,12})${GAP}(号)?`, 'g');
// 2020〕7号 : the opening bracket is gone.
const CLOSE_ONLY = new RegExp(`([0-9${MASK}]{4})${GAP}〕${GAP}(第)?([0-9]{1,5})${GAP}(号)?`, 'g');
// 国发20207号 : both are gone. Only behind the characters that close a 代字, or 2020 might be anything.
const UNBRACKETED = /((?:19|20)\d{2})年?第?(\d{1,4})号/g;
const CODE_BEFORE = /[\u4e00-\u9fa5][发办函字政文规通]$/;

/** Words that a sentence puts before a 代字 and that are no part of it. */
const LEAD_IN =
  /^.*(?:根据|按照|依据|依照|贯彻|落实|执行|参照|废止|详见|关于|以及|和|与|及|见|经|按|以|由|对|将|号|的)/;

const LONGEST_CODE = 16;

const NONE: readonly never[] = Object.freeze([]);

/** All document numbers of a line, in order. */
export function readDocumentNumbers(block: Block): readonly DocumentNumber[] {
  const { text } = block;
  // Every form has one of these; most lines have none, and then nothing else is tried.
  if (!shows(block, Sign.DocumentNumber)) return NONE;
  const found: DocumentNumber[] = [];
  const covered = new Coverage(text.length);
  const add = (number: DocumentNumber): void => {
    if (covered.take(number.span)) found.push(number);
  };

  for (const match of text.matchAll(BRACKETED)) {
    const [whole, open, yearText = '', yearSign, close, gapBefore = '', ordinal, gapInside = ''] = match;
    const [serialText = '', gapBehind = '', suffix] = match.slice(8);
    const proper = open === '〔' || close === '〕';
    // Round and square brackets hold years for many reasons; 号 behind a number is what makes it a 文号.
    if (
      !proper &&
      (suffix === undefined || !/^(?:(?:19|20)\d{2}|20[xX×]{2}|\d{2})$/.test(yearText) || serialText === '')
    )
      continue;
    const codeStart = startOfCode(text, match.index);
    if (!proper && codeStart === match.index) continue;
    const complete = suffix !== undefined || serialText !== '';
    const end = complete
      ? match.index + whole.length - (suffix === undefined ? gapBehind.length : 0)
      : match.index + whole.trimEnd().length;
    const faults: DocumentNumberFault[] = [];
    if (open !== '〔' || close !== '〕') faults.push('brackets');
    const masked = hasMask(yearText) || hasMask(serialText);
    const year = fourDigits(yearText);
    const serial = /^\d+$/.test(serialText) ? Number(serialText) : null;
    if (yearSign !== undefined || (year === null && !masked)) faults.push('year');
    if (serialText === '') faults.push('serial');
    if (ordinal !== undefined) faults.push('ordinal');
    if (/^0/.test(serialText)) faults.push('leading-zero');
    if (suffix === undefined) faults.push('suffix');
    if (suffix !== undefined && serialText !== '' && gapBefore + gapInside + gapBehind !== '') faults.push('space');
    add(build(text, codeStart, match.index, end, { year, serial, masked, faults, list: serialText }));
  }

  for (const match of text.matchAll(OPEN_ONLY)) {
    if (covered.has(match.index)) continue;
    const digits = match[1]!;
    const codeStart = startOfCode(text, match.index);
    const year = fourDigits(digits.slice(0, 4));
    const serial = year !== null && digits.length > 4 ? Number(digits.slice(4)) : null;
    const end = match.index + match[0].trimEnd().length;
    add(
      build(text, codeStart, match.index, end, { year, serial, masked: hasMask(digits), faults: ['half-bracketed'] }),
    );
  }
  for (const match of text.matchAll(CLOSE_ONLY)) {
    if (covered.has(match.index)) continue;
    const codeStart = startOfCode(text, match.index);
    add(
      build(text, codeStart, match.index, match.index + match[0].trimEnd().length, {
        year: fourDigits(match[1]!),
        serial: Number(match[3]),
        masked: hasMask(match[1]!),
        faults: ['half-bracketed'],
      }),
    );
  }
  for (const match of text.matchAll(UNBRACKETED)) {
    if (covered.has(match.index) || !CODE_BEFORE.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    const codeStart = startOfCode(text, match.index);
    add(
      build(text, codeStart, match.index, match.index + match[0].length, {
        year: Number(match[1]),
        serial: Number(match[2]),
        masked: false,
        faults: ['unbracketed'],
      }),
    );
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

interface Parts {
  readonly year: number | null;
  readonly serial: number | null;
  readonly masked: boolean;
  readonly faults: readonly DocumentNumberFault[];
  /** The serial as written when it is a list: 7、8. */
  readonly list?: string;
}

function build(text: string, codeStart: number, codeEnd: number, end: number, parts: Parts): DocumentNumber {
  const code = text.slice(codeStart, codeEnd).replace(/[ \u00a0\u3000]/g, '');
  const serialText =
    parts.serial !== null
      ? String(parts.serial)
      : parts.list !== undefined && /\d/.test(parts.list)
        ? parts.list
        : null;
  const determined = parts.faults.length > 0 && parts.year !== null && serialText !== null && !parts.masked;
  return {
    span: { start: codeStart, end },
    text: text.slice(codeStart, end),
    code,
    year: parts.year,
    serial: parts.serial,
    masked: parts.masked,
    faults: parts.faults,
    repaired: determined ? `${code}〔${parts.year}〕${serialText}号` : null,
  };
}

/** Walks back over the Han characters of the 代字, and leaves out the words that lead a sentence into it. */
function startOfCode(text: string, bracket: number): number {
  let start = bracket;
  while (start > 0 && bracket - start < LONGEST_CODE && isHan(text.charCodeAt(start - 1))) start--;
  const run = text.slice(start, bracket);
  const leadIn = LEAD_IN.exec(run);
  return leadIn === null ? start : start + leadIn[0].length;
}

function hasMask(text: string): boolean {
  for (const char of text) if (MASK.includes(char)) return true;
  return false;
}

function fourDigits(text: string): number | null {
  return /^(?:19|20)\d{2}$/.test(text) ? Number(text) : null;
}
