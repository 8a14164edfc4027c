/** What the scanner needs to know of a character, as one table lookup: its class, and what it is a sign of. */

export const enum CharClass {
  None = 0,
  Space,
  Digit,
  Open,
  Close,
}

/**
 * Rare characters without which whole families of expressions cannot match. A line collects the signs in it while its
 * brackets are paired, and most readers then need no look at the text at all.
 */
export const enum Sign {
  Digit = 1 << 3,
  /** ０ to ９ */
  WideDigit = 1 << 4,
  /** What fills a hole: X × _ ○ ? □ * */
  Mask = 1 << 5,
  /** 〔 〕 号 */
  DocumentNumber = 1 << 6,
  /** 年 */
  Year = 1 << 7,
  /** % ％ */
  Percent = 1 << 8,
  /** , : ; ? ! ( ) of half width */
  HalfWidth = 1 << 9,
  Space = 1 << 10,
  /** 【 */
  Lenticular = 1 << 11,
  /** 五 */
  Five = 1 << 12,
  /** 内 */
  Within = 1 << 13,
  /** ' ’ ‘ */
  Apostrophe = 1 << 14,
}

/** Brackets and quotes that come in pairs; half and full width of one kind match each other. */
export type BracketKind = 'round' | 'title' | 'innerTitle' | 'quote' | 'year' | 'square' | 'lenticular';

const PAIRS: readonly (readonly [opens: string, closes: string, kind: BracketKind])[] = [
  ['（(', '）)', 'round'],
  ['《', '》', 'title'],
  ['〈', '〉', 'innerTitle'],
  ['“', '”', 'quote'],
  ['〔', '〕', 'year'],
  ['［[', '］]', 'square'],
  ['【', '】', 'lenticular'],
];

// Space, no-break space, ideographic space, the typographic spaces of web pages, byte order mark.
const SPACES = ' \t\u00a0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\ufeff';

const SIGNS: readonly (readonly [characters: string, sign: Sign])[] = [
  ['0123456789０１２３４５６７８９', Sign.Digit],
  ['０１２３４５６７８９', Sign.WideDigit],
  ['xX×Ｘｘ✕*＊_＿○?？□', Sign.Mask],
  ['〔〕号', Sign.DocumentNumber],
  ['年', Sign.Year],
  ['%％', Sign.Percent],
  [',:;?!()', Sign.HalfWidth],
  [SPACES, Sign.Space],
  ['【', Sign.Lenticular],
  ['五', Sign.Five],
  ['内', Sign.Within],
  ["'’‘", Sign.Apostrophe],
];

/** The class of a character in the lowest three bits, its signs above them; 0 for most ideographs. */
const traits = new Uint16Array(0x10000);
const kinds: (BracketKind | undefined)[] = [];
for (const space of SPACES) traits[space.charCodeAt(0)] = CharClass.Space;
for (const digit of '0123456789０１２３４５６７８９') traits[digit.charCodeAt(0)] = CharClass.Digit;
for (const [opens, closes, kind] of PAIRS) {
  for (const open of opens) {
    traits[open.charCodeAt(0)] = CharClass.Open;
    kinds[open.charCodeAt(0)] = kind;
  }
  for (const close of closes) {
    traits[close.charCodeAt(0)] = CharClass.Close;
    kinds[close.charCodeAt(0)] = kind;
  }
}
for (const [characters, sign] of SIGNS) for (const char of characters) traits[char.charCodeAt(0)]! |= sign;

const CLASS_BITS = 7;

/** Class and signs of a character in one number. */
export function traitsOf(code: number): number {
  return traits[code]!;
}

/** The class in what `traitsOf` gave. */
export function classIn(traits: number): CharClass {
  return traits & CLASS_BITS;
}

function classOf(code: number): CharClass {
  return traits[code]! & CLASS_BITS;
}

/** The kind of a bracket; only for characters of class Open or Close. */
export function bracketKindOf(code: number): BracketKind {
  return kinds[code]!;
}

export function isSpace(code: number): boolean {
  return classOf(code) === CharClass.Space;
}

/** Whether an ASCII digit stands at an offset; false outside the text. */
export function isDigitAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

export function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** The other half of a bracket in the same width: `）` for `（`. */
export function partnerOf(bracket: string): string {
  for (const [opens, closes] of PAIRS) {
    const open = opens.indexOf(bracket);
    if (open >= 0) return closes[open]!;
    const close = closes.indexOf(bracket);
    if (close >= 0) return opens[close]!;
  }
  return bracket;
}
