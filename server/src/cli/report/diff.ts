/** A unified diff between two states of a file whose changes stay within lines, as mending leaves them. */

import { splitLines, type Line } from '../../text/lines.ts';

const CONTEXT = 3;

interface Hunk {
  /** Half-open ranges of lines before and after. */
  readonly before: { first: number; end: number };
  readonly after: { first: number; end: number };
}

export function unifiedDiff(file: string, before: string, after: string): string {
  const old = splitLines(before);
  const mended = splitLines(after);
  const output = [`--- ${file}`, `+++ ${file}`];
  for (const { before: from, after: to } of hunks(old, mended)) {
    const lead = Math.min(CONTEXT, from.first);
    const tail = Math.min(CONTEXT, old.length - from.end);
    output.push(
      `@@ -${from.first - lead + 1},${from.end - from.first + lead + tail} +${to.first - lead + 1},${to.end - to.first + lead + tail} @@`,
      ...old.slice(from.first - lead, from.first).map(({ text }) => ` ${text}`),
      ...old.slice(from.first, from.end).map(({ text }) => `-${text}`),
      ...mended.slice(to.first, to.end).map(({ text }) => `+${text}`),
      ...old.slice(from.end, from.end + tail).map(({ text }) => ` ${text}`),
    );
  }
  return output.join('\n');
}

/** Where the two states part and where they meet again; changes closer than two contexts share a hunk. */
function hunks(old: readonly Line[], mended: readonly Line[]): Hunk[] {
  const found: Hunk[] = [];
  let a = 0;
  let b = 0;
  while (a < old.length || b < mended.length) {
    if (a < old.length && b < mended.length && old[a]!.text === mended[b]!.text) {
      a++;
      b++;
      continue;
    }
    const [nextA, nextB] = meeting(old, mended, a, b);
    const last = found[found.length - 1];
    if (last !== undefined && a - last.before.end <= 2 * CONTEXT) {
      last.before.end = nextA;
      last.after.end = nextB;
    } else {
      found.push({ before: { first: a, end: nextA }, after: { first: b, end: nextB } });
    }
    [a, b] = [nextA, nextB];
  }
  return found;
}

/** The nearest pair of equal lines behind `a` and `b`: mending adds or removes few lines, if any. */
function meeting(old: readonly Line[], mended: readonly Line[], a: number, b: number): [number, number] {
  for (let distance = 1; a + distance <= old.length || b + distance <= mended.length; distance++) {
    for (let skip = 0; skip <= distance; skip++) {
      const left = a + skip;
      const right = b + distance - skip;
      if (left < old.length && right < mended.length && old[left]!.text === mended[right]!.text) return [left, right];
    }
    if (distance > 200) break;
  }
  return [old.length, mended.length];
}
