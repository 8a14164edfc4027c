/** Signs that Word keeps by their place in a font of signs (w:sym): the boxes and ticks of forms, as letters. */

const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '❑',
  0x75: '◆',
  0xa1: '○',
  0xa4: '◉',
  0xa8: '□',
  0xab: '★',
  0xd8: '➢',
  0xe0: '→',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};

const WINGDINGS_2: Readonly<Record<number, string>> = {
  0x2a: '□',
  0x4f: '✗',
  0x50: '✓',
  0x51: '☒',
  0x52: '☑',
  0x53: '☒',
  0x54: '☒',
  0x98: '●',
  0xa2: '■',
  0xa3: '□',
};

/** 〓 is what printers have always set where the letter is not in their case. */
const UNKNOWN = '〓';

export function symbol(font: string, code: string): string {
  const number = /^[0-9a-f]{1,5}$/i.test(code) ? Number.parseInt(code, 16) : 0;
  // Fonts of signs have their letters at F000 to F0FF.
  const low = number >= 0xf000 && number <= 0xf0ff ? number - 0xf000 : number;
  if (/^Wingdings$/i.test(font)) return WINGDINGS[low] ?? UNKNOWN;
  if (/^Wingdings 2$/i.test(font)) return WINGDINGS_2[low] ?? UNKNOWN;
  const isLetter = number > 0x20 && !(number >= 0xd800 && number <= 0xf8ff) && number <= 0xffff;
  return isLetter ? String.fromCharCode(number) : UNKNOWN;
}
