/**
 * Markdown as its reader sees it: headings, lists, quotes and bold are structure and leave their words; code, links, HTML
 * and footnotes are kept and nobody's to change; what has no words of its own (rules, fences, images) leaves none.
 */

import { GFM, InlineContext, parser as commonMark, type MarkdownConfig } from '@lezer/markdown';
import type { SyntaxNodeRef } from '@lezer/common';
import type { Span } from '../text/span.ts';
import type { KeptPiece, Written } from './written.ts';

/** A line of a Markdown file. */
export interface MarkdownLine {
  /** The line as it reads. */
  readonly text: string;
  /** Not printed: a comment, the address of a link. */
  readonly hidden: boolean;
  /** Null where it stands in the file as it reads. */
  readonly written: Written | null;
}

/** A mark on the way to the margin: what stands there instead, nothing or a blank. */
interface Mark extends Span {
  readonly instead: string;
}

/** Longer files are no drafts, */
const LONGEST = 2_000_000;
/** nor is what holds lists within lists without end. */
const NESTED = /^(?:[ \t]{0,3}[-*+>]){60}/;

/**
 * CommonMark asks what stands around ** for spaces and punctuation, and so finds no bold in **加强领导。**各部门, which
 * Chinese writers mean by it. Masks (20**年, **月) are none. A single * is a sign of multiplication more often than a mark.
 */
const emphasis: MarkdownConfig = {
  parseInline: [
    {
      name: 'Emphasis',
      parse(context, next, start) {
        if (next !== 42 && next !== 95) return -1;
        let end = start + 1;
        while (context.char(end) === next) end++;
        const before = start === context.offset ? '' : context.slice(start - 1, start);
        const behind = end === context.end ? '' : context.slice(end, end + 1);
        const length = end - start;
        if (length > 3 || isMask(before, behind)) return end;
        const lenient = next === 42 && length > 1;
        const opens = behind.trim() !== '' && (lenient || !isWord(before));
        const closes = before.trim() !== '' && (lenient || !isWord(behind));
        if (!opens && !closes) return end;
        const type = next === 42 ? InlineContext.emphasisAsterisk : InlineContext.emphasisUnderscore;
        return context.addDelimiter(type, start, end, opens, closes);
      },
    },
  ],
};

function isMask(before: string, behind: string): boolean {
  return /[\d年月日第〔]/.test(before) && /[年月日号〕]/.test(behind);
}

function isWord(char: string): boolean {
  return /[\p{L}\p{N}_*]/u.test(char);
}

// An indent of four spaces is how many set a paragraph, and code is fenced where there is any.
const parser = commonMark.configure([GFM, { remove: ['IndentedCode'] }, emphasis]);

export function readMarkdown(lines: readonly string[]): MarkdownLine[] {
  const source = lines.join('\n');
  if (source.length > LONGEST || lines.some((line) => NESTED.test(line)) || isOvermarked(lines))
    return lines.map((text) => ({ text, hidden: false, written: null }));
  return new Reader(lines, source).read();
}

/** No paragraph has so many marks; pairing them takes time that grows with the square of their number. */
const MOST_MARKS = 6_000;

function isOvermarked(lines: readonly string[]): boolean {
  let marks = 0;
  for (const line of lines) {
    if (line.trim() === '') marks = 0;
    for (let at = 0; at < line.length; at++) if ('*_[]`~'.includes(line.charAt(at))) marks++;
    if (marks > MOST_MARKS) return true;
  }
  return false;
}

class Reader {
  readonly #lines: readonly string[];
  readonly #source: string;
  readonly #starts: number[] = [];
  readonly #marks: Mark[] = [];
  readonly #verbatim: Span[] = [];
  readonly #hidden = new Set<number>();
  readonly #omitted = new Map<number, string>();
  /** Lines that are no prose. */
  readonly #code = new Set<number>();
  readonly #addresses: ReadonlySet<string>;

