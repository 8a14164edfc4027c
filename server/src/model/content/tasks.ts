/** The clauses of a draft that set a task, on the level on which this draft assigns tasks to bodies. */

import type { Draft } from '../draft.ts';
import type { Clause, Outline } from '../structure/outline.ts';

export interface TaskSurvey {
  /** Task clauses with no annotation of their own, below or above, and no body named in their prose. */
  readonly unassigned: readonly Clause[];
  /** All clauses on the level that counts. */
  readonly tasks: readonly Clause[];
  /** How many of them are annotated, by annotation and not by prose. */
  readonly annotated: number;
}

/** The share of siblings with an annotation from which the rest are expected to have one (field practice: 60 %). */
const CUSTOM = 0.6;

/** Surveys a draft that annotates: siblings of annotated clauses are expected to be annotated too. */
export function surveyAnnotated(draft: Draft): TaskSurvey {
  const own = annotatedClauses(draft);
  const level = commonLevel(own, draft);
  const covered = withKin(draft, own);
  const tasks: Clause[] = [];
  let annotated = 0;
  const candidates: { clause: Clause; siblings: number; withOwn: number }[] = [];
  for (const siblings of siblingGroups(draft.outline)) {
    let withOwn = 0;
    for (const clause of siblings) {
      const has = covered.has(clause);
      if (has) withOwn++;
      if (clause.kind === 'task' && clause.level === level) {
        tasks.push(clause);
        if (has) annotated++;
      }
    }
    if (withOwn === siblings.length) continue;
    for (const clause of siblings)
      if (!covered.has(clause)) candidates.push({ clause, siblings: siblings.length, withOwn });
  }
  const customary = tasks.length > 0 && annotated / tasks.length >= CUSTOM;
  const prose = proseClauses(draft);
  const unassigned = candidates
    .filter(({ clause, siblings, withOwn }) => {
      if (
        clause.kind === 'general' ||
        clause.kind === 'goal' ||
        clause.kind === 'supplementary' ||
        clause.kind === 'attachment'
      )
        return false;
      // 组织保障 as a chapter beside chapters of tasks is measured by its own items alone.
      const amongSiblings =
        siblings > 2 && withOwn / siblings >= CUSTOM && (clause.kind === 'task' || clause.parent !== null);
      const expected = amongSiblings || (clause.kind === 'task' && clause.level === level && customary);
      return expected && !prose.has(clause) && !hasBelow(clause, prose);
    })
    .map(({ clause }) => clause);
  return { unassigned, tasks, annotated };
}

/** Surveys a draft that does not annotate by custom: every task clause on the level of the tasks that nobody is named for. */
export function surveyUnannotated(draft: Draft): TaskSurvey {
  const own = new Set([...annotatedClauses(draft), ...proseClauses(draft)]);
  const covered = withKin(draft, own);
  const tasks = draft.outline.clauses.filter(
    (clause) =>
      clause.kind === 'task' &&
      clause.scope === 0 &&
      (clause.level === 2 || (clause.level === 1 && !clause.children.some(({ level }) => level === 2))),
  );
  return { tasks, annotated: 0, unassigned: tasks.filter((clause) => !covered.has(clause)) };
}

/** How many places annotate responsibilities other than in prose. */
export function annotationCount(draft: Draft): number {
  let count = 0;
  for (const { annotated } of draft.assignments) if (annotated) count++;
  return count;
}

function annotatedClauses(draft: Draft): ReadonlySet<Clause> {
  const clauses = new Set<Clause>();
  for (const { clause, annotated } of draft.assignments) if (clause !== null && annotated) clauses.add(clause);
  return clauses;
}

function proseClauses(draft: Draft): ReadonlySet<Clause> {
  const clauses = new Set<Clause>();
  for (const { clause, annotated } of draft.assignments) if (clause !== null && !annotated) clauses.add(clause);
  return clauses;
}

function hasBelow(clause: Clause, set: ReadonlySet<Clause>): boolean {
  return clause.children.some((child) => set.has(child) || hasBelow(child, set));
}

/** The clauses of the set with all that stands above them and below them. */
function withKin(draft: Draft, set: ReadonlySet<Clause>): ReadonlySet<Clause> {
  const { clauses } = draft.outline;
  const kin = new Set(set);
  // In the order of the text a parent comes before its children.
  for (const clause of clauses) if (clause.parent !== null && kin.has(clause.parent)) kin.add(clause);
  for (const clause of clauses) {
    if (!set.has(clause)) continue;
    for (let above = clause.parent; above !== null && !kin.has(above); above = above.parent) kin.add(above);
  }
  return kin;
}

function* siblingGroups(outline: Outline): Iterable<readonly Clause[]> {
  yield outline.roots.filter(({ scope }) => scope === 0);
  for (const { children, scope } of outline.clauses) if (children.length > 0 && scope === 0) yield children;
}

/** The level on which most annotations stand; annotations of items (1.) count for the clause when all items have them. */
function commonLevel(own: ReadonlySet<Clause>, draft: Draft): number {
  const counts = new Map<number, number>();
  for (const clause of draft.outline.clauses) {
    if (own.has(clause) && clause.kind !== 'attachment') counts.set(clause.level, (counts.get(clause.level) ?? 0) + 1);
  }
  let best = 2;
  let most = 0;
  for (const [level, count] of counts) {
    if (count > most) [best, most] = [level, count];
  }
  return draft.outline.clauses.some(({ level }) => level === best) ? best : 1;
}
