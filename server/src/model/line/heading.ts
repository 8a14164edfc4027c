/** The heading of a numbered line: run in with its text (（一）加强领导。各级…), or alone on the line. */

import type { Span } from '../../text/span.ts';
import { bodyOf, type Block } from '../../syntax/block.ts';
import { NO_PARTS, partsNamed, type NamedParts } from '../structure/headingPart.ts';

export interface Heading {
  /** Without the full stop that closes a run-in heading. Empty when the line goes straight into a sentence. */
  readonly span: Span;
  /** True when text follows on the same line. */
  readonly runsIn: boolean;
  readonly text: string;
  /** The parts that it names; a clause without a heading goes by its first words, with which web copies run it together. */
  readonly parts: NamedParts;
}

type Place = Pick<Heading, 'span' | 'runsIn'>;

/**
 * Longest heading that is taken for one. Over 55 documents headings of （一） have 4 to 38 characters; the longest
 * alone on its line 44. A first sentence beyond that is text.
 */
const LONGEST = 50;
/** A heading may also end in a colon: “1.加强创新能力：通过…”. Longer stretches before a colon are clauses of a sentence. */
const LONGEST_BEFORE_COLON = 24;
/** The first words of a clause without a heading. */
const OPENING = 8;

/** @param mayNamePart whether words stand there that may name a part */
export function readHeading(block: Block, mayNamePart: boolean): Heading {
  const { span, runsIn } = headingPlace(block);
  const text = block.text.slice(span.start, span.end).trim();
  const { start } = bodyOf(block);
  const end = text === '' ? start + OPENING : span.end;
  const parts = !mayNamePart ? NO_PARTS : partsNamed(text === '' ? block.text.slice(start, end) : text);
  return { span, runsIn, text, parts };
}

function headingPlace(block: Block): Place {
  const body = bodyOf(block);
  const { text } = block;
  const stop = text.indexOf('。', body.start);
  if (stop >= 0 && stop < body.end) {
    const colon = byColon(text, body);
    if (colon !== null && colon.span.end + 1 < stop) return colon;
    if (stop - body.start <= LONGEST) return { span: { start: body.start, end: stop }, runsIn: stop + 1 < body.end };
    return colon ?? { span: { start: body.start, end: body.start }, runsIn: true };
  }
  if (body.end - body.start <= LONGEST) {
    const colon = byColon(text, body);
    if (colon !== null && colon.span.end + 1 < body.end) return colon;
    const end = /[：:；;，,]$/.test(text.slice(body.start, body.end)) ? body.end - 1 : body.end;
    return { span: { start: body.start, end: Math.max(body.start, end) }, runsIn: false };
  }
  return byColon(text, body) ?? { span: { start: body.start, end: body.start }, runsIn: true };
}

function byColon(text: string, body: Span): Place | null {
  const head = text.slice(body.start, Math.min(body.end, body.start + LONGEST_BEFORE_COLON + 1));
  const colon = /^[^，,。；;：:]{2,24}[：:]/.exec(head);
  return colon === null ? null : { span: { start: body.start, end: body.start + colon[0].length - 1 }, runsIn: true };
}
