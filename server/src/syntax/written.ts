/**
 * A line as it stands in the file beside the line as it reads, where the two differ: marks of Markdown between its words.
 * Everything in the project reads the line as it reads; places are turned into places of the file at the very edge.
 */

import type { Span } from '../text/span.ts';

/** A stretch that both have, word for word. */
export interface KeptPiece {
  /** Where it begins in the line as it reads, */
  readonly at: number;
  /** and in the line as it stands in the file. */
  readonly written: number;
  readonly length: number;
}

export interface Written {
  /** The line in the file, without its end. */
  readonly text: string;
  /** In order, in both. */
  readonly pieces: readonly KeptPiece[];
  /** Stretches of the line as it reads that are nobody's to change: code, links, HTML, footnotes. */
  readonly verbatim: readonly Span[];
  /** What stands in the file and has no words: 图片. */
  readonly omitted: string | null;
}

/** The character of the file at which a stretch begins that begins at `at`. */
export function writtenStart({ pieces, text }: Written, at: number): number {
  for (const piece of pieces) {
    if (at < piece.at) return piece.written;
    if (at < piece.at + piece.length) return piece.written + at - piece.at;
  }
  const last = pieces.at(-1);
  return last === undefined ? text.length : last.written + last.length;
}

/** The character of the file at which a stretch ends that ends at `at`. */
export function writtenEnd({ pieces, text }: Written, at: number): number {
  for (let index = pieces.length - 1; index >= 0; index--) {
    const piece = pieces[index]!;
    if (at > piece.at) return piece.written + Math.min(at - piece.at, piece.length);
  }
  return pieces[0]?.written ?? text.length;
}

/** The place in the line as it reads of a character of the file; within a mark, of what stands behind it. */
export function readAt({ pieces }: Written, character: number): number {
  for (const { at, written, length } of pieces) {
    if (character < written) return at;
    if (character <= written + length) return at + character - written;
  }
  const last = pieces.at(-1);
  return last === undefined ? 0 : last.at + last.length;
}

/** The stretches of the file that make up a stretch of the line as it reads. */
export function writtenStretches({ pieces }: Written, { start, end }: Span): Span[] {
  const found: Span[] = [];
  for (const { at, written, length } of pieces) {
    const from = Math.max(start, at);
    const to = Math.min(end, at + length);
    if (from < to) found.push({ start: written + from - at, end: written + to - at });
  }
  return found;
}

export function sameWritten(a: Written | null, b: Written | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.text === b.text &&
    a.omitted === b.omitted &&
    sameStretches(a.verbatim, b.verbatim) &&
    a.pieces.length === b.pieces.length &&
    a.pieces.every((piece, at) => piece.at === b.pieces[at]!.at && piece.written === b.pieces[at]!.written)
  );
}

function sameStretches(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every(({ start, end }, at) => start === b[at]!.start && end === b[at]!.end);
}
