/** Mended drafts as bytes: GB18030 has characters with two forms, and only what is mended may change. */

import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { encodeEdits } from '../../../server/src/cli/encode.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { decode, type Encoding } from '../../../server/src/text/decode.ts';
import type { TextEdit } from '../../../server/src/text/span.ts';

/** Every code of two bytes, and the four-byte codes of the basic plane that have a two-byte twin. */
function* codes(): Iterable<number[]> {
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let second = 0x40; second <= 0xfe; second++) if (second !== 0x7f) yield [lead, second];
  for (let a = 0x81; a <= 0x84; a++)
    for (let b = 0x30; b <= 0x39; b++)
      for (let c = 0x81; c <= 0xfe; c++) for (let d = 0x30; d <= 0x39; d++) yield [a, b, c, d];
}

const decoded = (code: number[]): string | null => {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(Uint8Array.from(code));
  } catch {
    return null;
  }
};

const unstable = [...codes()].filter((code) => {
  const text = decoded(code);
  return text !== null && !iconv.encode(text, 'gb18030').equals(Buffer.from(code));
});

const edit = (line: number, start: number, end: number, newText: string): TextEdit => ({
  range: { start: { line, character: start }, end: { line, character: end } },
  newText,
});

const joined = (parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);

describe('edits in the bytes of a file', () => {
  it('leave characters alone that encoding would write in another form', () => {
    expect(unstable.length).toBeGreaterThan(10);
    for (const code of unstable) {
      const odd = Buffer.from(code);
      const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
      const bytes = Buffer.concat([odd, ascii('\r\n1,'), odd, ascii(',2\n'), odd]);
      const parts = encodeEdits({ bytes, encoding: 'gb18030', byteOrderMark: false }, [
        edit(1, 3, 4, '，'),
        edit(1, 1, 2, '，'),
      ]);
      const comma = iconv.encode('，', 'gb18030');
      expect(joined(parts)).toEqual(Buffer.concat([odd, ascii('\r\n1'), comma, odd, comma, ascii('2\n'), odd]));
    }
  });

  it.each<[Encoding, boolean]>([
    ['utf-8', false],
    ['utf-8', true],
    ['gb18030', false],
    ['utf-16le', true],
    ['utf-16be', true],
  ])('are those of the text, in %s with mark %s', (encoding, byteOrderMark) => {
    const text = '甲é€,𠮷㐀乙\r丙,丁\r\n\n𠮷,戊ф';
    const edits = [
      edit(0, 3, 4, '，'),
      edit(1, 1, 2, '𠮷'),
      edit(2, 0, 0, '新'),
      edit(3, 2, 99, ''),
      edit(9, 0, 0, '尾'),
    ];
    const bytes = iconv.encode(text, encoding, { addBOM: byteOrderMark });
    expect(decode(bytes)).toEqual({ text, encoding, byteOrderMark });
    const expected = iconv.encode(applyEdits(text, edits), encoding, { addBOM: byteOrderMark });
    expect(joined(encodeEdits({ bytes, encoding, byteOrderMark }, edits))).toEqual(expected);
  });

  it('may take away line ends', () => {
    const bytes = Buffer.from('甲，\r\n乙\n丙');
    const edits = [{ range: { start: { line: 0, character: 2 }, end: { line: 1, character: 0 } }, newText: '' }];
    expect(joined(encodeEdits({ bytes, encoding: 'utf-8', byteOrderMark: false }, edits)).toString()).toBe(
      '甲，乙\n丙',
    );
  });
});
