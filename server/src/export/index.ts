/** Entry of the export layer: a draft as a word-processor document or as a workbook of its tables. */

import type { Analysis } from '../model/draft.ts';
import { writeDocx } from './docx.ts';
import { manuscripts, type ManuscriptOptions } from './manuscript.ts';
import { plainText } from './plainText.ts';
import { sheetsOf, type Sheet } from './sheets.ts';
import { NO_WORDS } from './titleWords.ts';
import { writeXlsx } from './xlsx.ts';

export { writeXlsx } from './xlsx.ts';
export { FONT_NOTE } from './typeface.ts';
export type { Sheet, SheetColumn } from './sheets.ts';
export { leftOut, type LeftOut, type ManuscriptOptions } from './manuscript.ts';

/** Whether there is a word to print. */
export function isPrintable(analysis: Analysis): boolean {
  return manuscripts(analysis).length > 0;
}

/** Null when there is nothing to print: an empty file, or nothing but the residue of a web page. */
export async function exportDocx(analysis: Analysis, options: ManuscriptOptions = {}): Promise<Uint8Array | null> {
  const printed = manuscripts(analysis, options);
  return printed.length === 0 ? null : writeDocx(printed);
}

export function exportXlsx(analysis: Analysis): Promise<Uint8Array> {
  return writeXlsx(sheetsOf(analysis));
}

/** Tables as a Word document: each under its title, with 序号, across the sheet where it is wide. */
export function writeTablesDocx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeDocx(
    sheets.map(({ title, columns, rows }) => ({
      title,
      form: 'document',
      words: NO_WORDS,
      followsNotice: false,
      passages: [
        { part: 'title', lines: [plainText(title)] },
        {
          part: 'table',
          table: {
            headed: true,
            rows: [
              ['序号', ...columns.map(({ heading }) => heading)],
              ...rows.map((row, index) => [String(index + 1), ...row.map(plainText)]),
            ],
          },
        },
      ],
    })),
  );
}
