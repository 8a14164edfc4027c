/** Lines as they come out of a document, those of a table row by row. */

/** A row that holds more is no table of data but the frame of a page: its cells are read one after the other. */
const LONGEST_ROW = 600;
/** Frames within frames of the old web sites go to five or six. */
const DEEPEST_TABLE = 20;

/** One line: the cells set apart by a tab, which no cell has within. */
export function tableLine(cells: readonly string[]): string {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells
    .slice(0, last + 1)
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .join('\t');
}

/** The lines of a row, given the lines of each of its cells. */
export function rowLines(cells: readonly (readonly string[])[]): readonly string[] {
  const filled = cells.filter((lines) => lines.some((line) => line.trim() !== ''));
  const length = cells.reduce((sum, lines) => sum + lines.reduce((inCell, line) => inCell + line.length, 0), 0);
  if (filled.length <= 1 || length > LONGEST_ROW) return filled.flat();
  return [tableLine(cells.map((lines) => lines.map((line) => line.trim()).join(' ')))];
}

/** `outer` takes the lines of finished rows. */
interface OpenTable {
  readonly outer: string[];
  cells: string[][] | null;
  isFrame: boolean;
}

/** Collects lines; tables may stand in the cells of tables, and any of their ends may be missing. */
export class Lines {
  #current: string[] = [];
  readonly #tables: OpenTable[] = [];
  /** Tables below the deepest that is told apart: their lines go into the cell that holds them. */
  #sunken = 0;

  add(line: string): void {
    this.#current.push(line);
  }

  openTable(): void {
    if (this.#tables.length < DEEPEST_TABLE) this.#tables.push({ outer: this.#current, cells: null, isFrame: false });
    else this.#sunken++;
  }

  /** Its cells are read one after the other, as lines. */
  takeTableForFrame(): void {
    const table = this.#tables.at(-1);
    if (table !== undefined && this.#sunken === 0) table.isFrame = true;
  }

  closeTable(): void {
    if (this.#sunken > 0) this.#sunken--;
    else this.#endRow(this.#tables.pop());
  }

  /** At the beginning of a row and at its end. */
  endRow(): void {
    if (this.#sunken === 0) this.#endRow(this.#tables.at(-1));
  }

  openCell(): void {
    const table = this.#tables.at(-1);
    if (table === undefined || this.#sunken > 0) return;
    this.#current = [];
    table.cells ??= [];
    table.cells.push(this.#current);
  }

  /** To be asked for once, at the end. */
  finish(): string {
    for (let table = this.#tables.pop(); table !== undefined; table = this.#tables.pop()) this.#endRow(table);
    return this.#current.join('\n');
  }

  #endRow(table: OpenTable | undefined): void {
    if (table === undefined) return;
    const lines = table.cells === null ? [] : table.isFrame ? table.cells.flat() : rowLines(table.cells);
    for (const line of lines) table.outer.push(line);
    table.cells = null;
    this.#current = table.outer;
  }
}
