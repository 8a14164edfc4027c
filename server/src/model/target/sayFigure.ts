/** A figure as a table of targets writes it: ≥15%, 增长10%, 全覆盖. */

import type { Comparison } from './targetSentence.ts';

const SIGNS: Readonly<Record<Exclude<Comparison, null>, string>> = {
  '>=': '≥',
  '>': '＞',
  '<=': '≤',
  '<': '＜',
  '=': '',
  growth: '增长',
  decline: '下降',
  range: '',
};

export function sayFigure({
  comparison,
  value,
  unit,
}: {
  readonly comparison: Comparison;
  readonly value: string;
  readonly unit: string;
}): string {
  return `${comparison === null ? '' : SIGNS[comparison]}${value}${unit}`;
}
