/** Paragraphs of a table of contents by the name of their style: they repeat the headings. */

export function isContentsStyle(name: string): boolean {
  return /^(?:toc \d|WPSOffice手动目录 ?\d)$/i.test(name);
}
