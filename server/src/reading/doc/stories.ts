/**
 * What a .doc keeps behind its body and hangs on characters of it: footnotes, endnotes, text boxes, comments. Offsets
 * in the header are those of [MS-DOC], FibRgFcLcb97; positions are those of characters.
 */

import type { FileBytes } from '../byteReader.ts';

/** Lengths of the stories in characters, one behind the other: body, footnotes, headers, (macros), comments, … */
const LENGTHS = { body: 76, footnotes: 80, headers: 84, macros: 88, comments: 92, endnotes: 96, boxes: 100 } as const;
const FOOTNOTES = { references: 170, texts: 178 };
const ENDNOTES = { references: 522, texts: 530 };
const COMMENTS = 186;
const SECTIONS = 202;
const FONTS = 274;
const SHAPES = 474;
const BOXES = 602;

const COMMENT_LENGTH = 30;
const SHAPE_LENGTH = 26;
const BOX_LENGTH = 22;
const MOST = 100_000;
const MOST_FONTS = 2000;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Anchors {
  /** Text boxes with the position of the character that they hang on. */
  readonly boxes: readonly (Stretch & { readonly at: number })[];
  /** Text boxes within groups, which hang on no character. */
  readonly loose: readonly Stretch[];
  readonly comments: number;
}

function part(main: FileBytes, tables: FileBytes, at: number): FileBytes {
  return tables.part(main.long(at), main.long(at + 4));
}

/** How many entries a list of positions has, each with so many bytes. */
function countOf(list: FileBytes, width: number): number {
  return Math.min(Math.max(0, Math.floor((list.length - 4) / (4 + width))), MOST);
}

/** Where a story begins: behind all before it. */
function startOf(main: FileBytes, story: keyof typeof LENGTHS): number {
  let start = 0;
  for (const [name, at] of Object.entries(LENGTHS)) {
    if (name === story) break;
    start += main.long(at);
  }
  return start;
}

export function readAnchors(main: FileBytes, tables: FileBytes): Anchors {
  const shapes = part(main, tables, SHAPES);
  const shapeCount = countOf(shapes, SHAPE_LENGTH);
  const places = new Map<number, number>();
  for (let index = 0; index < shapeCount; index++)
    places.set(shapes.long((shapeCount + 1) * 4 + index * SHAPE_LENGTH), shapes.long(index * 4));
  const boxes: (Stretch & { at: number })[] = [];
  const loose: Stretch[] = [];
  const texts = part(main, tables, BOXES);
  const boxCount = countOf(texts, BOX_LENGTH);
  const start = startOf(main, 'boxes');
  for (let index = 0; index < boxCount; index++) {
    const record = (boxCount + 1) * 4 + index * BOX_LENGTH;
    // The last one stands for those that are free to be used again.
    if (texts.short(record + 8) !== 0) continue;
    const stretch = { start: start + texts.long(index * 4), end: start + texts.long(index * 4 + 4) };
    if (stretch.end - stretch.start < 1 || stretch.end > start + main.long(LENGTHS.boxes)) continue;
    const at = places.get(texts.long(record + 14));
    if (at === undefined) loose.push(stretch);
    else boxes.push({ ...stretch, at });
  }
  return { boxes, loose, comments: countOf(part(main, tables, COMMENTS), COMMENT_LENGTH) };
}

/** Footnotes and endnotes by the position of the character that refers to them. */
export function readNotes(
  main: FileBytes,
  tables: FileBytes,
  read: (start: number, end: number) => string,
): ReadonlyMap<number, string> {
  const notes = new Map<number, string>();
  for (const [story, places] of [
    ['footnotes', FOOTNOTES],
    ['endnotes', ENDNOTES],
  ] as const) {
    const references = part(main, tables, places.references);
    const texts = part(main, tables, places.texts);
    const count = Math.min(countOf(references, 2), Math.max(0, Math.floor(texts.length / 4) - 1));
    const start = startOf(main, story);
    for (let index = 0; index < count; index++) {
      const [from, to] = [texts.long(index * 4), texts.long(index * 4 + 4)];
      if (from < to && to <= main.long(LENGTHS[story]))
        notes.set(references.long(index * 4), read(start + from, start + to));
    }
  }
  return notes;
}

/** Positions right behind the last character of each section. */
export function sectionEnds(main: FileBytes, tables: FileBytes): ReadonlySet<number> {
  const list = part(main, tables, SECTIONS);
  const count = countOf(list, 12);
  const ends = new Set<number>();
  for (let index = 1; index <= count; index++) ends.add(list.long(index * 4));
  return ends;
}

/** Names of fonts by number. */
export function fontNames(main: FileBytes, tables: FileBytes): readonly string[] {
  const list = part(main, tables, FONTS);
  const names: string[] = [];
  const count = Math.min(list.short(0), MOST_FONTS);
  // Behind the count stands the length of what each entry has more, which is none.
  for (let at = 4; names.length < count && at < list.length; at += list.byte(at) + 1) {
    const length = list.byte(at) + 1;
    const name = list.text(at + 40, Math.max(0, Math.floor((length - 40) / 2)));
    const end = name.indexOf('\0');
    names.push(end < 0 ? name : name.slice(0, end));
  }
  return names;
}
