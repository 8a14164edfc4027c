/** What the lines of a draft say together: who answers for what, targets, citations, references, terms. */

import type { Citation } from '../line/citation.ts';
import type { Draft, Located } from '../draft.ts';
import { sitesOf } from './annotationSites.ts';
import { readTables } from './tableContent.ts';
import { readTargets, type TargetContext } from './targets.ts';
import type { Clause, Outline } from '../structure/outline.ts';
import { runInHeadingOf } from '../structure/runInHeading.ts';
import type { LaidOutText } from '../structure/laidOutText.ts';
import type { CrossReference } from '../line/reference.ts';
import type { LeadConvention } from '../responsibility/annotation.ts';
import { assign, type AnnotationSite, type Assignment } from '../responsibility/assignment.ts';
import type { TermDefinition } from '../line/term.ts';
import type { Validity } from '../line/validity.ts';

export type DraftContent = Pick<
  Draft,
  'assignments' | 'convention' | 'targets' | 'citations' | 'references' | 'terms' | 'validity'
>;

export function readContent(
  page: LaidOutText,
  first: number,
  end: number,
  outline: Outline,
  context: TargetContext,
): DraftContent {
  const { facts, roles, clauses } = page;
  const citations: Located<Citation>[] = [];
  const references: Located<CrossReference>[] = [];
  const terms: Located<TermDefinition>[] = [];
  const validity: Located<Validity>[] = [];
  const places: Place[] = [];
  let convention: LeadConvention | null = null;
  for (let line = first; line < end; line++) {
    const role = roles[line]!;
    if (role === 'residue') continue;
    const said = facts[line]!;
    if (role === 'body' || role === 'title' || role === 'attachmentNote') locate(said.citations, line, citations);
    if (role !== 'body') continue;
    locate(said.references, line, references);
    locate(said.terms, line, terms);
    if (said.validity !== null) validity.push({ line, value: said.validity });
    const clause = clauses[line]!;
    for (const site of sitesOf(page, line)) {
      convention ??= site.annotation.convention;
      const last = places[places.length - 1];
      if (
        last !== undefined &&
        last.clause === clause &&
        site.annotation.form === 'line' &&
        followsLine(page, last.sites, line)
      ) {
        last.sites.push(site);
      } else {
        places.push({ clause, sites: [site] });
      }
    }
  }
  const assignments = places.map(({ clause, sites }) =>
    assign(clause, sites, convention, runInHeadingOf(page, sites[0]!.line)),
  );
  addProseAssignments(page, outline, assignments);
  const targets = [...readTargets(page, first, end, context)];
  const tables = readTables(page, first, end);
  assignments.push(...tables.assignments);
  targets.push(...tables.targets);
  return { assignments, convention, targets, citations, references, terms, validity };
}

function locate<T>(values: readonly T[], line: number, into: Located<T>[]): void {
  for (const value of values) into.push({ line, value });
}

interface Place {
  readonly clause: Clause | null;
  readonly sites: AnnotationSite[];
}

/** 牵头部门, 配合部门 and 完成时限 on lines of their own, one right behind the other, are one annotation. */
function followsLine(page: LaidOutText, sites: readonly AnnotationSite[], line: number): boolean {
  const last = sites[sites.length - 1]!;
  if (last.annotation.form !== 'line') return false;
  for (let between = last.line + 1; between < line; between++) if (page.roles[between] === 'body') return false;
  return true;
}

/** A clause that no annotation covers, but whose prose says who leads. */
function addProseAssignments(page: LaidOutText, outline: Outline, assignments: Assignment[]): void {
  const covered = new Set<Clause>();
  for (const { clause } of assignments) {
    for (let at = clause; at !== null && !covered.has(at); at = at.parent) covered.add(at);
  }
  let added = false;
  for (const clause of outline.clauses) {
    if (covered.has(clause)) continue;
    const ownEnd = clause.children[0]?.line ?? clause.end;
    for (let line = clause.line; line < ownEnd; line++) {
      const annotation = page.facts[line]!.prose;
      if (annotation === null || page.roles[line] !== 'body') continue;
      assignments.push(assign(clause, [{ annotation, line, continuation: null }], null));
      added = true;
      break;
    }
  }
  if (added) assignments.sort((a, b) => a.sites[0]!.line - b.sites[0]!.line);
}
