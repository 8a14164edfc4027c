/** The other places of what stands at the caret. */

import type { Position, Range } from '../text/span.ts';
import type { Analysis } from '../model/draft.ts';
import { occurrencesAt } from './occurrences.ts';

export interface Highlight {
  readonly range: Range;
  /** The clause itself, where the others refer to it. */
  readonly isDefinition: boolean;
}

export function highlightsAt(analysis: Analysis, position: Position): Highlight[] {
  const found = occurrencesAt(analysis, position);
  if (found === null) return [];
  const defines = found.subject.kind === 'ordinal' || found.subject.kind === 'reference';
  return found.ranges.map((range) => ({ range, isDefinition: defines && range === found.definition }));
}
