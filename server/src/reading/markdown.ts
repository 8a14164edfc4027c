/** A Markdown file: what is written, without the marks of its form, as a draft in Markdown is read. */

import { parse } from '../syntax/source.ts';

export interface MarkdownReading {
  readonly text: string;
  /** How many images there were, which have no words. */
  readonly images: number;
}

/** Line by line: Chinese writers put one paragraph on one line, and no line is joined to another. */
export function readMarkdown(source: string): MarkdownReading {
  const { blocks } = parse(source, 'markdown');
  return {
    text: blocks.flatMap(({ kind, text }) => (kind === 'comment' ? [] : [text])).join('\n'),
    images: blocks.filter(({ written }) => (written?.omitted ?? null) !== null).length,
  };
}
