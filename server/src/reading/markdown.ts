/** A Markdown file: what is written, without the marks of its form. */

import { tableLine } from './tables.ts';

const FENCE = /^ {0,3}(?:```|~~~)/;

/** Line by line: Chinese writers put one paragraph on one line, and no line is joined to another. */
export function readMarkdown(source: string): string {
  const lines: string[] = [];
  let front = source.startsWith('---\n') || source.startsWith('---\r\n');
  for (const [index, line] of source.split(/\r\n?|\n/).entries()) {
    if (front) {
      if (index > 0 && /^(?:---|\.\.\.)\s*$/.test(line)) front = false;
      continue;
    }
    if (FENCE.test(line) || isTableRule(line) || /^ {0,3}(?:[-*_] *){3,}$/.test(line)) continue;
    lines.push(
      /^\s*\|.*\|\s*$/.test(line)
        ? tableLine(line.trim().slice(1, -1).split('|').map(inline))
        : inline(withoutBlockMark(line)),
    );
  }
  // A front matter that is never closed is none.
  return front ? source : lines.join('\n');
}

/** | --- | :-: | between the head of a table and its rows. */
function isTableRule(line: string): boolean {
  const cells = line.trim().replace(/^\||\|$/g, '');
  return cells.split('|').every((cell) => /^:?-+:?$/.test(cell.trim()));
}

/** Ordinals are text: 1. stays, as it would in a draft. */
function withoutBlockMark(line: string): string {
  return line
    .replace(/^(?: {0,3}> ?)+/, '')
    .replace(/^ {0,3}#{1,6}[ \t]+/, '')
    .replace(/^\s*[-*+][ \t]+(?:\[[ xX]\] )?/, '');
}

function inline(text: string): string {
  return text
    .replace(/<!--.{0,500}?-->/g, '')
    .replace(/!\[[^\]]{0,200}\]\([^()]{0,500}\)/g, '')
    .replace(/\[([^[\]]{1,500})\]\([^()]{0,500}\)/g, '$1')
    .replace(/<\/?(?:br|b|i|u|strong|em|font|span|sup|sub|a|p|center)\b[^<>]{0,300}>/gi, '')
    .replace(/(\*\*|__)(?=\S)(.{1,500}?)\1/g, '$2')
    .replace(/`([^`]{1,300})`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|>-])/g, '$1');
}
