/** Faults of responsibility annotations. */

import type { Analysis } from '../../../server/src/model/draft.ts';
import { siteRange, type Assignment } from '../../../server/src/model/responsibility/assignment.ts';
import { isCollective } from '../../../server/src/model/responsibility/unit.ts';
import { annotationCount } from '../../../server/src/model/content/tasks.ts';
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

/** Annotations （牵头单位：甲；配合单位：乙、丙） on one line, in drafts that do not say that the first leads. */
function ledAndHelped(analysis: Analysis): Assignment[] {
  return analysis.drafts.flatMap(({ assignments, convention }) =>
    convention !== null
      ? []
      : assignments.filter(
          ({ lead, cooperating, responsible, sites }) =>
            sites.length === 1 &&
            sites[0]!.continuation === null &&
            sites[0]!.annotation.form !== 'prose' &&
            lead.length === 1 &&
            responsible.length === 0 &&
            ![...lead, ...cooperating].some(({ text }) => isCollective(text)),
        ),
  );
}

/** How many of the drafts that mark 牵头 must do so before a single departure shows. */
const MARKED = 3;

export const responsibilityFaults: readonly FaultKind[] = [
  {
    name: '漏写责任单位',
    places: (analysis) =>
      sole(analysis)
        .filter(({ sites }) => sites[0]!.annotation.groups.length > 0 && sites[0]!.annotation.convention === null)
        .map(({ clause, sites }): PlantedFault => {
          const { annotation, line } = sites[0]!;
          return {
            edits: [edit(line, annotation.span.start, annotation.span.end, '')],
            rules: ['unassigned-lead'],
            lines: [clause!.line],
          };
        }),
  },
  {
    name: '既牵头又配合',
    places: (analysis) =>
      analysis.drafts.flatMap(({ assignments }) =>
        assignments
          .filter(
            ({ lead, cooperating, sites, annotated }) =>
              annotated && lead.length > 0 && cooperating.length > 0 && sites.length === 1,
          )
          .map(({ lead, cooperating }): PlantedFault => {
            const last = cooperating[cooperating.length - 1]!;
            const { end } = siteRange(last.site, last.span);
            return {
              edits: [edit(end.line, end.character, end.character, `、${lead[0]!.name}`)],
              rules: ['unit-conflict'],
              lines: [end.line],
            };
          }),
      ),
  },
  {
    name: '单位列了两次',
    places: (analysis) =>
      analysis.drafts.flatMap(({ assignments }) =>
        assignments
          .filter(
            ({ responsible, sites }) =>
              responsible.length > 1 && sites.length === 1 && sites[0]!.annotation.form === 'labelled',
          )
          .map(({ responsible }): PlantedFault => {
            const last = responsible[responsible.length - 1]!;
            const { end } = siteRange(last.site, last.span);
            return {
              edits: [edit(end.line, end.character, end.character, `、${responsible[0]!.name}`)],
              rules: ['unit-conflict'],
              lines: [end.line],
            };
          }),
      ),
  },
  {
    name: '一条两家牵头',
    places: (analysis) =>
      ledAndHelped(analysis).flatMap(({ lead, cooperating, sites }): PlantedFault[] => {
        const [leader] = lead;
        const [helper, next] = cooperating;
        if (helper === undefined || next === undefined) return [];
        const { line } = sites[0]!;
        const edits = [
          edit(line, leader!.span.end, leader!.span.end, `、${helper.text}`),
          edit(line, helper.span.start, next.span.start, ''),
        ];
        return [{ edits, rules: ['multiple-leads'], lines: [line] }];
      }),
  },
  {
    name: '没有标明谁牵头',
    places: (analysis) => {
      const marked = ledAndHelped(analysis).filter(({ sites }) => sites[0]!.annotation.form === 'labelled');
      if (marked.length < MARKED) return [];
      return marked.flatMap(({ lead, cooperating, sites }): PlantedFault[] => {
        const { annotation, line } = sites[0]!;
        const label = annotation.groups.find(({ role }) => role === 'lead')!.labelSpan;
        if (cooperating.length === 0) return [];
        const edits = [
          edit(line, label.start, label.end, '责任单位'),
          edit(line, lead[0]!.span.end, cooperating[0]!.span.start, '、'),
        ];
        return [{ edits, rules: ['lead-not-named'], lines: [line] }];
      });
    },
  },
];
