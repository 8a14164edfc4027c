/** `corpus` and `suggest --corpus` as others rely on them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apart, bundling } from '../../../server/tools/bundling.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const outdir = join(root, 'out/cli-corpus-test');
const MEASURES = `澄湖区人民政府办公室关于推进社区养老服务的若干措施
澄政办发〔2019〕21号
各街道办事处：
一、建设社区食堂
每个街道至少开办一家老年食堂，对七十岁以上老人每餐补贴三元。（牵头单位：区民政局；配合单位：区财政局）
二、培训护理人员
支持职业学院开设老年护理专业，按取得证书人数给予补贴。（责任单位：区人力资源社会保障局）
澄湖区人民政府办公室
2019年11月20日
`;

let home: string;

beforeAll(async () => {
  await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: { cli: 'server/src/cli/main.ts', reading: apart.reading },
    outdir,
    logLevel: 'error',
  });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeEach(() => {
  if (home !== undefined) rmSync(home, { recursive: true, force: true });
  home = realpathSync(mkdtempSync(join(tmpdir(), 'policy-draft-cli-corpus-')));
  mkdirSync(join(home, '参照'));
  writeFileSync(join(home, '参照/养老.txt'), MEASURES);
});

/** With the places of a user who is not the one that runs the tests. */
function run(...args: string[]) {
  const env = {
    ...process.env,
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
    LOCALAPPDATA: join(home, 'local'),
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(outdir, 'cli.js'), ...args], {
    cwd: home,
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr };
}

function json(...args: string[]) {
  const { status, stdout, stderr } = run(...args);
  return { status, stderr, value: JSON.parse(stdout) };
}

describe('corpus', () => {
  it('add takes a folder in and says how much of it', () => {
    const { status, value, stderr } = json('corpus', 'add', '参照');
    expect([status, stderr]).toEqual([0, '']);
    expect(value).toEqual({ added: 1, changed: 0, unchanged: 0, removed: 0, problems: [], cancelled: false });
    expect(json('corpus', 'add', '参照').value).toMatchObject({ added: 0, unchanged: 1 });
  });

  it('add says what could not be read, and ends with 1', () => {
    writeFileSync(join(home, '参照/坏.docx'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
    const { status, value, stderr } = json('corpus', 'add', '参照');
    expect(status).toBe(1);
    expect(value.added).toBe(1);
    expect(value.problems).toEqual([
      { path: join(home, '参照/坏.docx'), problem: expect.stringMatching(/[\u4e00-\u9fa5]/) },
    ]);
    expect(stderr).toContain('坏.docx：');
  });

  it('list prints what is known of each document', () => {
    run('corpus', 'add', '参照');
    const { status, value } = json('corpus', 'list');
    expect(status).toBe(0);
    expect(value).toEqual([
      {
        id: expect.any(String),
        path: join(home, '参照/养老.txt'),
        title: '澄湖区人民政府办公室关于推进社区养老服务的若干措施',
        issuer: '澄湖区人民政府办公室',
        documentNumber: '澄政办发〔2019〕21号',
        date: '2019年11月20日',
        kind: '若干措施',
        region: '澄湖区',
        level: '县级',
        year: 2019,
        clauses: 2,
        characters: expect.any(Number),
      },
    ]);
  });

  it('search prints clauses with their source', () => {
    run('corpus', 'add', '参照');
    const { status, value } = json('corpus', 'search', '老年食堂', '--limit', '1');
    expect(status).toBe(0);
    expect(value).toEqual([
      {
        document: '澄湖区人民政府办公室关于推进社区养老服务的若干措施',
        issuer: '澄湖区人民政府办公室',
        documentNumber: '澄政办发〔2019〕21号',
        clause: '一、',
        heading: '建设社区食堂',
        excerpt:
          '每个街道至少开办一家老年食堂，对七十岁以上老人每餐补贴三元。（牵头单位：区民政局；配合单位：区财政局）',
        lead: ['区民政局'],
        score: expect.any(Number),
        path: join(home, '参照/养老.txt'),
      },
    ]);
    expect(json('corpus', 'search', '护理', '培训').value[0]).toMatchObject({
      heading: '培训护理人员',
      lead: ['区人力资源社会保障局'],
    });
    expect(json('corpus', 'search', '远洋渔业').value).toEqual([]);
  });

  it('remove takes files off and leaves them where they are', () => {
    run('corpus', 'add', '参照');
    expect(json('corpus', 'remove', '参照/养老.txt')).toMatchObject({ status: 0, value: { removed: 1 } });
    expect(json('corpus', 'list').value).toEqual([]);
    expect(readFileSync(join(home, '参照/养老.txt'), 'utf8')).toBe(MEASURES);
  });

  it('--index keeps the index elsewhere', () => {
    run('corpus', 'add', '参照', '--index', '别处/索引');
    expect(json('corpus', 'list').value).toEqual([]);
    expect(json('corpus', 'list', '--index', '别处/索引').value).toHaveLength(1);
    expect(existsSync(join(home, '别处/索引'))).toBe(true);
  });

  it('that is empty says how to begin', () => {
    for (const args of [['list'], ['search', '组织领导']]) {
      const { status, value, stderr } = json('corpus', ...args);
      expect([status, value]).toEqual([0, []]);
      expect(stderr).toMatch(/^policy-draft：还没有参照文件。用 policy-draft corpus add .*\n$/);
    }
  });

  it('speaks to people with --format pretty', () => {
    expect(run('corpus', 'add', '参照', '--format', 'pretty').stdout).toBe('新增1份。\n');
    expect(run('corpus', 'list', '--format', 'pretty').stdout).toContain(
      '澄湖区人民政府办公室，澄政办发〔2019〕21号，2019年11月20日，2条',
    );
    expect(run('corpus', 'search', '老年食堂', '--format', 'pretty').stdout).toContain('牵头：区民政局');
    expect(run('corpus', 'search', '远洋渔业', '--format', 'pretty').stdout).toBe('没有找到相近的条款。\n');
    expect(run('corpus', 'remove', '参照', '--format', 'pretty').stdout).toBe('移出1份。\n');
  });

  it('builds a damaged index again before it answers', () => {
    run('corpus', 'add', '参照', '--index', 'i');
    const before = json('corpus', 'search', '老年食堂', '--index', 'i').value;
    writeFileSync(join(home, 'i/00000001.segment'), 'cut off');
    const { status, value, stderr } = json('corpus', 'search', '老年食堂', '--index', 'i');
    expect([status, value]).toEqual([0, before]);
    expect(stderr).toContain('损坏');
    expect(json('corpus', 'search', '老年食堂', '--index', 'i').stderr).toBe('');
  });

  it.each([
    [['corpus']],
    [['corpus', 'frobnicate']],
    [['corpus', 'add']],
    [['corpus', 'add', '没有']],
    [['corpus', 'add', '参照', '--nope']],
    [['corpus', 'add', '参照', '--limit', '3']],
    [['corpus', 'add', '参照', '--index', '']],
    [['corpus', 'add', '参照', '--index', '参照/养老.txt']],
    [['corpus', 'list', '参照']],
    [['corpus', 'list', '--format', 'xml']],
    [['corpus', 'remove']],
    [['corpus', 'remove', '没有']],
    [['corpus', 'search']],
    [['corpus', 'search', ' ']],
    [['corpus', 'search', '食堂', '--limit', '0']],
    [['suggest', '--heading', '组织领导', '--corpus', '没有']],
  ])('%j is told in one line, exit code 2', (args) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^policy-draft：[^\n]+\n$/);
  });
});

