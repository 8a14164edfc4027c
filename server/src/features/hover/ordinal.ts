/** The ordinal of a clause: where the clause stands, and who answers for it. */

import { pathOf, type Clause } from '../../model/structure/outline.ts';
import { lines, literal } from '../markdown.ts';
import { responsibilityText } from '../responsibilityText.ts';
import type { OrdinalSubject } from '../subject.ts';

export function aboutOrdinal({ draft, clause }: OrdinalSubject): string {
  const siblings =
    clause.parent === null ? draft.outline.roots.filter(({ scope }) => scope === clause.scope) : clause.parent.children;
  const own = draft.assignments.filter((assignment) => assignment.clause === clause);
  const responsibility = responsibilityText(own);
  const below = clause.children.length === 0 ? '' : `，下有${clause.children.length}条`;
  return lines([
    titleOf(clause),
    `${levelOf(clause)}，同级共${siblings.length}条，这是第${siblings.indexOf(clause) + 1}条${below}`,
    responsibility === '' ? null : literal(responsibility),
  ]);
}

export function titleOf(clause: Clause): string {
  return `**${literal(pathOf(clause))}** ${literal(clause.heading)}`.trimEnd();
}

const LEVEL_NAMES = ['第一层', '第二层', '第三层', '第四层', '第五层'];

function levelOf(clause: Clause): string {
  return `结构层次${LEVEL_NAMES[clause.level - 1] ?? '第五层'}`;
}
