/** What stands at a place in a draft, for everything that is asked about a place. */

import { contains, rangeOf, type Position, type Range } from '../text/span.ts';
import { draftAt, type Analysis, type Draft, type Located, type Target } from '../model/draft.ts';
import type { Citation } from '../model/line/citation.ts';
import { planMentions, type FiveYearPlan } from '../model/knowledge/plans.ts';
import type { Clause } from '../model/structure/outline.ts';
import type { CrossReference } from '../model/line/reference.ts';
import { referredClause } from '../model/structure/resolveReference.ts';
import type { TermDefinition } from '../model/line/term.ts';
import { siteRange, unitsOf, type AssignedUnit, type Assignment } from '../model/responsibility/assignment.ts';

interface SubjectOf<Kind extends string> {
  readonly kind: Kind;
  readonly range: Range;
  readonly draft: Draft;
}

export interface OrdinalSubject extends SubjectOf<'ordinal'> {
  readonly clause: Clause;
}

export interface ReferenceSubject extends SubjectOf<'reference'> {
  readonly reference: CrossReference;
  /** Null where the reference leads nowhere, or to more than one clause. */
  readonly clause: Clause | null;
}

export interface UnitSubject extends SubjectOf<'unit'> {
  readonly unit: AssignedUnit;
  readonly assignment: Assignment;
}

export interface CitationSubject extends SubjectOf<'citation'> {
  readonly citation: Citation;
}

export interface PlanSubject extends SubjectOf<'plan'> {
  readonly plan: FiveYearPlan;
}

export interface TargetSubject extends SubjectOf<'target'> {
  readonly target: Target;
}

/** A short form where it is defined, or where the text uses it. */
export interface TermSubject extends SubjectOf<'term'> {
  readonly definition: Located<TermDefinition>;
}

export type Subject =
  TermSubject | OrdinalSubject | ReferenceSubject | UnitSubject | CitationSubject | PlanSubject | TargetSubject;

/** The subjects at a place, the narrowest first. */
export function subjectsAt(analysis: Analysis, position: Position): Subject[] {
  const { line } = position;
  const draft = draftAt(analysis, line);
  const role = analysis.roles[line];
  if (draft === null || role === undefined || role === 'residue') return [];
  const subjects: Subject[] = [];
  const clause = analysis.clauses[line] ?? null;

  if (clause !== null && clause.line === line) {
    subjects.push({ kind: 'ordinal', draft, range: rangeOf(line, clause.marker.span), clause });
  }
  for (const reference of ofLine(draft.references, line)) {
    const range = rangeOf(line, reference.span);
    subjects.push({ kind: 'reference', draft, range, reference, clause: referredClause(draft, reference, clause) });
  }
  for (const assignment of draft.assignments) {
    if (!assignment.sites.some((site) => site.line === line || site.continuation?.line === line)) continue;
    for (const unit of unitsOf(assignment)) {
      subjects.push({ kind: 'unit', draft, range: siteRange(unit.site, unit.span), unit, assignment });
    }
  }
  for (const citation of ofLine(draft.citations, line)) {
    subjects.push({ kind: 'citation', draft, range: citationRange(line, citation), citation });
  }
  for (const definition of draft.terms) {
    for (const range of usesOnLine(analysis, line, definition.value))
      subjects.push({ kind: 'term', draft, range, definition });
  }
  for (const { plan, start, end } of planMentions(analysis.blocks[line]!.text)) {
    subjects.push({ kind: 'plan', draft, range: rangeOf(line, { start, end }), plan });
  }
  for (const target of draft.targets) {
    if (target.line === line) subjects.push({ kind: 'target', draft, range: target.range, target });
  }
  return subjects
    .filter(({ range }) => contains(range, position))
    .sort((a, b) => extentOf(a.range) - extentOf(b.range));
}

/** Every place of a line where a short form stands. */
export function usesOnLine({ blocks }: Analysis, line: number, { term }: TermDefinition): Range[] {
  const { text } = blocks[line]!;
  const uses: Range[] = [];
  for (let start = text.indexOf(term); start >= 0; start = text.indexOf(term, start + term.length)) {
    uses.push(rangeOf(line, { start, end: start + term.length }));
  }
  return uses;
}

/** The title with the number that belongs to it. */
export function citationRange(line: number, { span, number }: Citation): Range {
  return rangeOf(line, { start: span.start, end: Math.max(span.end, number?.span.end ?? 0) });
}

function ofLine<T>(located: readonly Located<T>[], line: number): T[] {
  return located.filter((each) => each.line === line).map(({ value }) => value);
}

/** Grows with the range; only ranges over one place are compared. */
function extentOf({ start, end }: Range): number {
  return (end.line - start.line) * 1_000_000 + end.character - start.character;
}
