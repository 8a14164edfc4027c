/** What an edit replaced, and where it leaves the places around it. */

import type { Block } from '../syntax/block.ts';
import type { Splice } from '../model/change.ts';
import type { Finding } from '../rules/finding.ts';
import { comparePositions, type Position, type Range } from '../text/span.ts';

/** The stretch that gave way to another, as narrow as the two texts tell. */
export interface Replacement {
  readonly start: Position;
  /** How far in front of `start` the edit may really have begun: a letter typed beside its like does not tell. */
  readonly earliest: Position;
  readonly oldEnd: Position;
  readonly newEnd: Position;
}

export function replacementIn(
  before: readonly Block[],
  after: readonly Block[],
  { first, oldEnd, newEnd }: Splice,
): Replacement {
  const start = { line: first, character: 0 };
  // Whole lines that came or went.
  if (first === oldEnd || first === newEnd)
    return { start, earliest: start, oldEnd: { line: oldEnd, character: 0 }, newEnd: { line: newEnd, character: 0 } };
  const [head, newHead] = [before[first]!.text, after[first]!.text];
  const [tail, newTail] = [before[oldEnd - 1]!.text, after[newEnd - 1]!.text];
  let same = 0;
  while (same < head.length && same < newHead.length && head.charCodeAt(same) === newHead.charCodeAt(same)) same++;
  let end = tail.length;
  let end2 = newTail.length;
  const least = oldEnd - first === 1 ? same : 0;
  const least2 = newEnd - first === 1 ? same : 0;
  while (end > least && end2 > least2 && tail.charCodeAt(end - 1) === newTail.charCodeAt(end2 - 1)) {
    end--;
    end2--;
  }
  const [longer, stretchEnd] = end - same > end2 - same ? [tail, end] : [newTail, end2];
  let earliest = same;
  if (oldEnd - first === 1 && newEnd - first === 1) {
    while (earliest > 0 && longer.charCodeAt(earliest - 1) === longer.charCodeAt(stretchEnd - 1 - (same - earliest)))
      earliest--;
  }
  return {
    start: { line: first, character: same },
    earliest: { line: first, character: earliest },
    oldEnd: { line: oldEnd - 1, character: end },
    newEnd: { line: newEnd - 1, character: end2 },
  };
}

/** A finding where the edit left it; null when it stands across the edit. */
export function moved(finding: Finding, edit: Replacement): Finding | null {
  const range = movedRange(finding.range, edit);
  if (range === null) return null;
  const { related } = finding;
  if (related === undefined) return range === finding.range ? finding : { ...finding, range };
  const others = related.map((other) => {
    const place = movedRange(other.range, edit);
    return place === other.range || place === null ? other : { ...other, range: place };
  });
  if (range === finding.range && others.every((other, index) => other === related[index])) return finding;
  return { ...finding, range, related: others };
}

function movedRange(range: Range, edit: Replacement): Range | null {
  if (comparePositions(range.end, edit.earliest) < 0) return range;
  const start = movedPosition(range.start, edit);
  const end = movedPosition(range.end, edit);
  if (start === null || end === null) return null;
  const stays = comparePositions(start, range.start) === 0 && comparePositions(end, range.end) === 0;
  // An edit inside what is flagged may mend it.
  if (!stays && comparePositions(range.start, start) === 0) return null;
  return stays ? range : { start, end };
}

function movedPosition(position: Position, { start, earliest, oldEnd, newEnd }: Replacement): Position | null {
  if (comparePositions(position, earliest) <= 0) return position;
  if (comparePositions(position, start) <= 0) return null;
  if (comparePositions(position, oldEnd) < 0) return null;
  const line = position.line + newEnd.line - oldEnd.line;
  return {
    line,
    character:
      position.line === oldEnd.line ? position.character + newEnd.character - oldEnd.character : position.character,
  };
}
