/** Tables in the formats that other tools read. */

import { oneOf } from '../arguments.ts';
import type { Terminal } from '../terminal.ts';

export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
}

export const TABLE_OPTIONS = { format: { type: 'string' } } as const;

/** Prints rows as JSON objects, or as a table with the given columns. */
export function printTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[], format: string | undefined, terminal: Terminal): void {
  switch (oneOf('format', format, ['json', 'csv', 'markdown'], 'json')) {
    case 'json':
      terminal.print(JSON.stringify(rows, null, 2));
      break;
    case 'csv':
      // The mark makes spreadsheet programs on Chinese Windows read the file as UTF-8.
      terminal.print(`\ufeff${[columns.map(({ heading }) => heading), ...rows.map((row) => columns.map(({ cell }) => cell(row)))].map(csvLine).join('\r\n')}`);
      break;
    case 'markdown':
      terminal.print(
        [columns.map(({ heading }) => heading), columns.map(() => '---'), ...rows.map((row) => columns.map(({ cell }) => markdownCell(cell(row))))]
          .map((cells) => `| ${cells.join(' | ')} |`)
          .join('\n'),
      );
  }
}

/** A cell that begins like a formula would be run by a spreadsheet; an apostrophe keeps it text. */
function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell))
    .join(',');
}

function markdownCell(cell: string): string {
  return cell.replace(/\|/g, '\\|').replace(/\r?\n/g, ' ');
}
