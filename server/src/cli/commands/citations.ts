/** `citations`: the documents that a draft cites. */

import { rangeOf, type Range } from '../../text/span.ts';
import { readArguments } from '../arguments.ts';
import { openAll, serviceFor } from '../drafts.ts';
import { printTable, tableFormat, TABLE_OPTIONS, type Column } from './tables.ts';
import type { Terminal } from '../terminal.ts';

interface Row {
  readonly file: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  readonly year: number | null;
  readonly range: Range;
}

const COLUMNS: readonly Column<Row>[] = [
  { heading: '文件', cell: ({ file }) => file, width: 30 },
  { heading: '引用文件', cell: ({ title }) => title, width: 60 },
  { heading: '文号', cell: ({ documentNumber }) => documentNumber ?? '', width: 24 },
  { heading: '制发机关', cell: ({ issuer }) => issuer ?? '', width: 28 },
  { heading: '年份', cell: ({ year }) => (year === null ? '' : String(year)), width: 10 },
];

export async function citations(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, TABLE_OPTIONS);
  const format = tableFormat(values, positionals);
  const service = serviceFor(terminal);
  const rows: Row[] = [];
  for (const { input, document } of openAll(positionals, service, terminal)) {
    for (const draft of service.analysis(document).drafts) {
      for (const { line, value } of draft.citations) {
        rows.push({
          file: input.file,
          title: value.title,
          documentNumber: value.number?.text ?? null,
          issuer: value.issuer,
          year: value.year,
          range: rangeOf(line, value.span),
        });
      }
    }
  }
  await printTable('引用文件', rows, COLUMNS, format, terminal);
  return 0;
}
