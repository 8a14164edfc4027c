import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportProgress, ReferenceIndex } from '../../../server/src/index/referenceIndex.ts';
import { BEARINGS, createOffice, ELDERLY, NOTES, type Office } from './office.ts';

let office: Office;
let shelf: ReferenceIndex;

beforeEach(() => {
  office = createOffice();
  shelf = office.open();
});
afterEach(() => office.dispose());

async function paths(): Promise<string[]> {
  return (await shelf.list()).map(({ path }) => path.slice(office.folder.length + 1).replaceAll('\\', '/'));
}

/** Begins like a Word file, and goes no further. */
const BROKEN = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0]);
const NOTHING = { added: 0, changed: 0, unchanged: 0, removed: 0, problems: [], cancelled: false };

describe('adding', () => {
  it('names the files of a folder that it does not read, and why', async () => {
    office.write('一.txt', ELDERLY);
    const [ofd, sheet, scan] = ['红头.ceb', '里/分工.et', '里/扫描.png'].map((name) => office.write(name, 'x'));
    office.write('脚本.js', 'x');
    const { added, problems, notes } = await shelf.add([office.folder]);
    expect([added, problems]).toEqual([1, []]);
    expect(notes!.map(({ path }) => path)).toEqual([ofd, sheet, scan, office.folder]);
    expect(notes!.map(({ note }) => note.slice(0, 7))).toEqual([
      '是版式文件，没',
      '是电子表格，没',
      '是图片，没有读',
      '另有1个文件不',
    ]);
  });

  it('takes files and folders, and counts what it found', async () => {
    const one = office.write('一.txt', BEARINGS);
    office.write('二/三/四.md', ELDERLY);
    const note = '有2行像是网页残留，没有收入：“首页 > 政务公开 > 政策文件”、“扫一扫在手机打开当前页”。';
    expect(await shelf.add([one])).toEqual({ ...NOTHING, added: 1, notes: [{ path: one, note }] });
    expect(await shelf.add([office.folder])).toEqual({ ...NOTHING, added: 1, unchanged: 1 });
    expect(await paths()).toEqual(['一.txt', '二/三/四.md']);
  });

  it('reads GB18030 like UTF-8', async () => {
    office.write('a.txt', iconv.encode(ELDERLY, 'gb18030'));
    await shelf.add([office.folder]);
    expect((await shelf.list())[0]!.title).toBe('澄湖区人民政府办公室关于推进社区养老服务的若干措施');
  });

  it('passes over what programs put beside documents without a word, and counts what else is there', async () => {
    office.write('.隐藏.txt', NOTES);
    office.write('.git/a.txt', NOTES);
    office.write('~$稿.docx', 'x');
    office.write('node_modules/a.txt', NOTES);
    office.write('照片.xyz', 'x');
    office.write('好.txt', NOTES);
    const notes = [{ path: office.folder, note: '另有1个文件不是文档，没有读取（.xyz 1个）。' }];
    expect(await shelf.add([office.folder])).toEqual({ ...NOTHING, added: 1, notes });
  });

  it('does not follow links, so that no circle holds it up', async () => {
    office.write('里/好.txt', NOTES);
    symlinkSync(office.folder, office.path('里/圈'), 'junction');
    expect(await shelf.add([office.folder])).toEqual({ ...NOTHING, added: 1 });
  });

  it('says of each file what is wrong with it, and reads the rest', async () => {
    office.write('好.txt', NOTES);
    office.write('空.txt', '');
    office.write('假.docx', BROKEN);
    office.write('乱.pdf', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 3]));
    office.write('大.txt', '');
    truncateSync(office.path('大.txt'), 600 * 1024 * 1024);
    const { added, problems } = await shelf.add([office.folder]);
    expect(problems.map(({ path }) => path).sort()).toEqual(
      ['乱.pdf', '假.docx', '大.txt', '空.txt'].map((name) => office.path(name)).sort(),
    );
    for (const { problem } of problems) expect(problem).toMatch(/[\u4e00-\u9fa5]{4}.*。$/);
    expect(problems.find(({ path }) => path.endsWith('大.txt'))!.problem).toContain('600 MB');
    expect(added).toBe(1);
  });

  it('tells of a wrong path, and of nothing else', async () => {
    const { problems } = await shelf.add([office.path('没有'), office.path('没有/更没有.txt')]);
    expect(problems.map(({ problem }) => problem)).toEqual(
      Array(2).fill('找不到这个文件或文件夹，请看看路径写得对不对。'),
    );
    expect(await shelf.refresh([])).toEqual(NOTHING);
  });

  it.each([
    'a..%2f..%2fetc.txt',
    "a' OR 1=1 --.txt",
    '%00.txt',
    '名 字　有 空格.txt',
    '很'.repeat(60) + '.txt',
    '#?&=.txt',
    '__proto__.txt',
    'constructor.txt',
    '😀.txt',
  ])('takes a file by the name %s', async (name) => {
    office.write(name, NOTES);
    expect(await shelf.add([office.folder])).toMatchObject({ added: 1, problems: [] });
    expect((await shelf.search({ text: '晾青车间' }))[0]!.clause.document.path).toBe(office.path(name));
    office.write('__proto__/toString.txt', ELDERLY);
    expect(await shelf.refresh([])).toMatchObject({ added: 1, unchanged: 1 });
  });

  it('never writes to an original', async () => {
    const path = office.write('a.txt', BEARINGS);
    await shelf.add([office.folder]);
    await shelf.remove([path]);
    expect(readFileSync(path, 'utf8')).toBe(BEARINGS);
  });

  it('does not read its own index where it lies among the documents', async () => {
    mkdirSync(office.index, { recursive: true });
    writeFileSync(join(office.index, '读我.txt'), NOTES);
    expect(await shelf.add([join(office.folder, '..')])).toEqual(NOTHING);
  });
});

