/**
 * A Word document of the years 1997 to 2003, and WPS's own .wps of that time: text in pieces, paragraphs found by their
 * marks, automatic numbers written out.
 */

import { FileBytes } from '../byteReader.ts';
import { CompoundFile } from './compoundFile.ts';
import { listOf, readLists, readStyleSheet } from './lists.ts';
import { characterRuns, paragraphRuns, runAt, type CharacterProperties, type Run } from './properties.ts';
import { fontNames, readAnchors, readNotes, sectionEnds } from './stories.ts';
import { symbol } from '../docx/symbols.ts';
import type { DocumentReading } from '../omissions.ts';
import { Numbering } from '../numbering.ts';
import { rowLines } from '../tables.ts';
import { DAMAGED, ENCRYPTED, TOO_COMPLEX, Unreadable } from '../unreadable.ts';

const WORD_97 = 0xc1;
/** Where the header keeps offset and length of the parts of the table stream. */
const STYLES = 162;
const CHARACTER_PAGES = 250;
const PARAGRAPH_PAGES = 258;
const PIECES = 418;
const LISTS = 738;
const LIST_OVERRIDES = 746;

interface Piece {
  /** Character positions, half-open. */
  readonly start: number;
  readonly end: number;
  /** Of the first character, in the main stream. */
  readonly offset: number;
  /** One byte a character (Windows-1252), or two. */
  readonly narrow: boolean;
}

export function readDoc(bytes: Uint8Array): DocumentReading {
  const file = new CompoundFile(bytes);
  if (file.has('EncryptedPackage')) throw new Unreadable(ENCRYPTED);
  const stream = file.stream('WordDocument');
  if (stream === null) throw new Unreadable(notWord(file));
  const main = new FileBytes(stream);
  const flags = main.short(10);
  if ((flags & 0x8100) !== 0) throw new Unreadable(ENCRYPTED);
  if (main.short(2) < WORD_97)
    throw new Unreadable('这是 Word 95 或更早的文档，暂不能读取。请用 WPS 或 Word 打开，另存为 .docx 再导入。');
  const tables = file.stream((flags & 0x0200) !== 0 ? '1Table' : '0Table');
  if (tables === null) throw new Unreadable(DAMAGED);
  return readText(main, new FileBytes(tables));
}

function notWord(file: CompoundFile): string {
  if (file.has('Workbook') || file.has('Book'))
    return '这是电子表格，不是文档。请把要参考的文字另存为 .docx 或 .txt 再导入。';
  if (file.has('PowerPoint Document')) return '这是演示文稿，不是文档。请把要参考的文字另存为 .docx 或 .txt 再导入。';
  return '文件里没有 Word 文档的正文，可能已损坏，或者是其他软件的文件。请用原来的软件打开，另存为 .docx 再导入。';
}

function readText(main: FileBytes, tables: FileBytes): DocumentReading {
  const part = (at: number): FileBytes => tables.part(main.long(at), main.long(at + 4));
  const paragraphs = paragraphRuns(main, part(PARAGRAPH_PAGES));
  const characters = characterRuns(main, part(CHARACTER_PAGES));
  const fonts = fontNames(main, tables);
  const styles = readStyleSheet(part(STYLES));
  // The length of this part leaves out the levels that stand behind it.
  const lists = readLists(
    tables.part(main.long(LISTS), main.long(LISTS + 4) === 0 ? 0 : tables.length),
    part(LIST_OVERRIDES),
  );
  const numbering = new Numbering(lists);

  const story = new Story(main, readPieces(part(PIECES)), characters, fonts);
  const lookUp: LookUp = (offset) => {
    const properties = runAt(paragraphs, offset);
    if (properties === null) return { ordinal: '', inTable: false, endsRow: false };
    const { list, depth } = listOf(properties, styles);
    return {
      ordinal: list === 0 ? '' : numbering.next(String(list), depth),
      inTable: properties.inTable,
      endsRow: properties.endsRow,
    };
  };
  const bodyLength = main.long(76);
  const plain = (start: number, end: number): string => {
    const writer = new Writer(NO_PARAGRAPHS, NO_ANCHORS);
    story.each(start, end, (character, offset, at) => writer.take(character, offset, at));
    return writer.finish();
  };
  const anchors = readAnchors(main, tables);
  const notes = readNotes(main, tables, (start, end) => plain(start, end).replace(/\s+/g, ' ').trim());
  const boxes = new Map<number, string[]>();
  for (const { at, start, end } of anchors.boxes) {
    const lines = plain(start, end)
      .split('\n')
      .filter((line) => line.trim() !== '');
    const before = boxes.get(at);
    if (before === undefined) boxes.set(at, lines);
    else for (const line of lines) before.push(line);
  }
  const writer = new Writer(lookUp, { notes, boxes, sections: sectionEnds(main, tables) });
  story.each(0, bodyLength, (character, offset, at) => writer.take(character, offset, at));
  for (const { start, end } of anchors.loose) for (const line of plain(start, end).split('\n')) writer.addLine(line);
  const revisions = characters.filter(({ properties }) => properties.deleted || properties.inserted).length;
  return {
    text: writer.finish(),
    omissions: { revisions, comments: anchors.comments, pictures: writer.pictures, contents: writer.contents },
  };
}

