import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BEARINGS, createOffice, ELDERLY, NOTES, type Office } from './office.ts';
import { writeOlder } from './older.ts';

let office: Office;
let expected: { readonly documents: unknown; readonly hits: unknown };

beforeEach(async () => {
  office = createOffice();
  office.write('a.txt', BEARINGS);
  office.write('b.txt', ELDERLY);
  office.write('c.txt', NOTES);
  const shelf = office.open();
  await shelf.add([office.folder]);
  expected = { documents: await shelf.list(), hits: await shelf.search({ text: '晾青车间' }) };
  await shelf.close();
});
afterEach(() => office.dispose());

function index(name: string): string {
  return join(office.index, name);
}

function segment(): string {
  return index(office.segments()[0]!);
}

async function expectWhole() {
  const shelf = office.open(true);
  expect(await shelf.list()).toEqual(expected.documents);
  expect(await shelf.search({ text: '晾青车间' })).toEqual(expected.hits);
  await shelf.close();
  const again = office.open();
  const noted = office.logged.length;
  expect(await again.list()).toEqual(expected.documents);
  expect(office.logged).toHaveLength(noted);
  await again.close();
}

describe('a segment', () => {
  it('cut off anywhere is noticed and built again', async () => {
    const whole = readFileSync(segment());
    const steps = 24;
    for (let step = 0; step <= steps; step++) {
      const path = segment();
      const length = Math.min(whole.length - 1, Math.round((whole.length * step) / steps));
      truncateSync(path, length);
      office.logged.length = 0;
      await expectWhole();
      expect(office.logged.length, `cut off at ${length}`).toBeGreaterThan(0);
    }
  });

  it('with a byte altered anywhere is noticed and built again', async () => {
    const length = readFileSync(segment()).length;
    const steps = 24;
    for (let step = 0; step < steps; step++) {
      const path = segment();
      const bytes = readFileSync(path);
      bytes[Math.round(((length - 1) * step) / (steps - 1))]! ^= 0x10;
      writeFileSync(path, bytes);
      office.logged.length = 0;
      await expectWhole();
      expect(office.logged.length, `altered at step ${step}`).toBeGreaterThan(0);
    }
  });

  it.each([
    ['longer than it was', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(64)])],
    ['that another program put there', () => Buffer.from('<!doctype html>'.repeat(50))],
    ['of zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['of an older format', (bytes: Buffer) => (bytes.writeUInt32LE(0, 4), bytes)],
  ])('%s is noticed and built again', async (_, damage) => {
    writeFileSync(segment(), damage(readFileSync(segment())));
    await expectWhole();
    expect(office.logged.length).toBeGreaterThan(0);
  });

  it('that is missing is built again', async () => {
    rmSync(segment());
    await expectWhole();
  });

  it('damaged while its originals are gone costs those, and the next report says so', async () => {
    rmSync(office.path('b.txt'));
    truncateSync(segment(), 100);
    const shelf = office.open(true);
    expect((await shelf.list()).map(({ path }) => path)).toEqual([office.path('a.txt'), office.path('c.txt')]);
    const { problems } = await shelf.refresh([]);
    expect(problems.map(({ path }) => path)).toEqual([office.path('b.txt')]);
    expect(problems[0]!.problem).toContain('重新导入');
    expect((await shelf.refresh([])).problems).toEqual([]);
  });

  it('damaged is rebuilt beside an editor that goes on asking', async () => {
    truncateSync(segment(), 100);
    const shelf = office.open();
    expect(await shelf.list()).toEqual([]);
    expect(await shelf.refresh([])).toMatchObject({ unchanged: 3, problems: [] });
    expect(await shelf.list()).toEqual(expected.documents);
  });
});

describe('the catalogue', () => {
  it.each([
    ['cut off', (path: string) => truncateSync(path, 60)],
    ['empty', (path: string) => truncateSync(path, 0)],
    ['gone', (path: string) => rmSync(path)],
    ['altered', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('a.txt', 'x.txt'))],
    ['replaced', (path: string) => writeFileSync(path, '{}')],
  ])('%s is put together again from what the segments know', async (_, damage) => {
    damage(index('catalogue.json'));
    rmSync(index('catalogue.before.json'), { force: true });
    await expectWhole();
    expect(office.logged.length).toBeGreaterThan(0);
  });

  it('damaged is taken as it was before the last change, and what came with that is read again', async () => {
    const d = office.write('d.txt', ELDERLY.replace('社区', '乡村'));
    const shelf = office.open();
    await shelf.add([d]);
    const documents = await shelf.list();
    await shelf.close();
    truncateSync(index('catalogue.json'), 100);
    const again = office.open(true);
    expect(await again.list()).toEqual(documents);
  });

  it('of an older format has everything read again', async () => {
    const shelf = office.open();
    await shelf.remove([office.path('c.txt')]);
    await shelf.close();
    const [, content] = readFileSync(index('catalogue.json'), 'utf8').split('\n');
    writeOlder(index('catalogue.json'), content!);
    const again = office.open(true);
    expect((await again.list()).map(({ path }) => path)).toEqual([office.path('a.txt'), office.path('b.txt')]);
  });
});

describe('a disk that cannot be written', () => {
  it('fails the import, and leaves everything as it was for when it can', async () => {
    const shelf = office.open();
    office.write('a.txt', BEARINGS.replace('500亿元', '600亿元'));
    office.write('d.txt', ELDERLY.replace('社区', '乡村'));
    mkdirSync(join(index('catalogue.before.json'), 'in the way'), { recursive: true });
    await expect(shelf.refresh([])).rejects.toThrow();
    expect(await shelf.list()).toEqual(expected.documents);
    expect(await shelf.search({ text: '晾青车间' })).toEqual(expected.hits);
    rmSync(index('catalogue.before.json'), { recursive: true });
    expect(await shelf.refresh([])).toMatchObject({ added: 1, changed: 1, unchanged: 2, problems: [] });
    expect(await shelf.list()).toHaveLength(4);
  });
});

describe('what an interrupted write left behind', () => {
  it('is not taken for a part of the index, and goes with the next change', async () => {
    copyFileSync(segment(), index('00000009.segment'));
    writeFileSync(index('00000010.segment.abc.unfinished'), 'half');
    const shelf = office.open();
    expect(await shelf.list()).toEqual(expected.documents);
    await shelf.refresh([]);
    expect(readdirSync(office.index).sort()).toEqual(['00000001.segment', 'catalogue.json']);
  });

  it('may be the whole folder: then the shelf is empty, and can be filled', async () => {
    rmSync(office.index, { recursive: true });
    mkdirSync(office.index);
    const shelf = office.open();
    expect(await shelf.list()).toEqual([]);
    await shelf.add([office.folder]);
    expect(await shelf.list()).toEqual(expected.documents);
  });
});
