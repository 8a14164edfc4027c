/** What the editor shows of a draft: hovers, outline, folds, selections, highlights, jumps, tables. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  Range,
  SelectionRange,
} from 'vscode-languageserver-protocol/node';
import { buildServer, pushing, TestClient } from './client.ts';
import { faulty, uri } from './drafts.ts';

let client: TestClient;

beforeAll(async () => {
  await buildServer();
  const capabilities = { ...pushing, textDocument: { ...pushing.textDocument, definition: { linkSupport: true } } };
  client = await TestClient.start({ capabilities });
  await client.open(uri, faulty);
});

afterAll(() => client.stop());

async function hover(part: string): Promise<string> {
  const found = await client.askAt<Hover>('textDocument/hover', uri, part);
  return (found.contents as { value: string }).value;
}

describe('hover', () => {
  test('on a finding: why, which standard, and the rule’s page; what is wrong says the finding itself', async () => {
    const text = await hover('（三）推进农业');
    expect(text).toContain('序号跳号');
    expect(text).toContain('序号中断');
    expect(text).toMatch(/依据：.*第二十条/);
    expect(text).toMatch(/\[检查项目说明\]\(file:.*numbering-gap\.md\)/);
    expect(text).not.toContain('之后应为');
    expect(text).toContain('**二、（三）** 推进农业节水');
  });

  test('on a body, a document, a target, a plan, a reference', async () => {
    expect(await hover('水利局）')).toContain('**市水利局**（此处写作“水利局”）');
    expect(await hover('《江临省人民政府关于加强水资源管理的意见》（')).toContain('江政发〔2025〕8号');
    expect(await hover('12万亩')).toContain('还有2年零1个月');
    expect(await hover('十五五')).toContain('2026—2030年');
    expect(await hover('本意见第三部分')).toContain('所指：**三、** 保障措施');
  });

  test('on plain words: nothing', async () => {
    expect(await client.askAt('textDocument/hover', uri, '坚持以水定产')).toBeNull();
  });
});

function eachSymbol(
  symbols: readonly DocumentSymbol[],
  parent: DocumentSymbol | null,
  see: (symbol: DocumentSymbol, parent: DocumentSymbol | null) => void,
): void {
  for (const symbol of symbols) {
    see(symbol, parent);
    eachSymbol(symbol.children ?? [], symbol, see);
  }
}

function within(inner: Range, outer: Range): boolean {
  const place = ({ line, character }: Range['start']): number => line * 100_000 + character;
  return place(outer.start) <= place(inner.start) && place(inner.end) <= place(outer.end);
}

test('document symbols: named, nested, in order', async () => {
  const symbols = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', uri);
  expect(symbols.map(({ name }) => name)).toEqual([
    '云岭市人民政府关于推进节约用水的实施意见',
    '云政发〔2026〕21号',
    '一、总体要求',
    '二、主要任务',
    '三、保障措施',
    '云岭市人民政府',
    '2026年11月18日',
  ]);
  expect(symbols[3]!.children!.map(({ name, detail }) => [name, detail])).toEqual([
    ['（一）推进工业节水', '牵头：市工业和信息化局；配合：市财政局、市水利局'],
    ['（三）推进农业节水', '牵头：市农业农村局；配合：市水利局、市财政局'],
  ]);
  eachSymbol(symbols, null, (symbol, parent) => {
    expect(within(symbol.selectionRange, symbol.range)).toBe(true);
    if (parent !== null) expect(within(symbol.range, parent.range)).toBe(true);
  });
});

test('folding ranges', async () => {
  const folds = await client.ask<FoldingRange[]>('textDocument/foldingRange', uri);
  expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toContainEqual([
    client.rangeOf(uri, '二、主要任务').start.line,
    client.rangeOf(uri, '（三）推进农业').start.line,
  ]);
});

test('selection ranges grow from the sentence to the file', async () => {
  const { start } = client.rangeOf(uri, '节水改造项目');
  const [selection] = await client.ask<SelectionRange[]>('textDocument/selectionRange', uri, { positions: [start] });
  const texts: string[] = [];
  for (let at = selection; at !== undefined; at = at.parent) {
    texts.push(client.textIn(uri, at.range));
    if (at.parent !== undefined) expect(within(at.range, at.parent.range)).toBe(true);
  }
  expect(texts).toContain('实施节水改造项目50个，落实本意见第三部分的资金安排。');
  expect(texts.some((text) => text.startsWith('推进工业节水。') && text.endsWith('水利局）'))).toBe(true);
  expect(texts.some((text) => text.startsWith('二、主要任务\n'))).toBe(true);
  expect(texts.at(-1)).toBe(faulty);
});

test('highlights: a body under the name that the draft implies', async () => {
  const highlights = await client.askAt<DocumentHighlight[]>('textDocument/documentHighlight', uri, '市水利局');
  expect(highlights.map(({ range }) => client.textIn(uri, range))).toEqual(['水利局', '市水利局', '市水利局']);
});

test('definition and references of a clause', async () => {
  const [link] = await client.askAt<LocationLink[]>('textDocument/definition', uri, '本意见第三部分');
  expect(client.textIn(uri, link!.targetRange)).toBe('三、');
  expect(client.textIn(uri, link!.originSelectionRange!)).toBe('本意见第三部分');
  const ask = (includeDeclaration: boolean) =>
    client.askAt<Location[]>('textDocument/references', uri, '三、保障', { context: { includeDeclaration } });
  expect((await ask(false)).map(({ range }) => client.textIn(uri, range))).toEqual(['本意见第三部分']);
  expect(await ask(true)).toHaveLength(2);
});

test('definition of a citation: the first one', async () => {
  const later = '依据《江临省人民政府';
  const position = { ...client.rangeOf(uri, later).start, character: client.rangeOf(uri, later).start.character + 4 };
  const [link] = await client.ask<LocationLink[]>('textDocument/definition', uri, { position });
  expect(client.textIn(uri, link!.targetRange)).toBe('《江临省人民政府关于加强水资源管理的意见》（江政发〔2025〕8号');
});

test('inlay hints only where they are wanted', async () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  expect(await client.ask('textDocument/inlayHint', uri, { range })).toEqual([]);
  const other = await TestClient.start({ settings: { inlayHints: true } });
  await other.open(uri, faulty);
  const hints = await other.ask<InlayHint[]>('textDocument/inlayHint', uri, { range });
  expect(hints.map(({ label }) => label)).toEqual(['市水利局']);
  await other.stop();
});

test('tables', async () => {
  const { markdown } = await client.ask<{ markdown: string }>('policyDraft/table', uri, { table: 'responsibilities' });
  expect(markdown).toContain('| 二、（一） | 推进工业节水 | 市工业和信息化局 |  | 市财政局、市水利局 |  |');
  const targets = await client.ask<{ markdown: string }>('policyDraft/table', uri, { table: 'targets' });
  expect(targets.markdown).toMatch(/二、（三）.*12万亩.*到2028年/);
  const citations = await client.ask<{ markdown: string }>('policyDraft/table', uri, { table: 'citations' });
  expect(citations.markdown).toContain('江政发〔2025〕8号');
});

test('rules, for a menu', async () => {
  const rules = await client.connection.sendRequest<object[]>('policyDraft/rules');
  expect(rules).toContainEqual({
    id: 'numbering-gap',
    title: '序号跳号',
    severity: 'error',
    office: null,
    group: 'numbering',
    groupName: '序号与层次',
  });
});

test.each([
  ['textDocument/hover', { position: { line: 0, character: 0 } }],
  ['textDocument/definition', { position: { line: 0, character: 0 } }],
  ['textDocument/documentSymbol', {}],
  ['textDocument/semanticTokens/full', {}],
  [
    'textDocument/codeAction',
    { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, context: { diagnostics: [] } },
  ],
  ['policyDraft/renumber', {}],
  ['policyDraft/table', { table: 'targets' }],
])('%s of a draft that is not open: null', async (method, params) => {
  expect(await client.ask(method, 'file:///unknown.policy', params)).toBeNull();
});
