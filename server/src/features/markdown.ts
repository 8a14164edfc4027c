/** Writing Markdown that shows a draft's own words as they stand. */

/** Characters that could start markup, a link or HTML; a draft's `20**` or `<!--` must show as it is. */
export function literal(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~#&]/g, '\\$&').replace(/\s+/g, ' ');
}

/** Paragraphs or sections, the empty ones left out. */
export function joined(parts: readonly (string | null)[], between: string): string {
  return parts.filter((part) => part !== null && part !== '').join(between);
}

/** Facts one under the other. */
export function lines(parts: readonly (string | null)[]): string {
  return joined(parts, '  \n');
}

/** @param rows cells as plain text */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(literal)))].join('\n');
}
