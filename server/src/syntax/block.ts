/**
 * A block is one line of the source and a pure function of its text: no absolute offset, no neighbour.
 * An edit elsewhere leaves it valid, by identity, and so everything that was computed from it.
 * Kinds and fields name shapes; what a line means in its place (主送机关, 落款) belongs to the model.
 */

import { appended } from '../text/appended.ts';
import type { Span } from '../text/span.ts';
import type { Line, LineEnd } from '../text/lines.ts';
import type { Sign } from './characters.ts';
import { bracketKindOf, CharClass, classIn, isSpace, traitsOf, type BracketKind } from './characters.ts';
import { readMarker, readTornMarker, type Marker } from './marker.ts';
import type { Written } from './written.ts';

export interface Bracket {
  readonly kind: BracketKind;
  /** From the opening bracket to behind the closing one. */
  readonly span: Span;
  /** How many brackets of any kind enclose it on this line. */
  readonly depth: number;
}

export interface LoneBracket {
  readonly kind: BracketKind;
  readonly at: number;
  readonly opening: boolean;
}

export interface Block {
  /** The line as it reads; its places are what everything in the project speaks of. */
  readonly text: string;
  /** How that stands in the file; null where it is the same. */
  readonly written: Written | null;
  /** Comments behind the text, with the blanks in front of them: never printed, never read as text. Mostly empty. */
  readonly remark: string;
  readonly lineEnd: LineEnd;
  readonly kind: 'blank' | 'comment' | 'text';
  /** The line without leading and trailing spaces. */
  readonly content: Span;
  readonly marker: Marker | null;
  /** Pairs that close on this line, in the order in which they open. */
  readonly brackets: readonly Bracket[];
  /** Brackets without a partner on this line. */
  readonly lone: readonly LoneBracket[];
  /** The `Sign`s of all characters of the content. */
  readonly signs: number;
}

const NO_BRACKETS: readonly Bracket[] = Object.freeze([]);
const NO_LONE: readonly LoneBracket[] = Object.freeze([]);

/** Deepest nesting that is followed; deeper brackets (hostile input) are passed over, so the stack stays bounded. */
const MAX_DEPTH = 64;

/** An opening bracket on the way to its partner. All are linked in the order of the line, open ones from the inside out. */
interface Open {
  readonly kind: BracketKind;
  readonly at: number;
  readonly depth: number;
  /** The bracket that was open when this one opened. */
  readonly around: Open | null;
  next: Open | null;
  /** Behind its partner; 0 while there is none. */
  end: number;
}

export function readBlock({ text, end }: Line): Block {
  const printed = remarkStart(text);
  return readPrinted(text.slice(0, printed), text.slice(printed), end, null);
}

/** @param written how the text stands in the file, its remark apart; null where that is as it reads */
export function readPrinted(text: string, remark: string, lineEnd: LineEnd, written: Written | null): Block {
  const content = contentOf(text);
  if (content.start === content.end) return wordless(text, remark, lineEnd, 'blank', content, written);
  const scan = scanBrackets(text, content);
  return {
    text,
    written,
    remark,
    lineEnd,
    kind: isComment(text, content) ? 'comment' : 'text',
    content,
    marker:
      readMarker(text, content.start) ??
      (scan.lone[0]?.at === content.start ? readTornMarker(text, content.start) : null),
    brackets: scan.brackets,
    lone: scan.lone,
    signs: scan.signs,
  };
}

/** A line that belongs to the file and not to the text: front matter, the address of a link. */
export function readHidden({ text, end }: Line): Block {
  return wordless(text, '', end, 'comment', contentOf(text), null);
}

function wordless(
  text: string,
  remark: string,
  lineEnd: LineEnd,
  kind: Block['kind'],
  content: Span,
  written: Written | null,
): Block {
  return {
    text,
    written,
    remark,
    lineEnd,
    kind,
    content,
    marker: null,
    brackets: NO_BRACKETS,
    lone: NO_LONE,
    signs: 0,
  };
}

/** Whether any of `signs` stands in the line. */
export function shows(block: Block, signs: Sign): boolean {
  return (block.signs & signs) !== 0;
}

