/** A draft that was rewritten as text, saved back into the document that it was read from: as tracked changes. */

import type { DocxParagraph } from '../reading/docx/structure.ts';
import type { TracedText } from '../reading/docx/trace.ts';
import { readMarker } from '../syntax/marker.ts';
import { Composition, readAgain, written } from './composition.ts';
import { commonItems, letterEdits, type LetterEdit } from './letters.ts';
import { Refused, type WordOriginal } from './original.ts';
import type { NewParagraph, Obstacle } from './tracking.ts';

/** A line of the rewritten draft that the document does not have, or the other way round. */
export interface Unwritten {
  /** Zero-based, in the rewritten draft; for a line that was to go, where it stood. */
  readonly line: number;
  readonly text: string;
  readonly obstacle: Obstacle;
}

export interface Revised {
  readonly bytes: Uint8Array;
  /** Places where something goes, comes or is exchanged; a whole line is one. */
  readonly changes: number;
  readonly unwritten: readonly Unwritten[];
  /** Lines, zero-based in the rewritten draft, whose automatic number the program that opens the file counts otherwise. */
  readonly renumbered: readonly number[];
  /** Empty lines went or came: those are the document's own, and stay. */
  readonly blankLines: boolean;
}

/** More lines than these that went and came are another document. */
const MOST_LINES = 800;
/** Two lines that have so much in common are one, rewritten; of the letters of both together. */
const LIKE = 0.5;
/** More lines in one place are not compared each with each. */
const MOST_COMPARED = 40_000;

/**
 * @param text the whole draft as it now is
 * @param day the day of the changes, as a number YYYYMMDD
 * @throws Refused when the file cannot be written into
 */
export function revise(original: WordOriginal, text: string, day: number): Revised {
  const composition = new Composition(original, day);
  const before = new OldLines(original.traced);
  const after = linesOf(text);
  const steps = stepsBetween(before, after);
  const unwritten: Unwritten[] = [];
  const expected: string[] = [];
  let changes = 0;
  const tell = (line: number, words: string, obstacle: Obstacle): void =>
    void unwritten.push({ line, text: words, obstacle });
  for (let at = 0; at < steps.length;) {
    const { old, fresh } = steps[at]!;
    if (old !== null && fresh !== null) {
      const done: string[] = [];
      for (const edit of editsOf(before, old, after[fresh]!)) {
        const obstacle = composition.tracking.edit(edit);
        if (obstacle === null) changes++;
        else tell(fresh, after[fresh]!, obstacle);
        done.push(obstacle === null ? edit.newText : written(original.traced, edit.start, edit.end));
      }
      expected.push(interleaved(before, old, editsOf(before, old, after[fresh]!), done));
      at++;
    } else if (old !== null) {
      const obstacle = removeLine(composition, before, old);
      if (obstacle === null) changes++;
      else {
        tell(fresh ?? nextFresh(steps, at, after.length), before.textOf(old), obstacle);
        expected.push(before.bodyOf(old));
      }
      at++;
    } else {
      let end = at;
      while (end < steps.length && steps[end]!.old === null) end++;
      const lines = steps.slice(at, end).map((step) => step.fresh!);
      const added = insertLines(
        composition,
        before,
        previousOld(steps, at),
        lines.map((line) => after[line]!),
      );
      if (typeof added === 'string') for (const line of lines) tell(line, after[line]!, added);
      else {
        changes += lines.length;
        expected.push(...added);
      }
      at = end;
    }
  }
  const bytes = composition.pack();
  const again = readAgain(bytes, expected.join('\n'));
  if (again === null)
    throw new Refused('写进去以后读出来的不是改后的文字，没有写。请在 Word 或 WPS 里改，或者另存一份原稿再试。');
  const blanks = (texts: readonly string[]): number => texts.filter((line) => line.trim() === '').length;
  return {
    bytes,
    changes,
    unwritten,
    renumbered: unwritten.length > 0 ? [] : otherwiseNumbered(again, after),
    blankLines: blanks(original.traced.text.split('\n')) !== blanks(after),
  };
}

