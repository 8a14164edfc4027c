/** Suggestions over the wire: what is offered, what an editor would write, and what a poorer editor gets. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, CompletionList, MarkupContent, TextEdit } from 'vscode-languageserver-protocol/node';
import { buildServer, pushing, TestClient } from './client.ts';
import { faulty } from './drafts.ts';

let client: TestClient;

const rich = {
  ...pushing,
  textDocument: {
    ...pushing.textDocument,
    completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } },
  },
};

beforeAll(async () => {
  await buildServer();
  client = await TestClient.start({ capabilities: rich });
});

afterAll(() => client.stop());

const CARET = '‸';

/** Opens the draft with an edit made in it, and asks where the caret stands. */
async function complete(to: TestClient, name: string, old: string, by: string): Promise<CompletionList | null> {
  const uri = `file:///drafts/${name}.policy`;
  const marked = faulty.replace(old, () => by);
  const at = marked.indexOf(CARET);
  const text = marked.replace(CARET, '');
  await to.open(uri, text);
  const position = TextDocument.create(uri, 'policy-draft', 1, text).positionAt(at);
  return to.ask('textDocument/completion', uri, { position });
}

test('marks open the list, no line end and no letter does', () => {
  const { completionProvider } = client.initialized.capabilities;
  expect(completionProvider?.resolveProvider).toBe(true);
  expect(completionProvider?.triggerCharacters).toEqual(expect.arrayContaining(['《', '：', '、', '）']));
  expect(completionProvider?.triggerCharacters?.join('')).not.toMatch(/[\s\p{L}\p{N}]/u);
  expect(completionProvider?.allCommitCharacters).toBeUndefined();
});

describe('an editor that takes snippets', () => {
  test('gets clauses with tab stops, each with its source, none preselected', async () => {
    const list = await complete(client, 'clause', '（一）落实资金。依据', `（一）强化考核${CARET}\n\n（二）落实资金。依据`);
    expect(list!.isIncomplete).toBe(true);
    const item = list!.items.find(({ label }) => label === '完善考核评价机制')!;
    expect(item.labelDetails?.description).toMatch(/^\S+ \S+/);
    expect((item.textEdit as TextEdit).newText).toMatch(/^完善考核评价机制。.*\$\{\d/);
    expect(item.insertTextFormat).toBe(2);
    for (const { preselect, commitCharacters, filterText } of list!.items) {
      expect(preselect ?? false).toBe(false);
      expect(commitCharacters).toBeUndefined();
      // An editor keeps what has the typed characters in their order.
      expect(filterText).toMatch(/^强化考核/);
    }
    const sorted = [...list!.items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
    expect(sorted).toEqual(list!.items);
  });

  test('replaces the heading as far as it is typed, on the line of the caret', async () => {
    const list = await complete(client, 'range', '（一）落实资金。依据', `（一）强化考核${CARET}\n\n（二）落实资金。依据`);
    const uri = 'file:///drafts/range.policy';
    for (const { textEdit } of list!.items) expect(client.textIn(uri, (textEdit as TextEdit).range)).toBe('强化考核');
  });

  test('reads of the sources when it looks at an item', async () => {
    const list = await complete(client, 'resolve', '（一）落实资金。依据', `（一）强化考核${CARET}\n\n（二）落实资金。依据`);
    const item = list!.items.find(({ label }) => label === '完善考核评价机制')!;
    expect(item.documentation).toBeUndefined();
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    expect((resolved.documentation as MarkupContent).value).toMatch(/\| 文件 \| 文号 \| 条款 \|/);
    expect(resolved.textEdit).toEqual(item.textEdit);
  });

  test('gets bodies in a list and titles behind 《', async () => {
    const bodies = await complete(client, 'bodies', '配合单位：市水利局、市财政局', `配合单位：市水利局、${CARET}`);
    const names = bodies!.items.map(({ label }) => label);
    expect(names).toContain('市财政局');
    expect(names).not.toContain('市水利局');
    const titles = await complete(client, 'titles', '依据《江临省人民政府关于加强水资源管理的意见》', `依据《${CARET}》`);
    expect(titles!.items[0]!.label).toBe('江临省节约用水条例');
  });

  test('gets nothing in the middle of a sentence, nor outside drafts', async () => {
    expect(await complete(client, 'prose', '坚持以水定产', `坚持${CARET}以水定产`)).toBeNull();
    expect(await client.ask('textDocument/completion', 'file:///none.policy', { position: { line: 0, character: 0 } })).toBeNull();
  });
});

describe('an editor without snippets', () => {
  test('gets plain text', async () => {
    const poor = await TestClient.start({ capabilities: pushing });
    try {
      const list = await complete(poor, 'plain', '（一）落实资金。依据', `（一）强化考核${CARET}\n\n（二）落实资金。依据`);
      const item = list!.items.find(({ label }) => label === '完善考核评价机制')!;
      expect(item.insertTextFormat).toBe(1);
      expect((item.textEdit as TextEdit).newText).not.toContain('${');
      expect(item.labelDetails).toBeUndefined();
      expect(item.detail).toMatch(/\S/);
    } finally {
      await poor.stop();
    }
  });
});
