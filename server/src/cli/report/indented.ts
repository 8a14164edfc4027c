/** One item of a JSON array that is written item by item. */

/** @param indent in blanks */
export function indented(item: unknown, indent: number, last: boolean): string {
  const margin = ' '.repeat(indent);
  return `${margin}${JSON.stringify(item, null, 2).replace(/\n/g, `\n${margin}`)}${last ? '' : ','}`;
}
