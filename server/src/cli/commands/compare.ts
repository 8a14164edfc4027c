/** `compare`: two versions of a draft clause by clause, with what changed in substance. */

import { compareProvisions, type ClauseChange, type ChangeKind } from '../../features/comparing/compare.ts';
import type { SubstanceKind } from '../../features/comparing/substance.ts';
import { oneOf, readArguments } from '../arguments.ts';
import { clauseOf, readPair } from '../pair.ts';
import type { Terminal } from '../terminal.ts';

const CHANGES: Readonly<Record<ChangeKind, string>> = {
  same: '未改',
  reworded: '改写',
  moved: '移动',
  added: '新增',
  removed: '删去',
};
const KINDS: Readonly<Record<SubstanceKind, string>> = {
  lead: '牵头单位',
  cooperating: '配合单位',
  deadline: '时限',
  figure: '数值',
  modality: '强制程度',
  condition: '条件',
  scope: '范围',
};

export async function compare(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } });
  const format = oneOf('format', values.format, ['json', 'markdown'], 'json');
  const [old, fresh] = await readPair(positionals, '原稿 现稿', terminal);
  const changes = compareProvisions(old.provisions, fresh.provisions);
  if (format === 'json') {
    const rows = changes.map((change) => ({
      change: change.change,
      old: change.old === null ? null : clauseOf(old, change.old),
      new: change.new === null ? null : clauseOf(fresh, change.new),
      substance: change.substance,
    }));
    terminal.print(JSON.stringify(rows, null, 2));
    return 0;
  }
  terminal.print('# 修改对照表\n\n| 原文 | 现文 | 说明 |\n| --- | --- | --- |');
  for (const change of changes) terminal.print(`| ${cell(change.old)} | ${cell(change.new)} | ${explained(change)} |`);
  return 0;
}

function cell(provision: ClauseChange['old']): string {
  if (provision === null) return '';
  return `${provision.ordinal}${provision.text}`.replace(/[\\|]/g, (mark) => `\\${mark}`);
}

function explained({ change, substance }: ClauseChange): string {
  const said = substance.map(
    ({ kind, old, new: fresh }) => `${KINDS[kind]}：${old === '' ? '（无）' : old}→${fresh === '' ? '（无）' : fresh}`,
  );
  return [CHANGES[change], ...said].join('；').replace(/\|/g, '\\|');
}
