/** The clause whose ordinal or heading stands at a place. */

import type { Position } from '../../text/span.ts';
import type { Analysis } from '../../model/draft.ts';
import type { Clause } from '../../model/structure/outline.ts';

export function clauseHeadedAt({ clauses }: Analysis, { line, character }: Position): Clause | null {
  const clause = clauses[line] ?? null;
  if (clause === null || clause.line !== line) return null;
  const { marker, headingSpan } = clause;
  const end = Math.max(marker.span.end, headingSpan.end);
  return marker.span.start <= character && character <= end ? clause : null;
}
