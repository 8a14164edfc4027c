/** Word's automatic numbers: what stands in front of a paragraph on paper, but nowhere in the text of the file. */

import { writeNumber } from './numerals.ts';

export interface ListLevel {
  readonly start: number;
  /** By the names of WordprocessingML: chineseCounting, decimal, bullet… */
  readonly format: string;
  /** （%1）: the numbers of the levels from 1 stand where the signs are. */
  readonly pattern: string;
  /**
   * From which level's step on this one begins anew, from 1; 0 for one that never does; null for the custom, any
   * level above.
   */
  readonly restart: number | null;
  /** 1.1 where the level above is counted 一: all in figures (isLgl). */
  readonly inFigures: boolean;
}

/** One list of the document. Lists of one family count on from one another. */
export interface List {
  readonly family: string;
  readonly levels: readonly (ListLevel | undefined)[];
  /** Levels at which this list begins anew when it is first used, and with what number. */
  readonly starts: ReadonlyMap<number, number>;
}

const LEVELS = 9;

/** Counts along a document, from its first paragraph to its last. */
export class Numbering {
  readonly #lists: ReadonlyMap<string, List>;
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(lists: ReadonlyMap<string, List>) {
    this.#lists = lists;
  }

  /** What stands in front of the next paragraph; empty for a bullet, which is no ordinal. */
  next(listId: string, depth: number): string {
    const list = this.#lists.get(listId);
    const level = list?.levels[depth];
    if (list === undefined || level === undefined) return '';
    const counts = this.#countsOf(list.family);
    const anew = this.#startsAnew(listId, list, depth);
    counts[depth] = anew ?? (counts[depth] === undefined ? level.start : counts[depth] + 1);
    // A level that was passed over counts as begun: （一） under no 一、 stands under the first.
    for (let above = 0; above < depth; above++) counts[above] ??= list.levels[above]?.start ?? 1;
    for (let below = depth + 1; below < LEVELS; below++) {
      const restart = list.levels[below]?.restart ?? below;
      if (restart > depth) counts[below] = undefined;
    }
    return level.format === 'bullet' ? '' : label(list, level, counts);
  }

  #countsOf(family: string): (number | undefined)[] {
    let counts = this.#counts.get(family);
    if (counts === undefined) {
      counts = [];
      this.#counts.set(family, counts);
    }
    return counts;
  }

  #startsAnew(listId: string, list: List, depth: number): number | undefined {
    const key = `${listId}/${depth}`;
    const start = this.#begun.has(key) ? undefined : list.starts.get(depth);
    this.#begun.add(key);
    return start;
  }
}

function label(list: List, level: ListLevel, counts: readonly (number | undefined)[]): string {
  const text = level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const format = list.levels[at]?.format ?? 'decimal';
    return writeNumber(counts[at] ?? list.levels[at]?.start ?? 1, level.inFigures ? 'decimal' : format);
  });
  const trimmed = text.trim();
  // 第一条 and 1.1 need a space where Word has a tab stop; 一、, （一） and ① need none.
  return trimmed === '' || /[、．.，,：:)）〕\]】\u2460-\u24ff\u2776-\u2793\u3200-\u32ff]$/.test(trimmed)
    ? trimmed
    : `${trimmed}　`;
}
