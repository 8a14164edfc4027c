/** Entry of the export layer: a draft as a word-processor document or as a workbook of its tables. */

import type { Analysis } from '../model/draft.ts';
import { writeDocx } from './docx.ts';
import { manuscripts, type ManuscriptOptions } from './manuscript.ts';
import { sheetsOf } from './sheets.ts';
import { writeXlsx } from './xlsx.ts';

export { writeXlsx } from './xlsx.ts';
export { FONT_NOTE } from './typeface.ts';
export type { Sheet, SheetColumn } from './sheets.ts';
export { leftOut, type LeftOut, type ManuscriptOptions } from './manuscript.ts';

/** Null when there is nothing to print: an empty file, or nothing but the residue of a web page. */
export async function exportDocx(analysis: Analysis, options: ManuscriptOptions = {}): Promise<Uint8Array | null> {
  const printed = manuscripts(analysis, options);
  return printed.length === 0 ? null : writeDocx(printed);
}

export function exportXlsx(analysis: Analysis): Promise<Uint8Array> {
  return writeXlsx(sheetsOf(analysis));
}
