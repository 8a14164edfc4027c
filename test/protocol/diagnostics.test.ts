/** Findings reach the client: sent or asked for, complete, with the settings that hold, and calm while typing. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  CodeActionRequest,
  TextDocumentSaveReason,
  type CodeAction,
  type Diagnostic,
} from 'vscode-languageserver-protocol/node';
import type { CheckedParams } from '../../server/src/protocol/messages.ts';
import { buildServer, codesOf, pulling, TestClient, type ClientOptions } from './client.ts';
import { faulty, uri } from './drafts.ts';

beforeAll(buildServer);

let client: TestClient;

async function start(options: ClientOptions = {}): Promise<void> {
  client = await TestClient.start(options);
}

afterEach(async () => {
  expect(client.exitCode).toBeNull();
  await client.stop();
});

describe('sent', () => {
  test('with the version, in order, and complete', async () => {
    await start();
    await client.open(uri, faulty);
    const diagnostics = await client.pushed(uri, 1);
    const gap = diagnostics.find(({ code }) => code === 'numbering-gap');
    expect(gap).toMatchObject({ source: '政策文稿', severity: 1 });
    expect(client.textIn(uri, gap!.range)).toBe('（三）');
    expect(gap!.codeDescription!.href).toMatch(/^file:\/\/.*\/server\/docs\/rules\/numbering-gap\.md$/);
    expect(gap!.relatedInformation).toMatchObject([{ location: { uri } }]);
    const past = diagnostics.find(({ code }) => code === 'past-target');
    expect(client.textIn(uri, past!.range)).toBe('到2020年');
    expect(past!.tags).toEqual([2]);
    const places = diagnostics.map(({ range: { start } }) => start.line * 10_000 + start.character);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('again after an edit, and taken back when the draft is closed', async () => {
    await start();
    await client.open(uri, faulty);
    expect(codesOf(await client.pushed(uri, 1))).toContain('past-target');
    const version = await client.replace(uri, '2020年', '2030年');
    expect(codesOf(await client.pushed(uri, version))).not.toContain('past-target');
    await client.close(uri);
    await client.message(
      'textDocument/publishDiagnostics',
      'no diagnostics',
      (params: { version?: number; diagnostics: unknown[] }) =>
        params.version === undefined && params.diagnostics.length === 0,
    );
  });

  test.each([
    'untitled:Untitled-1',
    'git:/drafts/a.policy?%7B%22ref%22%3A%22HEAD%22%7D',
    'vscode-vfs://github/a/b/%E6%84%8F%E8%A7%81.policy',
  ])('for %s', async (address) => {
    await start();
    await client.open(address, faulty);
    expect(codesOf(await client.pushed(address, 1))).toContain('numbering-gap');
  });

  test('no more than 1,000 a draft, the gravest of them', async () => {
    await start();
    // 1,200 warnings, and one error at the end.
    const holes = Array.from({ length: 1200 }, (_, at) => `到2020年，完成第${at}类项目。`).join('\n');
    await client.open(uri, `一、任务\n${holes}\n三、保障\n`);
    const diagnostics = await client.pushed(uri, 1);
    expect(diagnostics).toHaveLength(1000);
    expect(codesOf(diagnostics)).toContain('numbering-gap');
  });
});

describe('asked for', () => {
  test('whole once, then unchanged, then whole again after an edit', async () => {
    await start({ capabilities: pulling });
    await client.open(uri, faulty);
    const first = await client.pull(uri);
    if (first.kind !== 'full') throw new Error('expected a full report');
    expect(codesOf(first.items)).toContain('numbering-gap');
    expect(await client.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.replace(uri, '（三）推进', '（二）推进');
    const second = await client.pull(uri, first.resultId);
    if (second.kind !== 'full') throw new Error('expected a full report');
    expect(second.resultId).not.toBe(first.resultId);
    expect(codesOf(second.items)).not.toContain('numbering-gap');
    expect(client.received('textDocument/publishDiagnostics')).toEqual([]);
    expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({
      workspaceDiagnostics: false,
      interFileDependencies: false,
    });
  });

  test('a draft opened anew is not taken for the one before', async () => {
    await start({ capabilities: pulling });
    await client.open(uri, faulty);
    const before = await client.pull(uri);
    await client.close(uri);
    await client.open(uri, '一、任务\n');
    expect((await client.pull(uri, before.kind === 'full' ? before.resultId : '')).kind).toBe('full');
  });

  test('of a draft that is not open: nothing', async () => {
    await start({ capabilities: pulling });
    expect(await client.pull('file:///unknown.policy')).toEqual({ kind: 'full', items: [] });
  });
});

describe('settings', () => {
  test('a change takes effect at once, without a restart', async () => {
    await start();
    await client.open(uri, faulty);
    expect(codesOf(await client.pushed(uri, 1))).toContain('past-target');
    await client.configure({ rules: { 'past-target': 'off', 'numbering-gap': 'hint' } });
    const diagnostics = await client.pushed(uri, 1, (found) => !codesOf(found).includes('past-target'));
    expect(diagnostics.find(({ code }) => code === 'numbering-gap')?.severity).toBe(4);
    await client.configure({ today: '2019-06-01' });
    const checked = await client.message<{ today: string }>(
      'policyDraft/checked',
      'the new day',
      ({ today }) => today === '2019-06-01',
    );
    expect(checked).toMatchObject({
      uri,
      version: 1,
      kind: '实施意见',
      title: '云岭市人民政府关于推进节约用水的实施意见',
    });
  });

  test('a client that asks is told to ask again', async () => {
    await start({ capabilities: pulling });
    await client.open(uri, faulty);
    const before = await client.pull(uri);
    await client.configure({ rules: { 'numbering-gap': 'off' } });
    await client.message('workspace/diagnostic/refresh', 'a refresh', () => true);
    const after = await client.pull(uri, before.kind === 'full' ? before.resultId : undefined);
    expect(after.kind === 'full' && codesOf(after.items)).not.toContain('numbering-gap');
  });

  test('settings that come with the notification, for a client that does not answer for them', async () => {
    await start({ capabilities: { textDocument: { publishDiagnostics: {} } } });
    await client.configure({ rules: { 'numbering-gap': 'off' } });
    await client.open(uri, faulty);
    expect(codesOf(await client.pushed(uri, 1))).not.toContain('numbering-gap');
  });

  test('a day that is none is complained about once, in Chinese, and the clock counts', async () => {
    await start({ settings: { today: '2026年3月5日' } });
    await client.open(uri, faulty);
    expect(codesOf(await client.pushed(uri, 1))).toContain('past-target');
    const { message } = await client.message<{ message: string }>('window/showMessage', 'the complaint', () => true);
    expect(message).toContain('YYYY-MM-DD');
    await client.open('file:///b.policy', faulty);
    await client.pushed('file:///b.policy', 1);
    expect(client.received('window/showMessage')).toHaveLength(1);
  });
});

describe('calm while writing', () => {
  const draft =
    '临溪县节水行动方案\n\n为做好节水工作，制定本方案。\n\n一、任务\n\n加强管理“依法。\n\n推广节水器具。\n\n二、保障\n\n加强领导。\n';
  const has =
    (rule: string, line: number) =>
    (diagnostics: Diagnostic[]): boolean =>
      diagnostics.some(({ code, range }) => code === rule && range.start.line === line);
  const bracket = { range: { start: { line: 8, character: 2 }, end: { line: 8, character: 2 } }, text: '（' };
  const year = { range: { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } }, text: '到20xx年，' };
  const open = has('punctuation', 8);
  const mask = has('placeholder', 8);

  /** With a caret that stands on the line to be written on. */
  async function write(change: typeof bracket): Promise<number> {
    await start();
    await client.open(uri, draft);
    await client.caret(uri, 8);
    expect(has('punctuation', 6)(await client.pushed(uri, 1))).toBe(true);
    return client.change(uri, change);
  }

  test.each([
    ['an open bracket', bracket, open],
    ['a mask', year, mask],
  ])('%s on the line under the caret waits until the caret leaves it', async (_, change, found) => {
    const version = await write(change);
    const writing = await client.pushed(uri, version);
    expect(found(writing)).toBe(false);
    // Elsewhere all is as before.
    expect(has('punctuation', 6)(writing)).toBe(true);
    await client.caret(uri, 12);
    expect(has('punctuation', 6)(await client.pushed(uri, version, found))).toBe(true);
  });

  test('or until the file is saved', async () => {
    const version = await write(year);
    expect(mask(await client.pushed(uri, version))).toBe(false);
    await client.save(uri);
    await client.pushed(uri, version, mask);
  });

  test('by the drafter, not by the editor itself', async () => {
    const version = await write(year);
    expect(mask(await client.pushed(uri, version))).toBe(false);
    await client.save(uri, TextDocumentSaveReason.AfterDelay);
    await client.configure({ today: '2026-11-21' });
    const { counts } = await client.message<CheckedParams>(
      'policyDraft/checked',
      'another day',
      ({ today }) => today === '2026-11-21',
    );
    expect(counts.error).toBe(0);
    await client.save(uri, TextDocumentSaveReason.Manual);
    await client.pushed(uri, version, mask);
  });

  test('or until the drafter edits another clause', async () => {
    await write(year);
    const version = await client.replace(uri, '加强领导', '加强组织领导');
    expect(mask(await client.pushed(uri, version))).toBe(true);
  });

  test('a new line ends the sentence, but not what the clause still lacks', async () => {
    await start();
    const task = '临溪县节水行动方案\n\n一、任务\n\n（一）推广器具。推广节水器具。（责任单位：县水利局）\n\n';
    await client.open(uri, task);
    await client.caret(uri, 6);
    await client.pushed(uri, 1);
    const sentence = '（二）检修管网。到20xx年检修县城管网。';
    const [start6, end6] = [0, sentence.length].map((character) => ({ line: 6, character }));
    const typed = await client.change(uri, { range: { start: start6!, end: start6! }, text: sentence });
    expect(codesOf(await client.pushed(uri, typed))).toEqual([]);
    const entered = await client.change(uri, { range: { start: end6!, end: end6! }, text: '\n' });
    await client.caret(uri, 7);
    expect(codesOf(await client.pushed(uri, entered))).toEqual(['placeholder']);
    await client.caret(uri, 0);
    await client.pushed(uri, entered, (found) => codesOf(found).includes('unassigned-lead'));
  });

  test('what the draft lacks waits until it is saved', async () => {
    await start();
    await client.open(uri, '');
    await client.caret(uri, 0);
    await client.pushed(uri, 1);
    const text =
      '云岭市人民政府关于推进节约用水的意见\n\n为推进节约用水，提出如下意见。\n\n一、任务\n\n推广器具。\n\n云岭市人民政府\n2026年11月18日\n';
    const top = { line: 0, character: 0 };
    const version = await client.change(uri, { range: { start: top, end: top }, text });
    await client.caret(uri, 4);
    expect(codesOf(await client.pushed(uri, version))).not.toContain('missing-element');
    await client.save(uri);
    await client.pushed(uri, version, (found) => codesOf(found).includes('missing-element'));
  });

  test('what stood on the line before stays', async () => {
    await start();
    await client.open(uri, draft);
    await client.caret(uri, 6);
    await client.pushed(uri, 1);
    const version = await client.change(uri, {
      range: { start: { line: 6, character: 2 }, end: { line: 6, character: 2 } },
      text: '好',
    });
    expect(has('punctuation', 6)(await client.pushed(uri, version))).toBe(true);
  });

  test('what waits gets no quick fix either', async () => {
    await write(year);
    const range = { start: { line: 8, character: 2 }, end: { line: 8, character: 2 } };
    const ask = (): Promise<CodeAction[]> =>
      client.connection.sendRequest(CodeActionRequest.method, {
        textDocument: { uri },
        range,
        context: { diagnostics: [], only: ['quickfix'] },
      });
    expect(await ask()).toEqual([]);
    await client.caret(uri, 0);
    expect(await ask()).not.toEqual([]);
  });

  test('a client that asks is told when to ask again', async () => {
    await start({ capabilities: pulling });
    await client.open(uri, draft);
    await client.caret(uri, 8);
    await client.pull(uri);
    await client.change(uri, bracket);
    const writing = await client.pull(uri);
    expect(writing.kind === 'full' && open(writing.items)).toBe(false);
    await client.caret(uri, 0);
    await client.message('workspace/diagnostic/refresh', 'a refresh', () => true);
    const after = await client.pull(uri, writing.kind === 'full' ? writing.resultId : undefined);
    expect(after.kind === 'full' && open(after.items)).toBe(true);
  });

  test('where nobody tells of a caret, only what is not finished waits, for a pause', async () => {
    await start();
    await client.open(uri, draft);
    await client.pushed(uri, 1);
    await client.change(uri, bracket);
    const version = await client.change(uri, year);
    const writing = await client.pushed(uri, version);
    expect([open(writing), mask(writing)]).toEqual([false, true]);
    await client.pushed(uri, version, open);
  });
});