describe('suggest --corpus', () => {
  it('puts clauses of the folder among the suggestions, word for word and with their source', () => {
    const { status, value, stderr } = json('suggest', '--heading', '建设社区食堂', '--corpus', '参照', '--limit', '4');
    expect([status, stderr]).toEqual([0, '']);
    expect(value[0]).toEqual({
      title: '建设社区食堂',
      body: '每个街道至少开办一家老年食堂，对七十岁以上老人每餐补贴三元。（牵头单位：区民政局；配合单位：区财政局）',
      score: 1,
      sources: [
        {
          document: '澄湖区人民政府办公室关于推进社区养老服务的若干措施',
          issuer: '澄湖区人民政府办公室',
          documentNumber: '澄政办发〔2019〕21号',
          clause: '一、',
          lead: ['区民政局'],
        },
      ],
    });
    expect(value.length).toBeLessThanOrEqual(4);
    const scores = value.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('keeps models among them', () => {
    const titles = json('suggest', '--heading', '加强组织领导', '--corpus', '参照').value.map(
      ({ sources }: { sources: unknown[] }) => sources.length,
    );
    expect(Math.max(...titles)).toBeGreaterThan(0);
    expect(titles.length).toBeGreaterThan(2);
  });

  it("sees what has changed in the folder since the last call, and leaves the user's own index alone", () => {
    json('suggest', '--heading', '社区食堂', '--corpus', '参照');
    writeFileSync(
      join(home, '参照/助浴.txt'),
      MEASURES.replace('建设社区食堂', '开办助浴站点').replace('老年食堂', '助浴站点'),
    );
    expect(json('suggest', '--heading', '助浴站点', '--corpus', '参照').value[0].title).toBe('开办助浴站点');
    rmSync(join(home, '参照/助浴.txt'));
    for (const { title } of json('suggest', '--heading', '助浴站点', '--corpus', '参照').value)
      expect(title).not.toBe('开办助浴站点');
    expect(json('corpus', 'list').value).toEqual([]);
  });

  it('says when the folder has nothing to follow', () => {
    mkdirSync(join(home, '空'));
    const { status, value, stderr } = json('suggest', '--heading', '加强组织领导', '--corpus', '空');
    expect(status).toBe(0);
    expect(value.length).toBeGreaterThan(0);
    expect(stderr).toContain('空：没有可以参照的文件');
  });
});
