/**
 * What a .doc says of its paragraphs: style, list and level, whether they stand in a table; and which characters are
 * hidden or deleted under tracking. Offsets and codes are those of Microsoft's published description, [MS-DOC].
 */

import type { FileBytes } from '../byteReader.ts';

export interface ParagraphProperties {
  readonly style: number;
  /** Which list, from 1; 0 is none; null where the style decides. */
  readonly list: number | null;
  readonly depth: number | null;
  readonly inTable: boolean;
  readonly endsRow: boolean;
}

/** A stretch of the main stream, in bytes, and the properties that hold for it. */
export interface Run<Properties> {
  readonly start: number;
  readonly end: number;
  readonly properties: Properties;
}

const PAGE = 512;
const PLAIN: ParagraphProperties = { style: 0, list: null, depth: null, inTable: false, endsRow: false };

const LIST = 0x460b;
const DEPTH = 0x260a;
const IN_TABLE = 0x2416;
const ENDS_ROW = 0x2417;
const STYLE = 0x4600;
const DELETED = 0x0800;
const INSERTED = 0x0801;
const HIDDEN = 0x083c;
const SYMBOL = 0x6a09;

/** `table` is the list of pages (PlcBtePapx) in the table stream. */
export function paragraphRuns(main: FileBytes, table: FileBytes): Run<ParagraphProperties>[] {
  return runs(main, table, 13, (page, at) => {
    const offset = page.byte(at) * 2;
    if (offset === 0) return PLAIN;
    // An odd length is given by one byte, an even one by a zero and another.
    const half = page.byte(offset);
    const start = half === 0 ? offset + 2 : offset + 1;
    const length = half === 0 ? page.byte(offset + 1) * 2 : half * 2 - 1;
    return readParagraph(page.part(start + 2, length - 2), page.short(start));
  });
}

export interface CharacterProperties {
  readonly deleted: boolean;
  readonly inserted: boolean;
  readonly hidden: boolean;
  /** What stands in place of the character: the number of a font, and a place in it. */
  readonly symbol: { readonly font: number; readonly code: number } | null;
}

/** Stretches of characters that are not read, or read as others. */
export function characterRuns(main: FileBytes, table: FileBytes): Run<CharacterProperties>[] {
  return runs(main, table, 1, (page, at) => {
    const offset = page.byte(at) * 2;
    const found = { deleted: false, inserted: false, hidden: false, symbol: null as CharacterProperties['symbol'] };
    if (offset > 0) {
      eachModifier(page.part(offset + 1, page.byte(offset)), (code, operand) => {
        if (code === DELETED) found.deleted = isOn(operand);
        else if (code === INSERTED) found.inserted = isOn(operand);
        else if (code === HIDDEN) found.hidden = isOn(operand);
        else if (code === SYMBOL) found.symbol = { font: operand.short(0), code: operand.short(2) };
      });
    }
    return found;
  }).filter(
    ({ properties: { deleted, inserted, hidden, symbol } }) => deleted || inserted || hidden || symbol !== null,
  );
}

/** 1, or 0x81: the opposite of what the style says, which hides and deletes nothing. */
function isOn(operand: FileBytes): boolean {
  return operand.byte(0) === 1 || operand.byte(0) === 0x81;
}

export function readParagraph(modifiers: FileBytes, style: number): ParagraphProperties {
  const found = { style, list: null as number | null, depth: null as number | null, inTable: false, endsRow: false };
  eachModifier(modifiers, (code, operand) => {
    if (code === STYLE) found.style = operand.short(0);
    else if (code === LIST) found.list = operand.short(0);
    else if (code === DEPTH) found.depth = Math.min(operand.byte(0), 8);
    else if (code === IN_TABLE) found.inTable = operand.byte(0) !== 0;
    else if (code === ENDS_ROW) found.endsRow = operand.byte(0) !== 0;
  });
  return found;
}

function runs<Properties>(
  main: FileBytes,
  table: FileBytes,
  width: number,
  read: (page: FileBytes, at: number) => Properties,
): Run<Properties>[] {
  const found: Run<Properties>[] = [];
  const pages = Math.max(0, Math.floor((table.length - 4) / 8));
  // No more pages than the stream has room for, whatever the table says.
  for (let index = 0; index < Math.min(pages, main.length / PAGE); index++) {
    const page = main.part((table.long((pages + 1) * 4 + index * 4) & 0x3fffff) * PAGE, PAGE);
    const count = page.byte(PAGE - 1);
    if ((count + 1) * 4 + count * width > PAGE - 1) continue;
    for (let run = 0; run < count; run++) {
      const properties = read(page, (count + 1) * 4 + run * width);
      found.push({ start: page.long(run * 4), end: page.long(run * 4 + 4), properties });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The run that holds an offset, by halving; null where none does. */
export function runAt<Properties>(all: readonly Run<Properties>[], offset: number): Properties | null {
  let low = 0;
  let high = all.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = all[middle]!;
    if (offset < run.start) high = middle - 1;
    else if (offset >= run.end) low = middle + 1;
    else return run.properties;
  }
  return null;
}

/** The upper three bits of a code tell how many bytes follow it. */
function eachModifier(modifiers: FileBytes, take: (code: number, operand: FileBytes) => void): void {
  for (let at = 0; at + 2 < modifiers.length;) {
    const code = modifiers.short(at);
    at += 2;
    let length = [1, 1, 2, 4, 2, 2, 0, 3][code >> 13]!;
    if (length === 0) {
      // A table's definition is longer than one byte can say; a change of tab stops says 255 when it does not know.
      if (code === 0xd608) length = modifiers.short(at) + 1;
      else if (code === 0xc615 && modifiers.byte(at) === 255) return;
      else length = modifiers.byte(at) + 1;
    }
    take(code, modifiers.part(at, length));
    at += length;
  }
}
