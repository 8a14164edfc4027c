/** The command line as others rely on it: what it prints, and the exit code. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apart, bundling } from '../../../server/tools/bundling.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const cli = join(root, 'out/cli-test/cli.js');
const FAULTY = '云岭市实施意见（稿）\n一、目标\n（一）、到20xx年，建成平台10家。\n（二）优化环境。\n（四）引进人才。\n';

let folder: string;

beforeAll(async () => {
  await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: { cli: 'server/src/cli/main.ts', ...apart },
    outdir: join(root, 'out/cli-test'),
    logLevel: 'error',
  });
  folder = mkdtempSync(join(tmpdir(), 'policy-draft-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'drafts'), { recursive: true });
  writeFileSync(join(folder, 'faulty.policy'), FAULTY);
});

function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input,
  });
  return { status, stdout, stderr };
}

function rulesOf(stdout: string): string[] {
  return (JSON.parse(stdout) as { diagnostics: { rule: string }[] }[]).flatMap(({ diagnostics }) =>
    diagnostics.map(({ rule }) => rule),
  );
}

describe('a folder', () => {
  it('names what is not read and why, and counts the rest', () => {
    writeFileSync(join(folder, 'drafts/甲.policy'), '一、目标\n抓好落实。\n');
    for (const name of ['红头.ceb', '分工.et', '扫描.png', '脚本.js', '说明'])
      writeFileSync(join(folder, 'drafts', name), 'x');
    const { status, stderr } = run(['check', 'drafts']);
    expect(status).toBe(0);
    expect(stderr).toMatch(/drafts\/红头\.ceb：是版式文件/);
    expect(stderr).toMatch(/drafts\/分工\.et：是电子表格/);
    expect(stderr).toMatch(/drafts\/扫描\.png：是图片/);
    expect(stderr).toContain('drafts：另有2个文件不是文档，没有读取（没有扩展名的 1个、.js 1个）。');
  });
});

describe('export', () => {
  it('names the lines that it leaves out, and prints them when asked', () => {
    const page = '首页 > 政务公开 > 政策文件\n云岭市节水行动方案\n一、目标\n抓好落实。\n【打印】【关闭】\n';
    const first = run(['export', '-', '--output', 'a.docx'], page);
    expect(first.status).toBe(0);
    expect(first.stderr).toContain('有2行像是网页残留，没有排入；如是正文，请加 --with-residue 再导出：');
    expect(first.stderr).toContain('第1行：首页 > 政务公开 > 政策文件');
    expect(first.stderr).toContain('第5行：【打印】【关闭】');
    const second = run(['export', '-', '--output', 'b.docx', '--with-residue'], page);
    expect(second.stderr).not.toContain('残留');
  });
});

describe('check', () => {
  it('prints findings with ranges and fixes, and says by its exit code whether there are any', () => {
    const { status, stdout } = run(['check', 'faulty.policy', '--format', 'json', '--today', '2026-11-22']);
    expect(status).toBe(1);
    const [entry] = JSON.parse(stdout);
    expect(entry.file).toBe('faulty.policy');
    const finding = entry.diagnostics.find(({ rule }: { rule: string }) => rule === 'numbering-format');
    expect(finding.range).toEqual({ start: { line: 2, character: 0 }, end: { line: 2, character: 4 } });
    expect(finding.fixes[0].edits[0].newText).toBe('（一）');
  });

  it.each([
    ['never', 0],
    ['error', 1],
  ])('--fail-on %s', (threshold, status) => {
    expect(run(['check', 'faulty.policy', '--fail-on', threshold]).status).toBe(status);
  });

  it('reads UTF-8 with a mark, GB18030, CRLF and standard input alike', () => {
    writeFileSync(join(folder, 'bom.policy'), `\ufeff${FAULTY}`);
    writeFileSync(join(folder, 'gb.policy'), iconv.encode(FAULTY, 'gb18030'));
    writeFileSync(join(folder, 'crlf.policy'), FAULTY.replace(/\n/g, '\r\n'));
    const plain = rulesOf(run(['check', 'faulty.policy', '--format', 'json']).stdout);
    for (const file of ['bom.policy', 'gb.policy', 'crlf.policy'])
      expect(rulesOf(run(['check', file, '--format', 'json']).stdout)).toEqual(plain);
    expect(rulesOf(run(['check', '-', '--format', 'json'], FAULTY).stdout)).toEqual(plain);
  });

  it('walks a folder, reports what is no text, and checks the rest', () => {
    writeFileSync(join(folder, 'drafts/a.policy'), FAULTY);
    writeFileSync(join(folder, 'drafts/b.policy'), Buffer.from([1, 0, 2, 0, 3]));
    const { status, stdout, stderr } = run(['check', 'drafts', '--format', 'json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(stderr).toMatch(/^policy-draft：.*b\.policy：不是文本文件.*\n$/);
  });

  it('turns rules up and down', () => {
    expect(
      rulesOf(run(['check', 'faulty.policy', '--format', 'json', '--rule', 'placeholder=off']).stdout),
    ).not.toContain('placeholder');
  });

  it.each(['sarif', 'github'])('speaks %s', (format) => {
    const { stdout } = run(['check', 'faulty.policy', '--format', format]);
    if (format === 'sarif') expect(JSON.parse(stdout).runs[0].results[0].ruleId).toBeTruthy();
    else expect(stdout).toContain('::error file=faulty.policy,line=');
  });
});

describe('a wrong call', () => {
  it.each([
    [['check', 'absent.policy']],
    [['check', '--nope', 'faulty.policy']],
    [['check', 'faulty.policy', '--today', '2026-02-30']],
    [['check', 'faulty.policy', '--rule', 'no-such-rule=off']],
    [['frobnicate']],
    [['explain', 'no-such-rule']],
    [['fix', '--write', '--dry-run', 'faulty.policy']],
  ])('%j is told in one line, exit code 2', (args) => {
    const { status, stdout, stderr } = run(args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^policy-draft：[^\n]+\n$/);
  });

  it('with nothing readable ends with 2, and says why once', () => {
    writeFileSync(join(folder, 'b.policy'), Buffer.from([1, 0, 2]));
    const { status, stderr } = run(['check', 'b.policy']);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('fix', () => {
  it('shows a diff, and with --write changes the file in its own encoding', () => {
    expect(run(['fix', 'faulty.policy']).stdout).toContain('+（一）到20xx年');
    expect(readFileSync(join(folder, 'faulty.policy'), 'utf8')).toBe(FAULTY);
    writeFileSync(join(folder, 'gb.policy'), iconv.encode(FAULTY, 'gb18030'));
    expect(run(['fix', '--write', 'gb.policy']).status).toBe(0);
    expect(iconv.decode(readFileSync(join(folder, 'gb.policy')), 'gb18030')).toBe(FAULTY.replace('（一）、', '（一）'));
  });
});

describe('what is read from a draft', () => {
  const DRAFT =
    '云岭市人民政府关于促进产业发展的实施意见\n云政发〔2026〕8号\n各县（市、区）人民政府：\n一、发展目标\n到2028年，研发投入占比达到3%以上。\n二、主要任务\n（一）建设平台。落实《江临省产业促进办法》（江政发〔2025〕3号）。（牵头单位：市科技局；配合单位：财政局、商务局）\n云岭市人民政府\n2026年3月5日\n';

  beforeEach(() => writeFileSync(join(folder, 'draft.policy'), DRAFT));

  it('outline', () => {
    const [entry] = JSON.parse(run(['outline', 'draft.policy']).stdout);
    expect(entry).toMatchObject({
      title: '云岭市人民政府关于促进产业发展的实施意见',
      documentNumber: '云政发〔2026〕8号',
      issuer: '云岭市人民政府',
      date: '2026年3月5日',
    });
    expect(entry.clauses[1].children[0]).toMatchObject({ ordinal: '（一）', level: 2, number: 1, heading: '建设平台' });
  });

  it('responsibilities', () => {
    const [row] = JSON.parse(run(['responsibilities', 'draft.policy']).stdout);
    expect(row).toMatchObject({
      clause: { ordinal: '二、（一）', heading: '建设平台' },
      lead: [{ name: '市科技局', text: '市科技局' }],
    });
    expect(row.cooperating.map(({ text }: { text: string }) => text)).toEqual(['财政局', '商务局']);
    expect(run(['responsibilities', 'draft.policy', '--format', 'csv']).stdout).toContain('牵头单位');
  });

  it('targets and citations', () => {
    const targets = JSON.parse(run(['targets', 'draft.policy']).stdout);
    expect(targets[0]).toMatchObject({
      value: '3',
      unit: '%',
      comparison: '>=',
      deadline: { text: '到2028年', year: 2028, month: null },
    });
    const citations = JSON.parse(run(['citations', 'draft.policy']).stdout);
    expect(citations[0]).toMatchObject({
      title: '江临省产业促进办法',
      documentNumber: '江政发〔2025〕3号',
      year: 2025,
    });
  });
});

describe('gate', () => {
  const draft = [
    '云岭市支持轴承产业发展若干措施',
    '',
    '一、支持企业研发。对企业研发投入给予补助。（牵头单位：市科技局）',
    '三、支持企业用工。要认真布署。（牵头单位：市人力资源社会保障局）',
    '具体工作由【牵头单位】负责。',
    '',
    '云岭市人民政府',
    '2026年11月18日',
  ].join('\n');

  it('lists what is left to do, and lets nothing out before it is done', () => {
    const { status, stdout } = run(['gate', '-', '--format', 'json', '--today', '2026-11-22'], draft);
    expect(status).toBe(1);
    const [{ items }] = JSON.parse(stdout);
    expect(Object.keys(items[0])).toEqual(['id', 'state', 'blocking', 'title', 'range']);
    const ids = items.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['numbering-gap:三、', 'fill:【牵头单位】', 'fair-competition-review', 'date']),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const stateOf = (wanted: string): string => items.find(({ id }: { id: string }) => id === wanted).state;
    expect([stateOf('date'), stateOf('validity')]).toEqual(['done', 'open']);
    const done = ids.flatMap((id: string) => ['--done', id]);
    const after = run(['gate', '-', '--format', 'json', '--today', '2026-11-22', ...done], draft);
    expect(after.status).toBe(0);
    expect(JSON.parse(after.stdout)[0].items.every(({ state }: { state: string }) => state === 'done')).toBe(true);
  });

  it('is a page to work through', () => {
    const { stdout } = run(['gate', '-', '--format', 'markdown', '--today', '2026-11-22'], draft);
    expect(stdout).toMatch(/还有\d+件事要先办[^]*## 一、必须改正[^]*- \[ \] 第4行[^]*## 四、是否想到/);
  });

  it('asks of a letter what letters have', () => {
    const letter = '云岭市科技局关于商请支持的函\n\n市财政局：\n\n请予支持。\n\n云岭市科技局\n2026年11月18日\n';
    const [{ items }] = JSON.parse(run(['gate', '-', '--format', 'json'], letter).stdout);
    const ids = items.map(({ id }: { id: string }) => id);
    expect(ids).toContain('document-number');
    expect(ids).not.toContain('fair-competition-review');
  });
});

describe('knowledge', () => {
  it('says what the checks know, as of when', () => {
    const files = JSON.parse(run(['knowledge', '--format', 'json']).stdout);
    expect(Object.keys(files[0])).toEqual(['name', 'asOf', 'source', 'rows']);
    expect(run(['knowledge']).stdout).toMatch(/行政区划（\d+条）：截至\d{4}年\d+月/);
  });
});

describe('rules and explain', () => {
  it('print every rule with its examples, and its page', () => {
    const rules = JSON.parse(run(['rules', '--format', 'json']).stdout);
    expect(rules.find(({ id }: { id: string }) => id === 'past-target')).toMatchObject({
      severity: 'warning',
      fixable: true,
    });
    expect(run(['explain', 'past-target']).stdout).toContain('## 为什么要查');
  });
});

describe('a Word document', () => {
  const fixture = join(root, 'test/fixtures/reading/draft.docx');

  it('is checked as a draft by lines of its text, and what was left out is told', () => {
    const { status, stdout, stderr } = run(['check', fixture, '--format', 'json', '--fail-on', 'never']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(stderr).toContain('有修订2处，按全部接受读入；批注1条没有读入。');
  });

  it('has an outline with its automatic numbers, also when it is found in a folder or comes from a pipe', () => {
    writeFileSync(join(folder, 'drafts/方案.docx'), readFileSync(fixture));
    writeFileSync(join(folder, 'drafts/~$方案.docx'), 'x');
    const clauses = (JSON.parse(run(['outline', 'drafts']).stdout) as { clauses: { ordinal: string }[] }[])[0]!.clauses;
    expect(clauses.map(({ ordinal }) => ordinal)).toEqual(['一、', '二、']);
    const piped = spawnSync(process.execPath, [cli, 'outline', '-'], {
      input: readFileSync(fixture),
      encoding: 'utf8',
    });
    expect(JSON.parse(piped.stdout)).toEqual([expect.objectContaining({ title: '云岭市低空经济实施方案' })]);
  });

  it('is not written into by fix, which says what to use instead', () => {
    const copy = join(folder, '方案.docx');
    writeFileSync(copy, readFileSync(fixture));
    const { status, stdout, stderr } = run(['fix', '方案.docx', '--write']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('policy-draft review');
    expect(readFileSync(copy).equals(readFileSync(fixture))).toBe(true);
  });

  it('that is damaged is told and makes the exit code 2', () => {
    writeFileSync(join(folder, '坏.docx'), 'PK\u0003\u0004');
    const { status, stderr } = run(['check', '坏.docx', 'faulty.policy', '--fail-on', 'never']);
    expect(status).toBe(2);
    expect(stderr).toContain('坏.docx：文件已损坏');
  });
});
