/** The fewest letters that must go and come to make one text of another: what a reader of tracked changes sees. */

/** UTF-16 offsets in the old text; what comes stands behind what goes. */
export interface LetterEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** More changes than these in one line are a new line. */
const MOST_CHANGES = 400;

/** Items of both that stay, by their numbers. */
export type Pair = readonly [before: number, after: number];
/** Fewer equal letters between two changes are chance. */
const LEAST_EQUAL = 2;

/** In order, none touching another. */
export function letterEdits(before: string, after: string): readonly LetterEdit[] {
  let head = 0;
  const shorter = Math.min(before.length, after.length);
  while (head < shorter && before[head] === after[head]) head++;
  if (partsPair(before, head) || partsPair(after, head)) head--;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (partsPair(before, before.length - tail) || partsPair(after, after.length - tail)) tail--;
  const old = before.slice(head, before.length - tail);
  const fresh = after.slice(head, after.length - tail);
  if (old === '' && fresh === '') return [];
  const matches = old === '' || fresh === '' ? [] : commonLetters(old, fresh);
  return between(old, fresh, matches).map(({ start, end, newText }) => ({
    start: start + head,
    end: end + head,
    newText,
  }));
}

function partsPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code <= 0xdbff && at < text.length;
}

/** Stretches that stay, as [place before, place after, length]; chance ones are left out. */
type Match = readonly [before: number, after: number, length: number];

function between(old: string, fresh: string, matches: readonly Match[]): LetterEdit[] {
  const edits: LetterEdit[] = [];
  let start = 0;
  let from = 0;
  for (const [before, after, length] of [...matches, [old.length, fresh.length, 0] as const]) {
    if (before > start || after > from) edits.push({ start, end: before, newText: fresh.slice(from, after) });
    start = before + length;
    from = after + length;
  }
  return edits;
}

/** Nothing stays when the two have too little in common. */
function commonLetters(old: string, fresh: string): readonly Match[] {
  const a = Array.from(old);
  const b = Array.from(fresh);
  return stretches(a, b, commonItems(a, b, MOST_CHANGES) ?? []);
}

/** Myers' algorithm; null when more than `most` items go and come. */
export function commonItems(a: readonly string[], b: readonly string[], most: number): readonly Pair[] | null {
  const last = Math.min(a.length + b.length, most);
  let furthest = new Map<number, number>([[1, 0]]);
  const history: ReadonlyMap<number, number>[] = [];
  for (let changes = 0; changes <= last; changes++) {
    history.push(furthest);
    const reached = new Map(furthest);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = startOn(furthest, diagonal, changes).x;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reached.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return traceBack(a.length, b.length, history, changes);
    }
    furthest = reached;
  }
  return null;
}

/** Where a diagonal is entered after so many changes: down from the one above, or to the right from the one below. */
function startOn(
  furthest: ReadonlyMap<number, number>,
  diagonal: number,
  changes: number,
): { readonly x: number; readonly down: boolean } {
  const above = furthest.get(diagonal + 1) ?? -1;
  const below = (furthest.get(diagonal - 1) ?? -2) + 1;
  const down = diagonal === -changes || (diagonal !== changes && below <= above);
  return { x: down ? above : below, down };
}

function traceBack(
  endX: number,
  endY: number,
  history: readonly ReadonlyMap<number, number>[],
  changes: number,
): readonly Pair[] {
  const kept: Pair[] = [];
  let x = endX;
  let y = endY;
  for (let step = changes; step >= 0; step--) {
    const diagonal = x - y;
    const start = startOn(history[step]!, diagonal, step);
    while (x > Math.max(start.x, 0) && y > Math.max(start.x - diagonal, 0)) kept.push([--x, --y]);
    x = start.down ? start.x : start.x - 1;
    y = start.down ? start.x - diagonal - 1 : start.x - diagonal;
  }
  return kept.reverse();
}

function stretches(a: readonly string[], b: readonly string[], kept: readonly Pair[]): Match[] {
  const placesOf = (letters: readonly string[]): readonly number[] => {
    const places: number[] = [0];
    for (const letter of letters) places.push(places.at(-1)! + letter.length);
    return places;
  };
  const inOld = placesOf(a);
  const inNew = placesOf(b);
  const matches: Match[] = [];
  for (let first = 0, next = 0; first < kept.length; first = next) {
    next = first + 1;
    while (next < kept.length && kept[next]![0] === kept[next - 1]![0] + 1 && kept[next]![1] === kept[next - 1]![1] + 1)
      next++;
    if (next - first < LEAST_EQUAL) continue;
    const [x, y] = kept[first]!;
    matches.push([inOld[x]!, inNew[y]!, inOld[x + next - first]! - inOld[x]!]);
  }
  return matches;
}
