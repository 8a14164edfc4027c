/** A table of a draft as a table of the word processor: columns as wide as they need, the head row on every page. */

import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { LINE_PITCH, widthOf } from './paper.ts';
import { TABLE_LINE, TABLE_SIZE } from './styles.ts';

export interface TableText {
  /** Rows of as many cells as the widest has; null where a cell goes on with the one above. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** The first row names the columns. */
  readonly headed: boolean;
}

/** A character of 小四, in twips. */
const CHARACTER = TABLE_SIZE * 10;
/** Left and right of the text of a cell, in twips. */
const CELL_MARGIN = 80;
/** Characters beyond which a column is no wider: longer texts go over several lines. */
const WIDEST = 18;
const NARROW = 6;

/** As the rows of a draft carry it; `null` lines are frames of Markdown. */
export function tableText(cells: readonly (readonly string[])[]): TableText {
  const columns = Math.max(...cells.map((row) => row.length));
  const [first = []] = cells;
  const headed =
    cells.length > 1 && first.length > 1 && first.every((cell) => cell.length <= 14 && !/^[\d.,%]*$|[。；]/.test(cell));
  const counted = /^(?:序|编)\s*号$/.test(first[0] ?? '');
  const rows = cells.map((row, index) => {
    const missing = columns - row.length;
    if (missing === 0) return row;
    // A row without its 序号 goes on with the one above: its first cells were merged down.
    const merged = index > 1 && counted && !/^[\d（(一二三四五六七八九十]/.test(row[0] ?? '');
    const gap = new Array<string | null>(missing);
    return merged ? [...gap.fill(null), ...row] : [...row, ...gap.fill('')];
  });
  return { rows, headed };
}

/** What each column would like to have, in characters. */
function wishes({ rows }: TableText): number[] {
  return rows[0]!.map((_, column) => Math.max(2, ...rows.map((row) => Math.min(WIDEST, widthOf(row[column] ?? '')))));
}

function margins(columns: number): number {
  return columns * 2 * CELL_MARGIN;
}

/** Whether the table would be squeezed on an upright sheet: columns of some characters over many lines. */
export function isWide(text: TableText, width: number): boolean {
  const columns = wishes(text);
  const wish = columns.reduce((sum, wished) => sum + wished, 0);
  return columns.length >= 5 && wish * CHARACTER + margins(columns.length) > width * 1.15;
}

/** Widths in twips that add up to `width`: narrow columns get what they need, the others share the rest. */
export function columnWidths(text: TableText, width: number): number[] {
  const columns = wishes(text);
  const fixed = columns.map((wish) => (wish <= NARROW ? wish * CHARACTER + 2 * CELL_MARGIN + 20 : 0));
  const taken = fixed.reduce((sum, part) => sum + part, 0);
  const open = columns.map((wish) => (wish <= NARROW ? 0 : wish));
  const shares = open.reduce((sum, wish) => sum + wish, 0);
  // Nothing but narrow columns, or too many of them: all in proportion.
  const widths =
    shares === 0 || taken > width * 0.7
      ? columns.map((wish) => Math.floor((width * wish) / columns.reduce((sum, other) => sum + other, 0)))
      : columns.map((_, index) => fixed[index]! || Math.floor(((width - taken) * open[index]!) / shares));
  widths[widths.length - 1]! += width - widths.reduce((sum, part) => sum + part, 0);
  return widths;
}

/** How many lines of the sheet the table takes, about. */
export function tableLines(text: TableText, width: number): number {
  const widths = columnWidths(text, width);
  const height = text.rows.reduce(
    (sum, row) => sum + TABLE_LINE * Math.max(...row.map((cell, at) => linesIn(cell ?? '', widths[at]!))),
    0,
  );
  return Math.ceil(height / LINE_PITCH);
}

function linesIn(text: string, width: number): number {
  return Math.max(1, Math.ceil((widthOf(text) * CHARACTER) / Math.max(CHARACTER, width - 2 * CELL_MARGIN)));
}

/** Rows of more lines may be broken over two pages. */
const LONGEST_WHOLE_ROW = 8;

export function wordTable(text: TableText, width: number): Table {
  const widths = columnWidths(text, width);
  const short = wishes(text).map((wish) => wish <= NARROW);
  const line = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: CELL_MARGIN, right: CELL_MARGIN, top: 40, bottom: 40 },
    borders: {
      top: line(8),
      bottom: line(8),
      left: line(8),
      right: line(8),
      insideHorizontal: line(4),
      insideVertical: line(4),
    },
    rows: text.rows.map((row, index) => {
      const isHead = text.headed && index === 0;
      return new TableRow({
        ...(isHead ? { tableHeader: true } : {}),
        cantSplit: Math.max(...row.map((cell, at) => linesIn(cell ?? '', widths[at]!))) <= LONGEST_WHOLE_ROW,
        children: row.map((cell, column) => {
          const goesOn = text.rows[index + 1]?.[column] === null;
          return new TableCell({
            width: { size: widths[column]!, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            ...(cell === null
              ? { verticalMerge: VerticalMergeType.CONTINUE }
              : goesOn
                ? { verticalMerge: VerticalMergeType.RESTART }
                : {}),
            children: [
              new Paragraph({
                style: isHead ? '表头' : '表文',
                ...(!isHead && short[column] ? { alignment: AlignmentType.CENTER } : {}),
                children: cell === null || cell === '' ? [] : [new TextRun(cell)],
              }),
            ],
          });
        }),
      });
    }),
  });
}
