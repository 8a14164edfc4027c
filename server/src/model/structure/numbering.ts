/**
 * The numbering of a draft held against its own convention: whether （一） starts afresh under each 一、 or runs on
 * through all of them is for the draft to choose (27 of 55 documents start afresh, 21 run on) and is read from it.
 */

import { MARKER_FORMS, rankOf, type MarkerForm } from '../../syntax/marker.ts';
import type { Clause, Outline } from './outline.ts';

export type NumberingFaultKind = 'gap' | 'duplicate' | 'order' | 'level';

export interface NumberingFault {
  readonly kind: NumberingFaultKind;
  readonly clause: Clause;
  /** The number that should stand here. */
  readonly expected: number;
  /** For gaps: the sibling in front, if any; for duplicates: the clause that has the number already. */
  readonly previous: Clause | null;
  /** For `level`: the form that its siblings have. */
  readonly form: MarkerForm;
}

/** Clauses of one form that are numbered in one run: under one parent, or through several. */
interface Group {
  readonly parent: Clause | null;
  readonly items: Clause[];
}

type Style = 'restart' | 'continue' | 'unknown';

export function readNumbering(outline: Outline): NumberingFault[] {
  const faults: NumberingFault[] = [];
  for (const groups of groupsByForm(outline)) {
    const styles = new Styles(groups);
    let previous: Group | null = null;
    let last = 0;
    for (const group of groups) {
      const style = styles.between(previous, group);
      last = checkGroup(group, previous, last, style, faults);
      previous = group;
    }
  }
  explainByLevel(outline, faults);
  return withoutConsequences(faults).sort((a, b) => a.clause.line - b.clause.line);
}

function groupsByForm(outline: Outline): Group[][] {
  const sequences = new Map<number, Group[]>();
  for (const clause of outline.clauses) {
    const key = clause.scope * MARKER_FORMS.length + rankOf(clause.marker.form);
    let groups = sequences.get(key);
    if (groups === undefined) sequences.set(key, (groups = []));
    const last = groups[groups.length - 1];
    if (last !== undefined && last.parent === clause.parent) last.items.push(clause);
    else groups.push({ parent: clause.parent, items: [clause] });
  }
  return [...sequences.values()];
}

function sameGrandparent(a: Group, b: Group): boolean {
  return grandparentOf(a) === grandparentOf(b);
}

function grandparentOf(group: Group): Clause | null {
  return group.parent?.parent ?? null;
}

/**
 * What the draft does at the border between two parents, by majority: first within the part that holds both (under
 * one 一、 items may run on while under another they start afresh), then in the whole draft.
 */
class Styles {
  readonly #votes = new Map<Clause | null | 'within' | 'across', { restart: number; continue: number }>();

  constructor(groups: readonly Group[]) {
    for (let index = 1; index < groups.length; index++) {
      const before = groups[index - 1]!;
      const group = groups[index]!;
      const last = before.items[before.items.length - 1]!.marker.number;
      const first = group.items[0]!.marker.number;
      const vote = first === 1 ? 'restart' : first === last + 1 ? 'continue' : null;
      if (vote === null) continue;
      const within = sameGrandparent(before, group);
      this.#count(within ? 'within' : 'across')[vote]++;
      if (within) this.#count(grandparentOf(group))[vote]++;
    }
  }

