/** Writes sheets as a workbook as offices hand it out: title, 序号, filters, a head on every page, and nothing but text in the cells. */

import writeWorkbook, { type Cell, type CellObject, type Feature } from 'write-excel-file/universal';
import { settle } from './archive.ts';
import { widthOf } from './paper.ts';
import { plainText } from './plainText.ts';
import type { Sheet, SheetColumn } from './sheets.ts';

/** The workbook as the bytes of an .xlsx file; the same sheets give the same bytes. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = writeWorkbook(
    sheets.map(({ name, title, columns, rows }) => {
      const all = [NUMBER, ...columns];
      const texts = rows.map((row, index) => [String(index + 1), ...row]);
      return {
        sheet: name,
        data: [
          [titleCell(title, all.length), ...Array<null>(all.length - 1).fill(null)],
          all.map(({ heading }) => headerCell(heading)),
          ...texts.map((row) => textRow(row, all)),
        ],
        columns: all.map(({ width }) => ({ width })),
        stickyRowsCount: ROWS_OF_HEAD,
        orientation: 'landscape' as const,
      };
    }),
    { fontFamily: '宋体', fontSize: 11, features: [PRINTED_ACROSS, namesOf(sheets)] },
  );
  const blob = await workbook.toBlob();
  return settle(new Uint8Array(await blob.arrayBuffer()));
}

/** The title and the names of the columns. */
const ROWS_OF_HEAD = 2;
const NUMBER: SheetColumn = { heading: '序号', width: 6 };

/** Printed on A4 laid across, all columns beside each other, pages numbered; the names of the columns filter. */
const PRINTED_ACROSS: Feature<Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) => {
          const columns = xml.match(/<col /g)?.length ?? 1;
          const rows = Math.max(ROWS_OF_HEAD, xml.match(/<row /g)?.length ?? 0);
          return xml
            .replace(/<worksheet[^<>]*>/, (root) => `${root}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
            .replace('</sheetData>', `</sheetData><autoFilter ref="A${ROWS_OF_HEAD}:${letterOf(columns)}${rows}"/>`)
            .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" ')
            .replace('</worksheet>', `<headerFooter><oddFooter>${PAGE}</oddFooter></headerFooter></worksheet>`);
        },
      },
    },
  },
};

/** In the code of spreadsheets. */
const PAGE = '&amp;C第 &amp;P 页，共 &amp;N 页';

/** What is printed, and which rows stand on every page. */
function namesOf(sheets: readonly Sheet[]): Feature<Blob> {
  const names = sheets.flatMap(({ name, columns, rows }, index) => {
    const last = letterOf(columns.length + 1);
    const end = rows.length + ROWS_OF_HEAD;
    const defined = (what: string, range: string, hidden = ''): string =>
      `<definedName name="_xlnm.${what}" localSheetId="${index}"${hidden}>'${name}'!${range}</definedName>`;
    return [
      defined('_FilterDatabase', `$A$${ROWS_OF_HEAD}:$${last}$${end}`, ' hidden="1"'),
      defined('Print_Area', `$A$1:$${last}$${end}`),
      defined('Print_Titles', `$1:$${ROWS_OF_HEAD}`),
    ];
  });
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) => xml.replace('<definedNames/>', `<definedNames>${names.join('')}</definedNames>`),
        },
      },
    },
  };
}

/** A for 1; no sheet has more columns than there are letters. */
function letterOf(column: number): string {
  return String.fromCharCode(64 + column);
}

function titleCell(text: string, columnSpan: number): Cell {
  return {
    type: String,
    value: cellText(text),
    columnSpan,
    fontFamily: '方正小标宋简体',
    fontSize: 18,
    wrap: true,
    align: 'center',
    alignVertical: 'center',
    height: 40,
  };
}

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
