/** Word documents over the wire: opened as drafts, reviewed, and saved back. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WordDraft, WordProblem, WordWritten } from '../../server/src/protocol/wordMessages.ts';
import { documentOf, para, partOf, run, word } from '../unit/review/making.ts';
import { buildReading, buildReview, buildServer, pulling, TestClient } from './client.ts';

const ORIGINAL = word(
  para(run('云岭市关于促进产业发展的若干措施')) + para(run('由市科技局、住房城乡 建设局负责。', '<w:b/>')),
);

let home: string;
let client: TestClient;
const uriOf = (name: string): string => pathToFileURL(join(home, name)).href;
const ask = <Result>(what: string, params: object): Promise<Result> =>
  client.connection.sendRequest(`policyDraft/word/${what}`, params);

beforeAll(async () => {
  await buildServer();
  await buildReview();
  await buildReading();
  home = mkdtempSync(join(tmpdir(), 'policy-word-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

beforeEach(async () => {
  writeFileSync(join(home, '原稿.docx'), ORIGINAL);
  client = await TestClient.start({ capabilities: pulling });
});
afterEach(async () => {
  expect(client.exitCode).toBeNull();
  await client.stop();
});

describe('a Word document', () => {
  test('is opened as a draft and saved back as tracked changes', async () => {
    const { text } = await ask<WordDraft>('open', { uri: uriOf('原稿.docx') });
    expect(text.split('\n')).toEqual(['云岭市关于促进产业发展的若干措施', '由市科技局、住房城乡 建设局负责。']);
    const params = { uri: uriOf('原稿.docx'), output: uriOf('修订.docx') };
    const saved = await ask<WordWritten>('revise', { ...params, text: text.replace('负责', '牵头') });
    expect(saved).toEqual({ comments: 0, changes: 1, told: [] });
    expect(documentOf(readFileSync(join(home, '修订.docx')))).toContain('<w:t xml:space="preserve">牵头</w:t>');
    expect(new Uint8Array(readFileSync(join(home, '原稿.docx')))).toEqual(ORIGINAL);
  });

  test.each(['doc', 'rtf', 'odt'])('that cannot be written into is still opened, and it is said: %s', async (kind) => {
    const fixture = fileURLToPath(new URL(`../fixtures/reading/draft.${kind}`, import.meta.url));
    const { text, notes } = await ask<WordDraft>('open', { uri: pathToFileURL(fixture).href });
    expect(text).toContain('（一）工作目标');
    expect(notes).toEqual([expect.stringContaining('批注1条没有读入'), expect.stringContaining('不能存回原稿')]);
  });

  test('is reviewed under the office of its folder', async () => {
    const params = { uri: uriOf('原稿.docx'), output: uriOf('审阅.docx') };
    const { comments, changes } = await ask<WordWritten>('review', params);
    expect(changes).toBe(1);
    const part = partOf(readFileSync(join(home, '审阅.docx')), 'word/comments.xml');
    expect(part.match(/<w:comment /g)).toHaveLength(comments);
    mkdirSync(join(home, '本单位'));
    writeFileSync(join(home, '本单位', '.policydraft.json'), JSON.stringify({ rules: { spacing: 'off' } }));
    writeFileSync(join(home, '本单位', '原稿.docx'), ORIGINAL);
    const there = { uri: uriOf('本单位/原稿.docx'), output: uriOf('本单位/审阅.docx') };
    expect((await ask<WordWritten>('review', there)).comments).toBeLessThan(comments);
  });

  test.each([
    ['没有.docx', '审阅.docx', /已经不在原处/],
    ['原稿.docx', '原稿.docx', /不能写在原稿上/],
    ['文本.docx', '审阅.docx', /不是 \.docx/],
  ])('%s into %s: what is wrong is said, and nothing is written', async (from, to, words) => {
    writeFileSync(join(home, '文本.docx'), '一份文本');
    const answer = await ask<WordProblem>('review', { uri: uriOf(from), output: uriOf(to) });
    expect(answer.problem).toMatch(words);
    expect(new Uint8Array(readFileSync(join(home, '原稿.docx')))).toEqual(ORIGINAL);
  });
});
