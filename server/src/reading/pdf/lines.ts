/**
 * Pieces of text on pages to lines, and lines to paragraphs. A PDF knows neither: a line that reaches the right margin
 * goes on in the next one, unless that is indented or begins with an ordinal.
 */

import type { PdfPage, TextPiece } from './document.ts';
import { withoutTail } from '../../text/tails.ts';
import { tableLine } from '../tables.ts';

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
}

interface Margins {
  readonly left: number;
  readonly right: number;
}

/** How the document is set. */
interface Form {
  /** Of pages on the one side and on the other. */
  readonly margins: readonly Margins[];
  readonly pitch: number;
  /** Whether paragraphs begin with an indent, so that what begins at the margin goes on from the line before. */
  readonly indented: boolean;
}

export function joinParagraphs(pages: readonly PdfPage[]): string {
  const byPage = withoutRunningLines(pages.map((page, index) => linesOf(page, index)));
  // Pages that lie on the left have other margins than those on the right.
  const margins = [0, 1].map((side) => marginsOf(byPage.filter((_, page) => page % 2 === side).flat()));
  const form: Form = { margins, pitch: typicalPitch(byPage), indented: areIndented(byPage.flat(), margins) };
  const paragraphs: string[] = [];
  let last: Line | null = null;
  for (const line of byPage.flat()) {
    const text = gapBehind(line, form) < 2 ? solid(line.text) : line.text;
    if (last !== null && goesOn(last, line, form)) {
      const before = paragraphs[paragraphs.length - 1]!;
      const space = /[A-Za-z0-9,.]$/.test(before) && /^[A-Za-z]/.test(text) ? ' ' : '';
      paragraphs[paragraphs.length - 1] = before + space + text;
    } else paragraphs.push(text);
    last = line;
  }
  return paragraphs.join('\n');
}

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly size: number;
}

/** Where a piece stands when the page is turned so that the piece can be read. */
function place(piece: TextPiece): Placed | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = piece.transform;
  const size = Math.hypot(c, d) || piece.height;
  if (piece.str.trim() === '' || !Number.isFinite(size + e + f) || size === 0) return null;
  const upright = Math.abs(a) >= Math.abs(b);
  const x = upright ? (a >= 0 ? e : -e) : b > 0 ? f : -f;
  const y = upright ? (a >= 0 ? f : -f) : b > 0 ? -e : e;
  return { text: piece.str, x, y, end: x + piece.width, size };
}

function linesOf(page: PdfPage, index: number): Line[] {
  const pieces = page.pieces.map(place).filter((piece) => piece !== null);
  pieces.sort((one, other) => other.y - one.y || one.x - other.x);
  const lines: Line[] = [];
  let row: Placed[] = [];
  for (const piece of pieces) {
    const first = row[0];
    // Superscripts and another font's baseline stay in their line.
    if (first !== undefined && first.y - piece.y > Math.min(first.size, piece.size) * 0.5) {
      lines.push(lineOf(row, index));
      row = [];
    }
    row.push(piece);
  }
  if (row.length > 0) lines.push(lineOf(row, index));
  return lines.filter(({ text }) => text !== '');
}

function lineOf(row: readonly Placed[], page: number): Line {
  const pieces = [...row].sort((one, other) => one.x - other.x);
  let text = '';
  let end = -Infinity;
  let size = 0;
  for (const piece of pieces) {
    const gap = (piece.x - end) / piece.size;
    if (text !== '') text += gap > 2.2 ? '\t' : gap > 0.15 ? ' ' : '';
    text += piece.text;
    end = Math.max(end, piece.end);
    size = Math.max(size, piece.size);
  }
  return { text: spaced(text), left: pieces[0]!.x, right: end, y: row[0]!.y, size, page };
}

const WIDE = '\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…';
const BETWEEN_WIDE = new RegExp(`(?<=[${WIDE}]) (?=[${WIDE}])`, 'g');
const BESIDE_WIDE = new RegExp(`(?<=[${WIDE}]) (?=[!-~])|(?<=[!-~]) (?=[${WIDE}])`, 'g');
/** Two issuers in one line have one between them; letters set apart have as many as letters. */
const MOST_SPACES = 3;

/** Chinese needs no spaces: those in a PDF come from digits set a little apart. */
function spaced(text: string): string {
  const clean = text.replace(/ +/g, ' ').replace(BESIDE_WIDE, '').trim();
  if (clean.includes('\t')) return tableLine(clean.split('\t').map(solid));
  return (clean.match(BETWEEN_WIDE)?.length ?? 0) > MOST_SPACES ? solid(clean) : clean;
}

/** In a line of full width spaces come from the spreading of its characters. */
function solid(text: string): string {
  return text.replace(BETWEEN_WIDE, '');
}

const PAGE_NUMBER = /^第?\s*\d{1,4}(?:\s*页|\s*\/\s*\d{1,4})?(?:[\s，,/]*共\s*\d{1,4}\s*页)?$/;
const DASHES = '-–—―－·.';
function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(withoutTail(text.replace(/^[\s\-–—―－·.]+/, ''), DASHES));
}

