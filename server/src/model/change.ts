/** What of a draft's model outlives an edit: lines that still have the same part and the same heading keep it. */

import type { Block } from '../syntax/block.ts';
import type { Marker } from '../syntax/marker.ts';
import { kindOfOpening } from './structure/documentKind.ts';
import type { LineFacts } from './line/facts.ts';
import { opensText, type LineRole } from './structure/layout.ts';
import type { ReadLines } from './lineFields.ts';
import type { NamedParts } from './structure/headingPart.ts';
import { speakerOf } from './content/speaker.ts';

/** Half-open range of lines that differ between two states with the same number of lines. */
export interface ChangedLines {
  readonly first: number;
  readonly end: number;
}

/** Lines [first, oldEnd) that gave way to lines [first, newEnd). */
export interface Splice {
  readonly first: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** What lies between the lines that two states have in common at either end. Empty when nothing differs. */
export function spliceOf(before: readonly Block[], after: readonly Block[]): Splice {
  const shortest = Math.min(before.length, after.length);
  let first = 0;
  while (first < shortest && before[first] === after[first]) first++;
  let same = 0;
  while (same < shortest - first && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { first, oldEnd: before.length - same, newEnd: after.length - same };
}

/** Whether a line, changed, still has the same part in the layout; lines behind 附件说明 aside, which go by their neighbours. */
export function keepsLayout(before: Block, oldFacts: LineFacts, after: Block, newFacts: LineFacts): boolean {
  if (before.kind !== 'text' || after.kind !== 'text') return before.kind === after.kind;
  return (
    oldFacts.shape === 'plain' &&
    newFacts.shape === 'plain' &&
    !oldFacts.titlePart &&
    !newFacts.titlePart &&
    (before.marker === null) === (after.marker === null) &&
    opensText(before, oldFacts.content) === opensText(after, newFacts.content) &&
    speakerOf(oldFacts.content) === speakerOf(newFacts.content) &&
    sameTitles(oldFacts, newFacts) &&
    kindOfOpening(oldFacts.content)?.name === kindOfOpening(newFacts.content)?.name
  );
}

function sameTitles(before: LineFacts, after: LineFacts): boolean {
  return (
    before.citations.length === after.citations.length &&
    before.citations.every(({ title }, index) => title === after.citations[index]!.title) &&
    before.numbers.length === after.numbers.length
  );
}

/** The next line above that is not blank; -1 without one. */
export function lineAbove(blocks: readonly Block[], line: number): number {
  let above = line - 1;
  while (above >= 0 && blocks[above]!.kind === 'blank') above--;
  return above;
}

/**
 * Whether lines of a body gave way to lines of a body, and nothing around them is laid out otherwise for it.
 *
 * @param above the next line above that is not blank, and its part
 */
export function keepsBody(
  before: ReadLines,
  after: ReadLines,
  roles: readonly LineRole[],
  above: LineFacts | null,
  partAbove: LineRole | null,
): boolean {
  if (roles.some((role) => role !== 'body' && role !== 'blank') || partAbove === 'attachmentNote') return false;
  const [old, fresh] = [before.blocks[0], after.blocks[0]];
  if (before.blocks.length === 1 && after.blocks.length === 1 && old!.kind === 'text' && fresh!.kind === 'text') {
    const [oldFacts, newFacts] = [before.facts[0]!, after.facts[0]!];
    return keepsLayout(old!, oldFacts, fresh!, newFacts) && outlineChange(old!, oldFacts, fresh!, newFacts) !== 'more';
  }
  if (partAbove !== 'body' || above?.shape !== 'plain') return false;
  // What stands above may be a title, if a text opens behind it.
  if (above.titlePart && opensFirst(before) !== opensFirst(after)) return false;
  return isPlain(before) && isPlain(after) && layoutOf(before) === layoutOf(after) && sameMarkers(before, after);
}

/** The parts of all lines after lines of a body gave way to others. */
export function splicedRoles(
  roles: readonly LineRole[],
  fresh: readonly Block[],
  { first, oldEnd, newEnd }: Splice,
): readonly LineRole[] {
  const own = fresh.map(({ kind }): LineRole => (kind === 'text' ? 'body' : kind));
  if (oldEnd === newEnd && own.every((role, index) => role === roles[first + index])) return roles;
  return roles.slice(0, first).concat(own, roles.slice(oldEnd));
}

/** Whether the first paragraph opens a text; null without one. */
function opensFirst({ blocks, facts }: ReadLines): boolean | null {
  const first = blocks.findIndex(({ kind }) => kind === 'text');
  return first < 0 ? null : opensText(blocks[first]!, facts[first]!.content);
}

function isPlain({ blocks, facts }: ReadLines): boolean {
  return blocks.every(
    ({ kind }, index) =>
      kind === 'blank' || (kind === 'text' && facts[index]!.shape === 'plain' && !facts[index]!.titlePart),
  );
}

/** What the layout of other lines may go by. */
function layoutOf({ facts }: ReadLines): string {
  return facts
    .flatMap(({ content, citations, numbers }) => [
      speakerOf(content) ?? '',
      kindOfOpening(content)?.name ?? '',
      ...citations.map(({ title }) => title),
      ...numbers.map(({ code }) => code),
    ])
    .filter((told) => told !== '')
    .join('\n');
}

function sameMarkers(before: ReadLines, after: ReadLines): boolean {
  const numbered = ({ blocks, facts }: ReadLines) =>
    blocks.flatMap(({ marker }, index) => (marker === null ? [] : [{ marker, parts: facts[index]!.heading!.parts }]));
  const old = numbered(before);
  const fresh = numbered(after);
  return (
    old.length === fresh.length &&
    old.every(
      ({ marker, parts }, index) => sameMarker(marker, fresh[index]!.marker) && sameParts(parts, fresh[index]!.parts),
    )
  );
}

/**
 * What a changed line does to the outline: nothing; another heading for the same clause; or more than that, another
 * ordinal or another part of the document.
 */
export function outlineChange(
  before: Block,
  oldFacts: LineFacts,
  after: Block,
  newFacts: LineFacts,
): 'none' | 'heading' | 'more' {
  if (before.marker === null || after.marker === null) return before.marker === after.marker ? 'none' : 'more';
  const old = oldFacts.heading!;
  const heading = newFacts.heading!;
  if (!sameMarker(before.marker, after.marker) || !sameParts(old.parts, heading.parts)) return 'more';
  const same =
    old.runsIn === heading.runsIn &&
    old.text === heading.text &&
    old.span.start === heading.span.start &&
    old.span.end === heading.span.end &&
    // How the heading is closed tells, too: 。, ： or nothing.
    before.text.slice(old.span.end, old.span.end + 3) === after.text.slice(heading.span.end, heading.span.end + 3);
  return same ? 'none' : 'heading';
}

function sameParts(a: NamedParts, b: NamedParts): boolean {
  return (
    a.general === b.general &&
    a.goal === b.goal &&
    a.safeguard === b.safeguard &&
    a.schedule === b.schedule &&
    a.supplementary === b.supplementary
  );
}

export function sameMarker(a: Marker, b: Marker): boolean {
  return (
    a.form === b.form &&
    a.text === b.text &&
    a.number === b.number &&
    a.wellFormed === b.wellFormed &&
    a.torn === b.torn &&
    a.contentStart === b.contentStart &&
    a.span.start === b.span.start &&
    a.span.end === b.span.end
  );
}
