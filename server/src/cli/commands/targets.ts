/** `targets`: indicators, what they are to reach, and by when. */

import { pathOf } from '../../model/structure/outline.ts';
import type { Draft, Target } from '../../model/draft.ts';
import type { Range } from '../../text/span.ts';
import { tableCommand, type TableColumn } from './tables.ts';

interface Row {
  readonly file: string;
  readonly clause: string;
  readonly text: string;
  readonly indicator: string | null;
  readonly value: string | null;
  readonly unit: string | null;
  readonly comparison: string | null;
  readonly deadline: { readonly text: string; readonly year: number | null; readonly month: number | null } | null;
  readonly range: Range;
}

const WORDS: Readonly<Record<string, string>> = { growth: '增长', decline: '下降', range: '' };

const COLUMNS: readonly TableColumn<Row>[] = [
  { heading: '文件', cell: ({ file }) => file, width: 30 },
  { heading: '条款', cell: ({ clause }) => clause, width: 14 },
  { heading: '指标', cell: ({ indicator, text }) => indicator ?? text, width: 40 },
  {
    heading: '要求',
    cell: ({ comparison, value, unit }) =>
      value === null
        ? ''
        : `${comparison === '=' || comparison === null ? '' : (WORDS[comparison] ?? comparison)}${value}${unit ?? ''}`,
    width: 20,
  },
  { heading: '时限', cell: ({ deadline }) => deadline?.text ?? '', width: 18 },
];

export const targets = tableCommand<Row>('目标指标', COLUMNS, (file, draft) => targetRows(file, draft));

export function targetRows(file: string, draft: Draft): Row[] {
  return draft.targets.map((target) => rowOf(file, target));
}

function rowOf(file: string, { clause, text, figure, deadline, range }: Target): Row {
  return {
    file,
    clause: clause === null ? '' : pathOf(clause),
    text,
    indicator: figure?.indicator ?? null,
    value: figure?.value ?? null,
    unit: figure === null || figure.unit === '' ? null : figure.unit,
    comparison: figure?.comparison ?? null,
    deadline: deadline === null ? null : { text: deadline.text, year: deadline.year, month: deadline.month },
    range,
  };
}
