/** `policy-draft mcp`: the tools of a language model, asked by the official client over a real process. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommandLine, buildModels, buildReading } from './client.ts';

const cli = fileURLToPath(new URL('../../out/cli.js', import.meta.url));

const DRAFT = `云岭市关于促进低空经济发展的实施意见

一、总体要求

到2024年，建成起降点20个。

三、重点任务

（一）建设起降设施。在【地点】建设通用机场。（市发展改革委牵头，市财政局配合）

依据《云岭市国土空间总体规划》（云政发〔2023〕5号）执行。
`;

const OWN = `江临省关于发展雪茄烟叶的若干措施

一、推广晾房改造

对改造晾房的种植户，每间给予补助，由省烟草局牵头负责。

二、培育制茄工匠

支持企业建设制茄工坊。
`;

let home: string;
let client: Client;
let transport: StdioClientTransport;

// What a tool answers is of any shape until a test looks at it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function call(name: string, args: Record<string, unknown>): Promise<any> {
  const result = await client.callTool({ name, arguments: args });
  const [{ text }] = result.content as [{ text: string }];
  if (result.isError === true) return { error: text };
  expect(JSON.parse(text)).toEqual(result.structuredContent);
  return result.structuredContent;
}

beforeAll(async () => {
  await Promise.all([buildCommandLine(), buildModels(), buildReading()]);
  home = mkdtempSync(join(tmpdir(), 'policy-mcp-'));
  mkdirSync(join(home, '历年'));
  writeFileSync(join(home, '历年/江临省雪茄.txt'), OWN);
  writeFileSync(join(home, '文稿.policy'), DRAFT);
  transport = new StdioClientTransport({
    command: process.execPath,
    args: [cli, 'mcp', '--today', '2026-11-22', '--corpus', join(home, '历年')],
    env: { PATH: process.env['PATH'] ?? '', XDG_CACHE_HOME: join(home, 'cache') },
    stderr: 'inherit',
  });
  client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
});
afterAll(async () => {
  await client.close();
  rmSync(home, { recursive: true, force: true });
});

describe('policy-draft mcp', () => {
  test('says what it can do, in Chinese, and that it changes nothing', async () => {
    expect(client.getServerVersion()?.name).toBe('policy-draft');
    expect(client.getInstructions()).toContain('check');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      ...['check', 'gate', 'outline', 'responsibilities', 'targets', 'citations'],
      ...['suggest', 'search_references', 'read_reference'],
    ]);
    for (const { description, annotations } of tools) {
      expect(description).toMatch(/[\u4e00-\u9fff]{6}/u);
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
    }
  });

  test('checks a file and a text alike, with places, reasons and mending', async () => {
    const ofFile = await call('check', { path: join(home, '文稿.policy') });
    const ofText = await call('check', { text: DRAFT });
    expect(ofText.diagnostics).toEqual(ofFile.diagnostics);
    expect(ofFile).toMatchObject({ title: '云岭市关于促进低空经济发展的实施意见', kind: '实施意见', leftOut: 0 });
    const gap = ofFile.diagnostics.find(({ rule }: { rule: string }) => rule === 'numbering-gap');
    expect(gap).toMatchObject({ place: '第7行', range: { start: { line: 6, character: 0 } } });
    expect(gap.fixes[0].edits[0].newText).toContain('二');
    expect(ofFile.rules['numbering-gap'].rationale).not.toBe('');
    expect(ofFile.diagnostics.map(({ rule }: { rule: string }) => rule)).toContain('past-target');
    const then = await call('check', { text: DRAFT, today: '2023-01-01' });
    expect(then.diagnostics.map(({ rule }: { rule: string }) => rule)).not.toContain('past-target');
    const first = await call('check', { text: DRAFT, limit: 1 });
    expect(first.diagnostics).toHaveLength(1);
    expect(first.leftOut).toBe(ofText.diagnostics.length - 1);
  });

  test('gives places of the file in a Markdown text', async () => {
    const { diagnostics } = await call('check', { text: '## 一、目标\n\n**到20xx年**建成。\n', format: 'markdown' });
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ rule: 'placeholder', words: '20xx', range: at(2, 3, 7) }),
    );
  });

  test('tells what is left to do, and what has been done', async () => {
    const { items, ready } = await call('gate', { text: DRAFT });
    expect(ready).toBe(false);
    const hole = items.find(({ step }: { step: string }) => step === 'fill');
    expect(hole).toMatchObject({ state: 'open', blocking: true, title: '填写【地点】' });
    const after = await call('gate', { text: DRAFT, done: [hole.id] });
    expect(after.items.find(({ id }: { id: string }) => id === hole.id).state).toBe('done');
  });

  test('reads outline, bodies, targets and citations out of a draft', async () => {
    const { outline } = await call('outline', { text: DRAFT });
    expect(outline[0].clauses.map(({ ordinal }: { ordinal: string }) => ordinal)).toEqual(['一、', '三、']);
    const { responsibilities } = await call('responsibilities', { text: DRAFT });
    expect(responsibilities[0].lead[0].text).toBe('市发展改革委');
    const { targets } = await call('targets', { text: DRAFT });
    expect(targets[0]).toMatchObject({ value: '20', unit: '个', deadline: { year: 2024 } });
    const { citations } = await call('citations', { text: DRAFT });
    expect(citations[0]).toMatchObject({ title: '云岭市国土空间总体规划', documentNumber: '云政发〔2023〕5号' });
  });

  test('suggests clauses with their sources', async () => {
    const { suggestions } = await call('suggest', { heading: '建设创新平台', region: '云岭市', limit: 2 });
    expect(suggestions).toHaveLength(2);
    expect(suggestions[0].sources[0].document).not.toBe('');
  });

  test('finds what the library and the drafter have, and shows it', async () => {
    const bundled = await call('search_references', { text: '建设创新平台' });
    expect(bundled.hits[0]).toMatchObject({ own: false });
    const own = await call('search_references', { text: '推广晾房改造', limit: 3 });
    expect(own.hits[0]).toMatchObject({ own: true, document: '江临省关于发展雪茄烟叶的若干措施', clause: '一、' });
    const { text, total } = await call('read_reference', { uri: own.hits[0].uri, line: own.hits[0].line });
    expect(text).toContain('每间给予补助');
    expect(total).toBe(5);
  });

  test('says what is wrong with a call, and goes on', async () => {
    expect((await call('check', {})).error).toContain('path 和 text');
    expect((await call('check', { path: join(home, '没有.policy') })).error).toContain('找不到');
    expect((await call('check', { path: '-' })).error).toContain('一份文稿');
    expect((await call('check', { path: home })).error).toContain('文件夹');
    expect((await call('check', { text: DRAFT, today: '昨天' })).error).toContain('YYYY-MM-DD');
    expect((await call('read_reference', { uri: 'policy-reference:/none/x' })).error).toContain('没有这份参照文件');
    expect((await call('outline', { text: '' })).outline).toBeInstanceOf(Array);
  });
});

test('the process ends with its client', async () => {
  const other = new StdioClientTransport({ command: process.execPath, args: [cli, 'mcp'] });
  const brief = new Client({ name: 'test', version: '1' });
  await brief.connect(other);
  const { pid } = other;
  expect(pid).toBeGreaterThan(0);
  await brief.close();
  expect(() => process.kill(pid!, 0)).toThrow();
});

function at(line: number, start: number, end: number) {
  return { start: { line, character: start }, end: { line, character: end } };
}
