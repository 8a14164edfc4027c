/** `suggest`: clauses that suit a heading, each with the documents that it follows. */

import { oneOf, readArguments } from '../arguments.ts';
import { serviceFor } from '../drafts.ts';
import { UsageError } from '../inputs.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = {
  heading: { type: 'string' },
  section: { type: 'string' },
  limit: { type: 'string' },
  region: { type: 'string' },
  corpus: { type: 'string' },
  format: { type: 'string' },
} as const;

const DEFAULT_LIMIT = 5;

export function suggest(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = readArguments(args, OPTIONS);
  const { heading, section, region } = values;
  const format = oneOf('format', values.format, ['json', 'pretty'], 'json');
  if (heading === undefined || heading.trim() === '') throw new UsageError('请用 --heading 写明条款的小标题，例如 --heading 建设创新平台');
  if (positionals.length > 0) throw new UsageError(`suggest 不读文件，多了：${positionals.join(' ')}`);
  if (values.corpus !== undefined) terminal.complain(`还不能在导入的参考文件里找（--corpus ${values.corpus}），下面只有自带资料库的条款。`);
  const found = serviceFor(terminal).suggest({
    heading,
    limit: readLimit(values.limit),
    ...(section === undefined ? {} : { section }),
    ...(region === undefined ? {} : { region }),
  });
  if (format === 'json') {
    const entries = found.map(({ title, body, score, sources }) => ({
      title,
      body,
      score,
      sources: sources.map(({ heading: _heading, ...source }) => source),
    }));
    terminal.print(JSON.stringify(entries, null, 2));
    return 0;
  }
  for (const { title, body, lead, cooperating, sources } of found) {
    terminal.print(`${title}。${body}`);
    if (lead.length > 0) terminal.print(`  通常由${lead.join('、')}牵头，${cooperating.join('、')}配合`);
    for (const { document, documentNumber, clause, heading: sourceHeading } of sources) {
      const number = documentNumber === null ? '' : `（${documentNumber}）`;
      terminal.print(`  参照：${document}${number}${clause}${sourceHeading}`);
    }
    terminal.print('');
  }
  return 0;
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`--limit 应是正整数，不能是“${text}”`);
  return Number(text);
}
