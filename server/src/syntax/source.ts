/** A text as a row of blocks, and edits that reparse only the lines they touch. */

import type { Range } from '../text/span.ts';
import { splitLines } from '../text/lines.ts';
import { lengthOf, lineOf, readBlock, type Block } from './block.ts';

export interface Source {
  /** One block a line; never empty. */
  readonly blocks: readonly Block[];
}

/** A replacement of `range` by `text`; without a range, of the whole text (as the protocol has it). */
export interface Change {
  readonly range?: Range;
  readonly text: string;
}

export function parse(text: string): Source {
  return { blocks: splitLines(text).map(readBlock) };
}

export function textOf(source: Source): string {
  let text = '';
  for (const block of source.blocks) text += lineOf(block) + block.lineEnd;
  return text;
}

/**
 * The source after a change; blocks of untouched lines keep their identity. Positions beyond the end of a
 * line or of the text are drawn back to that end, as the protocol demands.
 */
export function reparse(source: Source, change: Change): Source {
  if (change.range === undefined) return parse(change.text);
  const { blocks } = source;
  const last = blocks.length - 1;
  const startsBeyond = change.range.start.line > last;
  const endsBeyond = change.range.end.line > last;
  let first = startsBeyond ? last : change.range.start.line;
  const final = endsBeyond ? last : change.range.end.line;
  const head = blocks[first]!;
  const tail = blocks[final]!;
  const startAt = startsBeyond ? lengthOf(head) : Math.min(change.range.start.character, lengthOf(head));
  const endAt = endsBeyond ? lengthOf(tail) : Math.min(change.range.end.character, lengthOf(tail));
  let text = lineOf(head).slice(0, startAt) + change.text + lineOf(tail).slice(endAt) + tail.lineEnd;
  // A line feed right behind a line that ends in a carriage return joins it to one line end.
  const before = blocks[first - 1];
  if (startAt === 0 && before?.lineEnd === '\r' && (text.startsWith('\n') || text === '')) {
    text = lineOf(before) + before.lineEnd + text;
    first--;
  }
  const lines = splitLines(text);
  // The line end of the last touched line is part of `text`, so what follows it begins a line of its own.
  if (final < last) lines.pop();
  return { blocks: blocks.slice(0, first).concat(lines.map(readBlock), blocks.slice(final + 1)) };
}
