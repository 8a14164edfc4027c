/** A text as a row of blocks, and edits that reparse only the lines they touch. */

import { applyEdits } from '../text/edits.ts';
import type { Range, TextEdit } from '../text/span.ts';
import { splitLines, type Line } from '../text/lines.ts';
import { lineOf, readBlock, readHidden, readPrinted, remarkStart, type Block } from './block.ts';
import { frontMatterLength } from './frontMatter.ts';
import { readMarkdown, type MarkdownLine } from './markdown.ts';
import { sameWritten } from './written.ts';

export type TextFormat = 'plain' | 'markdown';

export interface Source {
  /** One block a line; never empty. */
  readonly blocks: readonly Block[];
  readonly format: TextFormat;
}

/** A replacement of `range` by `text`; without a range, of the whole text (as the protocol has it). */
export interface Change {
  readonly range?: Range;
  readonly text: string;
}

export function parse(text: string, format: TextFormat = 'plain'): Source {
  const lines = splitLines(text);
  return format === 'markdown'
    ? { blocks: markdownBlocks(lines, []), format }
    : { blocks: hidingFrontMatter(lines.map((line) => readBlock(line))), format };
}

export function textOf(source: Source): string {
  let text = '';
  for (const block of source.blocks) text += lineOf(block) + block.lineEnd;
  return text;
}

/**
 * The source after a change; blocks of untouched lines keep their identity. Places are those of the file; positions
 * beyond the end of a line or of the text are drawn back to that end, as the protocol demands.
 */
export function reparse(source: Source, change: Change): Source {
  const { blocks, format } = source;
  if (change.range === undefined) return parse(change.text, format);
  const { first, lines, end } = changedLines(blocks, change.range, change.text);
  if (format === 'markdown')
    return {
      blocks: markdownBlocks(
        [...blocks.slice(0, first).map(inFile), ...lines, ...blocks.slice(end).map(inFile)],
        blocks,
      ),
      format,
    };
  return {
    blocks: hidingFrontMatter(
      blocks.slice(0, first).concat(
        lines.map((line) => readBlock(line)),
        blocks.slice(end),
      ),
    ),
    format,
  };
}

/** The source after edits that were all computed on it, in order of position and none of them touching another. */
export function edited(source: Source, edits: readonly TextEdit[]): Source {
  // Marks of Markdown reach over many lines: the file is read once, not once an edit.
  if (source.format === 'markdown') {
    const lines = splitLines(applyEdits(textOf(source), edits));
    return { blocks: markdownBlocks(lines, source.blocks), format: source.format };
  }
  // From the end to the beginning, so that no edit moves the place of another.
  return edits.reduceRight((text, { range, newText }) => reparse(text, { range, text: newText }), source);
}

interface ChangedLines {
  /** The first line that is replaced, and the first behind those. */
  readonly first: number;
  readonly end: number;
  readonly lines: readonly Line[];
}

function changedLines(blocks: readonly Block[], range: Range, inserted: string): ChangedLines {
  const last = blocks.length - 1;
  const startsBeyond = range.start.line > last;
  const endsBeyond = range.end.line > last;
  let first = startsBeyond ? last : range.start.line;
  const final = endsBeyond ? last : range.end.line;
  const head = lineOf(blocks[first]!);
  const tail = lineOf(blocks[final]!);
  const startAt = startsBeyond ? head.length : Math.min(range.start.character, head.length);
  const endAt = endsBeyond ? tail.length : Math.min(range.end.character, tail.length);
  let text = head.slice(0, startAt) + inserted + tail.slice(endAt) + blocks[final]!.lineEnd;
  // A line feed right behind a line that ends in a carriage return joins it to one line end.
  const before = blocks[first - 1];
  if (startAt === 0 && before?.lineEnd === '\r' && (text.startsWith('\n') || text === '')) {
    text = lineOf(before) + before.lineEnd + text;
    first--;
  }
  const lines = splitLines(text);
  // The line end of the last touched line is part of `text`, so what follows it begins a line of its own.
  if (final < last) lines.pop();
  return { first, end: final + 1, lines };
}

function inFile(block: Block): Line {
  return { text: lineOf(block), end: block.lineEnd };
}

/** Front matter begins the file or is none: a change of one of its lines may bring it about or undo it. */
function hidingFrontMatter(blocks: readonly Block[]): readonly Block[] {
  const length = frontMatterLength(blocks);
  if (length === 0 && !blocks.some(isHidden)) return blocks;
  return blocks.map((block, line) => {
    if (line < length === isHidden(block)) return block;
    return line < length ? readHidden(inFile(block)) : readBlock(inFile(block));
  });
}

/** Of front matter: every other comment says so itself. */
function isHidden({ kind, text, content }: Block): boolean {
  return kind === 'comment' && !text.startsWith('<!--', content.start);
}

/** @param known blocks of the same file, taken over where a line is still what it was */
function markdownBlocks(lines: readonly Line[], known: readonly Block[]): readonly Block[] {
  const length = frontMatterLength(lines);
  // What stands in a remark is for whoever reads the file, and no Markdown.
  const printed = lines.map(({ text }) => remarkStart(text));
  const read = readMarkdown(lines.slice(length).map(({ text }, at) => text.slice(0, printed[length + at])));
  const shift = known.length - lines.length;
  return lines.map((line, at) => {
    const own = at < length ? null : read[at - length]!;
    for (const block of [known[at], known[at + shift]])
      if (block !== undefined && isSame(block, line, own)) return block;
    if (own !== null && !own.hidden) return readPrinted(own.text, line.text.slice(printed[at]), line.end, own.written);
    const comment = readBlock(line);
    return comment.kind === 'comment' ? comment : readHidden(line);
  });
}

function isSame(block: Block, line: Line, own: MarkdownLine | null): boolean {
  if (lineOf(block) !== line.text || block.lineEnd !== line.end) return false;
  if (own === null || own.hidden) return block.kind === 'comment';
  return block.kind !== 'comment' && block.text === own.text && sameWritten(block.written, own.written);
}
