/** 导出 Word over the wire: what is said before, what is written, and what is refused. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Exported, ExportReadiness } from '../../server/src/protocol/exportMessages.ts';
import type { WordProblem } from '../../server/src/protocol/wordMessages.ts';
import { partsOf } from '../unit/export/opening.ts';
import { buildExport, buildServer, pulling, TestClient } from './client.ts';
import { faulty, uri } from './drafts.ts';

let home: string;
let client: TestClient;
const uriOf = (name: string): string => pathToFileURL(join(home, name)).href;
const ask = <Result>(what: string, params: object = {}): Promise<Result> =>
  client.connection.sendRequest(`policyDraft/export/${what}`, { textDocument: { uri }, ...params });

beforeAll(async () => {
  await buildServer();
  await buildExport();
});

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'policy-export-'));
  client = await TestClient.start({ capabilities: pulling });
});
afterEach(async () => {
  expect(client.exitCode).toBeNull();
  await client.stop();
  rmSync(home, { recursive: true, force: true });
});

describe('a draft', () => {
  test('is written as a Word document, with the lines that were not printed by name', async () => {
    await client.open(uri, faulty);
    const answer = await ask<Exported>('word', { output: uriOf('稿.docx') });
    expect(answer.leftOut).toEqual([]);
    expect(answer.note).toContain('仿宋');
    expect(partsOf(readFileSync(join(home, '稿.docx')))['word/document.xml']).toContain('云岭市人民政府');
  });

  test('is looked over before it is printed', async () => {
    await client.open(uri, `${faulty}\n现有【数量】家,另有【时间】前完成。\n`);
    expect(await ask<ExportReadiness>('ready')).toMatchObject({ empty: false, holes: 2, halfWidth: 1, leftOut: 0 });
  });

  test('of blank lines is nothing to print', async () => {
    await client.open(uri, '\n\n');
    expect(await ask<ExportReadiness>('ready')).toMatchObject({ empty: true });
    expect(await ask<WordProblem>('word', { output: uriOf('稿.docx') })).toMatchObject({
      problem: expect.stringContaining('没有可以导出的正文') as unknown,
    });
    expect(readdirSync(home)).toEqual([]);
  });

  test.each(['~$稿.docx', '.~lock.稿.docx#'])(
    'is not written over a file that is open elsewhere: %s',
    async (owner) => {
      await client.open(uri, faulty);
      writeFileSync(join(home, '稿.docx'), '旧');
      writeFileSync(join(home, owner), '');
      const { problem } = await ask<WordProblem>('word', { output: uriOf('稿.docx') });
      expect(problem).toMatch(/打开.*没有写/);
      expect(readFileSync(join(home, '稿.docx'), 'utf8')).toBe('旧');
    },
  );

  test('is not written into a folder that is gone', async () => {
    await client.open(uri, faulty);
    const { problem } = await ask<WordProblem>('word', { output: uriOf('没有/稿.docx') });
    expect(problem).toContain('重新选择');
  });
});
