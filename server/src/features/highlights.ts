/** The other places of what stands at the caret. */

import { sameRange, type Position, type Range } from '../text/span.ts';
import type { Analysis } from '../model/draft.ts';
import { occurrencesAt } from './occurrences.ts';

export interface Highlight {
  readonly range: Range;
  /** The clause itself, where the others refer to it; the definition of a short form. */
  readonly isDefinition: boolean;
}

export function highlightsAt(analysis: Analysis, position: Position): Highlight[] {
  const found = occurrencesAt(analysis, position);
  if (found === null) return [];
  const { subject, definition } = found;
  const defines = definition !== null && subject.kind !== 'citation';
  return found.ranges.map((range) => ({ range, isDefinition: defines && sameRange(range, definition) }));
}
