/** `knowledge`: what the checks know, and as of when. */

import { knownFiles } from '../../model/knowledge/catalogue.ts';
import { oneOf, readArguments } from '../arguments.ts';
import type { Terminal } from '../terminal.ts';

export function knowledge(args: readonly string[], terminal: Terminal): number {
  const { values } = readArguments(args, { format: { type: 'string' } });
  const files = knownFiles();
  if (oneOf('format', values.format, ['json', 'pretty'], 'pretty') === 'json') {
    const rows = files.map(({ name, asOf, source, rows }) => ({ name, asOf, source, rows }));
    terminal.print(JSON.stringify(rows, null, 2));
    return 0;
  }
  for (const { title, asOf, source, rows } of files) {
    terminal.print(`${title}（${rows}条）：截至${saidDate(asOf)}。${source}`);
  }
  return 0;
}

/** 2026-11 as 2026年11月, with the day where there is one. */
function saidDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day === undefined ? '' : `${day}日`}`;
}
