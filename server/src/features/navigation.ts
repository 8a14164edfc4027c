/** From a reference to its clause, from a citation to the first one; and back to all of them. */

import { sameRange, type Position, type Range } from '../text/span.ts';
import type { Analysis } from '../model/draft.ts';
import { occurrencesAt } from './occurrences.ts';
import type { Subject } from './subject.ts';

export interface Definition {
  readonly kind: Subject['kind'];
  /** What stands at the place that was asked about. */
  readonly origin: Range;
  readonly target: Range;
}

export function definitionAt(analysis: Analysis, position: Position): Definition | null {
  const found = occurrencesAt(analysis, position);
  if (found === null || found.definition === null) return null;
  return { kind: found.subject.kind, origin: found.subject.range, target: found.definition };
}

/** @param withDefinition whether the clause, or the first citation, is one of them */
export function referencesAt(analysis: Analysis, position: Position, withDefinition: boolean): Range[] {
  const found = occurrencesAt(analysis, position);
  if (found === null) return [];
  return found.ranges.filter(
    (range) => withDefinition || found.definition === null || !sameRange(range, found.definition),
  );
}
