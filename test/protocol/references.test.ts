/** Reference documents over the wire: the bundled library, the drafter's own, and a client that can keep none. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, beforeAll, describe, expect, test } from 'vitest';
import { CancellationTokenSource, type CompletionList, type Hover } from 'vscode-languageserver-protocol/node';
import type {
  ClosePassages,
  CorpusClause,
  CorpusDocument,
  CorpusHit,
  Counterparts,
  ImportReport,
} from '../../server/src/protocol/referenceMessages.ts';
import { buildReading, buildServer, pulling, TestClient, type ClientOptions } from './client.ts';
import { faulty, uri } from './drafts.ts';

beforeAll(async () => {
  await buildServer();
  await buildReading();
});

let client: TestClient;

async function start(options: ClientOptions = {}): Promise<void> {
  client = await TestClient.start({ capabilities: pulling, ...options });
}

afterEach(async () => {
  expect(client.exitCode).toBeNull();
  await client.stop();
});

function ask<Result>(what: string, params: object = {}): Promise<Result> {
  return client.connection.sendRequest(`policyDraft/corpus/${what}`, params);
}

describe('the bundled library', () => {
  beforeEach(() => start());

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
    await client.open(
      uri,
      '云岭市产业发展实施方案\n\n一、主要任务\n\n（一）促进科技成果转化。建设中试基地。完善登记制度。\n',
    );
    const position = client.rangeOf(uri, '中试基地').start;
    const found = await ask<Counterparts>('counterparts', { textDocument: { uri }, position });
    expect(found).toMatchObject({ path: '一、（一）', heading: '促进科技成果转化' });
    expect(found.text).toBe('（一）促进科技成果转化。\n建设中试基地。\n完善登记制度。\n');
    expect(found.counterparts.length).toBeGreaterThan(0);
    const { uri: other, line, path, heading } = found.counterparts.at(-1)!;
    const reference = { uri: other, line };
    const chosen = await ask<Counterparts>('counterparts', { textDocument: { uri }, position, reference });
    expect(chosen.counterparts).toMatchObject([{ uri: other, path, heading }]);
    expect(await ask('counterparts', { textDocument: { uri }, position: { line: 0, character: 0 } })).toBeNull();
  });
});

describe('a client that names no place to keep documents', () => {
  beforeEach(() => start());

  test('is told that none can be added, and that there is nothing to be close to', async () => {
    await client.open(uri, faulty);
    expect(await ask('add', { paths: ['/nowhere'] })).toBeNull();
    expect(await ask('remove', { paths: ['/nowhere'] })).toBeNull();
    expect(await ask('refresh')).toBeNull();
    expect(await ask('tooClose', { textDocument: { uri } })).toMatchObject({ documents: 0, passages: [] });
  });
});

describe('an address that leads nowhere', () => {
  beforeEach(() => start());

  test.each(['policydraft-reference:/shelf/x/y.txt', 'policydraft-reference:/library/x/y.md', 'file:///x', ''])(
    '%s',
    async (address) => {
      expect(await ask('text', { uri: address })).toBeNull();
      expect((await ask<CorpusClause[] | null>('clauses', { uri: address })) ?? []).toEqual([]);
    },
  );
});

test('a reference document that an editor takes for a draft is not checked', async () => {
  await start();
  const [{ uri: reference } = { uri: '' }] = await ask<CorpusDocument[]>('list');
  await client.open(reference, faulty);
  expect(await client.pull(reference)).toEqual({ kind: 'full', items: [] });
});

const BEARINGS = `岚安市精密轴承产业行动方案

岚政发〔2024〕9号

一、重点任务

（一）突破关键工艺。组织三家主机企业与轴承厂联合攻关，两年内把高速主轴轴承的平均寿命提高到一万二千小时。（牵头单位：市工业和信息化局）

（二）培养能工巧匠。岚安市职业学院开设轴承装配订单班，每年送八十名学员到车间跟班学习满六个月。（牵头单位：市教育局）
`;

describe("the drafter's own documents", () => {
  let root: string;
  let office: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'policy-draft-corpus-'));
    office = join(root, '往年文件');
    mkdirSync(office);
    writeFileSync(join(office, '轴承.txt'), BEARINGS);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const keeping = (): ClientOptions => ({ initializationOptions: { corpusStorage: join(root, 'storage') } });

  async function own(): Promise<CorpusDocument[]> {
    return (await ask<CorpusDocument[]>('list')).filter((document) => document.own);
  }

  test('are read from a folder with one bad file in it, under a bar', async () => {
    await start(keeping());
    writeFileSync(join(office, '坏了.docx'), 'PK\u0003\u0004');
    const report = await ask<ImportReport>('add', { paths: [office], workDoneToken: 'bar' });
    expect(report).toMatchObject({ added: 1, cancelled: false });
    expect(report.problems).toEqual([{ path: join(office, '坏了.docx'), problem: expect.any(String) as string }]);
    const bar = client
      .received('$/progress')
      .filter(({ token }) => token === 'bar')
      .map(({ value }) => value);
    expect(bar.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['begin', 'report', 'end']));
    await client.message('policyDraft/corpus/changed', 'the change', () => true);
    const path = join(office, '轴承.txt');
    expect(await own()).toMatchObject([
      { title: '岚安市精密轴承产业行动方案', documentNumber: '岚政发〔2024〕9号', path },
    ]);
  });

  test('are listed clause by clause, read, searched, and taken off', async () => {
    await start(keeping());
    await ask('add', { paths: [office] });
    const [document] = await own();
    const { text } = await ask<{ text: string }>('text', { uri: document!.uri });
    const clauses = await ask<CorpusClause[]>('clauses', { uri: document!.uri });
    const lines = text.split('\n');
    const craft = clauses.find(({ heading }) => heading.includes('能工巧匠'))!;
    expect(craft.path).toBe('一、（二）');
    expect(lines[craft.line]).toContain('（二）培养能工巧匠');
    const [hit] = await ask<CorpusHit[]>('search', { text: '轴承装配订单班' });
    expect(hit).toMatchObject({ own: true, uri: document!.uri, line: craft.line });
    expect(hit!.excerpt).toContain('订单班');
    expect(await ask('remove', { paths: [office] })).toMatchObject({ removed: 1 });
    expect(await own()).toEqual([]);
    expect(await ask('text', { uri: document!.uri })).toBeNull();
  });

  test('show what a draft took over, and whose name came along', async () => {
    await start(keeping());
    await ask('add', { paths: [office] });
    const borrowed = '岚安市职业学院开设轴承装配订单班，每年送八十名学员到车间跟班学习满六个月。';
    await client.open(
      uri,
      `云岭市人民政府关于发展轴承产业的实施意见\n\n一、主要任务\n\n（一）培养技工。${borrowed}\n\n（二）落实资金。市级财政每年安排专门资金，用于企业改造检测设备和添置试验台架。\n`,
    );
    const found = await ask<ClosePassages>('tooClose', { textDocument: { uri } });
    expect(found).toMatchObject({ asked: 2, documents: 1 });
    expect(found.passages).toHaveLength(1);
    const [passage] = found.passages;
    expect(passage!.text).toBe(borrowed);
    expect(client.textIn(uri, passage!.range)).toBe(passage!.text);
    expect(passage!.share).toBeGreaterThan(0.8);
    expect(passage!.source).toMatchObject({ path: '一、（二）', title: '岚安市精密轴承产业行动方案' });
    expect(passage!.foreignNames).toEqual(['岚安']);
  });

  test('stop being read when the drafter cancels; what had been read is kept', async () => {
    await start(keeping());
    for (let at = 0; at < 400; at++)
      writeFileSync(join(office, `轴承${at}.txt`), BEARINGS.replace('岚安', `岚安${at}`));
    const cancelling = new CancellationTokenSource();
    const asked = client.connection.sendRequest<ImportReport>(
      'policyDraft/corpus/add',
      { paths: [office], workDoneToken: 'bar' },
      cancelling.token,
    );
    await client.message('$/progress', 'a report', ({ value }: { value: { kind: string } }) => value.kind === 'report');
    cancelling.cancel();
    const report = await asked;
    expect(report.cancelled).toBe(true);
    expect(report.added).toBeLessThan(401);
    expect(await own()).toHaveLength(report.added);
  });

  test('come from the folders of the settings, relative ones from the workspace, and go with them', async () => {
    const settings = { corpus: { folders: ['往年文件'] } };
    await start({ ...keeping(), settings, rootUri: pathToFileURL(root).href });
    await client.open(uri, faulty);
    await client.message('policyDraft/corpus/changed', 'the first reading', () => true);
    expect(await own()).toHaveLength(1);
    const seen = client.received('policyDraft/corpus/changed').length;
    await client.configure({ corpus: { folders: [] } });
    const changes = (): number => client.received('policyDraft/corpus/changed').length;
    await client.message('policyDraft/corpus/changed', 'the folder to go', () => changes() > seen);
    expect(await own()).toEqual([]);
  });

  test('answer about the version that was asked about, whatever is typed while they are waited for', async () => {
    await start(keeping());
    await ask('add', { paths: [office] });
    const draft =
      '云岭市人民政府关于发展轴承产业的实施意见\n\n一、主要任务\n\n（一）培养能工巧匠。办好订单班。\n\n（二）突破关键工艺\n';
    await client.open(uri, draft);
    const textDocument = { uri };
    const [reference] = (await ask<CorpusHit[]>('search', { text: '培养能工巧匠' })).filter((hit) => hit.own);
    const { start: position } = client.rangeOf(uri, '培养能工巧匠');
    const { end } = client.rangeOf(uri, '突破关键工艺');
    const requests = (): Promise<unknown[]> =>
      Promise.all([
        ask<Counterparts>('counterparts', { textDocument, position }).then(({ path, text }) => ({ path, text })),
        ask('insertion', { textDocument, position, reference: { uri: reference!.uri, line: reference!.line } }),
        client.ask<Hover>('textDocument/hover', uri, { position }).then(({ range }) => range),
        client
          .ask<CompletionList>('textDocument/completion', uri, { position: end })
          .then(({ items }) => items.map(({ textEdit }) => textEdit!).filter((edit) => 'range' in edit)[0]!.range),
      ]);
    const calm = await requests();
    const waiting = requests();
    // Now there is another text at the places that were asked about.
    await client.change(uri, { range: { start: { line: 2, character: 0 }, end: position }, text: '' });
    expect(await waiting).toEqual(calm);
  });
});
