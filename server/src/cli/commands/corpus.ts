/** `corpus`: the drafter's own reference documents: takes them in, lists them, takes them off, searches them. */

import { statSync } from 'node:fs';
import { excerptOf } from '../../features/references/excerpt.ts';
import { defaultShelfFolder } from '../../hosts/indexPlaces.ts';
import type { ImportReport, IndexedDocument, IndexHit } from '../../index/referenceIndex.ts';
import { oneOf, readArguments } from '../arguments.ts';
import { UsageError } from '../inputs.ts';
import { readLimit } from '../limit.ts';
import { complainAbout, watched, withShelf } from '../index.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = {
  index: { type: 'string' },
  format: { type: 'string' },
  limit: { type: 'string' },
  section: { type: 'string' },
} as const;

type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values'];

interface Call {
  readonly folder: string;
  readonly pretty: boolean;
  readonly given: readonly string[];
  readonly values: Values;
}

const ACTIONS: Readonly<Record<string, (call: Call, terminal: Terminal) => Promise<number>>> = {
  add,
  list,
  remove,
  search,
};

export const NOTHING_YET =
  '还没有参照文件。用 policy-draft corpus add 文件或文件夹 导入，txt、md、html、docx、doc、pdf 都可以。';

export async function corpus(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const [name = '', ...given] = positionals;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (action === undefined) {
    throw new UsageError(`corpus 之后应写 add、list、remove 或 search${name === '' ? '' : `，不能是“${name}”`}`);
  }
  if (name !== 'search' && (values.limit !== undefined || values.section !== undefined)) {
    throw new UsageError('--limit、--section 只用于 corpus search');
  }
  if (values.index === '') throw new UsageError('--index 之后应写文件夹');
  const pretty = oneOf('format', values.format, ['json', 'pretty'], 'json') === 'pretty';
  return action({ folder: values.index ?? defaultShelfFolder(), pretty, given, values }, terminal);
}

async function add({ folder, pretty, given }: Call, terminal: Terminal): Promise<number> {
  if (given.length === 0) throw new UsageError('请写明要导入的文件或文件夹，例如 policy-draft corpus add 历年文件');
  for (const path of given) {
    if (statSync(path, { throwIfNoEntry: false }) === undefined) throw new UsageError(`找不到文件或文件夹：${path}`);
  }
  const report = await withShelf(folder, terminal, (shelf) =>
    watched(terminal, (watching) => shelf.add(given, watching)),
  );
  printReport(report, pretty, terminal);
  return report.problems.length > 0 || report.cancelled ? 1 : 0;
}

async function remove({ folder, pretty, given }: Call, terminal: Terminal): Promise<number> {
  if (given.length === 0) throw new UsageError('请写明要移出的文件或文件夹，用 policy-draft corpus list 可以查看');
  const report = await withShelf(folder, terminal, (shelf) =>
    watched(terminal, (watching) => shelf.remove(given, watching)),
  );
  if (report.removed === 0 && report.problems.length === given.length) {
    throw new UsageError(`参照文件里没有：${given.join('、')}`);
  }
  printReport(report, pretty, terminal);
  return report.problems.length > 0 ? 1 : 0;
}

function printReport(report: ImportReport, pretty: boolean, terminal: Terminal): void {
  complainAbout(report, terminal);
  if (!pretty) {
    terminal.print(JSON.stringify(report, null, 2));
    return;
  }
  const { added, changed, unchanged, removed, problems, cancelled } = report;
  const counts: readonly (readonly [count: number, what: string])[] = [
    [added, '新增'],
    [changed, '更新'],
    [removed, '移出'],
    [unchanged, '没有变化'],
    [problems.length, '没有读成'],
  ];
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${what}${count}份`);
  terminal.print(
    `${said.length === 0 ? '没有可以导入的文件' : said.join('，')}${cancelled ? '（中途停止，已读的保留）' : ''}。`,
  );
}

async function list({ folder, pretty, given }: Call, terminal: Terminal): Promise<number> {
  if (given.length > 0) throw new UsageError(`corpus list 不读文件，多了：${given.join(' ')}`);
  const documents = await withShelf(folder, terminal, (shelf) => shelf.list());
  if (documents.length === 0) terminal.complain(NOTHING_YET);
  if (!pretty) terminal.print(JSON.stringify(documents, null, 2));
  else for (const document of documents) printDocument(document, terminal);
  return 0;
}

function printDocument(
  { title, issuer, documentNumber, date, clauses, path }: IndexedDocument,
  terminal: Terminal,
): void {
  const about = [issuer, documentNumber, date, `${clauses}条`].filter((part) => part !== null);
  terminal.print(`${title}\n  ${about.join('，')}\n  ${path}`);
}

const EXCERPT = 120;

async function search({ folder, pretty, given, values }: Call, terminal: Terminal): Promise<number> {
  const text = given.join(' ').trim();
  if (text === '') throw new UsageError('请写明要找什么，例如 policy-draft corpus search 建设创新平台');
  const limit = readLimit(values.limit, 10);
  const { hits, empty } = await withShelf(folder, terminal, async (shelf) => ({
    hits: await shelf.search({ text, limit, ...(values.section === undefined ? {} : { section: values.section }) }),
    empty: (await shelf.list()).length === 0,
  }));
  if (empty) terminal.complain(NOTHING_YET);
  if (!pretty) terminal.print(JSON.stringify(hits.map(entryOf), null, 2));
  else for (const hit of hits) printHit(hit, terminal);
  if (pretty && !empty && hits.length === 0) terminal.print('没有找到相近的条款。');
  return 0;
}

function entryOf({ clause, score }: IndexHit) {
  const { document, path, heading, text, lead, responsible } = clause;
  return {
    document: document.title,
    issuer: document.issuer,
    documentNumber: document.documentNumber,
    clause: path,
    heading,
    excerpt: excerptOf(text, EXCERPT),
    lead: lead.length > 0 ? lead : responsible,
    score,
    path: document.path,
  };
}

function printHit(hit: IndexHit, terminal: Terminal): void {
  const { document, documentNumber, clause, heading, excerpt, lead, path } = entryOf(hit);
  terminal.print(`${document}${documentNumber === null ? '' : `（${documentNumber}）`}${clause}${heading}`);
  terminal.print(`  ${excerpt}`);
  if (lead.length > 0) terminal.print(`  牵头：${lead.join('、')}`);
  terminal.print(`  ${path}\n`);
}
