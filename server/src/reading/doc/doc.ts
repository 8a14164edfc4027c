/**
 * A Word document of the years 1997 to 2003, and WPS's own .wps of that time: text in pieces, paragraphs found by their
 * marks, automatic numbers written out.
 */

import { FileBytes } from '../byteReader.ts';
import { CompoundFile } from './compoundFile.ts';
import { listOf, readLists, readStyleSheet } from './lists.ts';
import { hiddenRuns, paragraphRuns, runAt } from './properties.ts';
import { Numbering } from '../numbering.ts';
import { rowLines } from '../tables.ts';
import { DAMAGED, ENCRYPTED, Unreadable } from '../unreadable.ts';

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

export function readDoc(bytes: Uint8Array): string {
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

function readText(main: FileBytes, tables: FileBytes): string {
  const part = (at: number): FileBytes => tables.part(main.long(at), main.long(at + 4));
  const paragraphs = paragraphRuns(main, part(PARAGRAPH_PAGES));
  const hidden = hiddenRuns(main, part(CHARACTER_PAGES));
  const styles = readStyleSheet(part(STYLES));
  // The length of this part leaves out the levels that stand behind it.
  const lists = readLists(
    tables.part(main.long(LISTS), main.long(LISTS + 4) === 0 ? 0 : tables.length),
    part(LIST_OVERRIDES),
  );
  const numbering = new Numbering(lists);

  const writer = new Writer((offset) => {
    const properties = runAt(paragraphs, offset);
    if (properties === null) return { ordinal: '', inTable: false, endsRow: false };
    const { list, depth } = listOf(properties, styles);
    return {
      ordinal: list === 0 ? '' : numbering.next(String(list), depth),
      inTable: properties.inTable,
      endsRow: properties.endsRow,
    };
  });
  // Footnotes, headers and comments stand behind the characters of the body.
  const length = main.long(76);
  let taken = 0;
  for (const piece of readPieces(part(PIECES))) {
    const count = Math.min(piece.end, length) - piece.start;
    if (count <= 0) continue;
    taken += count;
    // Pieces lie side by side; only in a file made to wear out its reader they cover one another.
    if (taken > main.length) throw new Unreadable(DAMAGED);
    const width = piece.narrow ? 1 : 2;
    const text = piece.narrow
      ? new TextDecoder('windows-1252').decode(main.part(piece.offset, count).bytes)
      : main.text(piece.offset, count);
    for (let at = 0; at < text.length; at++) {
      const offset = piece.offset + at * width;
      if (hidden.length === 0 || runAt(hidden, offset) === null) writer.take(text[at]!, offset);
    }
  }
  return writer.finish();
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

/** What a mark at an offset says of the paragraph that it ends. */
type LookUp = (offset: number) => { readonly ordinal: string; readonly inTable: boolean; readonly endsRow: boolean };

/** Puts characters together to lines, at the marks that Word sets among them. */
class Writer {
  readonly #lookUp: LookUp;
  readonly #lines: string[] = [];
  /** The finished cells of the row that is being read, each with its lines. */
  #cells: string[][] = [];
  /** The lines of the cell that is being read. */
  #cell: string[] = [];
  #text = '';
  /** For each open field whether its instructions are being read, which nobody sees. */
  readonly #fields: boolean[] = [];
  #instructions = 0;

  constructor(lookUp: LookUp) {
    this.#lookUp = lookUp;
  }

  finish(): string {
    if (this.#text !== '') this.#cell.push(this.#text);
    this.#endTable();
    return this.#lines.join('\n');
  }

  take(character: string, offset: number): void {
    if (character === FIELD_BEGIN) {
      this.#fields.push(true);
      this.#instructions++;
    } else if (character === FIELD_RESULT || character === FIELD_END) {
      if (this.#fields.pop() === true) this.#instructions--;
      if (character === FIELD_RESULT) this.#fields.push(false);
    } else if (this.#instructions === 0) this.#write(character, offset);
  }

  #write(character: string, offset: number): void {
    switch (character) {
      case '\r':
      case '\f':
        this.#endParagraph(offset);
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
