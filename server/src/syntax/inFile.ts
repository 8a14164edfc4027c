/**
 * The edge between a text as it reads and the file it stands in. Whatever is asked and answered goes through here: places
 * of the file come in, places of the file go out, and an edit never takes a mark of Markdown away with the words.
 */

import type { Position, Range, TextEdit } from '../text/span.ts';
import type { Block } from './block.ts';
import type { Source } from './source.ts';
import { readAt, writtenEnd, writtenStart, writtenStretches, type Written } from './written.ts';

/** What is asked about a file, with every position in it turned into that of the text as it reads. Plain data only. */
export function fromFile<Value>(source: Source, value: Value): Value {
  return source.format === 'plain' ? value : (asRead(source, value) as Value);
}

function asRead(source: Source, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => asRead(source, item));
  if (!isPosition(value)) return mapped(value, (part) => asRead(source, part));
  const block = source.blocks[value.line];
  return block === undefined || block.written === null
    ? value
    : { line: value.line, character: readCharacter(block, block.written, value.character) };
}

class PlacesOfFile {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** Marks what speaks of places in the file, so that it goes out as it is. */
export function alreadyInFile<Value>(source: Source, value: Value): Value {
  return source.format === 'plain' ? value : (new PlacesOfFile(value) as Value);
}

function readCharacter({ text }: Block, written: Written, character: number): number {
  const behind = character - written.text.length;
  return behind > 0 ? text.length + behind : readAt(written, character);
}

/** The character of the file where a stretch of the line begins; a remark stands there as it reads. */
function startInFile(block: Block | undefined, character: number): number {
  if (block === undefined || block.written === null) return character;
  const behind = character - block.text.length;
  return behind > 0 ? block.written.text.length + behind : writtenStart(block.written, character);
}

function endInFile(block: Block | undefined, character: number): number {
  if (block === undefined || block.written === null) return character;
  const behind = character - block.text.length;
  return behind > 0 ? block.written.text.length + behind : writtenEnd(block.written, character);
}

export function rangeInFile({ blocks }: Source, { start, end }: Range): Range {
  const isPoint = start.line === end.line && start.character === end.character;
  const from = startInFile(blocks[start.line], start.character);
  const to = isPoint ? from : endInFile(blocks[end.line], end.character);
  return { start: { line: start.line, character: from }, end: { line: end.line, character: to } };
}

/** Edits of the text as it reads as edits of the file, where one may become several with marks between them. */
export function editsInFile(source: Source, edits: readonly TextEdit[]): readonly TextEdit[] {
  return source.format === 'plain' ? edits : edits.flatMap((edit) => editInFile(source, edit));
}

function editInFile({ blocks }: Source, edit: TextEdit): TextEdit[] {
  const { start, end } = edit.range;
  const first = blocks[start.line];
  const last = blocks[end.line];
  const at = (line: number, character: number): Position => ({ line, character });
  if (start.line !== end.line) {
    // Whole lines go with their marks; two lines that are joined keep those at the end of the first.
    const from = start.character === 0 ? 0 : endInFile(first, start.character);
    const whole = start.character === 0 && end.character === 0;
    const to = whole ? 0 : startInFile(last, end.character);
    return [{ range: { start: at(start.line, from), end: at(end.line, to) }, newText: edit.newText }];
  }
  const { line } = start;
  if (first === undefined || first.written === null) return [edit];
  if (start.character === end.character) {
    const character = insertionPoint(first, first.written, start.character, edit.newText);
    return [{ range: { start: at(line, character), end: at(line, character) }, newText: edit.newText }];
  }
  const stretches = writtenStretches(first.written, { start: start.character, end: end.character });
  if (end.character > first.text.length)
    stretches.push({
      start: startInFile(first, Math.max(start.character, first.text.length)),
      end: endInFile(first, end.character),
    });
  return stretches.map((stretch, index) => ({
    range: { start: at(line, stretch.start), end: at(line, stretch.end) },
    newText: index === 0 ? edit.newText : '',
  }));
}

/** New lines go outside the marks of a line, new words inside of those that hold the words before. */
function insertionPoint(block: Block, written: Written, character: number, newText: string): number {
  if (character === 0 && /[\r\n]$/.test(newText)) return 0;
  if (character === block.text.length && /^[\r\n]/.test(newText)) return written.text.length;
  return character === 0 ? writtenStart(written, 0) : endInFile(block, character);
}

/**
 * What is answered about a file, with every range, position and edit in it turned into those of the file. Plain data
 * only; parts that speak of another document (by their `uri`) are left as they are.
 */
export function inFile<Value>(source: Source, value: Value, uri?: string): Value {
  return turned(source, value, uri) as Value;
}

function turned(source: Source, value: unknown, uri: string | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof PlacesOfFile) return value.value;
  if (Array.isArray(value))
    return value.flatMap((item: unknown) =>
      isEdit(item) ? editsInFile(source, [item]).map((edit) => ({ ...item, ...edit })) : [turned(source, item, uri)],
    );
  const own = (value as { uri?: unknown; targetUri?: unknown }).uri ?? (value as { targetUri?: unknown }).targetUri;
  if (uri !== undefined && typeof own === 'string' && own !== uri) return value;
  if (isRange(value)) return rangeInFile(source, value);
  if (isPosition(value)) return rangeInFile(source, { start: value, end: value }).start;
  return mapped(value, (part) => turned(source, part, uri));
}

/** `data` is for whoever sent it. */
function mapped(value: object, turn: (part: unknown) => unknown): unknown {
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key === 'data' ? part : turn(part)]));
}

function isPosition(value: unknown): value is Position {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 2 &&
    'line' in value &&
    'character' in value
  );
}

function isRange(value: unknown): value is Range {
  return (
    typeof value === 'object' &&
    value !== null &&
    'start' in value &&
    'end' in value &&
    isPosition(value.start) &&
    isPosition(value.end)
  );
}

function isEdit(value: unknown): value is TextEdit {
  return typeof value === 'object' && value !== null && 'newText' in value && 'range' in value && isRange(value.range);
}
