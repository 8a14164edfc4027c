/** What the lines of a draft say together: who answers for what, targets, citations, references, terms. */

import type { Citation } from '../line/citation.ts';
import type { Deadline } from '../line/deadline.ts';
import type { Draft, Located, Target } from '../draft.ts';
import type { LineFacts } from '../line/facts.ts';
import { inheritedDeadline, contributionOf, type LineContribution } from './lineContribution.ts';
import type { Clause, Outline } from '../structure/outline.ts';
import type { LaidOutText } from '../structure/laidOutText.ts';
import type { CrossReference } from '../line/reference.ts';
import { assign, type AnnotationSite, type Assignment } from '../responsibility/assignment.ts';
import { linesSaying, LineFlags } from '../line/flags.ts';
import type { TermDefinition } from '../line/term.ts';
import type { Validity } from '../line/validity.ts';

export type DraftContent = Pick<
  Draft,
  'assignments' | 'firstLeads' | 'targets' | 'citations' | 'references' | 'terms' | 'validity'
>;

export function readContent(page: LaidOutText, first: number, end: number, outline: Outline): DraftContent {
  const { facts, roles, clauses } = page;
  const citations: Located<Citation>[] = [];
  const references: Located<CrossReference>[] = [];
  const terms: Located<TermDefinition>[] = [];
  const validity: Located<Validity>[] = [];
  const places: Place[] = [];
  const targets: Target[] = [];
  let firstLeads = false;
  let carried: Deadline | null = null;
  for (let line = first; line < end; line++) {
    if ((page.columns.says[line]! & LineFlags.Listed) === 0) {
      page.readings[line] = null;
      if (carried !== null && roles[line] === 'body') carried = inheritedDeadline(page, line, carried);
      continue;
    }
    const role = roles[line]!;
    if (role === 'residue') continue;
    const reading = contributionOf(page, line, role, carried);
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
      if (
        last !== undefined &&
        last.clause === clause &&
        site.annotation.form === 'line' &&
        followsLine(page, last.sites, line)
      ) {
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

/** Where, in each list of a body, the entries of some lines stand: half-open ranges of indexes. */
export type Stretches = Readonly<
  Record<'assignments' | 'targets' | 'citations' | 'references' | 'terms', readonly [number, number]>
>;

export function stretchesOf(draft: Draft, first: number, end: number): Stretches {
  const stretch = <T>(all: readonly T[], lineOf: (entry: T) => number): [number, number] => [
    indexFrom(all, lineOf, first),
    indexFrom(all, lineOf, end),
  ];
  const lineOf = ({ line }: { readonly line: number }): number => line;
  return {
    assignments: stretch(draft.assignments, ({ sites }) => sites[0]!.line),
    targets: stretch(draft.targets, lineOf),
    citations: stretch(draft.citations, lineOf),
    references: stretch(draft.references, lineOf),
    terms: stretch(draft.terms, lineOf),
  };
}

/** Lines that gave way to others, as they were read. */
export interface FormerLines {
  readonly readings: readonly (LineContribution | null)[];
  readonly facts: readonly LineFacts[];
  readonly stretches: Stretches;
}

/**
 * The body of a draft after some lines gave way to others of the body: what stands on them is exchanged, and lists to
 * which they contributed nothing and contribute nothing stay the same objects. Null where a change may reach further.
 */
export function contentAfter(
  old: Draft,
  page: LaidOutText,
  former: FormerLines,
  first: number,
  newEnd: number,
): DraftContent | null {
  const before = former.readings;
  if (before.length > MOST_EXCHANGED || newEnd - first > MOST_EXCHANGED) return null;
  if (former.facts.some(speaksBeyondItsLine) || page.facts.slice(first, newEnd).some(speaksBeyondItsLine)) return null;
  if (before.some((known) => known !== null && !standsAlone(known)) || continuesInto(page, first)) return null;
  const carried = carriedInto(old, page, first);
  const oneForOne = before.length === 1 && newEnd - first === 1;
  const after: (LineContribution | null)[] = [];
  for (let line = first; line < newEnd; line++) {
    const listed = (page.columns.says[line]! & LineFlags.Listed) !== 0;
    // Without a reading before or after, what the line hands on is known only where it is given nothing.
    if (carried !== null && (!listed || !oneForOne || before[0] === null)) return null;
    const reading = listed ? contributionOf(page, line, page.roles[line]!, carried) : null;
    if (reading !== null && !standsAlone(reading)) return null;
    if (reading === null) page.readings[line] = null;
    after.push(reading);
  }
  if (handedOnBy(before) !== handedOnBy(after) || (!oneForOne && handedOnBy(after) !== null)) return null;
  const [clause, ...others] = new Set(
    [...before, ...after].flatMap((reading) => (reading === null ? [] : [reading.clause])),
  );
  if (others.length > 0) return null;
  // A clause that gains or loses its annotation may win or cede an assignment by prose.
  const loses = isAnnotated(before) !== isAnnotated(after);
  if (clause !== undefined && loses && linesSaying(page, old, LineFlags.ProseLeads).length > 0) return null;
  const exchange = <T>(
    all: readonly T[],
    [from, to]: readonly [number, number],
    own: (reading: LineContribution) => readonly T[],
  ): readonly T[] => {
    const fresh = after.flatMap((reading) => (reading === null ? [] : own(reading)));
    return from === to && fresh.length === 0 ? all : [...all.slice(0, from), ...fresh, ...all.slice(to)];
  };
  const { stretches } = former;
  return {
    assignments: exchange(old.assignments, stretches.assignments, (reading) =>
      reading.sites.map((site) => assignPlace({ clause: reading.clause, sites: [site], reading }, old.firstLeads)),
    ),
    firstLeads: old.firstLeads,
    targets: exchange(old.targets, stretches.targets, ({ targets }) => targets),
    citations: exchange(old.citations, stretches.citations, ({ citations }) => citations),
    references: exchange(old.references, stretches.references, ({ references }) => references),
    terms: exchange(old.terms, stretches.terms, ({ terms }) => terms),
    validity: old.validity,
  };
}

function handedOnBy(readings: readonly (LineContribution | null)[]): Deadline | null {
  for (const reading of readings) if (reading !== null && reading.carries !== null) return reading.carries;
  return null;
}

function isAnnotated(readings: readonly (LineContribution | null)[]): boolean {
  return readings.some((reading) => reading !== null && reading.sites.length > 0);
}

export function contentOfDraft({
  assignments,
  firstLeads,
  targets,
  citations,
  references,
  terms,
  validity,
}: Draft): DraftContent {
  return { assignments, firstLeads, targets, citations, references, terms, validity };
}

/** A body named in prose counts where no line above in its clause names one; a document has one term. */
function speaksBeyondItsLine({ proseLeads, validity }: LineFacts): boolean {
  return proseLeads.length > 0 || validity !== null;
}

/** Longer edits are read afresh. */
const MOST_EXCHANGED = 8;

/** The time limit that stands over a line from above. */
function carriedInto(old: Draft, page: LaidOutText, line: number): Deadline | null {
  let above = line - 1;
  while (above >= old.first && page.readings[above] === null) above--;
  let carried = above < old.first ? null : page.readings[above]!.carries;
  for (let between = above + 1; between < line && carried !== null; between++) {
    if (page.roles[between] === 'body') carried = inheritedDeadline(page, between, carried);
  }
  return carried;
}

/** Nothing of the line belongs together with its neighbours, and nothing of it speaks for the whole draft. */
function standsAlone({ sites, facts }: LineContribution): boolean {
  return (
    sites.every(({ continuation }) => continuation === null) &&
    facts.annotations.every(({ form, firstLeads }) => form !== 'line' && !firstLeads)
  );
}

/** An annotation may run on from the line above. */
function continuesInto(page: LaidOutText, line: number): boolean {
  return line > 0 && page.blocks[line - 1]!.lone.length > 0;
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
  reading: LineContribution | null;
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
function followsLine(page: LaidOutText, sites: readonly AnnotationSite[], line: number): boolean {
  const last = sites[sites.length - 1]!;
  if (last.annotation.form !== 'line') return false;
  for (let between = last.line + 1; between < line; between++) if (page.roles[between] === 'body') return false;
  return true;
}

/** A clause that no annotation covers, but whose prose says who leads. */
function addProseAssignments(page: LaidOutText, outline: Outline, assignments: Assignment[]): void {
  if (
    linesSaying(page, { first: outline.clauses[0]?.line ?? 0, end: page.blocks.length }, LineFlags.ProseLeads)
      .length === 0
  )
    return;
  const covered = new Set<Clause>();
  for (const { clause } of assignments) {
    for (let at = clause; at !== null && !covered.has(at); at = at.parent) covered.add(at);
  }
  let added = false;
  for (const clause of outline.clauses) {
    if (covered.has(clause)) continue;
    const ownEnd = clause.children[0]?.line ?? clause.end;
    for (let line = clause.line; line < ownEnd; line++) {
      if ((page.columns.says[line]! & LineFlags.ProseLeads) === 0 || page.roles[line] !== 'body') continue;
      const lead = page.facts[line]!.proseLeads[0]!;
      const unit = { text: lead.text, name: lead.text, span: lead.span };
      const group = { role: 'lead' as const, label: '', labelSpan: lead.span, units: [unit], shared: false };
      const annotation = {
        span: lead.span,
        form: 'prose' as const,
        groups: [group],
        deadline: null,
        firstLeads: false,
        emptyLabels: [],
      };
      assignments.push(assign(clause, [{ annotation, line, continuation: null }], false));
      added = true;
      break;
    }
  }
  if (added) assignments.sort((a, b) => a.sites[0]!.line - b.sites[0]!.line);
}