/** How many lines at the top and at the bottom of a page may belong to its frame. */
const FRAME_LINES = 2;

/** Leaves out page numbers, and headers and footers that stand at one place on most pages. */
function withoutRunningLines(pages: readonly (readonly Line[])[]): Line[][] {
  const seen = new Map<string, number>();
  const key = (line: Line): string => `${line.text.replace(/\d+/g, '#')}@${Math.round(line.y / 6)}`;
  const frame = (lines: readonly Line[]): Line[] => [
    ...new Set([...lines.slice(0, FRAME_LINES), ...lines.slice(-FRAME_LINES)]),
  ];
  for (const lines of pages) for (const line of frame(lines)) seen.set(key(line), (seen.get(key(line)) ?? 0) + 1);
  return pages.map((lines) => {
    const framing = new Set(frame(lines));
    const outermost = new Set([lines[0], lines.at(-1)]);
    return lines.filter((line) => {
      if (outermost.has(line) && isPageNumber(line.text)) return false;
      return !(framing.has(line) && recurs(seen.get(key(line)) ?? 0, pages.length));
    });
  });
}

/** On most pages, or on those of one side. On two pages the same line may stand by chance. */
function recurs(times: number, pages: number): boolean {
  return pages > 2 && (times * 2 > pages || (times >= 3 && times * 5 >= pages * 2));
}

/** Edges that several lines have in common; short lines, titles and signatures have their own. */
function marginsOf(lines: readonly Line[]): Margins {
  if (lines.length === 0) return { left: 0, right: Infinity };
  const sizes = lines.map(({ size }) => size).sort((one, other) => one - other);
  const tolerance = sizes[sizes.length >> 1]! * 0.8;
  return {
    left: outermostShared(
      lines.map(({ left }) => left),
      tolerance,
    ),
    right: -outermostShared(
      lines.map(({ right }) => -right),
      tolerance,
    ),
  };
}

/** The smallest edge near which enough others lie. */
function outermostShared(edges: readonly number[], tolerance: number): number {
  const sorted = [...edges].sort((one, other) => one - other);
  const enough = Math.max(2, sorted.length * 0.08);
  let end = 0;
  for (let at = 0; at < sorted.length; at++) {
    while (end < sorted.length && sorted[end]! - sorted[at]! < tolerance) end++;
    if (end - at >= enough) return sorted[at]!;
  }
  return sorted[0]!;
}

/** The usual distance from one line to the next. */
function typicalPitch(pages: readonly (readonly Line[])[]): number {
  const distances: number[] = [];
  for (const lines of pages) for (let at = 1; at < lines.length; at++) distances.push(lines[at - 1]!.y - lines[at]!.y);
  distances.sort((one, other) => one - other);
  return distances[distances.length >> 1] ?? Infinity;
}

const ORDINAL =
  /^(?:[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十\d]{1,4}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百]{1,5}[章节条]|[①-⑳])/;

/** 云政发〔2024〕17号 alone on a line is the number of the document; within a sentence marks stand around it. */
const NUMBER_LINE = /^[\u4e00-\u9fa5]{1,10}[〔[]\d{4}[〕\]]\d{1,4}号$/;
/** Who signs, and when; set to the left where a web page was printed. */
const SIGNATURE_LINE = /^(?:[\u4e00-\u9fa5（）]{2,24}(?:政府|办公厅|办公室|委员会|厅|局)|.{4}年.{1,3}月.{1,3}日)$/;

function goesOn(last: Line, line: Line, form: Form): boolean {
  if (last.text.includes('\t') || line.text.includes('\t')) return false;
  if (Math.abs(last.size - line.size) > last.size * 0.15) return false;
  if (last.page === line.page && last.y - line.y > form.pitch * 2.2) return false;
  if (indentOf(line, form) > 1.2) return false;
  const ended = /[。；：:;！？）)]$/.test(last.text);
  if (NUMBER_LINE.test(line.text) || (ended && (ORDINAL.test(line.text) || SIGNATURE_LINE.test(line.text))))
    return false;
  return gapBehind(last, form) < longestGap(form, ended);
}

/**
 * How many characters may be missing at the end of a line that goes on: one or two where marks that may not begin a
 * line draw others with them; more where a number or a word of letters went into the next line whole.
 */
function longestGap(form: Form, ended: boolean): number {
  if (!form.indented) return 1.7;
  return ended ? 3.2 : 8;
}

/** In characters. */
function indentOf(line: Line, form: Form): number {
  return (line.left - form.margins[line.page % 2]!.left) / line.size;
}

function gapBehind(line: Line, form: Form): number {
  return (form.margins[line.page % 2]!.right - line.right) / line.size;
}

/** One line in ten or more begins two characters behind the margin. */
function areIndented(lines: readonly Line[], margins: readonly Margins[]): boolean {
  const inset = lines.filter((line) => Math.abs((line.left - margins[line.page % 2]!.left) / line.size - 2) < 0.6);
  return inset.length * 10 >= lines.length;
}
