/** Whatever comes, the server keeps the client's text, answers, and lives. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  CancellationTokenSource,
  type Range,
  type SemanticTokens,
  type SemanticTokensDelta,
} from 'vscode-languageserver-protocol/node';
import { buildServer, pulling, TestClient } from './client.ts';
import { faulty, long, uri } from './drafts.ts';

beforeAll(buildServer);

let client: TestClient;

async function start(text: string): Promise<void> {
  client = await TestClient.start({ capabilities: pulling });
  await client.open(uri, text);
}

afterEach(async () => {
  expect(client.exitCode).toBeNull();
  await client.stop();
});

/** The same numbers at every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const PIECES = [
  '',
  '\n',
  '\r\n',
  '\r',
  '一、',
  '（二）',
  '3.',
  '（',
  '）',
  '《',
  '》',
  '到2020年',
  '20xx年',
  '牵头单位：市水利局',
  '<!-- 全文不查：numbering-gap -->',
  '\ud83c',
  '\udf00',
  '🌀',
  '　',
  '，',
];

function randomChange(random: (below: number) => number, lines: readonly string[]): { range: Range; text: string } {
  const line = random(lines.length + 1);
  const character = random((lines[line]?.length ?? 0) + 2);
  const endLine = random(4) === 0 ? line + random(3) : line;
  const end = endLine === line ? character + random(4) : random(10);
  return {
    range: { start: { line, character }, end: { line: endLine, character: end } },
    text: PIECES[random(PIECES.length)]!,
  };
}

/** Everything that the server can be asked about a whole draft. */
async function everything(of: string): Promise<unknown> {
  const report = await client.pull(of);
  return JSON.parse(
    JSON.stringify([
      report.kind === 'full' ? report.items : null,
      await client.ask('textDocument/documentSymbol', of),
      await client.ask('textDocument/foldingRange', of),
      (await client.ask<SemanticTokens>('textDocument/semanticTokens/full', of)).data,
    ]).replaceAll(of, 'uri'),
  );
}

test('after random edits the draft is what the client has, as if opened anew', async () => {
  await start(faulty);
  await client.configure({});
  const random = randomFrom(7);
  for (let round = 0; round < 12; round++) {
    for (let edit = 0; edit < 15; edit++) {
      const lines = client.textOf(uri).split(/\r\n|\n|\r/);
      const changes = Array.from({ length: 1 + random(3) }, () => randomChange(random, lines));
      await client.change(uri, ...changes);
    }
    // Leaving the line lets through what waits for an unfinished sentence.
    await client.caret(uri, 1_000_000);
    const copy = `file:///copy-${round}.policy`;
    await client.open(copy, client.textOf(uri));
    expect(await everything(uri)).toEqual(await everything(copy));
    await client.close(copy);
  }
});

test('semantic tokens: changes lead to what a whole answer says', async () => {
  await start(faulty);
  const random = randomFrom(11);
  const whole = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', uri);
  const { data } = whole;
  let { resultId } = whole;
  for (let edit = 0; edit < 60; edit++) {
    await client.change(uri, randomChange(random, client.textOf(uri).split(/\r\n|\n|\r/)));
    const delta = await client.ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', uri, {
      previousResultId: resultId,
    });
    for (const { start, deleteCount, data: inserted = [] } of delta.edits) data.splice(start, deleteCount, ...inserted);
    const copy = `file:///copy-${edit}.policy`;
    await client.open(copy, client.textOf(uri));
    expect(data).toEqual((await client.ask<SemanticTokens>('textDocument/semanticTokens/full', copy)).data);
    await client.close(copy);
    resultId = delta.resultId;
  }
});

test('semantic tokens: against an answer that is not known all come; a stretch is part of the whole', async () => {
  await start(faulty);
  const whole = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', uri);
  const again = await client.ask<SemanticTokens>('textDocument/semanticTokens/full/delta', uri, {
    previousResultId: 'no such',
  });
  expect(again.data).toEqual(whole.data);
  const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 99 } };
  const stretch = await client.ask<SemanticTokens>('textDocument/semanticTokens/range', uri, { range });
  expect(stretch.data.length).toBeGreaterThan(0);
  expect(whole.data.slice(0, stretch.data.length)).toEqual(stretch.data);
});

describe('garbage', () => {
  test.each([
    ['a line of a million characters', '（一）加强管理，'.repeat(125_000)],
    ['lone surrogates', '一、\ud800任务\n（二）\udfff\n\ud800'],
    ['100,000 nested brackets', '（'.repeat(100_000)],
    ['100,000 closing brackets', '》'.repeat(100_000)],
    ['100,000 lines', '（一）\n'.repeat(100_000)],
    ['nothing', ''],
    ['zeros', '\0'.repeat(1000)],
  ])('%s', async (_, text) => {
    await start(text);
    expect((await client.pull(uri)).kind).toBe('full');
    const at = { line: 0, character: 2 };
    await client.change(uri, { range: { start: at, end: at }, text: '，' });
    expect((await client.pull(uri)).kind).toBe('full');
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
    await client.ask('textDocument/hover', uri, { position: at });
    await client.ask('textDocument/semanticTokens/full', uri);
    await client.ask('textDocument/documentSymbol', uri);
    await client.ask('textDocument/selectionRange', uri, { positions: [at, { line: 999_999, character: 9 }] });
    await client.actions(uri, range);
  });
});

test('a cancelled request is answered as cancelled, not as empty', async () => {
  await start(long(2000));
  const source = new CancellationTokenSource();
  const asked = client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }, source.token);
  source.cancel();
  await expect(asked).rejects.toMatchObject({ code: -32800 });
  expect(await client.ask<unknown[]>('textDocument/documentSymbol', uri)).not.toEqual([]);
});

test('a request that makes no sense is answered with an error, and the next one with an answer', async () => {
  await start(faulty);
  await expect(client.ask('textDocument/selectionRange', uri, { positions: null })).rejects.toMatchObject({
    code: expect.any(Number),
  });
  expect((await client.pull(uri)).kind).toBe('full');
});
