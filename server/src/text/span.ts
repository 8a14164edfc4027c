/**
 * Places in a draft. One line of the source is one block, so a place is a zero-based line and UTF-16
 * characters counted from the start of that line: the same units as the Language Server Protocol.
 */

/** Half-open stretch of one line, in UTF-16 units from the start of the line. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Zero-based line, UTF-16 character within it. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half-open range between two positions. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Replaces the text in `range` by `newText`; an empty range inserts, an empty `newText` deletes. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** The range of a span on the given line. */
export function rangeOf(line: number, span: Span): Range {
  return { start: { line, character: span.start }, end: { line, character: span.end } };
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

export function sameRange(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.start) === 0 && comparePositions(a.end, b.end) === 0;
}

export function contains(range: Range, position: Position): boolean {
  return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}
