/** Writes sheets as a workbook: a header that stays in view, wrapped text, and nothing but text in the cells. */

import writeWorkbook, { type Cell, type CellObject, type Feature } from 'write-excel-file/universal';
import { settle } from './archive.ts';
import { widthOf } from './paper.ts';
import { plainText } from './plainText.ts';
import type { Sheet, SheetColumn } from './sheets.ts';

/** The workbook as the bytes of an .xlsx file; the same sheets give the same bytes. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = writeWorkbook(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      data: [columns.map(({ heading }) => headerCell(heading)), ...rows.map((row) => textRow(row, columns))],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    })),
    { fontFamily: '宋体', fontSize: 11, features: [PRINTED_ACROSS] },
  );
  const blob = await workbook.toBlob();
  return settle(new Uint8Array(await blob.arrayBuffer()));
}

/** Printed on A4 laid across, all columns beside each other on one sheet of paper. */
const PRINTED_ACROSS: Feature<Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml
            .replace(/<worksheet[^<>]*>/, (root) => `${root}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
            .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
    },
  },
};

const EVERY_CELL = { type: String, wrap: true, borderStyle: 'thin', borderColor: '#A6A6A6' } as const;

function headerCell(text: string): Cell {
  return {
    ...EVERY_CELL,
    value: text,
    fontWeight: 'bold',
    backgroundColor: '#DCE6F1',
    align: 'center',
    alignVertical: 'center',
  };
}

const LINE_HEIGHT = 15;
/** No row of a spreadsheet is higher; both in points. */
const HIGHEST_ROW = 409;

/** Not every program makes a row as high as its wrapped text when it opens a file, so its height is set. */
function textRow(texts: readonly string[], columns: readonly SheetColumn[]): Cell[] {
  // A column holds half as many Chinese characters as its width says; one is kept back for the edges of the cell.
  const lines = texts.map((text, index) => Math.ceil(widthOf(text) / ((columns[index]?.width ?? 10) / 2 - 1)));
  const height = Math.min(HIGHEST_ROW, LINE_HEIGHT * Math.max(1, ...lines));
  return texts.map((text) => ({ ...textCell(text), height }));
}

/** `@` keeps a text that begins with = a text even when someone edits the cell. */
function textCell(text: string): CellObject {
  return { ...EVERY_CELL, value: cellText(text), format: '@', alignVertical: 'top' };
}

/** No cell of a spreadsheet holds more. */
const LONGEST_CELL = 32_767;

function cellText(text: string): string {
  // _x0041_ in a cell is read as an escaped character; escaping its first mark keeps it as it is written.
  let plain = plainText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  if (plain.length > LONGEST_CELL) plain = `${plain.slice(0, LONGEST_CELL - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  // The library looks strings up in a plain object, where a name such as “constructor” is found before it is added.
  return plain in Object.prototype ? `${plain} ` : plain;
}
