/** The sheet of GB/T 9704—2012 in the units of word processors: twips for lengths, half-points for type. */

/** A length in millimetres as twips. */
export function millimetres(length: number): number {
  return Math.round((length * 1440) / 25.4);
}

/** §5.1, §5.2.1: A4, 天头 37 mm, 订口 28 mm; right and foot follow from the 版心 of 156 × 225 mm. */
export const SHEET = {
  width: 11906,
  height: 16838,
  top: 2098,
  left: 1588,
  right: 1474,
  bottom: 1984,
} as const;

export const TEXT_WIDTH = SHEET.width - SHEET.left - SHEET.right;
export const TEXT_HEIGHT = SHEET.height - SHEET.top - SHEET.bottom;

/** §5.2.3: 22 lines of 28 characters. 29 pt a line would be half a point too much for 22 lines; 28.95 pt fits. */
export const LINE_PITCH = 579;
export const LINES = 22;
export const CHARACTERS = 28;

/** Type sizes in half-points: 2号, 3号, 4号. */
export const SIZE_2 = 44;
export const SIZE_3 = 32;
export const SIZE_4 = 28;

/**
 * What each character of 3号 is set closer by, in twips: 28 of them (448 pt) are wider than 156 mm (442.2 pt). Word
 * processors have a character grid for this, but LibreOffice gives a character wider than its cell two cells, which
 * leaves 14 to the line; closer setting gives 28 everywhere.
 */
export const CLOSER = -5;

/** The width of so many characters of the text, in twips. */
export function characters(count: number): number {
  return Math.round((count * TEXT_WIDTH) / CHARACTERS);
}

/** What word processors leave between Chinese characters and figures or letters, in characters. */
const SCRIPT_GAP = 0.25;

/** How wide a text is set, in characters: figures, letters and spaces of half width take half of one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char.charCodeAt(0) < 0x100 ? 0.5 : 1;
  return (
    width + [...text.matchAll(/[\u4e00-\u9fff](?=[0-9A-Za-z])|[0-9A-Za-z](?=[\u4e00-\u9fff])/g)].length * SCRIPT_GAP
  );
}