/** Whether a character belongs to code, a link or a footnote: nobody's to read as prose or to change. */
export function isVerbatim({ written }: Block, at: number): boolean {
  return written !== null && written.verbatim.some(({ start, end }) => start <= at && at < end);
}

/** Whether a character stands between 《 and 》: another document's name. */
export function isInTitle({ brackets }: Block, at: number): boolean {
  return brackets.some(({ kind, span }) => kind === 'title' && span.start < at && at < span.end - 1);
}

/** The text between the marker (if any) and the end of the line, trailing spaces left out. */
export function bodyOf(block: Block): Span {
  return { start: block.marker?.contentStart ?? block.content.start, end: block.content.end };
}

function contentOf(text: string): Span {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** Where the comments begin with which a line of text ends; the length of the line where there are none. */
export function remarkStart(text: string): number {
  if (!text.includes('-->')) return text.length;
  const { start } = contentOf(text);
  let end = text.length;
  for (;;) {
    let closed = end;
    while (closed > 0 && isSpace(text.charCodeAt(closed - 1))) closed--;
    if (!text.endsWith('-->', closed)) break;
    const open = text.lastIndexOf('<!--', closed - 4);
    // A line that is nothing but a comment is a block of its own kind.
    if (open <= start) return text.length;
    end = open;
    while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  }
  return end;
}

/** The line as it stands in the file, without its line end. */
export function lineOf({ text, written, remark }: Block): string {
  const words = written?.text ?? text;
  return remark === '' ? words : words + remark;
}

/** The length of the line as it reads, its remark included, in UTF-16 units. */
export function lengthOf({ text, remark }: Block): number {
  return text.length + remark.length;
}

/** A comment does not print: `<!-- … -->` on a line of its own. */
function isComment(text: string, content: Span): boolean {
  return text.startsWith('<!--', content.start) && text.endsWith('-->', content.end);
}

interface Scan {
  readonly brackets: readonly Bracket[];
  readonly lone: readonly LoneBracket[];
  readonly signs: number;
}

function scanBrackets(text: string, content: Span): Scan {
  let signs = 0;
  let first: Open | null = null;
  let last: Open | null = null;
  let inner: Open | null = null;
  let pairs = 0;
  let lone: LoneBracket[] | undefined;
  for (let at = content.start; at < content.end; at++) {
    const code = text.charCodeAt(at);
    const traits = traitsOf(code);
    if (traits === 0) continue;
    signs |= traits;
    const cls = classIn(traits);
    if (cls < CharClass.Open) continue;
    const kind = bracketKindOf(code);
    if (cls === CharClass.Open) {
      const depth: number = inner === null ? 0 : inner.depth + 1;
      if (depth >= MAX_DEPTH) continue;
      const open: Open = { kind, at, depth, around: inner, next: null, end: 0 };
      if (last === null) first = open;
      else last.next = open;
      last = inner = open;
      continue;
    }
    // What stands open inside the pair lost its own closing bracket.
    const partner = innermost(inner, kind);
    if (partner === null) {
      lone = appended(lone, { kind, at, opening: false });
      continue;
    }
    partner.end = at + 1;
    inner = partner.around;
    pairs++;
  }
  if (first === null) return { brackets: NO_BRACKETS, lone: lone ?? NO_LONE, signs };
  const brackets = new Array<Bracket>(pairs);
  let next = 0;
  let unclosed = false;
  for (let open: Open | null = first; open !== null; open = open.next) {
    const { kind, at, end, depth } = open;
    if (end > 0) brackets[next++] = { kind, span: { start: at, end }, depth };
    else {
      lone = appended(lone, { kind, at, opening: true });
      unclosed = true;
    }
  }
  return { brackets, lone: lone === undefined ? NO_LONE : unclosed ? lone.sort((a, b) => a.at - b.at) : lone, signs };
}

function innermost(open: Open | null, kind: BracketKind): Open | null {
  let found = open;
  while (found !== null && found.kind !== kind) found = found.around;
  return found;
}
