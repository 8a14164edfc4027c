/** `implements`: the tasks of a superior document, and what of a draft serves each. */

import { implementation, type TaskService, type Shortfall } from '../../features/comparing/implements.ts';
import { oneOf, readArguments } from '../arguments.ts';
import { clauseOf, readPair } from '../pair.ts';
import type { Terminal } from '../terminal.ts';

const STATES: Readonly<Record<TaskService['state'], string>> = {
  served: '已落实',
  short: '不到位',
  missing: '没有对应条款',
};
const KINDS: Readonly<Record<Shortfall['kind'], string>> = {
  figure: '数值低于',
  deadline: '时限晚于',
  lead: '没有牵头单位',
};

export async function implement(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } });
  const format = oneOf('format', values.format, ['json', 'markdown'], 'json');
  const [draft, superior] = await readPair(positionals, '文稿 上级文件', terminal);
  const services = implementation(superior.provisions, draft.provisions);
  if (format === 'json') {
    const rows = services.map(({ superior: task, clauses, state, short }) => ({
      superior: clauseOf(superior, task),
      clauses: clauses.map((clause) => clauseOf(draft, clause)),
      state,
      short,
    }));
    terminal.print(JSON.stringify(rows, null, 2));
    return 0;
  }
  terminal.print('# 落实对照\n\n| 上级任务 | 本稿条款 | 落实情况 |\n| --- | --- | --- |');
  for (const { superior: task, clauses, state, short } of services) {
    const told = short.map(
      ({ kind, superior: asked, draft: given }) => `${KINDS[kind]}“${asked}”${given === '' ? '' : `：${given}`}`,
    );
    const row = [
      `${task.ordinal}${task.heading}`,
      clauses.map(({ ordinal, heading }) => `${ordinal}${heading}`).join('；'),
      [STATES[state], ...told].join('；'),
    ];
    terminal.print(`| ${row.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`);
  }
  return 0;
}
