/** A draft in Markdown over the wire: every place is that of the file, and no edit takes a mark along. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeAction, DocumentSymbol, Hover } from 'vscode-languageserver-protocol/node';
import { buildServer, codesOf, pushing, TestClient } from './client.ts';

const uri = 'file:///drafts/%E4%BA%91%E5%B2%AD%E5%B8%82%E5%AE%9E%E6%96%BD%E6%84%8F%E8%A7%81.md';
const DRAFT = `---
title: 草稿,待审
---
# 云岭市人民政府关于促进轴承产业发展的实施意见

## 一、总体要求

到2028年,建成**智能工厂50家**,产值达到100亿元,见[说明,附图](http://a.example/x,y)和\`run a,b\`。

## 三、主要任务

- （一）**加强建设。**各部门要认真**布**署。（牵头单位：市工业和信息化局）
`;

let client: TestClient;

beforeAll(async () => {
  await buildServer();
  client = await TestClient.start({ capabilities: pushing });
  await client.open(uri, DRAFT);
});
afterAll(() => client.stop());

describe('a draft in Markdown', () => {
  test('is found fault with where its words stand in the file', async () => {
    const diagnostics = await client.pushed(uri, 1);
    expect(codesOf(diagnostics)).toEqual(expect.arrayContaining(['numbering-gap', 'typo', 'punctuation']));
    const placeOf = (rule: string): string => client.textIn(uri, diagnostics.find(({ code }) => code === rule)!.range);
    expect(placeOf('numbering-gap')).toBe('三、');
    expect(placeOf('typo')).toBe('布**署');
    expect(placeOf('punctuation')).toBe(',');
  });

  test('keeps its marks when a word is mended', async () => {
    const [typo] = (await client.pushed(uri, 1)).filter(({ code }) => code === 'typo');
    const actions = await client.actions(uri, typo!.range, { diagnostics: [typo] });
    const mending = actions.find(({ title }) => title === '改为“部署”') as CodeAction;
    expect(client.edited(uri, mending.edit)).toBe(DRAFT.replace('**布**署', '**部署**'));
  });

  test('keeps code, links and front matter when all is mended', async () => {
    const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const [all] = await client.actions(uri, everything, { only: ['source.fixAll'] });
    expect(client.edited(uri, all!.edit)).toBe(
      DRAFT.replace('2028年,', '2028年，').replace('**,产值', '**，产值').replace('亿元,', '亿元，'),
    );
  });

  test('has an outline, and tells of the unit that the pointer stands on', async () => {
    const symbols = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', uri);
    const chapters = symbols.flatMap(({ name, children = [] }) => [name, ...children.map((child) => child.name)]);
    expect(chapters.join(' ')).toContain('三、主要任务');
    const hover = await client.askAt<Hover>('textDocument/hover', uri, '市工业和信息化局');
    expect(client.textIn(uri, hover.range!)).toContain('市工业和信息化局');
  });

  test('is read anew as it is typed', async () => {
    const version = await client.replace(uri, '## 三、', '## 二、');
    expect(codesOf(await client.pushed(uri, version))).not.toContain('numbering-gap');
  });
});
