/** The lists and styles of a .doc: how its paragraphs are counted. Offsets are those of [MS-DOC]. */

import type { FileBytes } from '../byteReader.ts';
import { readParagraph, type ParagraphProperties } from './properties.ts';
import type { List, ListLevel } from '../numbering.ts';

/** MSONFC, the ways to write a number, by the names that WordprocessingML gave them later. */
export const FORMATS: ReadonlyMap<number, string> = new Map([
  [0, 'decimal'],
  [1, 'upperRoman'],
  [2, 'lowerRoman'],
  [3, 'upperLetter'],
  [4, 'lowerLetter'],
  [5, 'decimal'],
  [10, 'ideographDigital'],
  [11, 'japaneseCounting'],
  [14, 'decimalFullWidth'],
  [16, 'japaneseLegal'],
  [17, 'japaneseDigitalTenThousand'],
  [18, 'decimalEnclosedCircle'],
  [19, 'decimalFullWidth2'],
  [22, 'decimalZero'],
  [23, 'bullet'],
  [26, 'decimalEnclosedFullstop'],
  [27, 'decimalEnclosedParen'],
  [28, 'decimalEnclosedCircleChinese'],
  [29, 'ideographEnclosedCircle'],
  [30, 'ideographTraditional'],
  [31, 'ideographZodiac'],
  [33, 'taiwaneseCounting'],
  [34, 'ideographLegalTraditional'],
  [35, 'taiwaneseCountingThousand'],
  [36, 'taiwaneseDigital'],
  [37, 'chineseCounting'],
  [38, 'chineseLegalSimplified'],
  [39, 'chineseCountingThousand'],
  [255, 'none'],
]);

const LIST_LENGTH = 28;
const LEVEL_LENGTH = 28;
const OVERRIDE_LENGTH = 16;
const MOST_STYLES = 5000;

/** `definitions` is PlfLst with the levels behind it, `overrides` PlfLfo; a paragraph names an override, from 1. */
export function readLists(definitions: FileBytes, overrides: FileBytes): ReadonlyMap<string, List> {
  const families = readFamilies(definitions);
  const lists = new Map<string, List>();
  const count = Math.min(overrides.long(0), Math.floor(overrides.length / OVERRIDE_LENGTH));
  let at = 4 + count * OVERRIDE_LENGTH;
  for (let index = 0; index < count; index++) {
    const record = 4 + index * OVERRIDE_LENGTH;
    const family = String(overrides.long(record));
    const levels = [...(families.get(family) ?? [])];
    const starts = new Map<number, number>();
    at += 4;
    for (let left = overrides.byte(record + 12); left > 0 && at < overrides.length; left--) {
      const flags = overrides.long(at + 4);
      const depth = flags & 0xf;
      if ((flags & 0x10) !== 0) starts.set(depth, overrides.long(at) & 0x7fff);
      at += 8;
      if ((flags & 0x20) !== 0) {
        const { level, length } = readLevel(overrides, at);
        levels[depth] = level;
        at += length;
      }
    }
    lists.set(String(index + 1), { family, levels, starts });
  }
  return lists;
}

function readFamilies(definitions: FileBytes): Map<string, ListLevel[]> {
  const families = new Map<string, ListLevel[]>();
  const count = Math.min(definitions.short(0), Math.floor(definitions.length / LIST_LENGTH));
  let at = 2 + count * LIST_LENGTH;
  for (let index = 0; index < count; index++) {
    const record = 2 + index * LIST_LENGTH;
    const simple = (definitions.byte(record + 26) & 1) !== 0;
    const levels: ListLevel[] = [];
    for (let depth = 0; depth < (simple ? 1 : 9) && at < definitions.length; depth++) {
      const { level, length } = readLevel(definitions, at);
      levels.push(level);
      at += length;
    }
    families.set(String(definitions.long(record)), levels);
  }
  return families;
}

function readLevel(bytes: FileBytes, at: number): { readonly level: ListLevel; readonly length: number } {
  const flags = bytes.byte(at + 5);
  const properties = bytes.byte(at + 24) + bytes.byte(at + 25);
  const text = at + LEVEL_LENGTH + properties;
  const characters = bytes.short(text);
  // A level's own number is a character of the value of the level, 0 to 8.
  const pattern = bytes
    .text(text + 2, Math.min(characters, 100))
    .replace(/%/g, '')
    .replace(/[\u0000-\u0008]/g, (sign) => `%${sign.charCodeAt(0) + 1}`);
  const noRestart = (flags & 0x08) !== 0;
  return {
    level: {
      start: bytes.long(at) & 0x7fff,
      format: FORMATS.get(bytes.byte(at + 4)) ?? 'decimal',
      pattern,
      restart: noRestart ? bytes.byte(at + 26) : null,
      inFigures: (flags & 0x04) !== 0,
    },
    length: LEVEL_LENGTH + properties + 2 + characters * 2,
  };
}

interface Style {
  readonly basedOn: number;
  readonly own: ParagraphProperties;
}

/** The paragraph styles of a style sheet (STSH), by their number. */
export function readStyleSheet(sheet: FileBytes): ReadonlyMap<number, Style> {
  const styles = new Map<number, Style>();
  const header = sheet.short(0);
  const count = Math.min(sheet.short(2), MOST_STYLES);
  const base = sheet.short(4);
  let at = 2 + header;
  for (let index = 0; index < count && at < sheet.length; index++) {
    const length = sheet.short(at);
    const style = sheet.part(at + 2, length);
    if ((style.short(2) & 0xf) === 1) {
      let upx = base + 2 + style.short(base) * 2 + 2;
      upx += upx & 1;
      const size = style.short(upx);
      styles.set(index, { basedOn: style.short(2) >> 4, own: readParagraph(style.part(upx + 4, size - 2), index) });
    }
    at += 2 + length;
  }
  return styles;
}

const MOST_BASES = 20;

/** What list a paragraph is in; where it says nothing, its style is asked, and the styles that that one is based on. */
export function listOf(
  paragraph: ParagraphProperties,
  styles: ReadonlyMap<number, Style>,
): { readonly list: number; readonly depth: number } {
  let { list, depth } = paragraph;
  let style = styles.get(paragraph.style);
  for (let bases = 0; style !== undefined && list === null && bases < MOST_BASES; bases++) {
    list = style.own.list;
    depth ??= style.own.depth;
    style = styles.get(style.basedOn);
  }
  return { list: list ?? 0, depth: depth ?? 0 };
}
