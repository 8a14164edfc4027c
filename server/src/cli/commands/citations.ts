/** `citations`: the documents that a draft cites. */

import type { Citation } from '../../model/line/citation.ts';
import type { Draft, Located } from '../../model/draft.ts';
import { rangeOf, type Range } from '../../text/span.ts';
import { tableCommand, type TableColumn } from './tables.ts';

interface Row {
  readonly file: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  readonly year: number | null;
  readonly range: Range;
}

const COLUMNS: readonly TableColumn<Row>[] = [
  { heading: '文件', cell: ({ file }) => file, width: 30 },
  { heading: '引用文件', cell: ({ title }) => title, width: 60 },
  { heading: '文号', cell: ({ documentNumber }) => documentNumber ?? '', width: 24 },
  { heading: '制发机关', cell: ({ issuer }) => issuer ?? '', width: 28 },
  { heading: '年份', cell: ({ year }) => (year === null ? '' : String(year)), width: 10 },
];

export const citations = tableCommand<Row>('引用文件', COLUMNS, (file, draft) => citationRows(file, draft));

export function citationRows(file: string, draft: Draft): Row[] {
  return draft.citations.map((citation) => rowOf(file, citation));
}

function rowOf(file: string, { line, value }: Located<Citation>): Row {
  return {
    file,
    title: value.title,
    documentNumber: value.number?.text ?? null,
    issuer: value.issuer,
    year: value.year,
    range: rangeOf(line, value.span),
  };
}