function linesOf(text: string): readonly string[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd());
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** The lines of the draft as it was read. */
class OldLines {
  readonly letters: TracedText;
  readonly #texts: readonly string[];
  readonly #starts: readonly number[];

  constructor(letters: TracedText) {
    this.letters = letters;
    this.#texts = letters.text.split('\n');
    const starts: number[] = [];
    let at = 0;
    for (const text of this.#texts) {
      starts.push(at);
      at += text.length + 1;
    }
    this.#starts = starts;
  }

  get length(): number {
    return this.#texts.length;
  }

  textOf(line: number): string {
    return this.#texts[line]!;
  }

  startOf(line: number): number {
    return this.#starts[line]!;
  }

  /** Without what stands nowhere in the document. */
  bodyOf(line: number): string {
    const start = this.startOf(line);
    return written(this.letters, start, start + this.textOf(line).length);
  }

  /** UTF-16 units of the automatic number in front. */
  ordinalOf(line: number): number {
    const start = this.startOf(line);
    let length = 0;
    while (length < this.textOf(line).length && this.letters.originAt(start + length)?.kind === 'made') length++;
    return length;
  }

  /** The paragraph in which the line ends. */
  paragraphOf(line: number): DocxParagraph | null {
    const start = this.startOf(line);
    for (let offset = start + this.textOf(line).length; offset >= start; offset--) {
      const origin = this.letters.originAt(offset);
      if (origin !== null && (origin.kind !== 'end' || offset > start || this.textOf(line) === ''))
        return origin.paragraph;
    }
    return null;
  }

  /** Whether the line is one paragraph, all of it and no other. */
  isParagraph(line: number): boolean {
    const paragraph = this.paragraphOf(line);
    const start = this.startOf(line);
    const end = start + this.textOf(line).length;
    for (let offset = start; offset < end; offset++) {
      const origin = this.letters.originAt(offset);
      if (origin === null || origin.paragraph !== paragraph) return false;
    }
    const before = start > 0 ? this.letters.originAt(start - 1) : null;
    const behind = this.letters.originAt(end);
    return before?.paragraph !== paragraph && (behind === null || behind.kind === 'end');
  }
}

/** One line that stays or is rewritten (both), goes (old alone) or comes (fresh alone). */
interface Step {
  readonly old: number | null;
  readonly fresh: number | null;
}

/**
 * Empty lines are left out: in a text they part what the document parts by its layout.
 *
 * @throws Refused when the two are not states of one draft
 */
function stepsBetween(before: OldLines, after: readonly string[]): readonly Step[] {
  const filled = (texts: readonly string[]): readonly number[] =>
    Array.from(texts.keys()).filter((line) => texts[line]!.trim() !== '');
  const oldTexts = Array.from({ length: before.length }, (_, line) => before.textOf(line));
  const oldLines = filled(oldTexts);
  const freshLines = filled(after);
  const bodies = oldLines.map((line) => bodyOf(oldTexts[line]!));
  const fresh = freshLines.map((line) => bodyOf(after[line]!));
  const same = commonItems(bodies, fresh, MOST_LINES);
  if (same === null || (same.length === 0 && bodies.length > 3))
    throw new Refused('改稿和原稿几乎没有相同的行，不像是同一份文件，没有写。请核对两个文件。');
  const steps: Step[] = [];
  let old = 0;
  let next = 0;
  for (const [x, y] of [...same, [bodies.length, fresh.length] as const]) {
    steps.push(...hunk(bodies, fresh, [old, x], [next, y]));
    if (x < bodies.length) steps.push({ old: x, fresh: y });
    old = x + 1;
    next = y + 1;
  }
  return steps.map((step) => ({
    old: step.old === null ? null : oldLines[step.old]!,
    fresh: step.fresh === null ? null : freshLines[step.fresh]!,
  }));
}

/** Without its ordinal: a clause that gets another number is the same clause. */
function bodyOf(line: string): string {
  const start = line.length - line.trimStart().length;
  return line.slice(readMarker(line, start)?.contentStart ?? start);
}

