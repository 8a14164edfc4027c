/** Pages of government sites as browsers save them: the article is read, and what is left out is told. */

import { describe, expect, it } from 'vitest';
import { DocumentReader } from '../../../server/src/index/writer/readDocuments.ts';
import { readReference } from '../../../server/src/reading/index.ts';
import { utf8 } from './making.ts';

const ARTICLE = [
  '云岭市人民政府办公室关于做好春季植树工作的通知',
  '云政办发〔2026〕8号',
  '各县（市、区）人民政府，市政府各部门：',
  '为做好2026年春季植树工作，现将有关事项通知如下。',
  '一、明确任务',
  '（一）落实地块。各县（市、区）于3月10日前将地块落实到村。',
  '（二）备足苗木。市林业局统筹调运苗木20万株。',
  '二、加强管护',
  '主办单位：云岭市林业局',
  '来源：各县（市、区）上报',
  '各地按季度报送成活率，成活率低于85%的及时补植。',
  '云岭市人民政府办公室',
  '2026年2月20日',
  '（此件公开发布）',
];

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>`).join('\n');
const page = (body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>通知</title></head><body>${body}</body></html>`;

const MENU =
  '<ul><li><a>首页</a></li><li><a>要闻动态</a></li><li><a>政务公开</a></li><li><a>人文</a></li><li><a>政策解读</a></li><li><a>关于我们的通知</a></li></ul>';
const TRAIL = '<div>当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; 通知公告</div>';
const TOOLS = '<div>【字体：<a>大</a> <a>中</a> <a>小</a>】 【<a>打印</a>】 【<a>关闭</a>】</div>';
const NEWS = `<div><h3>相关新闻</h3><ul>${[
  '云岭市召开春季绿化推进会',
  '关于开展义务植树活动的通知',
  '澄湖区植树节活动启动',
]
  .map((title) => `<li><a>${title}</a></li>`)
  .join('')}</ul></div>`;
const FOOT =
  '<div>主办：云岭市人民政府　承办：云岭市大数据局<br>网站标识码：0000000000　备案号：江ICP备00000000号</div>';

const text = paragraphs(ARTICLE);

const PAGES: readonly (readonly [what: string, html: string])[] = [
  ['as it should be', page(`<nav>${MENU}</nav>${TRAIL}<article>${text}</article>${NEWS}<footer>${FOOT}</footer>`)],
  ['the menu is no <nav>', page(`${MENU}${TRAIL}<div>${text}</div>${FOOT}`)],
  ['the menu on one line', page(`<p>首页 人文 政策解读 关于我们的通知</p>${TRAIL}<div>${text}</div>${FOOT}`)],
  ['the tools stand above the article', page(`${TRAIL}${TOOLS}<div>${text}</div>${FOOT}`)],
  ['【打印】 on a line by itself above the article', page(`${MENU}${TRAIL}<p>【打印】</p><div>${text}</div>`)],
  ['other news below the article', page(`${TRAIL}<div>${text}</div>${NEWS}${FOOT}`)],
  ['other news above the article', page(`${TRAIL}${NEWS}<div>${text}</div>${TOOLS}`)],
  ['tools above and below', page(`${MENU}${TRAIL}${TOOLS}<div>${text}</div>${TOOLS}${NEWS}${FOOT}`)],
  [
    'source and hour under a title of the page',
    page(
      `${TRAIL}<h1>${ARTICLE[0]}</h1><p>发布时间：2026-02-21 09:30 来源：云岭市人民政府网 浏览次数：312</p>${TOOLS}<div>${text}</div>${FOOT}`,
    ),
  ],
  [
    'a table of its numbers in front',
    page(
      `${TRAIL}<table><tr><td>索引号：000000000</td><td>发布日期：2026-02-21</td></tr></table><div>${text}</div>${FOOT}`,
    ),
  ],
  ['the article in a form', page(`${TRAIL}<form>${text}</form>${FOOT}`)],
  ['the article in an <aside>', page(`${TRAIL}<aside>${text}</aside><footer>${FOOT}</footer>`)],
  ['the article in a template of its script', page(`<nav>${MENU}</nav>${TRAIL}<template>${text}</template>`)],
  ['the article in a hidden <div>', page(`${TRAIL}<div style="display:none">${text}</div>${FOOT}`)],
  ['a <nav> that is never closed', page(`<nav>${MENU}${TRAIL}<div>${text}</div>${FOOT}`)],
  [
    'a search box and hot words',
    page(`<p>热门搜索：社保；公积金；义务教育入学。</p>${MENU}${TRAIL}<div>${text}</div>${FOOT}`),
  ],
  ['nothing of a page but its last line', page(`<div>${text}</div><p>扫一扫在手机打开当前页</p>`)],
];

describe('a saved page', () => {
  const reader = new DocumentReader();

  it.each(PAGES)('gives its article as one document: %s', async (_, html) => {
    const read = await readReference(utf8(html), '植树.html');
    if (!('text' in read)) throw new Error(read.problem);
    const documents = reader.read(read.text, '植树.html');
    expect(documents.map(({ title }) => title)).toEqual([ARTICLE[0]]);
    const lines = documents[0]!.text.split('\n');
    expect(ARTICLE.filter((line) => !lines.includes(line))).toEqual([]);
    // What is neither kept nor named is a part of the page that its own marks tell apart.
    const named = new Set(documents.flatMap(({ leftOut }) => leftOut));
    const all = read.text.split('\n').filter((line) => line !== '');
    expect(all.filter((line) => !lines.includes(line) && !named.has(line))).toEqual([]);
    expect(documents[0]!.documentNumber).toBe('云政办发〔2026〕8号');
    expect(documents[0]!.date).toBe('2026年2月20日');
  });

  it('says that it was read whole where its article stands in what is passed over', async () => {
    for (const [what, html] of PAGES) {
      const read = await readReference(utf8(html), '植树.html');
      const unusual = /aside|template|hidden|never closed/.test(what);
      expect('note' in read, what).toBe(unusual);
    }
  });
});
