/** Character classes that the scanner needs, as one table lookup a character. */

export const enum CharClass {
  None = 0,
  Space,
  Digit,
  Open,
  Close,
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

const classes = new Uint8Array(0x10000);
const kinds: (BracketKind | undefined)[] = [];
for (const space of SPACES) classes[space.charCodeAt(0)] = CharClass.Space;
for (const digit of '0123456789０１２３４５６７８９') classes[digit.charCodeAt(0)] = CharClass.Digit;
for (const [opens, closes, kind] of PAIRS) {
  for (const open of opens) {
    classes[open.charCodeAt(0)] = CharClass.Open;
    kinds[open.charCodeAt(0)] = kind;
  }
  for (const close of closes) {
    classes[close.charCodeAt(0)] = CharClass.Close;
    kinds[close.charCodeAt(0)] = kind;
  }
}

export function classOf(code: number): CharClass {
  return classes[code]!;
}

/** The kind of a bracket; only for characters of class Open or Close. */
export function bracketKindOf(code: number): BracketKind {
  return kinds[code]!;
}

export function isSpace(code: number): boolean {
  return classes[code] === CharClass.Space;
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
