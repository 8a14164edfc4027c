/** What the lines of a draft say together: who answers for what, targets, citations, references, terms. */

import type { ChangedLines } from './change.ts';
import type { Citation } from './citation.ts';
import type { Deadline } from './deadline.ts';
import type { Draft, Located, Target } from './draft.ts';
import type { Facts } from './facts.ts';
import { handedOn, readLine, type LineReading } from './lineReading.ts';
import type { Clause, Outline } from './outline.ts';
import type { Page } from './page.ts';
import type { Reference } from './reference.ts';
import { assign, type AnnotationSite, type Assignment } from './responsibility/assignment.ts';
import { linesSaying, Says } from './says.ts';
import type { TermDefinition } from './term.ts';
import type { Validity } from './validity.ts';

export type Body = Pick<
  Draft,
  'assignments' | 'firstLeads' | 'targets' | 'citations' | 'references' | 'terms' | 'validity'
>;

export function readBody(page: Page, first: number, end: number, outline: Outline): Body {
  const { facts, roles, clauses } = page;
  const citations: Located<Citation>[] = [];
  const references: Located<Reference>[] = [];
  const terms: Located<TermDefinition>[] = [];
  const validity: Located<Validity>[] = [];
  const places: Place[] = [];
  const targets: Target[] = [];
  let firstLeads = false;
  let carried: Deadline | null = null;
  for (let line = first; line < end; line++) {
    if ((page.columns.says[line]! & Says.Listed) === 0) {
      page.readings[line] = null;
      if (carried !== null && roles[line] === 'body') carried = handedOn(page, line, carried);
      continue;
    }
    const role = roles[line]!;
    if (role === 'residue') continue;
    const reading = readLine(page, line, role, carried);
    carried = reading.carries;
    for (const citation of reading.citations) citations.push(citation);
    for (const reference of reading.references) references.push(reference);
    for (const term of reading.terms) terms.push(term);
    for (const target of reading.targets) targets.push(target);
    const held = facts[line]!.validity;
    if (role === 'body' && held !== null) validity.push({ line, value: held });
    const clause = clauses[line]!;
    for (const site of reading.sites) {
      firstLeads ||= site.annotation.firstLeads;
      const last = places[places.length - 1];
      if (last !== undefined && last.clause === clause && site.annotation.form === 'line' && followsLine(page, last.sites, line)) {
        last.sites.push(site);
        last.reading = null;
      } else {
        places.push({ clause, sites: [site], reading });
      }
    }
  }
  const assignments = places.map((place) => assignPlace(place, firstLeads));
  addProseAssignments(page, outline, assignments);
  return { assignments, firstLeads, targets, citations, references, terms, validity };
}

/**
 * The body of a draft after some lines changed and kept their part: what stands on them is exchanged, and lists to which
 * they contributed nothing and contribute nothing stay the same objects. Null where a change may reach further.
 *
 * @param page with the readings of the state before
 * @param oldFacts what the lines said before
 */
export function bodyAfter(old: Draft, page: Page, oldFacts: readonly Facts[], changed: ChangedLines): Body | null {
  if (changed.end <= changed.first) return bodyOf(old);
  if (changed.end - changed.first > MOST_EXCHANGED) return null;
  const before = page.readings.slice(changed.first, changed.end);
  let carried = carriedInto(old, page, changed.first);
  const after: (LineReading | null)[] = [];
  for (let line = changed.first; line < changed.end; line++) {
    const known = before[line - changed.first]!;
    const listed = (page.columns.says[line]! & Says.Listed) !== 0;
    // Without a reading before or after, what the line hands on is known only where it is given nothing.
    if ((known === null || !listed) && carried !== null) return null;
    if (speaksBeyondItsLine(page.facts[line]!) || speaksBeyondItsLine(oldFacts[line]!)) return null;
    const reading = listed ? readLine(page, line, page.roles[line]!, carried) : null;
    if ((reading?.carries ?? null) !== (known?.carries ?? null)) return null;
    if (known !== null && (!standsAlone(known) || known.clause !== page.clauses[line])) return null;
    if (reading !== null && !standsAlone(reading)) return null;
    // A clause that gains or loses its annotation may win or cede an assignment by prose.
    const annotated = (reading?.sites.length ?? 0) > 0;
    if (annotated !== ((known?.sites.length ?? 0) > 0) && linesSaying(page, old, Says.ProseLeads).length > 0) return null;
    if (reading === null) page.readings[line] = null;
    after.push(reading);
    carried = reading?.carries ?? null;
  }
  if (continuesInto(page, changed.first)) return null;
  const exchange = <T>(all: readonly T[], lineOf: (entry: T) => number, fresh: (reading: LineReading) => readonly T[]): readonly T[] =>
    exchanged(all, lineOf, changed, after.flatMap((reading) => (reading === null ? [] : fresh(reading))));
  const lineOf = ({ line }: { readonly line: number }): number => line;
  return {
    assignments: exchange(old.assignments, ({ sites }) => sites[0]!.line, (reading) =>
      reading.sites.map((site) => assignPlace({ clause: reading.clause, sites: [site], reading }, old.firstLeads)),
    ),
    firstLeads: old.firstLeads,
    targets: exchange(old.targets, lineOf, ({ targets }) => targets),
    citations: exchange(old.citations, lineOf, ({ citations }) => citations),
    references: exchange(old.references, lineOf, ({ references }) => references),
    terms: exchange(old.terms, lineOf, ({ terms }) => terms),
    validity: old.validity,
  };
}

