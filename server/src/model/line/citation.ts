/** Documents that a text cites: 《标题》（文号）, and titles that stand without 《》 before their number. */

import type { Span } from '../../text/span.ts';
import type { Block, Bracket } from '../../syntax/block.ts';
import { kindOfTitle } from '../structure/documentKind.ts';
import type { DocumentNumber } from './documentNumber.ts';

export interface Citation {
  /** The title with its 《》, without the number. */
  readonly span: Span;
  readonly title: string;
  /** The title as it is compared: without issuer, spaces and marks, in one width. */
  readonly plainTitle: string;
  readonly number: DocumentNumber | null;
  /** The body named at the head of the title: 国务院 in 《国务院关于…的意见》. */
  readonly issuer: string | null;
  /** The year of the 文号; without one, the first year of a period named in the title. */
  readonly year: number | null;
}

/** What closes the title of a law, standard or other document that is no 文种 of 公文. */
const OTHER_DOCUMENT =
  /(?:法|法典|宪法|条约|公约|目录|清单|名录|标准|指引|规范|规程|准则|导则|规则|章程|公报|白皮书|体系|大纲|讲话|表|书|合同|协议)(?:[（(][^（()）]{1,24}[)）])?$/;
/** 国务院关于…, 中共云岭市委、云岭市人民政府关于…, 省科技厅印发… */
const ISSUER = /^([\u4e00-\u9fa5、 \u00a0\u3000]{2,50}?)(?:关于|印发|转发|批转)/;
const ISSUER_END = /(?:院|部|委|局|厅|办|办公室|政府|委员会|总局|署|行|会|中央)$/;

/** The citations of a line, in order; a 《》 inside another belongs to the outer one. */
export function readCitations(block: Block, numbers: readonly DocumentNumber[]): Citation[] {
  const citations: Citation[] = [];
  let covered = -1;
  for (const bracket of block.brackets) {
    if (bracket.kind !== 'title' || bracket.span.start < covered) continue;
    covered = bracket.span.end;
    const title = block.text.slice(bracket.span.start + 1, bracket.span.end - 1);
    const number = numberBehind(block, bracket.span.end, numbers);
    if (number === null && kindOfTitle(squeeze(title)) === null && !OTHER_DOCUMENT.test(title)) continue;
    citations.push(build(bracket.span, title, number));
  }
  if (numbers.length === 0) return citations;
  for (const bracket of block.brackets) {
    if (bracket.kind !== 'round') continue;
    const number = numbers.find(({ span }) => span.start >= bracket.span.start && span.end <= bracket.span.end);
    if (number === undefined || number.span.start - bracket.span.start > 3) continue;
    const before = bareTitleBefore(block, bracket);
    if (before !== null) citations.push(build(before, block.text.slice(before.start, before.end), number));
  }
  return citations.sort((a, b) => a.span.start - b.span.start);
}

/** The number in the bracket right behind a title. */
function numberBehind(block: Block, end: number, numbers: readonly DocumentNumber[]): DocumentNumber | null {
  const next = block.text.charAt(end);
  if (next !== '（' && next !== '(' && next !== '〔') return null;
  return numbers.find(({ span }) => span.start > end - 2 && span.start <= end + 2) ?? null;
}

/** A title without 《》 that runs up to a bracket: from the last pause, and with a 文种 at its end. */
function bareTitleBefore(block: Block, bracket: Bracket): Span | null {
  const end = bracket.span.start;
  if (block.text.charAt(end - 1) === '》') return null;
  const bodyStart = block.marker?.contentStart ?? block.content.start;
  let start = end;
  while (start > bodyStart && !/[，,。；;：:“”《》]/.test(block.text.charAt(start - 1)) && end - start < 100) start--;
  const title = block.text.slice(start, end);
  return /关于/.test(title) && kindOfTitle(squeeze(title)) !== null ? { start, end } : null;
}

function build(span: Span, rawTitle: string, number: DocumentNumber | null): Citation {
  const title = rawTitle.trim();
  const issuer = issuerOf(title);
  return {
    span,
    title,
    plainTitle: plainTitle(title, issuer),
    number,
    issuer,
    year: number?.year ?? yearInTitle(title),
  };
}

/** The issuing body at the head of a title; null when the title begins with its subject. */
export function issuerOf(title: string): string | null {
  const head = ISSUER.exec(title)?.[1]?.trim();
  return head !== undefined && ISSUER_END.test(head) ? head.replace(/[ \u00a0\u3000]+/g, '、') : null;
}

/** 《关于印发〈甲方案〉的通知》 as 关于印发甲方案的通知, whoever issued it. */
export function plainTitle(title: string, issuer: string | null): string {
  const squeezed = squeeze(title);
  const from = issuer === null ? 0 : squeezed.search(/关于|印发|转发|批转/);
  return squeezed
    .slice(Math.max(0, from))
    .replace(/[《》〈〉<>“”"‘’'、，,：:]/g, '')
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/[－～~–-]/g, '—');
}

function yearInTitle(title: string): number | null {
  const year = /(?:19|20)\d{2}/.exec(title)?.[0];
  return year === undefined ? null : Number(year);
}

function squeeze(text: string): string {
  return text.replace(/[ \u00a0\u3000]/g, '');
}
