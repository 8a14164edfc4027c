/** `suggest`: clauses that suit a heading, each with the documents that it follows. */

import { statSync } from 'node:fs';
import { excerptOf } from '../../features/references/excerpt.ts';
import { cachedShelfFolder } from '../../hosts/indexPlaces.ts';
import type { IndexHit, IndexQuery } from '../../index/referenceIndex.ts';
import { oneOf, readArguments } from '../arguments.ts';
import { serviceFor } from '../drafts.ts';
import { UsageError } from '../inputs.ts';
import { readLimit } from '../limit.ts';
import { complainAbout, watched, withShelf } from '../index.ts';
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

interface Source {
  readonly document: string;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly clause: string;
  readonly lead: readonly string[];
}

interface Entry {
  readonly title: string;
  readonly body: string;
  readonly score: number;
  readonly sources: readonly Source[];
}

/** An entry with what only people read. */
interface Told {
  readonly entry: Entry;
  readonly remark: string;
  readonly headings: readonly string[];
}

export async function suggest(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const { heading, section, region, corpus } = values;
  const format = oneOf('format', values.format, ['json', 'pretty'], 'json');
  if (heading === undefined || heading.trim() === '')
    throw new UsageError('请用 --heading 写明条款的小标题，例如 --heading 建设创新平台');
  if (positionals.length > 0) throw new UsageError(`suggest 不读文件，多了：${positionals.join(' ')}`);
  const limit = readLimit(values.limit, DEFAULT_LIMIT);
  const query = { heading, limit, ...(section === undefined ? {} : { section }) };
  const models = serviceFor(terminal)
    .suggest({ ...query, ...(region === undefined ? {} : { region }) })
    .map(({ title, body, score, lead, cooperating, sources }): Told => ({
      entry: { title, body, score, sources: sources.map(({ heading: _heading, ...source }) => source) },
      remark: lead.length > 0 ? `通常由${lead.join('、')}牵头，${cooperating.join('、')}配合` : '',
      headings: sources.map((source) => source.heading),
    }));
  const own =
    corpus === undefined
      ? []
      : await clausesIn(corpus, { text: heading, limit, ...(section === undefined ? {} : { section }) }, terminal);
  const found = mixed(models, own.map(toldOf), limit);
  if (format === 'json')
    terminal.print(
      JSON.stringify(
        found.map(({ entry }) => entry),
        null,
        2,
      ),
    );
  else for (const told of found) printTold(told, terminal);
  return 0;
}

/**
 * Clauses of the documents in a folder, which is indexed beside the user's other caches: the second call is quick.
 *
 * @throws UsageError when there is no such folder
 */
async function clausesIn(folder: string, query: IndexQuery, terminal: Terminal): Promise<readonly IndexHit[]> {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) throw new UsageError(`找不到文件或文件夹：${folder}`);
  return withShelf(cachedShelfFolder(folder), terminal, async (shelf) => {
    complainAbout(await watched(terminal, (watching) => shelf.refresh([folder], watching)), terminal);
    if ((await shelf.list()).length === 0)
      terminal.complain(`${folder}：没有可以参照的文件，下面只有自带资料库的条款。`);
    return shelf.search(query);
  });
}

function toldOf({ clause, score }: IndexHit): Told {
  const { document, path, heading, text, lead, cooperating, responsible } = clause;
  const source: Source = {
    document: document.title,
    issuer: document.issuer,
    documentNumber: document.documentNumber,
    clause: path,
    lead: lead.length > 0 ? lead : responsible,
  };
  const bodies =
    lead.length > 0 ? `${lead.join('、')}牵头` : responsible.length > 0 ? `${responsible.join('、')}负责` : '';
  return {
    entry: { title: heading === '' ? excerptOf(text, 20) : heading, body: text, score, sources: [source] },
    remark: bodies === '' || cooperating.length === 0 ? bodies : `${bodies}，${cooperating.join('、')}配合`,
    headings: [heading],
  };
}

/** Best first; whoever names a folder wants to see it, so half of the places are kept for its clauses. */
function mixed(models: readonly Told[], own: readonly Told[], limit: number): Told[] {
  const kept = own.slice(0, Math.ceil(limit / 2));
  const others = [...own.slice(kept.length), ...models].sort(byScore).slice(0, limit - kept.length);
  return [...kept, ...others].sort(byScore);
}

function byScore(a: Told, b: Told): number {
  return b.entry.score - a.entry.score;
}

function printTold({ entry, remark, headings }: Told, terminal: Terminal): void {
  terminal.print(`${entry.title}。${entry.body}`);
  if (remark !== '') terminal.print(`  ${remark}`);
  for (const [index, { document, documentNumber, clause }] of entry.sources.entries()) {
    const number = documentNumber === null ? '' : `（${documentNumber}）`;
    terminal.print(`  参照：${document}${number}${clause}${headings[index] ?? ''}`);
  }
  terminal.print('');
}
