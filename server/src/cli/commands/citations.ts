/** `citations`: the documents that a draft cites. */

import { rangeOf, type Range } from '../../text/span.ts';
import { readArguments } from '../arguments.ts';
import { openAll, serviceFor } from '../drafts.ts';
import { printTable, TABLE_OPTIONS, type Column } from './tables.ts';
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
  { heading: '文件', cell: ({ file }) => file },
  { heading: '引用文件', cell: ({ title }) => title },
  { heading: '文号', cell: ({ documentNumber }) => documentNumber ?? '' },
  { heading: '制发机关', cell: ({ issuer }) => issuer ?? '' },
  { heading: '年份', cell: ({ year }) => (year === null ? '' : String(year)) },
];

export function citations(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = readArguments(args, TABLE_OPTIONS);
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
  printTable(rows, COLUMNS, values.format, terminal);
  return 0;
}
