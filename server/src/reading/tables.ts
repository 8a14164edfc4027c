/** Rows of a table as lines of text. */

/** A row that holds more than this is no table of data but the frame of a page: its cells are read one after the other. */
const LONGEST_ROW = 600;

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
