/** Reference documents over the wire: what the bundled library answers, and what a client gets that can keep none. */
import { afterEach, beforeEach, beforeAll, describe, expect, test } from 'vitest';
import type { CorpusClause, CorpusDocument, CorpusHit, Counterparts } from '../../server/src/protocol/corpusMessages.ts';
import { buildServer, pulling, TestClient } from './client.ts';
import { faulty, uri } from './drafts.ts';

beforeAll(buildServer);

let client: TestClient;

beforeEach(async () => {
  client = await TestClient.start({ capabilities: pulling });
});
afterEach(async () => {
  expect(client.exitCode).toBeNull();
  await client.stop();
});

function ask<Result>(what: string, params: object = {}): Promise<Result> {
  return client.connection.sendRequest(`policyDraft/corpus/${what}`, params);
}

describe('the bundled library', () => {
  test('is listed, and every clause stands at its line of the page', async () => {
    const documents = await ask<CorpusDocument[]>('list');
    expect(documents.length).toBeGreaterThan(5);
    for (const document of documents) {
      expect(document.own).toBe(false);
      const clauses = await ask<CorpusClause[]>('clauses', { uri: document.uri });
      expect(clauses).toHaveLength(document.clauses);
      const { text } = await ask<{ text: string }>('text', { uri: document.uri });
      const lines = text.split('\n');
      for (const { path, heading, line } of clauses) expect(lines[line]).toContain(path + heading);
    }
  });

  test('is searched by a topic, and by the name of a document', async () => {
    const [first] = await ask<CorpusHit[]>('search', { text: '科技成果转化' });
    expect(first!.heading).toMatch(/成果/);
    const named = await ask<CorpusHit[]>('search', { text: '临办发〔2019〕5号' });
    expect(named[0]).toMatchObject({ documentNumber: '临办发〔2019〕5号', line: 0 });
    expect(await ask('search', { text: '  ' })).toEqual([]);
    expect(await ask('search', { text: '饕餮魑魅' })).toEqual([]);
    expect(await ask('search', { text: '成果转化', limit: 2 })).toHaveLength(2);
  });

  test('gives a clause that goes behind the one at the caret, numbered as it must be there', async () => {
    await client.open(uri, faulty);
    const [reference] = await ask<CorpusHit[]>('search', { text: '知识产权' });
    const position = client.rangeOf(uri, '（三）推进农业节水').start;
    const inserted = await ask<{ snippet: string; position: { line: number } }>('insertion', {
      textDocument: { uri },
      position,
      reference: { uri: reference!.uri, line: reference!.line },
    });
    expect(inserted.position.line).toBe(position.line);
    expect(inserted.snippet).toMatch(/<!-- 参照：《.+》.* -->\n\s*（四）/);
    expect(inserted.snippet).toContain(`《${reference!.title.replace('（原文未载标题）', '')}》`);
  });

  test('has counterparts of a clause, and can be compared with a chosen one', async () => {
    await client.open(uri, '云岭市产业发展实施方案\n\n一、主要任务\n\n（一）促进科技成果转化。建设中试基地。完善登记制度。\n');
    const position = client.rangeOf(uri, '中试基地').start;
    const found = await ask<Counterparts>('counterparts', { textDocument: { uri }, position });
    expect(found).toMatchObject({ path: '一、（一）', heading: '促进科技成果转化' });
    expect(found.text).toBe('（一）促进科技成果转化。\n建设中试基地。\n完善登记制度。\n');
    expect(found.counterparts.length).toBeGreaterThan(0);
    const { uri: other, line, path, heading } = found.counterparts.at(-1)!;
    const chosen = await ask<Counterparts>('counterparts', { textDocument: { uri }, position, reference: { uri: other, line } });
    expect(chosen.counterparts).toMatchObject([{ uri: other, path, heading }]);
    expect(await ask('counterparts', { textDocument: { uri }, position: { line: 0, character: 0 } })).toBeNull();
  });
});

describe('a client that names no place to keep documents', () => {
  test('is told that none can be added, and that there is nothing to be close to', async () => {
    await client.open(uri, faulty);
    expect(await ask('add', { paths: ['/nowhere'] })).toBeNull();
    expect(await ask('remove', { paths: ['/nowhere'] })).toBeNull();
    expect(await ask('refresh')).toBeNull();
    expect(await ask('tooClose', { textDocument: { uri } })).toMatchObject({ documents: 0, passages: [] });
  });
});

describe('an address that leads nowhere', () => {
  test.each(['policydraft-reference:/shelf/x/y.txt', 'policydraft-reference:/library/x/y.md', 'file:///x', ''])('%s', async (address) => {
    expect(await ask('text', { uri: address })).toBeNull();
    expect((await ask<CorpusClause[] | null>('clauses', { uri: address })) ?? []).toEqual([]);
  });
});

test('a reference document that an editor takes for a draft is not checked', async () => {
  const [{ uri: reference } = { uri: '' }] = await ask<CorpusDocument[]>('list');
  await client.open(reference, faulty);
  expect(await client.pull(reference)).toEqual({ kind: 'full', items: [] });
});