  constructor(lines: readonly string[], source: string) {
    this.#lines = lines;
    this.#source = source;
    let start = 0;
    for (const line of lines) {
      this.#starts.push(start);
      start += line.length + 1;
    }
    this.#addresses = new Set(
      lines.flatMap((line) => {
        const label = /^ {0,3}\[([^[\]]{1,200})\]:/.exec(line)?.[1];
        return label === undefined ? [] : [labelled(label)];
      }),
    );
  }

  read(): MarkdownLine[] {
    parser.parse(this.#source).iterate({ enter: (node) => this.#enter(node) });
    for (const [line, text] of this.#lines.entries()) {
      // ##一、总体要求 : many leave out the space.
      const mark = this.#code.has(line) ? null : /^ {0,3}#{1,6}(?=[\u4e00-\u9fa5（《“])/.exec(text);
      if (mark !== null) this.#drop(this.#starts[line]!, this.#starts[line]! + mark[0].length);
    }
    this.#marks.sort((a, b) => a.start - b.start || b.end - a.end);
    this.#verbatim.sort((a, b) => a.start - b.start);
    let mark = 0;
    let verbatim = 0;
    return this.#lines.map((text, line) => {
      const start = this.#starts[line]!;
      const end = start + text.length;
      const marks: Mark[] = [];
      for (; mark < this.#marks.length && this.#marks[mark]!.start <= end; mark++) marks.push(this.#marks[mark]!);
      while (verbatim < this.#verbatim.length && this.#verbatim[verbatim]!.end <= start) verbatim++;
      const kept: Span[] = [];
      for (let at = verbatim; at < this.#verbatim.length && this.#verbatim[at]!.start < end; at++)
        kept.push(this.#verbatim[at]!);
      if (this.#hidden.has(line)) return { text, hidden: true, written: null };
      return assemble(text, start, marks, kept, this.#omitted.get(line) ?? null);
    });
  }

  /** False where what stands below a node is of no concern. */
  #enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    switch (name) {
      case 'HeaderMark':
        if (node.node.parent?.name.startsWith('Setext') === true) this.#drop(this.#lineStart(from), to);
        else this.#dropWithBlanks(from, to);
        return false;
      case 'QuoteMark':
        this.#drop(from, this.#source.charAt(to) === ' ' ? to + 1 : to);
        return false;
      case 'ListMark':
        // Ordinals are text: 1. stays, as it would in a draft.
        if (node.node.parent?.parent?.name === 'BulletList') this.#dropWithBlanks(from, to);
        return false;
      case 'TaskMarker':
        this.#dropWithBlanks(from, to);
        return false;
      case 'EmphasisMark':
      case 'StrikethroughMark':
      case 'ProcessingInstruction':
      case 'Comment':
        this.#drop(from, to);
        return false;
      case 'HTMLTag':
        this.#drop(from, to, /^<br\b/i.test(this.#source.slice(from, from + 4)) ? ' ' : '');
        return false;
      case 'HorizontalRule':
        this.#drop(from, to);
        return false;
      case 'Escape':
        this.#drop(from, from + 1);
        return false;
      case 'HardBreak':
        this.#drop(from, to - 1);
        return false;
      case 'Entity': {
        const character = decoded(this.#source.slice(from, to));
        if (character !== null) this.#drop(from, to, character);
        return false;
      }
      case 'FencedCode':
        this.#eachLine(from, to, (line) => this.#code.add(line));
        return true;
      case 'InlineCode':
        this.#verbatim.push({ start: from, end: to });
        return true;
      case 'CodeMark':
        if (node.node.parent?.name === 'FencedCode') this.#drop(this.#lineStart(from), this.#lineEnd(from));
        else this.#drop(from, to);
        return false;
      case 'CodeText':
        this.#verbatim.push({ start: from, end: to });
        return false;
      case 'Link':
        return this.#link(node);
      case 'Image':
        this.#drop(from, to);
        this.#omitted.set(this.#lineAt(from), '图片');
        return false;
      case 'Autolink':
        this.#drop(from, from + 1);
        this.#drop(to - 1, to);
        this.#verbatim.push({ start: from, end: to });
        return false;
      case 'URL': {
        // An address in a sentence ends where Chinese goes on.
        const address = /^[\x21-\x7e]+/.exec(this.#source.slice(from, to))?.[0].length ?? 0;
        this.#verbatim.push({ start: from, end: from + address });
        return false;
      }
      case 'LinkReference':
        if (this.#source.startsWith('[^', from)) this.#verbatim.push({ start: from, end: to });
        else this.#eachLine(from, to, (line) => this.#hidden.add(line));
        return false;
      case 'CommentBlock':
      case 'ProcessingInstructionBlock':
        this.#eachLine(from, to, (line) => this.#hidden.add(line));
        return false;
      case 'HTMLBlock':
        this.#eachLine(from, to, (line) => this.#htmlLine(line));
        return false;
      case 'TableHeader':
      case 'TableRow':
        this.#row(node);
        return true;
      case 'TableDelimiter':
        if (node.node.parent?.name === 'Table') this.#drop(this.#lineStart(from), to);
        return false;
      case 'Paragraph': {
        // [^1]: 注 — a footnote that is no address.
        if (/^\[\^[^\]\s]{1,50}\]:/.test(this.#source.slice(from, from + 60))) {
          this.#verbatim.push({ start: from, end: to });
          return false;
        }
        return true;
      }
    }
    return true;
  }

  /** [words](address "title"), [words][label], [label]: the words are kept as they are. */
  #link(node: SyntaxNodeRef): boolean {
    const { from, to } = node;
    const source = this.#source;
    if (source.startsWith('[^', from)) {
      this.#verbatim.push({ start: from, end: to });
      return false;
    }
    const marks = node.node.getChildren('LinkMark');
    const close = marks[1];
    if (close === undefined) return true;
    const addressed = node.node.getChild('URL') !== null || node.node.getChild('LinkLabel') !== null;
    // Brackets alone are text unless the label has an address somewhere.
    if (
      !addressed &&
      !source.startsWith('(', close.to) &&
      !this.#addresses.has(labelled(source.slice(from + 1, close.from)))
    )
      return true;
    this.#drop(from, from + 1);
    this.#drop(close.from, to);
    this.#verbatim.push({ start: from, end: to });
    return true;
  }

  /** Cells set apart by a tab, as the tables of other formats come in. */
  #row(node: SyntaxNodeRef): void {
    const source = this.#source;
    const { from, to } = node;
    for (const { from: bar } of node.node.getChildren('TableDelimiter')) {
      let start = bar;
      let end = bar + 1;
      while (start > from && isBlank(source, start - 1)) start--;
      while (end < to && isBlank(source, end)) end++;
      this.#drop(start, end, start === from || end === to ? '' : '\t');
    }
  }

  #htmlLine(line: number): void {
    this.#code.add(line);
    const start = this.#starts[line]!;
    const text = this.#lines[line]!;
    if (/^\s*<!--.*-->\s*$/.test(text)) {
      this.#hidden.add(line);
      return;
    }
    let tags = 0;
    // A cell ends with a tab, unless it is the last of its line.
    const lastWord = endOfWords(text);
    for (const { 0: tag, index } of text.matchAll(/<\/?[A-Za-z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->/g)) {
      tags++;
      const instead = /^<\/t[dh]\b/i.test(tag) && index < lastWord ? '\t' : /^<br\b/i.test(tag) ? ' ' : '';
      this.#drop(start + index, start + index + tag.length, instead);
    }
    if (tags > 0) this.#verbatim.push({ start, end: start + text.length });
  }

  /** A mark may run over several lines; each of them loses its part. */
  #drop(start: number, end: number, instead = ''): void {
    if (start >= end) return;
    const lineEnd = this.#lineEnd(start);
    this.#marks.push({ start, end: Math.min(end, lineEnd), instead });
    if (end > lineEnd + 1) this.#drop(lineEnd + 1, end);
  }

  /** A mark in front of its words with the blanks behind it; at the end of a line, with those in front. */
  #dropWithBlanks(from: number, to: number): void {
    const lineEnd = this.#lineEnd(from);
    let start = from;
    let end = to;
    while (end < lineEnd && isBlank(this.#source, end)) end++;
    if (end === lineEnd) while (start > this.#lineStart(from) && isBlank(this.#source, start - 1)) start--;
    this.#drop(start, end);
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #lineStart(offset: number): number {
    return this.#starts[this.#lineAt(offset)]!;
  }

  #lineEnd(offset: number): number {
    const line = this.#lineAt(offset);
    return this.#starts[line]! + this.#lines[line]!.length;
  }

  #eachLine(from: number, to: number, take: (line: number) => void): void {
    const last = this.#lineAt(Math.max(from, to - 1));
    for (let line = this.#lineAt(from); line <= last; line++) take(line);
  }
}

function assemble(
  written: string,
  start: number,
  marks: readonly Mark[],
  kept: readonly Span[],
  omitted: string | null,
): MarkdownLine {
  if (marks.length === 0 && kept.length === 0) return { text: written, hidden: false, written: null };
  let text = '';
  const pieces: KeptPiece[] = [];
  let done = 0;
  const take = (to: number): void => {
    if (to <= done) return;
    pieces.push({ at: text.length, written: done, length: to - done });
    text += written.slice(done, to);
  };
  for (const mark of marks) {
    const from = Math.max(mark.start - start, 0);
    const to = Math.min(mark.end - start, written.length);
    // Within a mark that has been taken already.
    if (to <= done) continue;
    take(from);
    text += mark.instead;
    done = to;
  }
  take(written.length);
  const shape: Written = { text: written, pieces, verbatim: [], omitted };
  const verbatim = kept.flatMap((span) => spanAsRead(shape, span.start - start, span.end - start));
  return { text, hidden: false, written: { ...shape, verbatim } };
}

/** The stretch of the line as it reads that comes from a stretch of the file. */
function spanAsRead({ pieces }: Written, from: number, to: number): Span[] {
  let start: number | null = null;
  let end = 0;
  for (const { at, written, length } of pieces) {
    const first = Math.max(from, written);
    const last = Math.min(to, written + length);
    if (first >= last) continue;
    start ??= at + first - written;
    end = at + last - written;
  }
  return start === null ? [] : [{ start, end }];
}

/** Where the words of a line end in front of its last tags. */
function endOfWords(text: string): number {
  let end = text.length;
  for (;;) {
    while (end > 0 && text.charAt(end - 1).trim() === '') end--;
    const open = text.charAt(end - 1) === '>' ? text.lastIndexOf('<', end - 1) : -1;
    if (open < 0) return end;
    end = open;
  }
}

function isBlank(text: string, at: number): boolean {
  const char = text.charAt(at);
  return char === ' ' || char === '\t';
}

/** Labels are compared as Markdown does: without regard to case and spaces. */
function labelled(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: '\u3000',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  mdash: '—',
  middot: '·',
};

function decoded(entity: string): string | null {
  const code = /^&#(?:(\d{1,7})|[xX]([0-9a-fA-F]{1,6}));$/.exec(entity);
  if (code === null) return ENTITIES[entity.slice(1, -1)] ?? null;
  const point = code[1] === undefined ? Number.parseInt(code[2]!, 16) : Number(code[1]);
  return point > 31 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : null;
}
