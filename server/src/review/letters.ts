/** The fewest letters that must go and come to make one text of another: what a reader of tracked changes sees. */

/** UTF-16 offsets in the old text; what comes stands behind what goes. */
export interface LetterEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** More changes than these in one line are a new line. */
const MOST_CHANGES = 400;
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

/** Myers' algorithm by whole characters; none at all when the two have too little in common. */
function commonLetters(old: string, fresh: string): readonly Match[] {
  const a = Array.from(old);
  const b = Array.from(fresh);
  const most = Math.min(a.length + b.length, MOST_CHANGES);
  let furthest = new Map<number, number>([[1, 0]]);
  const history: ReadonlyMap<number, number>[] = [];
  for (let changes = 0; changes <= most; changes++) {
    history.push(furthest);
    const reached = new Map(furthest);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const down = furthest.get(diagonal + 1) ?? -1;
      const right = (furthest.get(diagonal - 1) ?? -2) + 1;
      let x = diagonal === -changes || (diagonal !== changes && right <= down) ? down : right;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reached.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return traceBack(a, b, history, changes);
    }
    furthest = reached;
  }
  return [];
}

function traceBack(
  a: readonly string[],
  b: readonly string[],
  history: readonly ReadonlyMap<number, number>[],
  changes: number,
): readonly Match[] {
  const kept: (readonly [number, number])[] = [];
  let x = a.length;
  let y = b.length;
  for (let step = changes; step >= 0; step--) {
    const furthest = history[step]!;
    const diagonal = x - y;
    const down = furthest.get(diagonal + 1) ?? -1;
    const right = (furthest.get(diagonal - 1) ?? -2) + 1;
    const goesDown = diagonal === -step || (diagonal !== step && right <= down);
    const startX = goesDown ? down : right;
    while (x > startX && y > startX - diagonal && x > 0 && y > 0) kept.push([--x, --y]);
    if (step === 0) break;
    if (goesDown) y = startX - diagonal - 1;
    else x = startX - 1;
    if (goesDown) x = startX;
    else y = startX - diagonal;
  }
  return stretches(a, b, kept.reverse());
}

function stretches(a: readonly string[], b: readonly string[], kept: readonly (readonly [number, number])[]): Match[] {
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
