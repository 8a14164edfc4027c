import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { snippets as sources } from '../../../server/data/snippets.ts';
import { renderSnippets, type Snippet } from '../../../server/tools/snippets.ts';
import { expand } from './snippet.ts';

const FILE = join(import.meta.dirname, '../../../snippets/policy-draft.json');

it('the snippet file is what server/data/snippets.ts describes', async () => {
  await expect(`${JSON.stringify(renderSnippets(sources), null, 2)}\n`).toMatchFileSnapshot(FILE);
});

const written = Object.entries(JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Snippet>);

describe.each(written)('%s', (name, { prefix, description, body }) => {
  const { text, stops, choices } = expand(body.join('\n'));

  it('is named and described in Chinese, and called by pinyin or by its Chinese words', () => {
    expect(name).toMatch(/^\p{Script=Han}+$/u);
    expect(description).toMatch(/^\p{Script=Han}.*。$/u);
    const [initials, ...words] = prefix;
    expect(initials).toMatch(/^[a-z]{2,6}$/);
    expect(words).not.toHaveLength(0);
    for (const word of words) expect(word).toMatch(/^\p{Script=Han}+$/u);
  });

  it('numbers its tab stops from 1 and leaves the cursor at the end', () => {
    expect(stops).toEqual([...stops.slice(0, -1).map((_, index) => index + 1), 0]);
    expect(body.at(-1)).toMatch(/\$0$/);
  });

  it('offers a choice only where there are several, all different', () => {
    for (const options of choices) {
      expect(options.length).toBeGreaterThan(1);
      expect(new Set(options).size).toBe(options.length);
    }
  });

  it('expands to balanced brackets, full-width punctuation and nothing of the notation', () => {
    expect(unbalanced(text)).toEqual([]);
    expect(text).not.toMatch(/[{}$#｜=,;:()"'?!]/);
  });
});

describe('all snippets together', () => {
  it('share no prefix', () => {
    const prefixes = written.flatMap(([, { prefix }]) => prefix);
    expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index)).toEqual([]);
  });

  it.each([
    ['实施意见全文', ['总体要求', '保障措施', '起施行，有效期']],
    ['若干措施全文', ['制定如下措施', '附则', '负责解释', '有效期']],
    ['行动方案全文', ['制定本行动方案', '总体要求', '组织保障']],
    ['实施方案全文', ['制定本实施方案', '总体要求', '主要任务', '进度安排', '保障措施']],
    ['印发通知全文', ['关于印发《', '现印发给你们', '此件', '抄送：']],
  ])('%s has its parts in the customary order', (name, parts) => {
    const body = written.find(([known]) => known === name)?.[1].body.join('\n') ?? '';
    const places = parts.map((part) => body.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('number the sections of a skeleton without gap or repeat', () => {
    for (const [name, { body }] of written.filter(([known]) => known.endsWith('全文'))) {
      const ordinals = expand(body.join('\n')).text.match(/^[一二三四五六七八九](?=、)/gm) ?? [];
      expect(ordinals.join(''), name).toBe('一二三四五六七八九'.slice(0, ordinals.length));
    }
  });

  it('say nothing of a plan period that is over', () => {
    for (const [name, { body }] of written) expect(body.join('\n'), name).not.toMatch(/十四五|十九大|202[0-6]年/);
  });
});

/** Brackets that close nothing or are never closed, innermost last. */
function unbalanced(text: string): string[] {
  const open: string[] = [];
  for (const mark of text.match(/[（）《》〈〉〔〕【】“”‘’]/g) ?? []) {
    const pair = { '）': '（', '》': '《', '〉': '〈', '〕': '〔', '】': '【', '”': '“', '’': '‘' }[mark];
    if (pair === undefined) open.push(mark);
    else if (open.at(-1) === pair) open.pop();
    else return [...open, mark];
  }
  return open;
}
