/**
 * For every line some whole numbers, all in one array: what a rule compares over a whole draft is read here one number
 * behind the other, where the lines themselves lie scattered over the memory.
 */

/** The numbers of one line: how many, and each by its index. */
export interface Cells {
  count(line: number): number;
  at(line: number, index: number): number;
}

export class Column {
  /** Where the numbers of a line begin; one entry more than there are lines. */
  readonly starts: Int32Array;
  readonly values: Int32Array;

  constructor(starts: Int32Array, values: Int32Array) {
    this.starts = starts;
    this.values = values;
  }

  static of(lines: number, cells: Cells): Column {
    return new Column(new Int32Array(1), new Int32Array(0)).spliced(0, 0, lines, cells);
  }

  /**
   * The column after lines [first, oldEnd) gave way to lines [first, newEnd), which `cells` reads. Where they have as many
   * numbers as before, as after most keystrokes, it is this column with the new numbers in it.
   */
  spliced(first: number, oldEnd: number, newEnd: number, cells: Cells): Column {
    if (oldEnd === newEnd && this.#keepsCounts(first, newEnd, cells)) {
      this.#fill(first, newEnd, cells);
      return this;
    }
    const from = this.starts[first]!;
    const to = this.starts[oldEnd]!;
    const lines = this.starts.length - 1 - (oldEnd - first) + (newEnd - first);
    const starts = new Int32Array(lines + 1);
    starts.set(this.starts.subarray(0, first + 1));
    for (let line = first; line < newEnd; line++) starts[line + 1] = starts[line]! + cells.count(line);
    const behind = starts[newEnd]!;
    for (let line = newEnd, old = oldEnd; line <= lines; line++, old++) starts[line] = this.starts[old]! + behind - to;
    const values = new Int32Array(this.values.length + behind - to);
    values.set(this.values.subarray(0, from));
    values.set(this.values.subarray(to), behind);
    const column = new Column(starts, values);
    column.#fill(first, newEnd, cells);
    return column;
  }

  #keepsCounts(first: number, end: number, cells: Cells): boolean {
    for (let line = first; line < end; line++) {
      if (cells.count(line) !== this.starts[line + 1]! - this.starts[line]!) return false;
    }
    return true;
  }

  #fill(first: number, end: number, cells: Cells): void {
    for (let line = first; line < end; line++) {
      const from = this.starts[line]!;
      const count = this.starts[line + 1]! - from;
      for (let index = 0; index < count; index++) this.values[from + index] = cells.at(line, index);
    }
  }
}
