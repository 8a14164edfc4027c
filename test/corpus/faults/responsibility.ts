/** Faults of responsibility annotations. */

import type { Analysis } from '../../../server/src/model/draft.ts';
import { siteRange, type Assignment } from '../../../server/src/model/responsibility/assignment.ts';
import { annotationCount } from '../../../server/src/model/tasks.ts';
import { edit, type FaultKind, type PlantedFault } from './fault.ts';

/** Clauses whose one annotation stands in brackets at the end of their own line, in drafts that annotate throughout. */
function sole(analysis: Analysis): Assignment[] {
  return analysis.drafts.flatMap((draft) => {
    if (annotationCount(draft) < 6) return [];
    const counts = new Map<unknown, number>();
    for (const { clause } of draft.assignments) counts.set(clause, (counts.get(clause) ?? 0) + 1);
    return draft.assignments.filter(
      ({ clause, sites }) =>
        clause !== null &&
        clause.kind === 'task' &&
        counts.get(clause) === 1 &&
        sites.length === 1 &&
        sites[0]!.continuation === null &&
        (sites[0]!.annotation.form === 'labelled' || sites[0]!.annotation.form === 'sentence') &&
        !analysis.facts[clause.line]!.proseLeads.length &&
        !analysis.facts[sites[0]!.line]!.proseLeads.length,
    );
  });
}

export const responsibilityFaults: readonly FaultKind[] = [
  {
    name: '漏写责任单位',
    places: (analysis) =>
      sole(analysis)
        .filter(({ sites }) => sites[0]!.annotation.groups.length > 0 && !sites[0]!.annotation.firstLeads)
        .map(({ clause, sites }): PlantedFault => {
          const { annotation, line } = sites[0]!;
          return { edits: [edit(line, annotation.span.start, annotation.span.end, '')], rules: ['unassigned-lead'], lines: [clause!.line] };
        }),
  },
  {
    name: '既牵头又配合',
    places: (analysis) =>
      analysis.drafts.flatMap(({ assignments }) =>
        assignments
          .filter(({ lead, cooperating, sites }) => lead.length > 0 && cooperating.length > 0 && sites.length === 1)
          .map(({ lead, cooperating }): PlantedFault => {
            const last = cooperating[cooperating.length - 1]!;
            const { end } = siteRange(last.site, last.span);
            return { edits: [edit(end.line, end.character, end.character, `、${lead[0]!.name}`)], rules: ['unit-conflict'], lines: [end.line] };
          }),
      ),
  },
  {
    name: '单位列了两次',
    places: (analysis) =>
      analysis.drafts.flatMap(({ assignments }) =>
        assignments
          .filter(({ responsible, sites }) => responsible.length > 1 && sites.length === 1 && sites[0]!.annotation.form === 'labelled')
          .map(({ responsible }): PlantedFault => {
            const last = responsible[responsible.length - 1]!;
            const { end } = siteRange(last.site, last.span);
            return { edits: [edit(end.line, end.character, end.character, `、${responsible[0]!.name}`)], rules: ['unit-conflict'], lines: [end.line] };
          }),
      ),
  },
];
