/**
 * For every line some whole numbers, all in one array: what a rule compares over a whole draft is read here one number
 * behind the other, where the lines themselves lie scattered over the memory.
 */

/** The numbers of one line. */
export type Cell = (line: number) => readonly number[];

export class Column {
  /** Where the numbers of a line begin; one entry more than there are lines. */
  readonly starts: Int32Array;
  readonly values: Int32Array;

  constructor(starts: Int32Array, values: Int32Array) {
    this.starts = starts;
    this.values = values;
  }

  static of(lines: number, cell: Cell): Column {
    return new Column(new Int32Array(1), new Int32Array(0)).spliced(0, 0, lines, cell);
  }

  /**
   * The column after lines [first, oldEnd) gave way to lines [first, newEnd), which `cell` reads. Where they have as many
   * numbers as before, as after most keystrokes, it is this column with the new numbers in it.
   */
  spliced(first: number, oldEnd: number, newEnd: number, cell: Cell): Column {
    const from = this.starts[first]!;
    const to = this.starts[oldEnd]!;
    const fresh: number[] = [];
    if (oldEnd === newEnd && this.#exchanged(first, newEnd, cell)) return this;
    const lines = this.starts.length - 1 - (oldEnd - first) + (newEnd - first);
    const starts = new Int32Array(lines + 1);
    starts.set(this.starts.subarray(0, first + 1));
    for (let line = first; line < newEnd; line++) {
      for (const value of cell(line)) fresh.push(value);
      starts[line + 1] = from + fresh.length;
    }
    const shift = from + fresh.length - to;
    for (let line = newEnd, old = oldEnd; line <= lines; line++, old++) starts[line] = this.starts[old]! + shift;
    const values = new Int32Array(this.values.length + shift);
    values.set(this.values.subarray(0, from));
    values.set(fresh, from);
    values.set(this.values.subarray(to), from + fresh.length);
    return new Column(starts, values);
  }

  /** Whether each line has as many numbers as before; they then stand in the place of the old ones. */
  #exchanged(first: number, end: number, cell: Cell): boolean {
    for (let line = first; line < end; line++) {
      if (cell(line).length !== this.starts[line + 1]! - this.starts[line]!) return false;
    }
    for (let line = first; line < end; line++) this.values.set(cell(line), this.starts[line]!);
    return true;
  }
}
