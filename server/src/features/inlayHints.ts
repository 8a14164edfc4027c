/** The full name of a body behind the short one that stands in an annotation: 财政厅 → 自治区财政厅. */

import { comparePositions, type Position, type Range } from '../text/span.ts';
import type { Analysis } from '../model/draft.ts';
import { siteRange, unitsOf } from '../model/responsibility/assignment.ts';

export interface InlayHint {
  readonly position: Position;
  readonly label: string;
}

export function inlayHintsIn(analysis: Analysis, { start, end }: Range): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const draft of analysis.drafts) {
    for (const assignment of draft.assignments) {
      for (const unit of unitsOf(assignment)) {
        if (unit.name === unit.text) continue;
        const position = siteRange(unit.site, unit.span).end;
        if (comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0)
          hints.push({ position, label: unit.name });
      }
    }
  }
  return hints;
}
