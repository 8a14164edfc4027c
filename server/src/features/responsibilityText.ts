/** Who answers for a clause, in one line of text. */

import type { Assignment } from '../model/responsibility/assignment.ts';

const LABELS = [
  ['lead', '牵头'],
  ['responsible', '责任单位'],
  ['cooperating', '配合'],
  ['guiding', '指导'],
] as const;

/** 牵头：市科技局；配合：市财政局；时限：2027年底前. Empty when nothing is said. */
export function responsibilityText(assignments: readonly Assignment[]): string {
  const parts: string[] = LABELS.flatMap(([role, label]) => {
    const names = assignments.flatMap((assignment) => assignment[role].map(({ name }) => name));
    return names.length === 0 ? [] : [`${label}：${names.join('、')}`];
  });
  const deadlines = assignments.flatMap(({ deadline }) => (deadline === null ? [] : [deadline]));
  if (deadlines.length > 0) parts.push(`时限：${deadlines.join('、')}`);
  return parts.join('；');
}