  between(before: Group | null, group: Group): Style {
    if (before === null) return 'unknown';
    if (!sameGrandparent(before, group)) return majority(this.#votes.get('across'));
    const own = majority(this.#votes.get(grandparentOf(group)));
    return own === 'unknown' ? majority(this.#votes.get('within')) : own;
  }

  #count(key: Clause | null | 'within' | 'across'): { restart: number; continue: number } {
    let count = this.#votes.get(key);
    if (count === undefined) this.#votes.set(key, (count = { restart: 0, continue: 0 }));
    return count;
  }
}

function majority(count: { readonly restart: number; readonly continue: number } | undefined): Style {
  if (count === undefined || count.restart === count.continue) return 'unknown';
  return count.restart > count.continue ? 'restart' : 'continue';
}

/** Checks one group and returns the number that it ends with, corrected. */
function checkGroup(
  group: Group,
  before: Group | null,
  lastNumber: number,
  style: Style,
  faults: NumberingFault[],
): number {
  const { items } = group;
  const first = items[0]!;
  const form = first.marker.form;
  let last = lastNumber;
  let previous: Clause | null = null;
  const add = (kind: NumberingFaultKind, clause: Clause, expected: number, reference: Clause | null): void => {
    faults.push({ kind, clause, expected, previous: reference, form });
  };

  for (let index = 0; index < items.length; index++) {
    const clause = items[index]!;
    const { number } = clause.marker;
    const next = items[index + 1]?.marker.number;
    if (index === 0) {
      const opening = openingNumber(number, before === null ? 0 : last, style);
      if (number === opening + 1 && next === opening) {
        add('order', items[1]!, number, clause);
        last = number;
        index++;
        previous = items[1]!;
        continue;
      }
      if (opening !== number) {
        const neighbour = before === null ? null : before.items[before.items.length - 1]!;
        const kind = number > opening ? 'gap' : number === last && style === 'continue' ? 'duplicate' : 'order';
        add(kind, clause, opening, style === 'continue' ? neighbour : null);
      }
      // A number that stands out alone is corrected; otherwise the draft goes on from what it says.
      last = opening !== number && next === opening + 1 ? opening : number;
      previous = clause;
      continue;
    }
    const expected: number = last + 1;
    if (number === expected) {
      last = number;
    } else if (number === 1 && last !== 1 && next !== expected + 1 && (form !== 'chinese' || next === 2)) {
      // A new list under the same clause, or the clause above lost its own heading.
      last = 1;
    } else if (next === expected + 1) {
      // Only this one is wrong: the next goes on as if it were right.
      const twin: Clause | undefined = items.slice(0, index).find((item) => item.marker.number === number);
      add(twin !== undefined ? 'duplicate' : number > expected ? 'gap' : 'order', clause, expected, twin ?? previous);
      last = expected;
    } else if (number === expected + 1 && next === expected) {
      // Two neighbours changed places: the second is reported, and what follows goes on from both.
      add('order', items[index + 1]!, number, clause);
      last = number;
      index++;
    } else if (number === last) {
      add('duplicate', clause, expected, previous);
    } else if (number < last) {
      add('order', clause, expected, previous);
      last = number;
    } else {
      add('gap', clause, expected, previous);
      last = number;
    }
    previous = clause;
  }
  return last;
}

/** The number a group should open with, given what it opens with and what the draft does elsewhere. */
function openingNumber(number: number, last: number, style: Style): number {
  if (last === 0) return 1;
  if (style === 'continue') return last + 1;
  if (number === 1) return 1;
  // No convention to be seen: going on is as good as starting afresh.
  if (style === 'unknown' && number === last + 1) return number;
  return 1;
}

/** Where a whole part is missing, the gap that its items leave in a run-on numbering is not reported once more. */
function withoutConsequences(faults: readonly NumberingFault[]): NumberingFault[] {
  const gaps = new Set(faults.filter(({ kind }) => kind === 'gap').map(({ clause }) => clause));
  return faults.filter(({ kind, clause }) => {
    if (kind !== 'gap' || clause.parent?.children[0] !== clause) return true;
    for (let above: Clause | null = clause.parent; above !== null; above = above.parent)
      if (gaps.has(above)) return false;
    return true;
  });
}

/**
 * A gap of one that a marker of another form fills (（一） （二） 3. （四）) is a marker on the wrong level, and the
 * gap behind it is its consequence.
 */
function explainByLevel(outline: Outline, faults: NumberingFault[]): void {
  for (const [index, fault] of faults.entries()) {
    const { clause, expected, previous } = fault;
    if (fault.kind !== 'gap' || previous === null || clause.marker.number !== expected + 1) continue;
    const stray = previous.children[0];
    if (stray === undefined || stray.marker.number !== expected || previous.children.length !== 1) continue;
    faults[index] = { kind: 'level', clause: stray, expected, previous, form: fault.form };
    const own = faults.findIndex((other) => other.clause === stray && other.kind === 'gap');
    if (own >= 0) faults.splice(own, 1);
  }
  // （一） below 1.: an outer form inside an inner one (GB/T 15834 B.3.8 lets no list return upwards).
  for (const clause of outline.clauses) {
    const { parent, marker } = clause;
    if (parent === null || marker.form !== 'chineseBracketed' || marker.number !== 1) continue;
    const elder = parent.children[parent.children.indexOf(clause) - 1];
    if (elder === undefined || elder.marker.form !== 'arabic') continue;
    faults.push({ kind: 'level', clause, expected: elder.marker.number + 1, previous: elder, form: 'arabic' });
  }
}

/**
 * The clauses that are numbered together, each run in order: siblings under one parent, or, where the draft runs on,
 * all of one form. A list that starts again at 1 within a clause is a run of its own.
 */
export function runsOf(outline: Outline): Clause[][] {
  const runs: Clause[][] = [];
  for (const groups of groupsByForm(outline)) {
    const styles = new Styles(groups);
    let previous: Group | null = null;
    let run: Clause[] = [];
    for (const group of groups) {
      const style = styles.between(previous, group);
      if (previous === null || style !== 'continue') runs.push((run = []));
      let last = 0;
      for (const clause of group.items) {
        const { number } = clause.marker;
        if (number === 1 && last > 1 && clause.marker.form !== 'chinese') runs.push((run = []));
        run.push(clause);
        last = number;
      }
      previous = group;
    }
  }
  return runs.filter((items) => items.length > 0);
}
