/**
 * A block is one line of the source and a pure function of its text: no absolute offset, no neighbour.
 * An edit elsewhere leaves it valid, by identity, and so everything that was computed from it.
 * Kinds and fields name shapes; what a line means in its place (主送机关, 落款) belongs to the model.
 */

import type { Span } from '../text/span.ts';
import type { Line, LineEnd } from '../text/lines.ts';
import { bracketKindOf, CharClass, classIn, isSpace, Sign, traitsOf, type BracketKind } from './characters.ts';
import { readMarker, readTornMarker, type Marker } from './marker.ts';

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
  readonly text: string;
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

interface Open {
  readonly kind: BracketKind;
  readonly at: number;
  /** Where its pair goes, so that pairs come out in the order of their opening brackets. */
  readonly slot: number;
}

export function readBlock(line: Line): Block {
  const { text, end: lineEnd } = line;
  const content = contentOf(text);
  if (content.start === content.end) {
    return { text, lineEnd, kind: 'blank', content, marker: null, brackets: NO_BRACKETS, lone: NO_LONE, signs: 0 };
  }
  const scan = scanBrackets(text, content);
  return {
    text,
    lineEnd,
    kind: isComment(text, content) ? 'comment' : 'text',
    content,
    marker: readMarker(text, content.start) ?? (scan.lone[0]?.at === content.start ? readTornMarker(text, content.start) : null),
    brackets: scan.brackets,
    lone: scan.lone,
    signs: scan.signs,
  };
}

/** Whether any of `signs` stands in the line. */
export function shows(block: Block, signs: Sign): boolean {
  return (block.signs & signs) !== 0;
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
  let stack: Open[] | undefined;
  let found: (Bracket | undefined)[] | undefined;
  let lone: LoneBracket[] | undefined;
  let signs = 0;
  let opened = 0;
  let closed = 0;
  for (let at = content.start; at < content.end; at++) {
    const code = text.charCodeAt(at);
    const traits = traitsOf(code);
    if (traits === 0) continue;
    signs |= traits;
    const cls = classIn(traits);
    if (cls < CharClass.Open) continue;
    const kind = bracketKindOf(code);
    stack ??= [];
    if (cls === CharClass.Open) {
      if (stack.length < MAX_DEPTH) stack.push({ kind, at, slot: opened++ });
      continue;
    }
    const partner = lastOpen(stack, kind);
    if (partner < 0) {
      (lone ??= []).push({ kind, at, opening: false });
      continue;
    }
    // What stands open inside the pair lost its own closing bracket.
    for (let inner = stack.length - 1; inner > partner; inner--) {
      (lone ??= []).push({ kind: stack[inner]!.kind, at: stack[inner]!.at, opening: true });
    }
    const open = stack[partner]!;
    stack.length = partner;
    closed++;
    (found ??= [])[open.slot] = { kind, span: { start: open.at, end: at + 1 }, depth: partner };
  }
  if (stack !== undefined) {
    for (const open of stack) (lone ??= []).push({ kind: open.kind, at: open.at, opening: true });
  }
  return {
    brackets: found === undefined ? NO_BRACKETS : closed === opened ? (found as Bracket[]) : found.filter((bracket) => bracket !== undefined),
    lone: lone === undefined ? NO_LONE : lone.sort((a, b) => a.at - b.at),
    signs,
  };
}

function lastOpen(stack: readonly Open[], kind: BracketKind): number {
  for (let at = stack.length - 1; at >= 0; at--) if (stack[at]!.kind === kind) return at;
  return -1;
}
