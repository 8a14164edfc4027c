/** 版记 (§7.4 of GB/T 9704—2012): at the foot of the last page, 4号, between rules as wide as the 版心. */

import {
  BorderStyle,
  LineRuleType,
  Paragraph,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type IBorderOptions,
} from 'docx';
import type { ImprintEntry } from './manuscript.ts';
import { LINE_PITCH, SHEET, SIZE_4, TEXT_WIDTH, widthOf } from './paper.ts';

/** Rules 0.35 mm thick outside, 0.25 mm within; 信函 have none (§10.1). */
export function imprint(
  entries: readonly ImprintEntry[],
  { ruled }: { readonly ruled: boolean },
): (Table | Paragraph)[] {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const outer = ruled ? rule(8) : none;
  const indent = SIZE_4 * 10;
  const cell = (text: string, date: string | null, width: number, columnSpan?: number): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: indent, right: indent, top: 0, bottom: 0 },
      ...(columnSpan === undefined ? {} : { columnSpan }),
      children: [imprintEntry(text, date, width - 2 * indent)],
    });
  // A date that is a line of its own in the draft has a cell of its own.
  const columns = entries.some(({ apart }) => apart) ? [WIDTH - DATE_COLUMN, DATE_COLUMN] : [WIDTH];
  const table = new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    float: {
      // Counted from the edge of the sheet: LibreOffice lets no table float that is as wide as what it is anchored to.
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: SHEET.left,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    borders: {
      top: outer,
      bottom: outer,
      left: none,
      right: none,
      insideHorizontal: ruled ? rule(6) : none,
      insideVertical: none,
    },
    rows: entries.map(
      ({ text, date, apart }) =>
        new TableRow({
          cantSplit: true,
          children:
            apart && date !== null
              ? [cell(text, null, WIDTH - DATE_COLUMN), cell('', date, DATE_COLUMN)]
              : [cell(text, date, WIDTH, columns.length > 1 ? columns.length : undefined)],
        }),
    ),
  });
  // A table may not be the last thing of a section; this paragraph takes no room.
  return [table, new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT } })];
}

const WIDTH = TEXT_WIDTH;
const DATE_COLUMN = Math.round(WIDTH * 0.45);

/** How many lines of the sheet it takes. */
export function imprintLines(entries: readonly ImprintEntry[]): number {
  const width = WIDTH / (SIZE_4 * 10) - 2;
  return entries.reduce((sum, { text }) => sum + Math.max(1, Math.ceil(widthOf(text) / width)), 0);
}

function rule(size: number): IBorderOptions {
  return { style: BorderStyle.SINGLE, size, color: '000000' };
}

function imprintEntry(text: string, date: string | null, width: number): Paragraph {
  // 抄送：and the like: what goes on in the next line stands under the first name.
  const label = /^[^：:]{2,4}[：:]/.exec(text);
  const hanging = label === null ? 0 : widthOf(label[0]) * SIZE_4 * 10;
  return new Paragraph({
    style: '版记',
    spacing: { before: 0, after: 0, line: LINE_PITCH, lineRule: LineRuleType.EXACT },
    indent: { left: hanging, hanging },
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [
      ...(text === '' ? [] : [new TextRun(text)]),
      ...(date === null ? [] : [new TextRun({ children: [new Tab(), date] })]),
    ],
  });
}
