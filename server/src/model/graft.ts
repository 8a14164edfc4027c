/**
 * What was known of a text before lines came or went, set onto the lines where it stands now. Clauses and readings that
 * still hold are moved in place: most of a long draft stays below a new line, and to make it anew costs many times more.
 */

import { sameMarker, type Splice } from './change.ts';
import type { Draft, Located, Target } from './draft.ts';
import type { DraftLines } from './structure/layout.ts';
import type { LineContribution } from './content/lineContribution.ts';
import type { Clause, Outline } from './structure/outline.ts';
import type { AnnotationSite } from './responsibility/assignment.ts';

type Movable<T> = { -readonly [field in keyof T]: T[field] };

/** The clauses of `old` with the places and headings of `fresh`; null when the two do not have the same clauses. */
export function grafted(old: Outline, fresh: Outline): Outline | null {
  if (old.clauses.length !== fresh.clauses.length) return null;
  const twins = new Map<Clause, Clause>();
  for (const [index, clause] of fresh.clauses.entries()) {
    const known = old.clauses[index]!;
    const parent = clause.parent === null ? null : twins.get(clause.parent);
    if (
      known.parent !== parent ||
      known.kind !== clause.kind ||
      known.level !== clause.level ||
      known.scope !== clause.scope
    )
      return null;
    if (known.ordinal !== clause.ordinal || !sameMarker(known.marker, clause.marker)) return null;
    twins.set(clause, known);
  }
  for (const [index, { line, end, heading, headingSpan, runsIn }] of fresh.clauses.entries()) {
    Object.assign<Movable<Clause>, Partial<Clause>>(old.clauses[index]!, { line, end, heading, headingSpan, runsIn });
  }
  return { roots: old.roots, clauses: old.clauses };
}

/** The readings by their new lines, none for the lines that came. */
export function movedReadings(
  old: readonly (LineContribution | null)[],
  { first, oldEnd, newEnd }: Splice,
): (LineContribution | null)[] {
  const came = new Array<LineContribution | null>(newEnd - first).fill(null);
  const below = old.slice(oldEnd);
  const by = newEnd - oldEnd;
  if (by !== 0) for (const reading of below) if (reading !== null) moveReading(reading, by);
  return old.slice(0, first).concat(came, below);
}

/** What of a draft is not in the readings of its lines: its clauses, bodies named in prose, the term that it holds for. */
export function moveDraft(
  { outline, assignments, validity }: Draft,
  { first, oldEnd, newEnd }: Splice,
  lastText: number,
): void {
  const by = newEnd - oldEnd;
  for (const clause of outline.clauses as readonly Movable<Clause>[]) {
    if (clause.line >= oldEnd) clause.line += by;
    if (clause.end > oldEnd) clause.end += by;
    else if (clause.end > first && lastText >= 0) clause.end = lastText + 1;
  }
  if (by === 0) return;
  for (const { annotated, sites } of assignments)
    if (!annotated && sites[0]!.line >= oldEnd) for (const site of sites) moveSite(site, by);
  for (const held of validity) if (held.line >= oldEnd) moveLocated(held, by);
}

/** A clause and all above it, on to the last line of text that now belongs to it. */
export function extend(clause: Clause | null, lastText: number): void {
  for (let at: Movable<Clause> | null = clause; at !== null; at = at.parent)
    if (at.end <= lastText) at.end = lastText + 1;
}

export function movedLines({ first, end, title, pieceHead }: DraftLines, splice: Splice): DraftLines {
  const by = splice.newEnd - splice.oldEnd;
  const at = (line: number): number => (line >= splice.oldEnd ? line + by : line);
  return {
    first: first > splice.first ? at(first) : first,
    end: end + by,
    title: title === null ? null : { ...title, first: at(title.first), last: at(title.last) },
    pieceHead: pieceHead === null ? null : at(pieceHead),
  };
}

function moveReading({ citations, references, terms, targets, sites }: LineContribution, by: number): void {
  for (const citation of citations) moveLocated(citation, by);
  for (const reference of references) moveLocated(reference, by);
  for (const term of terms) moveLocated(term, by);
  for (const target of targets) moveTarget(target, by);
  for (const site of sites) moveSite(site, by);
}

function moveLocated(located: Movable<Located<unknown>>, by: number): void {
  located.line += by;
}

function moveTarget(target: Movable<Target>, by: number): void {
  const { start, end } = target.range;
  target.line += by;
  target.range = {
    start: { line: start.line + by, character: start.character },
    end: { line: end.line + by, character: end.character },
  };
}

function moveSite(site: Movable<AnnotationSite>, by: number): void {
  site.line += by;
  if (site.continuation !== null) site.continuation = { ...site.continuation, line: site.continuation.line + by };
}