function bodyOf({ assignments, firstLeads, targets, citations, references, terms, validity }: Draft): Body {
  return { assignments, firstLeads, targets, citations, references, terms, validity };
}

/** A body named in prose counts where no line above in its clause names one; a document has one term. */
function speaksBeyondItsLine({ proseLeads, validity }: Facts): boolean {
  return proseLeads.length > 0 || validity !== null;
}

/** Longer edits are read afresh. */
const MOST_EXCHANGED = 8;

/** The time limit that stands over a line from above. */
function carriedInto(old: Draft, page: Page, line: number): Deadline | null {
  let above = line - 1;
  while (above >= old.first && page.readings[above] === null) above--;
  let carried = above < old.first ? null : page.readings[above]!.carries;
  for (let between = above + 1; between < line && carried !== null; between++) {
    if (page.roles[between] === 'body') carried = handedOn(page, between, carried);
  }
  return carried;
}

/** Nothing of the line belongs together with its neighbours, and nothing of it speaks for the whole draft. */
function standsAlone({ sites, next, facts }: LineReading): boolean {
  return next === undefined && sites.length <= facts.annotations.length && facts.annotations.every(({ form, firstLeads }) => form !== 'line' && !firstLeads);
}

/** An annotation may run on from the line above. */
function continuesInto(page: Page, line: number): boolean {
  return line > 0 && page.blocks[line - 1]!.lone.length > 0;
}

function exchanged<T>(all: readonly T[], lineOf: (entry: T) => number, { first, end }: ChangedLines, fresh: readonly T[]): readonly T[] {
  const from = indexFrom(all, lineOf, first);
  const to = indexFrom(all, lineOf, end);
  return from === to && fresh.length === 0 ? all : [...all.slice(0, from), ...fresh, ...all.slice(to)];
}

/** The index of the first entry on `line` or below; entries are in the order of the text. */
function indexFrom<T>(all: readonly T[], lineOf: (entry: T) => number, line: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lineOf(all[middle]!) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Place {
  readonly clause: Clause | null;
  readonly sites: AnnotationSite[];
  /** The line that the place stands on; null when it runs over several. */
  reading: LineReading | null;
}

function assignPlace({ clause, sites, reading }: Place, firstLeads: boolean): Assignment {
  const key = reading === null || reading.sites.length > 1 ? null : reading;
  const known = key?.assigned;
  if (known !== null && known !== undefined && known.firstLeads === firstLeads) return known.assignment;
  const assignment = assign(clause, sites, firstLeads);
  if (key !== null) key.assigned = { firstLeads, assignment };
  return assignment;
}

/** 牵头部门, 配合部门 and 完成时限 on lines of their own, one right behind the other, are one annotation. */
function followsLine(page: Page, sites: readonly AnnotationSite[], line: number): boolean {
  const last = sites[sites.length - 1]!;
  if (last.annotation.form !== 'line') return false;
  for (let between = last.line + 1; between < line; between++) if (page.roles[between] === 'body') return false;
  return true;
}

/** A clause that no annotation covers, but whose prose says who leads. */
function addProseAssignments(page: Page, outline: Outline, assignments: Assignment[]): void {
  if (linesSaying(page, { first: outline.clauses[0]?.line ?? 0, end: page.blocks.length }, Says.ProseLeads).length === 0) return;
  const covered = new Set<Clause>();
  for (const { clause } of assignments) {
    for (let at = clause; at !== null && !covered.has(at); at = at.parent) covered.add(at);
  }
  let added = false;
  for (const clause of outline.clauses) {
    if (covered.has(clause)) continue;
    const ownEnd = clause.children[0]?.line ?? clause.end;
    for (let line = clause.line; line < ownEnd; line++) {
      if ((page.columns.says[line]! & Says.ProseLeads) === 0 || page.roles[line] !== 'body') continue;
      const lead = page.facts[line]!.proseLeads[0]!;
      const unit = { text: lead.text, name: lead.text, span: lead.span };
      const group = { role: 'lead' as const, label: '', labelSpan: lead.span, units: [unit], shared: false };
      const annotation = { span: lead.span, form: 'prose' as const, groups: [group], deadline: null, firstLeads: false, emptyLabels: [] };
      assignments.push(assign(clause, [{ annotation, line, continuation: null }], false));
      added = true;
      break;
    }
  }
  if (added) assignments.sort((a, b) => a.sites[0]!.line - b.sites[0]!.line);
}
