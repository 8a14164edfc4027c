/**
 * Where the letters of a draft stand in the document that it was read from. The reader notes each piece of text as it
 * passes (`Trace`); the lines are made from these by leaving out, adding and changing white space only, so that the
 * letters of both can be set side by side afterwards, one by one.
 */

import type { DocxParagraph, DocxRun, XmlSpan } from './structure.ts';

/**
 * text: letters of a w:t; atom: an element that reads as a letter (tab, line break, hyphen, symbol); end: the mark of
 * a paragraph, read as a line end; made: in no w:t at all, as an automatic number is.
 */
export type PieceKind = 'text' | 'atom' | 'end' | 'made';

export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly run: DocxRun | null;
  readonly paragraph: DocxParagraph;
}

/** One letter in its place: offsets in the text of document.xml. */
export interface Origin extends XmlSpan {
  readonly kind: PieceKind;
  readonly run: DocxRun | null;
  readonly paragraph: DocxParagraph;
  /** Its number among all letters of the document; neighbours there are neighbours in the document. */
  readonly at: number;
}

export class Trace {
  readonly #pieces: Piece[] = [];
  readonly #starts: number[] = [];
  #length = 0;

  add(piece: Piece): void {
    if (piece.text === '') return;
    this.#pieces.push(piece);
    this.#starts.push(this.#length);
    this.#length += piece.text.length;
  }

  get length(): number {
    return this.#length;
  }

  text(): string {
    return this.#pieces.map(({ text }) => text).join('');
  }

  originOf(at: number): Origin {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    const piece = this.#pieces[low]!;
    const { kind, run, paragraph } = piece;
    // What is written as it reads has a place for each letter; an entity or an element has one for all of it.
    if (kind !== 'text' || piece.end - piece.start !== piece.text.length)
      return { kind, run, paragraph, start: piece.start, end: piece.end, at };
    const start = piece.start + at - this.#starts[low]!;
    return { kind, run, paragraph, start, end: start + 1, at };
  }
}

/** What making lines may drop, add or replace by one another. */
const LOOSE = /[\s\u0000-\u001f\u007f\u0085\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/;

/**
 * For each UTF-16 unit of `text` the number of the letter of `traced` that it is, -1 for white space that was put in.
 * Null when the two are not the same letters.
 */
export function align(text: string, traced: string): Int32Array | null {
  const origins = new Int32Array(text.length).fill(-1);
  let at = 0;
  for (let index = 0; index < text.length;) {
    let gapEnd = index;
    while (gapEnd < text.length && LOOSE.test(text[gapEnd]!)) gapEnd++;
    let looseEnd = at;
    while (looseEnd < traced.length && LOOSE.test(traced[looseEnd]!)) looseEnd++;
    alignGap(text, index, gapEnd, traced, at, looseEnd, origins);
    if (gapEnd === text.length) return looseEnd === traced.length ? origins : null;
    if (text[gapEnd] === traced[looseEnd] || text[gapEnd] === '\ufffd') {
      origins[gapEnd] = looseEnd;
      at = looseEnd + 1;
    } else if (text[gapEnd] === '-' && looseEnd > at && traced[looseEnd - 1] === '\u00ad') {
      origins[gapEnd] = looseEnd - 1;
      at = looseEnd;
    } else return null;
    index = gapEnd + 1;
  }
  while (at < traced.length && LOOSE.test(traced[at]!)) at++;
  return at === traced.length ? origins : null;
}

/** White space between two letters: equals are paired in order, then blanks with blanks of another kind. */
function alignGap(
  text: string,
  from: number,
  to: number,
  traced: string,
  first: number,
  end: number,
  origins: Int32Array,
): void {
  let at = first;
  for (let index = from; index < to; index++) {
    let found = at;
    while (found < end && traced[found] !== text[index]) found++;
    if (found === end && text[index] !== '\n') {
      found = at;
      while (found < end && (traced[found] === '\n' || !/\s/.test(traced[found]!))) found++;
    }
    if (found === end) continue;
    origins[index] = found;
    at = found + 1;
  }
}

/** A draft that knows where it comes from. */
export class TracedText {
  readonly text: string;
  readonly #trace: Trace;
  readonly #origins: Int32Array;

  constructor(text: string, trace: Trace, origins: Int32Array) {
    this.text = text;
    this.#trace = trace;
    this.#origins = origins;
  }

  /** Of the UTF-16 unit at `offset`; null for white space that only the lines have. */
  originAt(offset: number): Origin | null {
    const at = this.#origins[offset] ?? -1;
    return at < 0 ? null : this.#trace.originOf(at);
  }

  /** Of a letter by its number among all letters of the document. */
  originOf(at: number): Origin {
    return this.#trace.originOf(at);
  }
}
