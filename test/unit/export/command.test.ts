import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apart, bundling } from '../../../server/tools/bundling.mjs';
import { all, openWorkbook, parseXml, partsOf, textIn } from './opening.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const DRAFT =
  '云岭市轴承产业行动方案\n\n一、主要任务\n\n（一）建设重点项目。到2028年，建成生产线20条。（牵头单位：市工业和信息化局；配合单位：市财政局）\n';

let home: string;
let folder: string;
let cli: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'policy-export-'));
  cli = join(home, 'cli.js');
  await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: { cli: 'server/src/cli/main.ts', export: apart.export },
    outdir: home,
    logLevel: 'error',
  });
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

let drafts = 0;
beforeEach(() => {
  folder = join(home, String(drafts++));
  mkdirSync(folder);
  writeFileSync(join(folder, '稿.policy'), DRAFT);
});

function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function documentText(name: string): string {
  return textIn(parseXml(partsOf(readFileSync(join(folder, name)))['word/document.xml']!));
}

/** Exit code 2 and one line on standard error that says what is wrong. */
function expectRefusal({ status, stdout, stderr }: ReturnType<typeof run>, message: RegExp): void {
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect([status, stdout]).toEqual([2, '']);
}

describe('export', () => {
  it('writes a document and tells which fonts it needs', () => {
    const { status, stdout, stderr } = run(['export', '--format', 'docx', '--output', '稿.docx', '稿.policy']);
    expect([status, stdout]).toEqual([0, '已导出：稿.docx\n']);
    expect(stderr).toMatch(/方正小标宋简体.*仿宋_GB2312/);
    expect(documentText('稿.docx')).toContain('云岭市轴承产业行动方案一、主要任务（一）建设重点项目。');
  });

  it('reads standard input and sets a letterhead', () => {
    expect(
      run(['export', '--format', 'docx', '--letterhead', '云岭市人民政府文件', '--output', '稿.docx', '-'], DRAFT)
        .status,
    ).toBe(0);
    expect(documentText('稿.docx')).toMatch(/^云岭市人民政府文件云岭市轴承产业行动方案/);
  });

  it('writes a workbook of three sheets', () => {
    expect(run(['export', '--format', 'xlsx', '--output', '稿.xlsx', '稿.policy'])).toEqual({
      status: 0,
      stdout: '已导出：稿.xlsx\n',
      stderr: '',
    });
    expect(openWorkbook(readFileSync(join(folder, '稿.xlsx'))).sheets.map(({ name }) => name)).toEqual([
      '责任分工',
      '目标指标',
      '引用文件',
    ]);
  });

  it('overwrites only when told to', () => {
    writeFileSync(join(folder, '稿.docx'), '旧');
    expectRefusal(
      run(['export', '--format', 'docx', '--output', '稿.docx', '稿.policy']),
      /已经有这个文件：稿\.docx.*--force/,
    );
    expect(readFileSync(join(folder, '稿.docx'), 'utf8')).toBe('旧');
    expect(run(['export', '--format', 'docx', '--output', '稿.docx', '--force', '稿.policy']).status).toBe(0);
    expect(documentText('稿.docx')).toContain('主要任务');
  });

  it('never overwrites the draft itself', () => {
    expectRefusal(run(['export', '--format', 'docx', '--force', '--output', './稿.policy', '稿.policy']), /就是原稿/);
    expect(readFileSync(join(folder, '稿.policy'), 'utf8')).toBe(DRAFT);
  });

  it.each([
    [['--format', 'docx', '稿.policy'], /--output/],
    [['--output', '稿.out', '稿.policy'], /--format/],
    [['--format', 'pdf', '--output', '稿.pdf', '稿.policy'], /docx、xlsx/],
    [['--format', 'docx', '--output', '稿.xlsx', '稿.policy'], /对不上/],
    [['--format', 'docx', '--output', '没有/稿.docx', '稿.policy'], /没有这个文件夹/],
    [['--format', 'docx', '--output', '.', '稿.policy'], /是文件夹/],
    [['--format', 'docx', '--output', '稿.docx', '稿.policy', '稿.policy'], /一次只能导出一份/],
    [['--format', 'docx', '--output', '稿.docx', '.'], /一次只能导出一份/],
    [['--format', 'docx', '--output', '稿.docx', '没有.policy'], /找不到/],
    [['--format', 'docx', '--output', '稿.docx'], /没有指定文件/],
    [['--format', 'xlsx', '--letterhead', '云岭市人民政府', '--output', '稿.xlsx', '稿.policy'], /--letterhead/],
    [['--format', 'docx', '--bold', '--output', '稿.docx', '稿.policy'], /--bold/],
  ])('refuses %j', (args, message) => {
    expectRefusal(run(['export', ...args]), message);
    expect(existsSync(join(folder, '稿.docx')) || existsSync(join(folder, '稿.xlsx'))).toBe(false);
  });

  it('says when there is nothing to export', () => {
    expectRefusal(run(['export', '--format', 'docx', '--output', '稿.docx', '-'], '\n\n'), /没有可以导出的正文/);
  });
});

describe.each([
  ['responsibilities', '责任分工', '市工业和信息化局'],
  ['targets', '目标指标', '20条'],
  ['citations', '引用文件', null],
])('%s --format xlsx', (command, name, cell) => {
  it('writes its table', () => {
    expect(run([command, '--format', 'xlsx', '--output', '表.xlsx', '稿.policy'])).toEqual({
      status: 0,
      stdout: '已导出：表.xlsx\n',
      stderr: '',
    });
    const [sheet] = openWorkbook(readFileSync(join(folder, '表.xlsx'))).sheets;
    expect(sheet!.name).toBe(name);
    expect(all(sheet!.element, 'pane')).toHaveLength(1);
    if (cell === null) expect(sheet!.rows).toHaveLength(2);
    else expect(sheet!.rows.slice(2).flat()).toContain(cell);
    expect(sheet!.rows.flat().join()).not.toContain('稿.policy');
    expectRefusal(run([command, '--format', 'xlsx', '--output', '表.xlsx', '稿.policy']), /--force/);
  });

  it('writes it as a Word document too', () => {
    expect(run([command, '--format', 'docx', '--output', '表.docx', '稿.policy']).status).toBe(0);
    const table = all(parseXml(partsOf(readFileSync(join(folder, '表.docx')))['word/document.xml']!), 'w:tbl')[0]!;
    expect(all(table, 'w:tblHeader')).toHaveLength(1);
    expect(textIn(table)).toMatch(/^序号/);
    if (cell !== null) expect(textIn(table)).toContain(cell);
  });

  it('needs a file to write to, and writes no other format to one', () => {
    expectRefusal(run([command, '--format', 'xlsx', '稿.policy']), /--output/);
    expectRefusal(run([command, '--format', 'csv', '--output', '表.csv', '稿.policy']), /--format xlsx/);
  });
});