/** Lines that differ, paired so that they have most in common; the order stays. */
function hunk(
  bodies: readonly string[],
  fresh: readonly string[],
  [oldStart, oldEnd]: readonly [number, number],
  [freshStart, freshEnd]: readonly [number, number],
): readonly Step[] {
  const rows = oldEnd - oldStart;
  const columns = freshEnd - freshStart;
  const isCompared = rows * columns <= MOST_COMPARED;
  const best: number[][] = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  const alike = (row: number, column: number): number => {
    if (!isCompared) return 0;
    const likeness = likenessOf(bodies[oldStart + row]!, fresh[freshStart + column]!);
    return likeness >= LIKE ? likeness : 0;
  };
  const pairs: number[][] = best.map((row) => row.map(() => 0));
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const likeness = alike(row, column);
      const paired = likeness > 0 ? likeness + best[row + 1]![column + 1]! : 0;
      best[row]![column] = Math.max(paired, best[row + 1]![column]!, best[row]![column + 1]!);
      pairs[row]![column] = paired;
    }
  }
  const steps: Step[] = [];
  let row = 0;
  let column = 0;
  while (row < rows || column < columns) {
    const here = row < rows && column < columns ? best[row]![column]! : 0;
    if (here > 0 && pairs[row]![column] === here) steps.push({ old: oldStart + row++, fresh: freshStart + column++ });
    else if (row < rows && (here === 0 || best[row + 1]![column] === here))
      steps.push({ old: oldStart + row++, fresh: null });
    else if (column < columns) steps.push({ old: null, fresh: freshStart + column++ });
  }
  return steps;
}

/** Of all pairs of neighbouring letters, how many both have: 0 to 1. */
function likenessOf(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < a.length; at++) pairs.set(a.slice(at, at + 2), (pairs.get(a.slice(at, at + 2)) ?? 0) + 1);
  let common = 0;
  for (let at = 0; at + 1 < b.length; at++) {
    const left = pairs.get(b.slice(at, at + 2)) ?? 0;
    if (left === 0) continue;
    common++;
    pairs.set(b.slice(at, at + 2), left - 1);
  }
  return (2 * common) / (a.length + b.length - 2);
}

/** Within one line, as offsets in the whole draft; an automatic number is the document's to count. */
function editsOf(before: OldLines, old: number, fresh: string): readonly LetterEdit[] {
  const text = before.textOf(old);
  const ordinal = before.ordinalOf(old);
  const isSame = ordinal > 0 && fresh.startsWith(text.slice(0, ordinal));
  const kept = isSame || ordinal === 0 ? ordinal : (readMarker(fresh, 0)?.contentStart ?? 0);
  const isNumber = isSame || (kept > 0 && formOf(fresh) === formOf(text));
  const start = before.startOf(old) + (isNumber ? ordinal : 0);
  return letterEdits(text.slice(isNumber ? ordinal : 0), fresh.slice(isNumber ? kept : 0)).map((edit) => ({
    start: start + edit.start,
    end: start + edit.end,
    newText: edit.newText,
  }));
}

function formOf(line: string): string {
  return readMarker(line, line.length - line.trimStart().length)?.form ?? 'none';
}

/** A line with its edits done, as far as they were. */
function interleaved(before: OldLines, old: number, edits: readonly LetterEdit[], done: readonly string[]): string {
  const start = before.startOf(old);
  let text = '';
  let from = start;
  for (const [at, edit] of edits.entries()) {
    text += written(before.letters, from, edit.start) + done[at]!;
    from = edit.end;
  }
  return text + written(before.letters, from, start + before.textOf(old).length);
}

function removeLine(composition: Composition, before: OldLines, line: number): Obstacle | null {
  const paragraph = before.paragraphOf(line);
  if (paragraph !== null && before.isParagraph(line)) return composition.tracking.removeParagraph(paragraph);
  // A line within a paragraph goes with the line break in front of it, or behind.
  const start = before.startOf(line);
  const end = start + before.textOf(line).length;
  const isBreak = (offset: number): boolean => before.letters.originAt(offset)?.kind === 'atom';
  if (start > 0 && isBreak(start - 1)) return composition.tracking.edit({ start: start - 1, end, newText: '' });
  if (isBreak(end)) return composition.tracking.edit({ start, end: end + 1, newText: '' });
  return '表格的行';
}

