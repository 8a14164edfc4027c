import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apart, bundling } from '../../../server/tools/bundling.mjs';
import { createOffice, ELDERLY, NOTES, type Office } from './office.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const outdir = join(root, 'out/shelf-test/cli');

beforeAll(async () => {
  await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: { cli: 'server/src/cli/main.ts', reading: apart.reading },
    outdir,
    logLevel: 'error',
  });
});

let office: Office;
beforeEach(() => {
  office = createOffice();
});
afterEach(() => office.dispose());

function command(...args: string[]): Promise<number | null> {
  const child = spawn(process.execPath, [join(outdir, 'cli.js'), 'corpus', ...args, '--index', office.index], {
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.on('exit', resolve));
}

describe('two at once', () => {
  it('in one process see what the other has brought in, without being told', async () => {
    const one = office.open();
    const other = office.open();
    expect(await other.list()).toEqual([]);
    office.write('a.txt', NOTES);
    await one.add([office.folder]);
    expect(await other.list()).toHaveLength(1);
    expect(await other.search({ text: '晾青车间' })).toHaveLength(1);
    await other.remove([office.folder]);
    expect(await one.list()).toEqual([]);
    expect(await one.search({ text: '晾青车间' })).toEqual([]);
  });

  it('writing at the same time, none loses what another wrote', async () => {
    const shelves = [office.open(), office.open(), office.open()];
    const files = Array.from({ length: 30 }, (_, at) => office.write(`${at}.txt`, ELDERLY.replace('三元', `${at}元`)));
    const reports = await Promise.all(files.map((file, at) => shelves[at % 3]!.add([file])));
    expect(reports.every(({ added }) => added === 1)).toBe(true);
    for (const shelf of shelves) expect(await shelf.list()).toHaveLength(30);
    expect(await office.open().list()).toHaveLength(30);
    expect(office.logged).toEqual([]);
    expect(existsSync(join(office.index, 'writing.lock'))).toBe(false);
  });

  it('in processes of their own, none loses what another wrote', async () => {
    const files = Array.from({ length: 6 }, (_, at) => office.write(`${at}.txt`, ELDERLY.replace('三元', `${at}元`)));
    const shelf = office.open();
    const [own, ...codes] = await Promise.all([
      shelf.add([office.write('x.txt', NOTES)]),
      ...files.map((file) => command('add', file)),
    ]);
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    expect(own.added).toBe(1);
    expect(await shelf.list()).toHaveLength(7);
    expect((await office.open().list()).length).toBe(7);
    expect(office.logged).toEqual([]);
  });

  it('one killed in the middle of an import leaves an index that the next goes on with', async () => {
    for (let at = 0; at < 400; at++) office.write(`${at}.txt`, ELDERLY.replace('三元', `${at}元`).repeat(8));
    const child = spawn(process.execPath, [
      join(outdir, 'cli.js'),
      'corpus',
      'add',
      office.folder,
      '--index',
      office.index,
    ]);
    const gone = new Promise((resolve) => child.on('exit', resolve));
    await new Promise<void>((resolve) => {
      const look = (): void => (existsSync(join(office.index, 'writing.lock')) ? resolve() : void setTimeout(look, 5));
      look();
    });
    child.kill('SIGKILL');
    await gone;
    const shelf = office.open(true);
    expect(await shelf.add([office.folder])).toMatchObject({ problems: [], cancelled: false });
    expect(new Set((await shelf.list()).map(({ path }) => path)).size).toBe(400);
  });

  it('a search during an import is answered before the import is done', async () => {
    office.write('先.txt', NOTES);
    const shelf = office.open();
    await shelf.add([office.folder]);
    for (let at = 0; at < 60; at++) office.write(`${at}.txt`, ELDERLY.replace('三元', `${at}元`).repeat(20));
    const order: string[] = [];
    const importing = shelf.refresh([]).then(() => order.push('import'));
    const searching = shelf.search({ text: '晾青车间' }).then((hits) => order.push(`${hits.length} hit`));
    await Promise.all([importing, searching]);
    expect(order).toEqual(['1 hit', 'import']);
  });
});