describe('looking again', () => {
  beforeEach(async () => {
    office.write('a.txt', BEARINGS);
    office.write('b.txt', ELDERLY);
    office.write('里/c.txt', NOTES);
    await shelf.add([office.folder]);
  });

  it('finds nothing to do when nothing has changed, and writes nothing', async () => {
    const segments = office.segments();
    const catalogue = readFileSync(join(office.index, 'catalogue.json'), 'utf8');
    expect(await shelf.refresh([])).toEqual({ ...NOTHING, unchanged: 3 });
    expect(office.segments()).toEqual(segments);
    expect(readFileSync(join(office.index, 'catalogue.json'), 'utf8')).toBe(catalogue);
  });

  it('reads what is new or changed and drops what is gone', async () => {
    office.write('a.txt', BEARINGS.replace('热处理高级技师', '磨加工高级技师'));
    office.write('d.txt', ELDERLY.replace('老年食堂', '助浴站点'));
    rmSync(office.path('b.txt'));
    expect(await shelf.refresh([])).toMatchObject({ ...NOTHING, added: 1, changed: 1, removed: 1, unchanged: 1 });
    expect(await paths()).toEqual(['a.txt', 'd.txt', '里/c.txt']);
    expect((await shelf.search({ text: '磨加工技师' }))[0]!.clause.document.path).toBe(office.path('a.txt'));
    for (const { clause } of await shelf.search({ text: '热处理高级技师', limit: 20 }))
      expect(clause.text).not.toContain('热处理高级技师');
    for (const { clause } of await shelf.search({ text: '老年食堂', limit: 20 }))
      expect(clause.text).not.toContain('老年食堂');
  });

  it('does not take a file for changed that was only touched', async () => {
    utimesSync(office.path('a.txt'), new Date(), new Date());
    const segments = office.segments();
    expect(await shelf.refresh([])).toEqual({ ...NOTHING, unchanged: 3 });
    expect(office.segments()).toEqual(segments);
  });

  it('notices a folder that was moved away or given another name', async () => {
    renameSync(office.path('里'), office.path('外'));
    expect(await shelf.refresh([])).toEqual({ ...NOTHING, added: 1, removed: 1, unchanged: 2 });
    expect(await paths()).toEqual(['a.txt', 'b.txt', '外/c.txt']);
  });

  it('drops what a folder held that was deleted with all that was in it', async () => {
    rmSync(office.folder, { recursive: true });
    expect(await shelf.refresh([])).toEqual({ ...NOTHING, removed: 3 });
    expect(await shelf.list()).toEqual([]);
    expect(await shelf.refresh([])).toEqual(NOTHING);
  });

  it('keeps what lies on a disk that is not connected, and says so', async () => {
    const disk = createOffice();
    try {
      mkdirSync(join(disk.folder, '挂载点/文件'), { recursive: true });
      writeFileSync(join(disk.folder, '挂载点/文件/x.txt'), NOTES);
      const other = disk.open();
      await other.add([join(disk.folder, '挂载点/文件')]);
      rmSync(join(disk.folder, '挂载点'), { recursive: true });
      const { problems, removed } = await other.refresh([]);
      expect(removed).toBe(0);
      expect(problems[0]!.problem).toContain('1份文件先按原来的保留');
      expect(await other.list()).toHaveLength(1);
    } finally {
      await disk.dispose();
    }
  });

  it('takes folders of the settings in besides', async () => {
    const other = createOffice();
    try {
      other.write('x.txt', NOTES.replace('茶叶', '竹笋'));
      expect(await shelf.refresh([other.folder])).toEqual({ ...NOTHING, added: 1, unchanged: 3 });
      expect(await shelf.refresh([other.folder])).toEqual({ ...NOTHING, unchanged: 4 });
    } finally {
      await other.dispose();
    }
  });

  it('reports a file again that could not be read, without opening it again', async () => {
    office.write('坏.docx', BROKEN);
    const first = await shelf.refresh([]);
    expect(first.problems).toHaveLength(1);
    expect(await shelf.refresh([])).toEqual({ ...first, unchanged: 3 });
    office.write('坏.docx', NOTES);
    rmSync(office.path('坏.docx'));
    expect((await shelf.refresh([])).problems).toEqual([]);
  });

  it('drops a document whose file has become unreadable', async () => {
    office.write('a.txt', new Uint8Array([0, 1, 2, 0, 255, 0]));
    const report = await shelf.refresh([]);
    expect(report.problems.map(({ path }) => path)).toEqual([office.path('a.txt')]);
    expect(await paths()).toEqual(['b.txt', '里/c.txt']);
  });
});

