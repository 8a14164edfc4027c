/** What stands around a line: habits show in the neighbourhood, and a list may not take longer in a long draft. */

import type { Draft } from '../../model/draft.ts';
import type { Clause } from '../../model/structure/outline.ts';
import type { Assignment } from '../../model/responsibility/assignment.ts';

/** More than most drafts have in all. */
const MOST_ASSIGNMENTS = 96;
const MOST_CLAUSES = 160;

export function assignmentsNear({ assignments }: Draft, line: number): readonly Assignment[] {
  return around(assignments, MOST_ASSIGNMENTS, (assignment) => assignment.sites[0]!.line < line);
}

export function clausesNear({ outline }: Draft, line: number): readonly Clause[] {
  return around(outline.clauses, MOST_CLAUSES, (clause) => clause.line < line);
}

/** @param isBefore true for the items in front of the place, which all stand first */
function around<T>(items: readonly T[], most: number, isBefore: (item: T) => boolean): readonly T[] {
  if (items.length <= most) return items;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  const first = Math.max(0, Math.min(low - (most >> 1), items.length - most));
  return items.slice(first, first + most);
}