/** Pieces looked at for all stories: some hundred notes in some thousand pieces. */
const MOST_PASSED = 20_000_000;

type Take = (character: string, offset: number, at: number) => void;

/** The characters of a .doc by their positions: first the body, behind it footnotes, comments, text boxes. */
class Story {
  readonly #main: FileBytes;
  readonly #pieces: readonly Piece[];
  readonly #characters: readonly Run<CharacterProperties>[];
  readonly #fonts: readonly string[];
  #taken = 0;
  #passed = 0;

  constructor(
    main: FileBytes,
    pieces: readonly Piece[],
    characters: readonly Run<CharacterProperties>[],
    fonts: readonly string[],
  ) {
    this.#main = main;
    this.#pieces = pieces;
    this.#characters = characters;
    this.#fonts = fonts;
  }

  /** Gives what is to be read of the characters from `start` to `end`, each with its place in the main stream. */
  each(start: number, end: number, take: Take): void {
    this.#passed += this.#pieces.length;
    if (this.#passed > MOST_PASSED) throw new Unreadable(TOO_COMPLEX);
    for (const piece of this.#pieces) {
      const from = Math.max(piece.start, start);
      const count = Math.min(piece.end, end) - from;
      if (count <= 0) continue;
      this.#taken += count;
      // Pieces lie side by side; only in a file made to wear out its reader they cover one another.
      if (this.#taken > this.#main.length) throw new Unreadable(DAMAGED);
      const width = piece.narrow ? 1 : 2;
      const first = piece.offset + (from - piece.start) * width;
      const text = piece.narrow
        ? new TextDecoder('windows-1252').decode(this.#main.part(first, count).bytes)
        : this.#main.text(first, count);
      for (let at = 0; at < text.length; at++) {
        const offset = first + at * width;
        const properties = this.#characters.length === 0 ? null : runAt(this.#characters, offset);
        if (properties?.deleted === true || properties?.hidden === true) continue;
        const sign = properties?.symbol ?? null;
        const character = sign === null ? text[at]! : symbol(this.#fonts[sign.font] ?? '', sign.code.toString(16));
        take(character, offset, from + at);
      }
    }
  }
}

function readPieces(bytes: FileBytes): Piece[] {
  let at = 0;
  // In front of the piece table stand property lists that pieces refer to.
  while (bytes.byte(at) === 1 && at < bytes.length) at += 3 + bytes.short(at + 1);
  if (bytes.byte(at) !== 2) throw new Unreadable(DAMAGED);
  const table = bytes.part(at + 5, bytes.long(at + 1));
  const count = Math.max(0, Math.floor((table.length - 4) / 12));
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index++) {
    const place = table.long((count + 1) * 4 + index * 8 + 2);
    const narrow = (place & 0x40000000) !== 0;
    const offset = place & 0x3fffffff;
    pieces.push({
      start: table.long(index * 4),
      end: table.long(index * 4 + 4),
      offset: narrow ? offset / 2 : offset,
      narrow,
    });
  }
  return pieces;
}

const FIELD_BEGIN = '\x13';
const FIELD_RESULT = '\x14';
const FIELD_END = '\x15';
const LONGEST_INSTRUCTIONS = 200;

/** What a mark at an offset says of the paragraph that it ends. */
type LookUp = (offset: number) => { readonly ordinal: string; readonly inTable: boolean; readonly endsRow: boolean };

const NO_PARAGRAPHS: LookUp = () => ({ ordinal: '', inTable: false, endsRow: false });
const NO_ANCHORS: Anchored = { notes: new Map(), boxes: new Map(), sections: new Set() };

/** What hangs on characters of the body, by their positions. */
interface Anchored {
  readonly notes: ReadonlyMap<number, string>;
  readonly boxes: ReadonlyMap<number, readonly string[]>;
  /** Marks of a page that end a section, and with it a paragraph. */
  readonly sections: ReadonlySet<number>;
}

/** Puts characters together to lines, at the marks that Word sets among them. */
class Writer {
  readonly #lookUp: LookUp;
  readonly #anchored: Anchored;
  pictures = 0;
  /** A table of contents was passed over. */
  contents = false;
  readonly #lines: string[] = [];
  /** The finished cells of the row that is being read, each with its lines. */
  #cells: string[][] = [];
  /** The lines of the cell that is being read. */
  #cell: string[] = [];
  #text = '';
  /** For each open field whether what is read of it is not seen: its instructions, and a table of contents. */
  readonly #fields: boolean[] = [];
  #unseen = 0;
  /** Of the innermost field. */
  #instructions = '';

  constructor(lookUp: LookUp, anchored: Anchored) {
    this.#lookUp = lookUp;
    this.#anchored = anchored;
  }

  /** A line behind all others. */
  addLine(line: string): void {
    if (this.#text !== '') this.#cell.push(this.#endLine(''));
    this.#endTable();
    this.#lines.push(line);
  }

  finish(): string {
    if (this.#text !== '') this.#cell.push(this.#text);
    this.#endTable();
    return this.#lines.join('\n');
  }

  take(character: string, offset: number, at: number): void {
    if (character === FIELD_BEGIN) {
      this.#fields.push(true);
      this.#unseen++;
      this.#instructions = '';
    } else if (character === FIELD_RESULT || character === FIELD_END) {
      if (this.#fields.pop() === true) this.#unseen--;
      if (character === FIELD_END) return;
      // A table of contents repeats the headings.
      const isContents = /^\s*TOC\b/i.test(this.#instructions);
      this.contents ||= isContents;
      this.#fields.push(isContents);
      if (isContents) this.#unseen++;
      this.#instructions = '';
    } else if (this.#unseen === 0) this.#write(character, offset, at);
    else if (this.#instructions.length < LONGEST_INSTRUCTIONS) this.#instructions += character;
  }

  #write(character: string, offset: number, at: number): void {
    switch (character) {
      case '\r':
        this.#endParagraph(offset);
        break;
      case '\f':
        // The end of a page within a paragraph ends a line, but is no paragraph that is counted.
        if (this.#anchored.sections.has(at + 1)) this.#endParagraph(offset);
        else if (this.#text.trim() !== '') this.#text += '\n';
        break;
      case '\x01':
        this.pictures++;
        break;
      case '\x02':
        this.#text += this.#noteAt(at);
        break;
      case '\x08':
        for (const line of this.#anchored.boxes.get(at) ?? []) this.#addBox(line);
        break;
      case '\x07':
        this.#endCell(offset);
        break;
      case '\x0b':
        this.#text += '\n';
        break;
      case '\x1e':
        this.#text += '-';
        break;
      default:
        // Below the space are the places of pictures, footnotes and comments.
        if (character >= ' ' || character === '\t') this.#text += character;
    }
  }

  #noteAt(at: number): string {
    const note = this.#anchored.notes.get(at) ?? '';
    return note === '' ? '' : `（注：${note}）`;
  }

  /** A text box stands in front of the paragraph that it is anchored to, or of its line in a cell. */
  #addBox(line: string): void {
    if (this.#cells.length > 0 || this.#cell.length > 0) this.#cell.push(line);
    else this.#lines.push(line);
  }

  #endParagraph(offset: number): void {
    const { ordinal, inTable } = this.#lookUp(offset);
    const line = this.#endLine(ordinal);
    if (inTable) {
      this.#cell.push(line);
      return;
    }
    this.#endTable();
    this.#lines.push(line);
  }

  #endCell(offset: number): void {
    const { ordinal, endsRow } = this.#lookUp(offset);
    const line = this.#endLine(ordinal);
    if (endsRow) {
      for (const rowLine of rowLines(this.#cells)) this.#lines.push(rowLine);
      this.#cells = [];
      return;
    }
    this.#cell.push(line);
    this.#cells.push(this.#cell);
    this.#cell = [];
  }

  #endLine(ordinal: string): string {
    const line = this.#text.trim() === '' ? '' : ordinal + this.#text;
    this.#text = '';
    return line;
  }

  /** A row whose end mark is missing gives its cells one after the other. */
  #endTable(): void {
    for (const cell of this.#cells) for (const line of cell) this.#lines.push(line);
    for (const line of this.#cell) this.#lines.push(line);
    this.#cells = [];
    this.#cell = [];
  }
}