describe('removing', () => {
  beforeEach(async () => {
    office.write('a.txt', BEARINGS);
    office.write('里/b.txt', ELDERLY);
    office.write('里/c.txt', NOTES);
    await shelf.add([office.folder]);
  });

  it('takes a file off, and it does not come back with its folder', async () => {
    expect(await shelf.remove([office.path('里/b.txt')])).toEqual({ ...NOTHING, removed: 1 });
    expect(await paths()).toEqual(['a.txt', '里/c.txt']);
    expect(await shelf.refresh([])).toEqual({ ...NOTHING, unchanged: 2 });
    expect(existsSync(office.path('里/b.txt'))).toBe(true);
    await shelf.add([office.path('里/b.txt')]);
    expect(await paths()).toEqual(['a.txt', '里/b.txt', '里/c.txt']);
  });

  it('takes a folder off with all below it', async () => {
    expect(await shelf.remove([office.path('里')])).toEqual({ ...NOTHING, removed: 2 });
    await shelf.refresh([]);
    expect(await paths()).toEqual(['a.txt']);
    expect(await shelf.search({ text: '老年食堂' })).toEqual([]);
    expect(await shelf.add([office.folder])).toMatchObject({ added: 2 });
  });

  it('of a folder lets one file of it be added again, and no other', async () => {
    await shelf.remove([office.path('里')]);
    expect(await shelf.add([office.path('里/c.txt')])).toEqual({ ...NOTHING, added: 1 });
    await shelf.refresh([]);
    expect(await paths()).toEqual(['a.txt', '里/c.txt']);
    await shelf.remove([office.path('里/c.txt')]);
    await shelf.refresh([]);
    expect(await paths()).toEqual(['a.txt']);
  });

  it('takes everything off, down to the last file of the index', async () => {
    await shelf.remove([office.folder]);
    expect(await shelf.list()).toEqual([]);
    expect(office.segments()).toEqual([]);
    expect(await shelf.refresh([])).toEqual(NOTHING);
  });

  it('does not mix up a folder with one whose name begins alike', async () => {
    office.write('里外/d.txt', NOTES.replace('茶叶', '竹笋'));
    await shelf.refresh([]);
    await shelf.remove([office.path('里')]);
    expect(await paths()).toEqual(['a.txt', '里外/d.txt']);
  });

  it('says what was not there', async () => {
    const { removed, problems } = await shelf.remove([office.path('没有.txt')]);
    expect([removed, problems.length]).toEqual([0, 1]);
  });
});

describe('cancelling', () => {
  it('keeps what has been read by then, and goes on another time', async () => {
    for (let at = 0; at < 30; at++) office.write(`${at}.txt`, ELDERLY.replace('三元', `${at + 3}元`));
    const controller = new AbortController();
    const seen: ImportProgress[] = [];
    const report = await shelf.add([office.folder], {
      signal: controller.signal,
      onProgress: (progress) => {
        seen.push(progress);
        if (progress.done === 10) controller.abort();
      },
    });
    expect(report.cancelled).toBe(true);
    const kept = (await shelf.list()).length;
    expect(report.added).toBe(kept);
    expect(kept > 0 && kept < 30).toBe(true);
    expect(seen[0]).toMatchObject({ done: 0, total: 30 });
    expect(await shelf.refresh([])).toMatchObject({ added: 30 - kept, unchanged: kept, cancelled: false });
  });

  it('before it has begun does nothing', async () => {
    office.write('a.txt', NOTES);
    expect(await shelf.add([office.folder], { signal: AbortSignal.abort() })).toEqual({ ...NOTHING, cancelled: true });
    expect(await shelf.list()).toEqual([]);
  });
});

describe('many small changes', () => {
  it('leave few segments, and every answer as it was', async () => {
    for (let at = 0; at < 25; at++) {
      office.write(`${at}.txt`, ELDERLY.replace('老年食堂', `第${at}号老年食堂`));
      if (at % 5 === 4) office.write('常改.txt', NOTES.replace('十天', `${at}天`));
      await shelf.add([office.folder]);
    }
    expect(office.segments().length).toBeLessThan(8);
    expect(await shelf.list()).toHaveLength(26);
    const hits = await shelf.search({ text: '晾青车间', limit: 50 });
    expect(hits.map(({ clause }) => clause.text.includes('闲置粮库'))).toEqual([
      true,
      ...hits.slice(1).map(() => false),
    ]);
    for (const { id } of await shelf.list()) {
      expect(await shelf.text(id)).not.toBeNull();
      expect((await shelf.clauses(id)).length).toBeGreaterThan(1);
    }
    const fresh = office.open();
    expect(await fresh.list()).toEqual(await shelf.list());
    expect(await fresh.search({ text: '社区食堂' })).toEqual(await shelf.search({ text: '社区食堂' }));
  });
});
