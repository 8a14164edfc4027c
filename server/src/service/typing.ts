/**
 * What can be said at once after a letter typed into a sentence. When the line says the same to every reader as before
 * (the same clause, bodies, figures, citations; only their places move), the findings of its neighbours hold and those
 * on the line move with its text. Whatever else an edit does calls for a full check.
 */

import type { Finding } from '../rules/finding.ts';
import type { Facts } from '../model/facts.ts';
import { comparePositions, type Position, type Range } from '../text/span.ts';

/** The stretch of a line that one edit replaced, in UTF-16 units of the line before and after. */
interface Replacement {
  readonly line: number;
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

export function replacementIn(line: number, before: string, after: string): Replacement {
  let start = 0;
  while (start < before.length && start < after.length && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let oldEnd = before.length;
  let newEnd = after.length;
  while (oldEnd > start && newEnd > start && before.charCodeAt(oldEnd - 1) === after.charCodeAt(newEnd - 1)) {
    oldEnd--;
    newEnd--;
  }
  return { line, start, oldEnd, newEnd };
}

/** Whether two readings of a line say the same, places aside. */
export function saysTheSame(before: Facts, after: Facts): boolean {
  return meaningOf(before) === meaningOf(after);
}

function meaningOf({ content: _text, hits: _places, ...facts }: Facts): string {
  return JSON.stringify(facts, (key, value: unknown) => {
    // Which sentence stands twice is a question for the full check.
    if (key === 'sentences') return undefined;
    if (isSpan(value)) return 0;
    return value instanceof Map ? [...value.values()] : value;
  });
}

function isSpan(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value && typeof value.start === 'number' && Object.keys(value).length === 2;
}

/** The findings of the line, moved along; null when one of them stands across the edit. */
export function moved(findings: readonly Finding[], edit: Replacement): Finding[] | null {
  const result: Finding[] = [];
  for (const finding of findings) {
    const range = movedRange(finding.range, edit);
    if (range === null) return null;
    result.push(range === finding.range ? finding : { ...finding, range });
  }
  return result;
}

function movedRange(range: Range, edit: Replacement): Range | null {
  const start = movedPosition(range.start, edit);
  const end = movedPosition(range.end, edit);
  if (start === null || end === null) return null;
  const stays = comparePositions(start, range.start) === 0 && comparePositions(end, range.end) === 0;
  // An edit inside what is flagged may mend it.
  if (!stays && comparePositions(range.start, start) === 0) return null;
  return stays ? range : { start, end };
}

function movedPosition(position: Position, { line, start, oldEnd, newEnd }: Replacement): Position | null {
  if (position.line !== line || position.character <= start) return position;
  if (position.character < oldEnd) return null;
  return { line, character: position.character + newEnd - oldEnd };
}