/** The letters that now stand in the document for each line, or why there are none. */
function insertLines(
  composition: Composition,
  before: OldLines,
  behind: number | null,
  lines: readonly string[],
): readonly string[] | Obstacle {
  const paragraphs = lines.map((text): NewParagraph | null => {
    const line = modelFor(before, behind ?? -1, text);
    const model = line === null ? null : before.paragraphOf(line);
    if (line === null || model === null) return null;
    // The number of a list is counted, not written.
    const ordinal = before.ordinalOf(line) > 0 ? (readMarker(text, 0)?.contentStart ?? 0) : 0;
    return { text: text.slice(ordinal), model };
  });
  const all = paragraphs.filter((each) => each !== null);
  if (all.length < lines.length) return '没有可以仿照的段落';
  const previous = behind === null ? null : before.paragraphOf(behind);
  const next = (behind ?? -1) + 1 < before.length ? before.paragraphOf((behind ?? -1) + 1) : null;
  const isOpen = (paragraph: DocxParagraph | null): paragraph is DocxParagraph =>
    paragraph !== null && paragraph.cells === 0 && paragraph.box === null;
  if (previous !== null && previous.box !== null) return '文本框';
  let obstacle: Obstacle | null = '表格的行';
  const atTable = [previous, next].some((paragraph) => (paragraph?.cells ?? 0) > 0);
  if (atTable && lines.some((line) => line.includes('\t'))) return obstacle;
  if (isOpen(previous) && previous !== next) obstacle = composition.tracking.insertBehind(previous, all);
  else if (isOpen(next) && previous !== next) obstacle = composition.tracking.insertBefore(next, all);
  return obstacle ?? all.map(({ text }) => text);
}

const FARTHEST = 300;
/** A short line is a heading or a name, a longer one is text. */
const SHORT = 25;

/** The nearest paragraph with an ordinal of the same form and of like length; of the same form; any. */
function modelFor(before: OldLines, behind: number, text: string): number | null {
  const form = formOf(text);
  let sameForm: number | null = null;
  let any: number | null = null;
  for (let distance = 0; distance < FARTHEST; distance++) {
    for (const line of distance === 0 ? [behind] : [behind - distance, behind + distance]) {
      if (line < 0 || line >= before.length || !before.isParagraph(line)) continue;
      const words = before.textOf(line);
      const paragraph = before.paragraphOf(line)!;
      if (paragraph.cells > 0 || paragraph.box !== null || (words === '') !== (text === '')) continue;
      any ??= line;
      if (formOf(words) !== form) continue;
      sameForm ??= line;
      if (words.length < SHORT === text.length < SHORT) return line;
    }
  }
  return sameForm ?? (any !== null && before.ordinalOf(any) > 0 ? null : any) ?? nearestAny(before, behind);
}

/** For an empty line where no other is, or the other way round. */
function nearestAny(before: OldLines, behind: number): number | null {
  for (let line = Math.min(behind, before.length - 1); line >= 0; line--) {
    const paragraph = before.paragraphOf(line);
    const isOpen = paragraph !== null && paragraph.cells === 0 && paragraph.box === null;
    if (isOpen && before.ordinalOf(line) === 0) return line;
  }
  return null;
}

function previousOld(steps: readonly Step[], at: number): number | null {
  for (let step = at - 1; step >= 0; step--) if (steps[step]!.old !== null) return steps[step]!.old;
  return null;
}

function nextFresh(steps: readonly Step[], at: number, otherwise: number): number {
  for (let step = at + 1; step < steps.length; step++) if (steps[step]!.fresh !== null) return steps[step]!.fresh!;
  return otherwise;
}

/** Lines whose words agree and whose numbers do not. */
function otherwiseNumbered(again: TracedText, after: readonly string[]): readonly number[] {
  const filled = (lines: readonly string[]): (readonly [string, number])[] =>
    lines.map((line, at) => [line.trim(), at] as const).filter(([line]) => line !== '');
  const read = filled(again.text.split('\n'));
  return filled(after)
    .filter(([line], at) => read[at] !== undefined && read[at][0] !== line)
    .map(([, at]) => at);
}
