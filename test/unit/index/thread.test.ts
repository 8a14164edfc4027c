import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apart, bundling } from '../../../server/tools/bundling.mjs';
import { IndexClient, IndexFailed } from '../../../server/src/hosts/indexClient.ts';
import type { ImportProgress } from '../../../server/src/index/referenceIndex.ts';
import { BEARINGS, createOffice, ELDERLY, NOTES, type Office } from './office.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const outdir = join(root, 'out/shelf-test/thread');
const script = join(outdir, 'server.js');

beforeAll(async () => {
  const { reading } = apart;
  const server = 'server/src/protocol/main.ts';
  await build({ ...bundling, absWorkingDir: root, entryPoints: { server, reading }, outdir, logLevel: 'error' });
});

let office: Office;
let clients: IndexClient[];
let logged: string[];
beforeEach(() => {
  office = createOffice();
  clients = [];
  logged = [];
});
afterEach(async () => {
  for (const client of clients) await client.close();
  await office.dispose();
});

function open(of = script): IndexClient {
  const client = new IndexClient({ folder: office.index, script: of, log: (message) => void logged.push(message) });
  clients.push(client);
  return client;
}

/** The thread as it is, that dies at its first `times` questions. */
function dying(times: number): string {
  const counter = join(office.index, '..', 'deaths');
  const path = join(office.index, '..', 'dying.cjs');
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(
    path,
    `const { parentPort } = require('node:worker_threads');
     const { appendFileSync, existsSync, statSync } = require('node:fs');
     const counter = ${JSON.stringify(counter)};
     if ((existsSync(counter) ? statSync(counter).size : 0) < ${times}) parentPort.once('message', () => { appendFileSync(counter, 'x'); process.exit(7); });
     else require(${JSON.stringify(script)});`,
  );
  return path;
}

describe('the shelf in a thread of its own', () => {
  it('gives the same answers as in this one', async () => {
    office.write('a.txt', BEARINGS);
    office.write('b.txt', ELDERLY);
    const client = open();
    expect(await client.list()).toEqual([]);
    expect(await client.add([office.folder])).toMatchObject({ added: 2, problems: [] });
    const shelf = office.open();
    const [document] = await shelf.list();
    const { id } = document!;
    expect(await client.list()).toEqual(await shelf.list());
    expect(await client.search({ text: '老年食堂', kind: '措施' })).toEqual(
      await shelf.search({ text: '老年食堂', kind: '措施' }),
    );
    expect(await client.citing('江临省装备制造业促进办法')).toEqual(await shelf.citing('江临省装备制造业促进办法'));
    expect(await client.clauses(id)).toEqual(await shelf.clauses(id));
    expect(await client.text(id)).toEqual(await shelf.text(id));
    expect(await client.targets(id, 2)).toEqual(await shelf.targets(id, 2));
    const passages = ['养老机构备案材料压减到四项，三个工作日内办结。'];
    expect(await client.near(passages)).toEqual(await shelf.near(passages));
    expect(await client.near(passages)).toHaveLength(1);
    expect(await client.remove([office.path('a.txt')])).toMatchObject({ removed: 1 });
    expect(await client.refresh([])).toMatchObject({ unchanged: 1 });
  });

  it('lists what there is now, however often and by whomever it is changed', async () => {
    office.write('a.txt', BEARINGS);
    const client = open();
    await client.add([office.folder]);
    const first = await client.list();
    expect(await Promise.all([client.list(), client.list()])).toEqual([first, first]);
    office.write('b.txt', ELDERLY);
    await office.open().refresh([]);
    const [second, third] = await Promise.all([client.list(), client.list()]);
    expect(second.map(({ path }) => path)).toEqual([office.path('a.txt'), office.path('b.txt')]);
    expect(third).toEqual(second);
    await client.remove([office.folder]);
    expect(await client.list()).toEqual([]);
  });

  it('tells how far it is, and stops when it is told to', async () => {
    for (let at = 0; at < 400; at++) office.write(`${at}.txt`, ELDERLY.replace('三元', `${at}元`).repeat(6));
    const client = open();
    const controller = new AbortController();
    const seen: ImportProgress[] = [];
    const report = await client.add([office.folder], {
      signal: controller.signal,
      onProgress: (progress) => {
        seen.push(progress);
        controller.abort();
      },
    });
    expect(seen[0]!.total).toBe(400);
    expect(report.cancelled).toBe(true);
    expect((await client.list()).length).toBeLessThan(2400);
    const whole: ImportProgress[] = [];
    expect(await client.refresh([], { onProgress: (progress) => void whole.push(progress) })).toMatchObject({
      cancelled: false,
    });
    const { done, total } = whole[whole.length - 1]!;
    expect(done).toBe(total);
  });

  it('that dies is started once more, and asked again', async () => {
    office.write('a.txt', NOTES);
    const client = open(dying(1));
    const [report, hits] = await Promise.all([client.add([office.folder]), client.search({ text: '晾青车间' })]);
    expect(report.added).toBe(1);
    expect(hits).toEqual([]);
    expect(logged.join('\n')).toContain('started again');
    expect(await client.list()).toHaveLength(1);
  });

  it('that dies of the same question again fails it, and answers the next', async () => {
    const client = open(dying(2));
    await expect(client.list()).rejects.toThrow(IndexFailed);
    expect(await client.list()).toEqual([]);
  });

  it('that cannot be started fails what is asked', async () => {
    await expect(open(join(outdir, 'absent.js')).list()).rejects.toThrow(IndexFailed);
  });

  it('fails a question that cannot be answered, and goes on', async () => {
    writeFileSync(office.index, 'a file where the folder should be');
    const client = open();
    await expect(client.add([office.folder])).rejects.toThrow(IndexFailed);
    expect(await client.list()).toEqual([]);
  });

  it('closed answers nothing more, and closes at once when it never started', async () => {
    const client = open();
    await client.close();
    await expect(client.list()).rejects.toThrow(IndexFailed);
  });

  it('closed during an import keeps what it has read', async () => {
    for (let at = 0; at < 300; at++) office.write(`${at}.txt`, ELDERLY.replace('三元', `${at}元`).repeat(6));
    const client = open();
    let closing: Promise<void> | null = null;
    const report = await client.add([office.folder], {
      onProgress: ({ done }) => void (done > 0 && (closing ??= client.close())),
    });
    await closing;
    expect(report.cancelled).toBe(true);
    const kept = new Set((await office.open().list()).map(({ path }) => path)).size;
    expect(kept).toBe(report.added);
    expect(kept).toBeGreaterThan(0);
  });
});
