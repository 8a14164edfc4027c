/** No command loses a line of a draft: what is not printed is named. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportDocx, leftOut, type ManuscriptOptions } from '../../server/src/export/index.ts';
import { DocumentReader } from '../../server/src/index/writer/readDocuments.ts';
import { readReference } from '../../server/src/reading/index.ts';
import { createPolicyService } from '../../server/src/service/index.ts';
import { cellsOf } from '../../server/src/syntax/tableRow.ts';
import { ABSENT, cleanDocuments, neighbouringTexts } from '../corpus/documents.ts';
import { jumble } from './jumble.ts';

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

/** What can be seen of a line; a soft hyphen between figures is one (2014­2020). */
function visible(line: string): string {
  return line
    .replace(/(?<=\d)\u00ad(?=\d)/g, '-')
    .replace(/[\s\u0000-\u001f\u007f\u00ad\u200b-\u200f\ufeff]+/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

function visibleLines(text: string): string[] {
  return text
    .split(/\r\n|\n|\r/)
    .map(visible)
    .filter((line) => line !== '');
}

/** The lines of a draft that print and those that the report names, each sorted. */
function linesOf(text: string, options?: ManuscriptOptions) {
  const analysis = service.analysis(service.document('memory:draft', 0, text));
  const named = leftOut(analysis, options);
  const hidden = new Set(named.map(({ line }) => line));
  const printed: string[] = [];
  const set: string[] = [];
  let letterhead = -1;
  for (const [line, { kind, text: words }] of analysis.blocks.entries()) {
    if (kind !== 'text' || hidden.has(line) || visible(words) === '') continue;
    printed.push(visible(words));
    // The pipes of a table are its rules.
    const shown = visible(analysis.roles[line] === 'table' ? (cellsOf(words) ?? [words]).join('') : words);
    if (analysis.roles[line] === 'table' && /^[|:—-]*$/.test(shown)) continue;
    // Bodies that issue together are one sign: their names side by side with the one 文件.
    const isLetterhead = analysis.roles[line] === 'header' && analysis.facts[line]!.shape !== 'headerMark';
    if (isLetterhead && letterhead >= 0) set[letterhead] += shown;
    else if (shown !== '') {
      if (isLetterhead) letterhead = set.length;
      set.push(shown);
    }
  }
  return { analysis, printed: printed.sort(), set: set.sort(), named: named.map((entry) => visible(entry.text)) };
}

async function roundTrip(text: string, options?: ManuscriptOptions) {
  const { analysis, set: printed, named } = linesOf(text, options);
  const bytes = await exportDocx(analysis, options);
  if (bytes === null) return { printed, named, back: [] };
  const read = await readReference(bytes, '导出.docx');
  return { printed, named, back: 'text' in read ? visibleLines(read.text).sort() : [] };
}

const CLEAN = cleanDocuments().map(({ name, text }) => [name, text] as const);

const CASES: readonly (readonly [what: string, text: string])[] = [
  [
    'words that web pages use too',
    '一、组织\n主办单位：云岭市教育局\n承办单位：云岭市少年宫\n二、要求\n打印：A4纸双面。\n字号：三号\n作者：一件作品不超过两人\n来源：自拟\n更新时间：每月\n责任编辑：某科\n相关链接：见附件\n上一篇：无',
  ],
  [
    'a notice with its signature behind such words',
    '关于举办少儿书画展的通知\n各中小学：\n现将有关事项通知如下。\n一、时间\n分享：6月1日上午\n关闭：6月30日\n联系我们：0000-1234567\n扫一扫：见海报\n云岭市教育局\n2026年3月5日\n（此件公开发布）',
  ],
  [
    'two bodies on one letterhead',
    '云岭市水利局\n云岭市财政局 文件\n云水发〔2026〕3号\n\n关于做好防汛工作的通知\n\n各县：\n\n请抓好落实。',
  ],
  ['文件 alone under the last body', '云岭市水利局\n云岭市财政局\n文件\n云水发〔2026〕3号'],
  ['lines above the title', '（送审稿）\n云岭市节水行动方案\n一、目标\n到2027年，节水100万吨。'],
  [
    'pieces of a collection',
    '节水方案范文 篇一\n云岭市节水行动方案\n一、目标\n二、任务\n节水方案范文 篇二\n一、目标\n二、任务',
  ],
  ['a broken annotation', '一、任务\n（一）节水。加快建设。（责任单位：各县区\n、功能板块）'],
  ['a title over two lines', '云岭市人民政府关于加快建设\n节水型社会的实施意见\n一、目标'],
  [
    'a title that is too long for one line',
    '云岭市人民政府办公室关于印发云岭市高新技术产业开发区节水型社会建设三年行动方案（2026—2028年）的通知',
  ],
  ['a site before the title', '云岭：关于促进节水的若干措施\n一、目标'],
  ['two numbers', '云政发〔2026〕3号\n云水发〔2026〕4号\n云岭市节水行动方案\n一、目标'],
  [
    'signers side by side, print date on a line of its own',
    '一、目标\n抓好落实。\n云岭市水利局　云岭市财政局\n2026年3月5日\n云岭市水利局办公室\n2026年3月6日印发',
  ],
  [
    'attachments on one line',
    '一、目标\n抓好落实。\n附件：1.清单 2.分工表\n3、说明\n云岭市水利局\n2026年3月5日\n附件：\n清单\n甲\n乙',
  ],
];

describe('draft → Word → draft', () => {
  it.each([...CLEAN, ...CASES])('gives the same lines: %s', async (_, text) => {
    const { printed, back, named } = await roundTrip(text);
    expect(named).toEqual([]);
    expect(back).toEqual(printed);
  });

  it('sets title and number that share a line apart, and loses nothing of them', async () => {
    const { printed, back } = await roundTrip(
      '云岭市人民政府关于加快节水的意见云政发〔2026〕3号\n各县：\n请抓好落实。',
    );
    expect(back.join('').length).toBe(printed.join('').length);
    expect(back).toEqual(expect.arrayContaining(['云岭市人民政府关于加快节水的意见', '云政发〔2026〕3号']));
  });

  it('loses no line of a jumble', async () => {
    await fc.assert(
      fc.asyncProperty(jumble, async (text) => {
        const { printed, back } = await roundTrip(text);
        expect(back.join('')).toHaveLength(printed.join('').length);
        for (const line of printed) expect(back.join('\n')).toContain(line);
      }),
      { numRuns: 120 },
    );
  });

  it('names every line that it leaves out, and prints those too when asked', async () => {
    const page =
      '首页 > 政务公开 > 政策文件\n云岭市节水行动方案\n来源：云岭市水利局　发布时间：2026-03-05\n一、目标\n到2027年，节水100万吨。\n【打印】【关闭】\n相关新闻';
    const { named, back } = await roundTrip(page);
    expect(named).toEqual([
      '首页>政务公开>政策文件',
      '来源：云岭市水利局发布时间：2026-03-05',
      '【打印】【关闭】',
      '相关新闻',
    ]);
    expect([...named, ...back].sort()).toEqual(visibleLines(page).sort());
    expect((await roundTrip(page, { withResidue: true })).back).toEqual(visibleLines(page).sort());
  });

  it.skipIf(ABSENT !== '')(`holds for real texts${ABSENT}`, async () => {
    for (const { name, text } of neighbouringTexts()) {
      const { printed, back } = await roundTrip(text);
      expect(back, name).toEqual(printed);
    }
  });
});

describe('file → shelf', () => {
  const reader = new DocumentReader();

  it.each([...CLEAN, ...CASES.filter(([, text]) => /。/.test(text))])('keeps the lines: %s', (_, text) => {
    const kept = reader.read(text, '文件.txt').flatMap((document) => visibleLines(document.text));
    expect(kept.sort()).toEqual(visibleLines(text).sort());
  });

  it.skipIf(ABSENT !== '')(`holds for real texts${ABSENT}`, () => {
    for (const { name, text } of neighbouringTexts()) {
      const kept = reader.read(text, '文件.txt').flatMap((document) => visibleLines(document.text));
      expect(kept.sort(), name).toEqual(linesOf(text).printed);
    }
  });
});
