/** 落实对照: each task of a superior document with the clauses that serve it, and where these fall short. */

import { likenesses } from './likeness.ts';
import type { Commitment, Provision } from './provision.ts';
import { counterpartOf } from './substance.ts';

export interface Shortfall {
  readonly kind: 'figure' | 'deadline' | 'lead';
  readonly superior: string;
  readonly draft: string;
}

export interface TaskService {
  readonly superior: Provision;
  readonly clauses: readonly Provision[];
  readonly state: 'served' | 'short' | 'missing';
  readonly short: readonly Shortfall[];
}

/** A lower document says the same in words of its own place: less is shared than between two versions. */
const LEAST = 0.2;
/** Further clauses serve a task only if they come near the first. */
const NEAR = 0.75;
const MOST = 3;

export function implementation(superior: readonly Provision[], draft: readonly Provision[]): TaskService[] {
  const tasks = superior.filter(isTask);
  const own = draft.filter(({ text }) => text.length > 0);
  const found = likenesses(tasks, own, LEAST);
  return tasks.map((task, at) => {
    const close = found.filter(({ old }) => old === at);
    const best = close[0]?.share ?? 0;
    const clauses = close
      .filter(({ share }) => share >= NEAR * best)
      .slice(0, MOST)
      .map(({ new: index }) => own[index]!);
    const short = clauses.length === 0 ? [] : shortfalls(task, clauses);
    const state = clauses.length === 0 ? 'missing' : short.length > 0 ? 'short' : 'served';
    return { superior: task, clauses, state, short };
  });
}

/** A clause that asks for something itself: not a chapter, and nothing general unless it sets a target. */
function isTask({ clause, text, heading, commitments }: Provision): boolean {
  if (clause.kind === 'supplementary' || clause.kind === 'attachment') return false;
  if (clause.kind === 'general' && commitments.length === 0) return false;
  return clause.children.length === 0 || text.length > heading.length + 20;
}

function shortfalls(task: Provision, clauses: readonly Provision[]): Shortfall[] {
  const found: Shortfall[] = [];
  const commitments = clauses.flatMap((clause) => clause.commitments);
  for (const demanded of task.commitments) {
    const offered = counterpartOf(demanded, commitments);
    if (offered === undefined) continue;
    if (isLess(offered, demanded)) found.push({ kind: 'figure', superior: demanded.text, draft: offered.text });
    if (demanded.year !== null && offered.year !== null && offered.year > demanded.year)
      found.push({ kind: 'deadline', superior: demanded.deadline ?? '', draft: offered.deadline ?? '' });
  }
  const latest = (years: readonly number[]): number => Math.max(...years);
  const [asked, given] = [yearsOf([task]), yearsOf(clauses)];
  if (
    !found.some(({ kind }) => kind === 'deadline') &&
    asked.length > 0 &&
    given.length > 0 &&
    latest(given) > latest(asked)
  )
    found.push({
      kind: 'deadline',
      superior: task.deadlines.join('、'),
      draft: clauses.flatMap(({ deadlines }) => deadlines).join('、'),
    });
  if (task.lead.length > 0 && clauses.every(({ lead }) => lead.length === 0))
    found.push({ kind: 'lead', superior: task.lead.join('、'), draft: '' });
  return found.filter((each, at) => found.findIndex((other) => isSameShortfall(each, other)) === at);
}

/** Two figures under one time limit miss it once. */
function isSameShortfall(one: Shortfall, other: Shortfall): boolean {
  return one.kind === other.kind && one.superior === other.superior && one.draft === other.draft;
}

function isLess(offered: Commitment, demanded: Commitment): boolean {
  return offered.amount !== null && demanded.amount !== null && offered.amount < demanded.amount;
}

function yearsOf(provisions: readonly Provision[]): number[] {
  return provisions.flatMap(({ deadlines }) =>
    deadlines.flatMap((each) => [...each.matchAll(/20\d\d/g)].map(([year]) => Number(year))),
  );
}
