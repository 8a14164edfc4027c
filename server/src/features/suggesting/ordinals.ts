/** The ordinals with which a draft may go on at a line, written as it writes its others. */

import { renumbered, writeMarker, type MarkerForm } from '../../syntax/marker.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { Clause } from '../../model/structure/outline.ts';
import { clausesNear } from './nearby.ts';

/** A place for a clause: what stands there, beside whom, under whom. */
export interface ClausePlace {
  /** The line at which it was asked for. */
  readonly line: number;
  /** With the space that the draft leaves behind it: （三）, 1. . */
  readonly ordinal: string;
  readonly form: MarkerForm;
  /** The spaces with which such lines begin. */
  readonly indent: string;
  readonly parent: Clause | null;
  /** The clauses around that are written as this one will be, siblings first. */
  readonly kin: readonly Clause[];
}

/** Where a new clause may stand at a line, likeliest first: below the clause above, beside it, beside its parents. */
export function placesAt(analysis: Analysis, draft: Draft, line: number): ClausePlace[] {
  const above = lastClauseBefore(draft, line);
  if (above === null) return firstPlace(analysis, draft, line);
  // All clauses below the one above stand further down: the new one opens them.
  const [eldest] = above.children;
  if (eldest !== undefined) return [placeOf(analysis, draft, eldest)];
  const places: ClausePlace[] = [];
  const child = childPlace(analysis, draft, above, line);
  if (child !== null) places.push(child);
  for (let clause: Clause | null = above; clause !== null; clause = clause.parent) {
    places.push(placeBeside(analysis, draft, clause, line));
  }
  return places;
}

/** The place that a clause has already. */
export function placeOf(analysis: Analysis, draft: Draft, clause: Clause): ClausePlace {
  const { text } = analysis.blocks[clause.line]!;
  return {
    line: clause.line,
    ordinal: text.slice(clause.marker.span.start, clause.marker.contentStart),
    form: clause.marker.form,
    indent: indentOf(text),
    parent: clause.parent,
    kin: kinOf(draft, clause.line, clause.parent, clause.marker.form, clause),
  };
}

function lastClauseBefore({ outline }: Draft, line: number): Clause | null {
  return outline.clauses.findLast((clause) => clause.line < line) ?? null;
}

/** 一、 for a draft without clauses; no place in front of the first clause of one that has some. */
function firstPlace({ blocks }: Analysis, { outline, first }: Draft, line: number): ClausePlace[] {
  if (outline.clauses.length > 0) return [];
  const opening = blocks
    .slice(first, line)
    .findLast(({ kind, content }) => kind === 'text' && content.end - content.start > 40);
  const indent = opening === undefined ? '' : indentOf(opening.text);
  return [{ line, ordinal: writeMarker('chinese', 1), form: 'chinese', indent, parent: null, kin: [] }];
}

function placeBeside(analysis: Analysis, draft: Draft, clause: Clause, line: number): ClausePlace {
  return {
    line,
    ...writtenAs(analysis, clause, clause.marker.number + 1),
    parent: clause.parent,
    kin: kinOf(draft, line, clause.parent, clause.marker.form, null),
  };
}

/** Below a heading that is alone on its line and has nothing under it yet, where the draft divides such clauses. */
function childPlace(analysis: Analysis, draft: Draft, above: Clause, line: number): ClausePlace | null {
  if (above.runsIn || above.heading === '') return null;
  const { form } = above.marker;
  const dividing = clausesNear(draft, line).filter(
    (clause) => clause.marker.form === form && clause.children.length > 0,
  );
  const example = dividing.at(-1)?.children.at(-1);
  if (example === undefined) {
    if (form !== 'chinese' || draft.outline.roots.some(({ runsIn }) => runsIn)) return null;
    return { line, ...writtenNew(analysis, above, 'chineseBracketed', 1), parent: above, kin: [] };
  }
  const number = runsOn(dividing) ? lastNumberBefore(draft, above, example.marker.form) + 1 : 1;
  return {
    line,
    ...writtenAs(analysis, example, number),
    parent: above,
    kin: kinOf(draft, line, above, example.marker.form, null),
  };
}

/** Whether the numbers go on from one parent to the next instead of starting afresh. */
function runsOn(parents: readonly Clause[]): boolean {
  const later = parents.slice(1).map(({ children }) => children[0]!.marker.number);
  return later.length > 0 && later.filter((number) => number !== 1).length > later.length / 2;
}

function lastNumberBefore({ outline }: Draft, above: Clause, form: MarkerForm): number {
  const before = outline.clauses.findLast((clause) => clause.line < above.line && clause.marker.form === form);
  return before?.marker.number ?? 0;
}

function kinOf(draft: Draft, line: number, parent: Clause | null, form: MarkerForm, except: Clause | null): Clause[] {
  const alike = clausesNear(draft, line).filter((clause) => clause.marker.form === form && clause !== except);
  return [...alike.filter((clause) => clause.parent === parent), ...alike.filter((clause) => clause.parent !== parent)];
}

/** As an example is written, with another number. */
function writtenAs(
  { blocks }: Analysis,
  example: Clause,
  number: number,
): Pick<ClausePlace, 'ordinal' | 'form' | 'indent'> {
  const { text } = blocks[example.line]!;
  const { marker } = example;
  const gap = text.slice(marker.span.end, marker.contentStart);
  return { ordinal: renumbered(text, marker, number) + gap, form: marker.form, indent: indentOf(text) };
}

function writtenNew(
  { blocks }: Analysis,
  above: Clause,
  form: MarkerForm,
  number: number,
): Pick<ClausePlace, 'ordinal' | 'form' | 'indent'> {
  return { ordinal: writeMarker(form, number), form, indent: indentOf(blocks[above.line]!.text) };
}

function indentOf(text: string): string {
  return /^[ \t\u00a0\u3000]*/.exec(text)![0];
}
