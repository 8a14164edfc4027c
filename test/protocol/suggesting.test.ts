/** Suggestions and references over the wire: what is offered, what opens, and what a poorer editor gets. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CompletionItem,
  CompletionList,
  Hover,
  Location,
  LocationLink,
  MarkupContent,
  TextEdit,
} from 'vscode-languageserver-protocol/node';
import { buildReading, buildServer, pushing, TestClient } from './client.ts';
import { faulty } from './drafts.ts';

let client: TestClient;

const rich = {
  ...pushing,
  textDocument: {
    ...pushing.textDocument,
    completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } },
    definition: { linkSupport: true },
  },
};

beforeAll(async () => {
  await buildServer();
  await buildReading();
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
    const list = await complete(
      client,
      'clause',
      '（一）落实资金。依据',
      `（一）强化考核${CARET}\n\n（二）落实资金。依据`,
    );
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
    const list = await complete(
      client,
      'range',
      '（一）落实资金。依据',
      `（一）强化考核${CARET}\n\n（二）落实资金。依据`,
    );
    const uri = 'file:///drafts/range.policy';
    for (const { textEdit } of list!.items) expect(client.textIn(uri, (textEdit as TextEdit).range)).toBe('强化考核');
  });

  test('reads of the sources when it looks at an item', async () => {
    const list = await complete(
      client,
      'resolve',
      '（一）落实资金。依据',
      `（一）强化考核${CARET}\n\n（二）落实资金。依据`,
    );
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
    const titles = await complete(
      client,
      'titles',
      '依据《江临省人民政府关于加强水资源管理的意见》',
      `依据《${CARET}》`,
    );
    expect(titles!.items[0]!.label).toBe('江临省节约用水条例');
  });

  test('gets nothing in the middle of a sentence, nor outside drafts', async () => {
    expect(await complete(client, 'prose', '坚持以水定产', `坚持${CARET}以水定产`)).toBeNull();
    expect(
      await client.ask('textDocument/completion', 'file:///none.policy', { position: { line: 0, character: 0 } }),
    ).toBeNull();
  });
});

describe('an editor without snippets', () => {
  test('gets plain text', async () => {
    const poor = await TestClient.start({ capabilities: pushing });
    try {
      const list = await complete(
        poor,
        'plain',
        '（一）落实资金。依据',
        `（一）强化考核${CARET}\n\n（二）落实资金。依据`,
      );
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

const zone = `云岭市人民政府关于促进高新技术产业开发区高质量发展的实施意见

为落实《国务院关于促进国家高新技术产业开发区高质量发展的若干意见》（国发〔2020〕7号），提出如下实施意见。

一、提升创新能力

（一）促进科技成果转化。建设中试基地。（牵头单位：市科技局；配合单位：市财政局）

（二）开设轴承订单班。支持职业学院与企业共育技工。（牵头单位：市教育局；配合单位：市财政局）
`;

describe('references of the bundled library', () => {
  const uri = 'file:///drafts/zone.policy';
  beforeAll(() => client.open(uri, zone));

  test('show on the heading of a clause and open where they stand', async () => {
    const found = await client.askAt<Hover>('textDocument/hover', uri, '促进科技');
    const { value } = found.contents as MarkupContent;
    expect(value).toContain('**参照**');
    expect(value).not.toContain('command:');
    const [link] = await client.askAt<LocationLink[]>('textDocument/definition', uri, '促进科技');
    const { text } = await client.connection.sendRequest<{ text: string }>('policyDraft/corpus/text', {
      uri: link!.targetUri,
    });
    expect(text.split('\n')[link!.targetRange.start.line]).toMatch(/成果/);
    expect(client.textIn(uri, link!.originSelectionRange!)).toBe('（一）促进科技成果转化');
  });

  test('are among the places where a document is cited', async () => {
    const places = await client.askAt<Location[]>('textDocument/references', uri, '《国务院关于', {
      context: { includeDeclaration: true },
    });
    expect(places[0]!.uri).toBe(uri);
    expect(places.slice(1).every(({ uri: other }) => other.startsWith('policydraft-reference:/library/'))).toBe(true);
    expect(places.length).toBeGreaterThan(1);
  });

  test('are links where the editor has the command', async () => {
    const able = await TestClient.start({ capabilities: rich, initializationOptions: { clientCommands: true } });
    try {
      await able.open(uri, zone);
      const { contents } = await able.askAt<Hover>('textDocument/hover', uri, '促进科技');
      const [, args] = /\]\(command:policyDraft\.corpus\.open\?([^)]+)\)/.exec((contents as MarkupContent).value)!;
      const [address, line] = JSON.parse(decodeURIComponent(args!)) as [string, number];
      expect(address).toMatch(/^policydraft-reference:\/library\//);
      expect(line).toBeGreaterThan(0);
    } finally {
      await able.stop();
    }
  });
});

describe('the drafter’s own documents', () => {
  const uri = 'file:///drafts/own.policy';
  let root: string;
  let keeping: TestClient;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'policy-draft-suggesting-'));
    const file = join(root, '轴承.txt');
    writeFileSync(
      file,
      '岚安市精密轴承产业行动方案\n\n岚政发〔2024〕9号\n\n一、重点任务\n\n（一）开设轴承订单班。每年送八十名学员到车间跟班学习满六个月，落实《江临省职业教育条例》。（牵头单位：市教育局）\n',
    );
    keeping = await TestClient.start({
      capabilities: rich,
      initializationOptions: { corpusStorage: join(root, 'storage') },
    });
    await keeping.connection.sendRequest('policyDraft/corpus/add', { paths: [file] });
    await keeping.open(uri, zone);
  });
  afterAll(async () => {
    await keeping.stop();
    rmSync(root, { recursive: true, force: true });
  });

  /** The shelf is asked with little patience: what does not come in time is there when it is asked again. */
  async function untilItCame<Answer>(ask: () => Promise<Answer>, came: (answer: Answer) => boolean): Promise<Answer> {
    for (let asked = 0; ; asked++) {
      const answer = await ask();
      if (came(answer) || asked === 50) return answer;
    }
  }

  test('show first on a heading, word for word, and open at the clause', async () => {
    const found = await untilItCame(
      () => keeping.askAt<Hover | null>('textDocument/hover', uri, '设轴承订'),
      (answer) => answer !== null,
    );
    const { value } = found!.contents as MarkupContent;
    expect(value).toContain('《岚安市精密轴承产业行动方案》岚政发〔2024〕9号');
    expect(value).toContain('“每年送八十名学员');
    const [link] =
      (await untilItCame(
        () => keeping.askAt<LocationLink[] | null>('textDocument/definition', uri, '设轴承订'),
        (answer) => answer !== null,
      )) ?? [];
    const { text } = await keeping.connection.sendRequest<{ text: string }>('policyDraft/corpus/text', {
      uri: link!.targetUri,
    });
    expect(text.split('\n')[link!.targetRange.start.line]).toContain('开设轴承订单班');
  });

  test('are offered with their source noted above', async () => {
    const marked = zone.replace('（二）开设轴承订单班。支持', '（二）轴承订单班\n\n（三）开设。支持');
    const other = 'file:///drafts/typing.policy';
    await keeping.open(other, marked);
    const position = keeping.rangeOf(other, '轴承订单班').end;
    const list = await untilItCame(
      () => keeping.ask<CompletionList | null>('textDocument/completion', other, { position }),
      (answer) => answer !== null && answer.items.some(({ label }) => label === '开设轴承订单班'),
    );
    const item = list!.items.find(({ label }) => label === '开设轴承订单班')!;
    expect((item.textEdit as TextEdit).newText).toContain('每年送八十名学员');
    expect(item.additionalTextEdits).toEqual([
      expect.objectContaining({
        newText: '<!-- 参照：《岚安市精密轴承产业行动方案》（岚政发〔2024〕9号）一、（一） -->\n',
      }),
    ]);
  });

  test('are no references for themselves while they are the draft at hand', async () => {
    const file = join(root, '轴承.txt');
    const own = pathToFileURL(file).href;
    await keeping.open(own, readFileSync(file, 'utf8'));
    // By the time the other draft is answered from the shelf, this one would have been as well.
    await untilItCame(
      () => keeping.askAt<Hover | null>('textDocument/hover', uri, '设轴承订'),
      (answer) => answer !== null && (answer.contents as MarkupContent).value.includes('轴承产业行动方案'),
    );
    const hover = await keeping.askAt<Hover | null>('textDocument/hover', own, '设轴承订');
    expect((hover?.contents as MarkupContent | undefined)?.value ?? '').not.toContain('轴承产业行动方案》');
  });
});
