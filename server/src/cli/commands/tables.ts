/** Tables in the formats that other tools read. */

import { basename } from 'node:path';
import type { Sheet } from '../../export/index.ts';
import type { Draft } from '../../model/draft.ts';
import { inFile } from '../../syntax/inFile.ts';
import { oneOf, readArguments } from '../arguments.ts';
import { Drafts, serviceFor } from '../drafts.ts';
import { UsageError } from '../inputs.ts';
import { OUTPUT_OPTIONS, outputFile, writeOutput, type OutputFile, type OutputValues } from '../output.ts';
import type { Terminal } from '../terminal.ts';

export interface TableColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
  /** In a workbook, in characters of half width. */
  readonly width: number;
}

const TABLE_OPTIONS = { format: { type: 'string' }, ...OUTPUT_OPTIONS } as const;

interface TableValues extends OutputValues {
  readonly format?: string | undefined;
}

type TableFormat =
  { readonly kind: 'json' | 'csv' | 'markdown' } | { readonly kind: 'docx' | 'xlsx'; readonly output: OutputFile };

/** The command that puts the rows of every draft of every file into one table of that name. */
export function tableCommand<Row>(
  name: string,
  columns: readonly TableColumn<Row>[],
  rowsOf: (file: string, draft: Draft) => readonly Row[],
): (args: readonly string[], terminal: Terminal) => Promise<number> {
  return async (args, terminal) => {
    const { values, positionals } = readArguments(args, TABLE_OPTIONS);
    const format = tableFormat(values, positionals);
    const service = serviceFor(terminal);
    const rows: Row[] = [];
    const drafts = new Drafts(positionals, service, terminal);
    for await (const { input, document } of drafts) {
      for (const draft of service.analysis(document).drafts)
        for (const row of rowsOf(input.file, draft)) rows.push(inFile(document.source, row));
    }
    await printTable(name, rows, columns, format, terminal);
    return drafts.exitCode(0);
  };
}

/**
 * The format asked for, checked before any file is read: a workbook needs a file to go to, the others are printed.
 *
 * @throws UsageError
 */
function tableFormat(values: TableValues, inputs: readonly string[]): TableFormat {
  const kind = oneOf('format', values.format, ['json', 'csv', 'markdown', 'docx', 'xlsx'], 'json');
  if (kind === 'docx' || kind === 'xlsx') return { kind, output: outputFile(values, inputs) };
  if (values.output !== undefined || values.force !== undefined)
    throw new UsageError('--output、--force 只用于 --format docx 和 --format xlsx。');
  return { kind };
}

/** Prints rows as JSON objects or as a table with the given columns, or writes them as a workbook of one sheet. */
async function printTable<Row>(
  name: string,
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  format: TableFormat,
  terminal: Terminal,
): Promise<void> {
  switch (format.kind) {
    case 'json':
      terminal.print(JSON.stringify(rows, null, 2));
      break;
    case 'docx':
    case 'xlsx': {
      const { writeTablesDocx, writeXlsx } = await import('../../export/index.ts');
      const sheets = [handedOut(name, rows, columns)];
      const bytes = format.kind === 'docx' ? await writeTablesDocx(sheets) : await writeXlsx(sheets);
      writeOutput(format.output, bytes, terminal);
      terminal.print(`已导出：${format.output.path}`);
      break;
    }
    case 'csv':
      // The mark makes spreadsheet programs on Chinese Windows read the file as UTF-8.
      terminal.print(
        `\ufeff${[columns.map(({ heading }) => heading), ...rows.map((row) => columns.map(({ cell }) => cell(row)))].map(csvLine).join('\r\n')}`,
      );
      break;
    case 'markdown':
      terminal.print(
        [
          columns.map(({ heading }) => heading),
          columns.map(() => '---'),
          ...rows.map((row) => columns.map(({ cell }) => markdownCell(cell(row)))),
        ]
          .map((cells) => `| ${cells.join(' | ')} |`)
          .join('\n'),
      );
  }
}

/** As a table is handed out: without the file where there is only one, and never with its folders. */
function handedOut<Row>(name: string, rows: readonly Row[], columns: readonly TableColumn<Row>[]): Sheet {
  const cells = rows.map((row) =>
    columns.map(({ cell, heading }) => (heading === FILE ? basename(cell(row)) : cell(row))),
  );
  const at = columns.findIndex(({ heading }) => heading === FILE);
  const isOne = at >= 0 && new Set(rows.map((row) => columns[at]!.cell(row))).size <= 1;
  const keep = <T>(list: readonly T[]): T[] => list.filter((_, index) => !isOne || index !== at);
  return { name, title: TITLES[name] ?? name, columns: keep(columns), rows: cells.map(keep) };
}

const FILE = '文件';
const TITLES: Readonly<Record<string, string>> = {
  责任分工: '责任分工表',
  目标指标: '目标指标表',
  引用文件: '引用文件清单',
};

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
