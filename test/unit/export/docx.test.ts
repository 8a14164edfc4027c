import { describe, expect, it } from 'vitest';
import { exportDocx } from '../../../server/src/export/index.ts';
import { all, analysisOf, openDocx, paragraphOf, parseXml, stylesIn } from './opening.ts';

const XIAOBIAOSONG = '方正小标宋简体';
const FANGSONG = '仿宋_GB2312';
const KAITI = '楷体_GB2312';
const HEITI = '黑体';

const DRAFT = `首页 > 政务公开 > 政策文件
来源：云岭市人民政府网站

云岭市人民政府
关于加快轴承产业发展的实施意见

云政发〔2026〕6号

各县（区）人民政府，市政府各部门：

<!-- 送审前核对数据 -->
　　为加快轴承产业发展，现提出如下意见。

一、总体要求

（一）指导思想。坚持创新驱动，做强主导产业。

1.夯实基础。支持企业技术改造。（牵头单位：市工业和信息化局；配合单位：市财政局
、市科技局）

（1）每年改造生产线20条。

（二）主要任务

附件：1.轴承产业重点项目清单
　　　2.轴承产业政策汇总

云岭市人民政府
2026年3月5日

（此件公开发布）

抄送：市委办公室，市人大常委会办公室。
云岭市人民政府办公室　　　　2026年3月6日印发

分享：
扫一扫在手机打开当前页`;

/** The paragraphs that hold text. */
async function printed(text: string, options?: { letterhead?: string }) {
  const { paragraphs } = await openDocx(text, options);
  return paragraphs.filter((paragraph) => paragraph.text !== '');
}

async function find(text: string, start: string) {
  const found = (await printed(text)).find((paragraph) => paragraph.text.startsWith(start));
  if (found === undefined) throw new Error(`no paragraph begins with ${start}`);
  return found;
}

describe('the sheet', () => {
  it('is A4 with the margins of the standard and a pitch of 28.95 pt', async () => {
    const { sections } = await openDocx(DRAFT);
    // The text, and 版记 on the even page behind it.
    expect(sections).toHaveLength(2);
    expect(all(sections[1]!, 'w:type')[0]!.attributes['w:val']).toBe('evenPage');
    expect(all(sections[0]!, 'w:pgSz')[0]!.attributes).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
    expect(all(sections[0]!, 'w:pgMar')[0]!.attributes).toMatchObject({
      'w:top': '2098',
      'w:left': '1588',
      'w:right': '1474',
      'w:bottom': '1984',
    });
    expect(all(sections[0]!, 'w:docGrid')[0]!.attributes).toMatchObject({ 'w:linePitch': '579' });
  });

  it('holds 22 lines, and lines of 28 characters also where the first line is indented', async () => {
    const body = await find(DRAFT, '为加快');
    expect(body.spacing).toMatchObject({ 'w:line': '579', 'w:lineRule': 'exact' });
    expect(Math.floor((16838 - 2098 - 1984) / 579)).toBe(22);
    const character = body.runs[0]!.size * 10 + body.runs[0]!.closer;
    const width = 11906 - 1588 - 1474;
    expect(Math.floor(width / character)).toBe(28);
    expect(Math.floor((width - Number(body.indent['w:firstLine'])) / character)).toBe(26);
  });

  it('numbers pages — 1 — in 4号宋体, odd ones right, even ones left', async () => {
    const { parts, sections } = await openDocx(DRAFT);
    expect(all(parseXml(parts['word/settings.xml']!), 'w:evenAndOddHeaders')).toHaveLength(1);
    const relations = all(parseXml(parts['word/_rels/document.xml.rels']!), 'Relationship');
    const footers = Object.fromEntries(
      all(sections[0]!, 'w:footerReference').map(({ attributes }) => [
        attributes['w:type'],
        parseXml(
          parts[
            `word/${relations.find((relation) => relation.attributes['Id'] === attributes['r:id'])!.attributes['Target']}`
          ]!,
        ),
      ]),
    );
    for (const [type, alignment] of [
      ['default', 'right'],
      ['even', 'left'],
    ] as const) {
      const [paragraph] = all(footers[type]!, 'w:p').map((element) => paragraphOf(element, stylesIn(parts)));
      expect(paragraph).toMatchObject({ text: '—  —', alignment, indent: { [`w:${alignment}`]: '280' } });
      expect(paragraph!.runs.every(({ font, size }) => font === '宋体' && size === 28)).toBe(true);
      expect(all(footers[type]!, 'w:instrText').map(({ children }) => children)).toEqual([['PAGE']]);
    }
  });

  it('names every font it uses in the font table, with what to take for it', async () => {
    const { parts, paragraphs } = await openDocx(DRAFT);
    const table = new Map(
      all(parseXml(parts['word/fontTable.xml']!), 'w:font').map((font) => [
        font.attributes['w:name'],
        all(font, 'w:altName')[0]?.attributes['w:val'],
      ]),
    );
    for (const { font } of paragraphs.flatMap(({ runs }) => runs)) expect(table.has(font), font).toBe(true);
    expect(table.get(FANGSONG)).toMatch(/^仿宋,/);
    expect(table.get(KAITI)).toMatch(/^楷体,/);
  });
});

describe('the passages', () => {
  it('stand in the order of the sheet, without web residue and comments', async () => {
    expect((await printed(DRAFT)).map(({ text }) => text)).toEqual([
      '云岭市人民政府\n关于加快轴承产业发展的实施意见',
      '云政发〔2026〕6号',
      '各县（区）人民政府，市政府各部门：',
      '为加快轴承产业发展，现提出如下意见。',
      '一、总体要求',
      '（一）指导思想。坚持创新驱动，做强主导产业。',
      '1.夯实基础。支持企业技术改造。（牵头单位：市工业和信息化局；配合单位：市财政局',
      '、市科技局）',
      '（1）每年改造生产线20条。',
      '（二）主要任务',
      '附件：1.轴承产业重点项目清单',
      '2.轴承产业政策汇总',
      '云岭市人民政府',
      '2026年3月5日',
      '（此件公开发布）',
      '抄送：市委办公室，市人大常委会办公室。',
      '云岭市人民政府办公室\t2026年3月6日印发',
    ]);
  });

  it('set the title in 2号小标宋, centred, in the lines of its author', async () => {
    const title = await find(DRAFT, '云岭市人民政府\n');
    expect(title.alignment).toBe('center');
    expect(title.runs.map(({ font, size }) => [font, size])).toEqual([
      [XIAOBIAOSONG, 44],
      [XIAOBIAOSONG, 44],
    ]);
  });

  it('set 主送机关 flush left one blank line below the title', async () => {
    const { paragraphs } = await openDocx(DRAFT);
    const at = paragraphs.findIndex(({ text }) => text.startsWith('各县'));
    expect(paragraphs[at]!.indent).toEqual({});
    expect(paragraphs[at - 1]!.text).toBe('');
    expect(paragraphs[at - 2]!.text).toBe('云政发〔2026〕6号');
    expect(paragraphs[at + 1]!.text).not.toBe('');
  });

  it('indent the text by two characters and set it in 3号仿宋', async () => {
    const body = await find(DRAFT, '为加快');
    expect(body.indent).toEqual({ 'w:firstLineChars': '200', 'w:firstLine': '640' });
    expect(body.runs).toMatchObject([{ font: FANGSONG, size: 32 }]);
  });

  it.each([
    ['一、总体要求', [['一、总体要求', HEITI]], '0'],
    [
      '（一）',
      [
        ['（一）指导思想。', KAITI],
        ['坚持创新驱动，做强主导产业。', FANGSONG],
      ],
      undefined,
    ],
    ['（二）', [['（二）主要任务', KAITI]], '1'],
    ['（1）', [['（1）每年改造生产线20条。', FANGSONG]], undefined],
  ] as const)(
    'set the heading %s in the typeface of its level, up to the stop where text follows',
    async (start, runs, level) => {
      const heading = await find(DRAFT, start);
      expect(heading.runs.map(({ text, font }) => [text, font])).toEqual(runs);
      expect(heading.runs.every(({ size }) => size === 32)).toBe(true);
      expect(heading.outlineLevel).toBe(level);
    },
  );

  it('set a sentence that merely begins with a number as text', async () => {
    const sentence = `（一）${'各县（区）要按照职责分工抓好落实，'.repeat(4)}确保取得实效。`;
    const body = await find(`云岭市轴承产业行动方案\n\n一、总体要求\n\n${sentence}\n`, '（一）');
    expect(body.runs.map(({ font }) => font)).toEqual([FANGSONG]);
    expect(body.text).toBe(sentence);
  });

  it('set 附件说明 one blank line below the text, further items under the first', async () => {
    const { paragraphs } = await openDocx(DRAFT);
    const at = paragraphs.findIndex(({ text }) => text.startsWith('附件：'));
    expect(paragraphs[at - 1]!.text).toBe('');
    const [first, second] = [paragraphs[at]!.indent, paragraphs[at + 1]!.indent];
    expect(second['w:left']).toBe(first['w:left']);
    // Two characters in; the further numbers below the first one, behind 附件：.
    expect(Number(first['w:left']) - Number(first['w:hanging'])).toBeCloseTo((2 * 8844) / 28, -1);
    expect(Number(second['w:left']) - Number(second['w:hanging'])).toBeCloseTo((5 * 8844) / 28, -1);
  });

  it('set the date four characters in from the right and the signature centred over it', async () => {
    const paragraphs = await printed(DRAFT);
    const at = paragraphs.findIndex(({ text }) => text === '2026年3月5日');
    const [signature, date] = [paragraphs[at - 1]!, paragraphs[at]!];
    expect([signature.text, signature.alignment, date.alignment]).toEqual(['云岭市人民政府', 'right', 'right']);
    const character = 8844 / 28;
    expect(Number(date.indent['w:right'])).toBeCloseTo(4 * character, -1);
    // Seven characters over six (2026年3月5日: three Chinese, six figures) and the gaps between the scripts.
    expect(Number(signature.indent['w:right']) + 3.5 * character).toBeCloseTo(
      Number(date.indent['w:right']) + ((6 + 5 * 0.25) / 2) * character,
      -1,
    );
  });

  it('move the date inwards under a name that is longer than the room', async () => {
    const name = '云岭高新技术产业开发区管理委员会建设项目推进工作领导小组办公室';
    const paragraphs = await printed(
      `关于做好项目调度的通知\n\n各县（区）人民政府：\n\n请认真组织实施，按时报送情况。\n\n${name}\n2026年3月5日\n`,
    );
    const date = paragraphs.find(({ text }) => text === '2026年3月5日')!;
    const signature = paragraphs.find(({ text }) => text === name)!;
    expect(signature.indent['w:right']).toBe('0');
    expect(Number(date.indent['w:right'])).toBeGreaterThan((4 * 8844) / 28);
  });

  it('set 附注 two characters in, right below the date', async () => {
    const { paragraphs } = await openDocx(DRAFT);
    const at = paragraphs.findIndex(({ text }) => text === '（此件公开发布）');
    expect(paragraphs[at]!.indent['w:firstLineChars']).toBe('200');
    expect(paragraphs[at - 1]!.text).toBe('2026年3月5日');
  });

  it('set 版记 in 4号 between rules at the foot of the page, followed by a paragraph', async () => {
    const { parts } = await openDocx(DRAFT);
    const body = all(parseXml(parts['word/document.xml']!), 'w:body')[0]!;
    const [table] = all(body, 'w:tbl');
    expect(all(table!, 'w:tblpPr')[0]!.attributes).toMatchObject({ 'w:vertAnchor': 'margin', 'w:tblpYSpec': 'bottom' });
    const rules = all(table!, 'w:tblBorders')[0]!;
    expect(['w:top', 'w:insideH', 'w:bottom'].map((name) => all(rules, name)[0]!.attributes['w:sz'])).toEqual([
      '8',
      '6',
      '8',
    ]);
    for (const { runs } of all(table!, 'w:p').map((element) => paragraphOf(element, stylesIn(parts))))
      for (const run of runs) if (run.text.trim() !== '') expect(run).toMatchObject({ font: FANGSONG, size: 28 });
    const parts_ = body.children.map((child) => (typeof child === 'string' ? child : child.name));
    expect(parts_.slice(-3)).toEqual(['w:tbl', 'w:p', 'w:sectPr']);
  });

  it('begin an attachment on a new page, 附件 in 黑体 and its title in 小标宋 on the third line', async () => {
    const { paragraphs } = await openDocx(
      `${DRAFT.slice(0, DRAFT.indexOf('抄送'))}\n附件1\n\n轴承产业重点项目清单\n\n一、精密轴承\n\n新建生产线3条，总投资2亿元。\n`,
    );
    const at = paragraphs.findIndex(({ text }) => text === '附件1');
    expect(paragraphs[at]).toMatchObject({ pageBreak: true, indent: {}, runs: [{ font: HEITI, size: 32 }] });
    expect(paragraphs[at + 1]!.text).toBe('');
    expect(paragraphs[at + 2]).toMatchObject({
      text: '轴承产业重点项目清单',
      alignment: 'center',
      runs: [{ font: XIAOBIAOSONG, size: 44 }],
    });
    expect(paragraphs[at + 4]).toMatchObject({ text: '一、精密轴承' });
  });
});

describe('chapters and tables', () => {
  const REGULATION =
    '云岭市轴承产业专项资金管理办法\n\n第一章　总则\n\n第一条　为规范资金管理，制定本办法。\n\n第二章　支持范围\n\n第二条　资金用于技术改造。\n';

  it('centre chapters in 黑体 and set the numbers of articles in it', async () => {
    const paragraphs = await printed(REGULATION);
    const chapter = paragraphs.find(({ text }) => text === '第一章　总则');
    expect(chapter).toMatchObject({ alignment: 'center', runs: [{ font: HEITI }] });
    const article = paragraphs.find(({ text }) => text.startsWith('第一条'));
    expect(article!.runs.map(({ text, font }) => [text, font])).toEqual([
      ['第一条', HEITI],
      ['　为规范资金管理，制定本办法。', FANGSONG],
    ]);
  });

  it('take the head of a table for text, not for a part of the title above it', async () => {
    const draft = `${DRAFT.slice(0, DRAFT.indexOf('抄送'))}\n附件1\n\n轴承产业重点项目清单\n项目名称\n建设内容\n`;
    const paragraphs = await printed(draft);
    const at = paragraphs.findIndex(({ text }) => text === '附件1');
    expect(paragraphs.slice(at + 1).map(({ text, runs }) => [text, runs[0]!.font])).toEqual([
      ['轴承产业重点项目清单', XIAOBIAOSONG],
      ['项目名称', FANGSONG],
      ['建设内容', FANGSONG],
    ]);
  });
});

describe('版头', () => {
  it('is left out unless there is a 发文机关标志', async () => {
    expect((await printed(DRAFT)).flatMap(({ runs }) => runs).some(({ colour }) => colour !== undefined)).toBe(false);
  });

  it('comes with a name: red, then the number, the red rule, and the title two lines below', async () => {
    const { paragraphs } = await openDocx(DRAFT, { letterhead: '云岭市人民政府文件' });
    expect(paragraphs[0]).toMatchObject({
      text: '云岭市人民政府文件',
      alignment: 'center',
      spacing: { 'w:before': '1984' },
      runs: [{ font: XIAOBIAOSONG, colour: 'FF0000' }],
    });
    const at = paragraphs.findIndex(({ text }) => text === '云政发〔2026〕6号');
    expect(all(paragraphs[at]!.element, 'w:bottom')[0]!.attributes['w:color']).toBe('FF0000');
    expect(paragraphs.slice(at + 1, at + 3).map(({ text }) => text)).toEqual(['', '']);
    expect(paragraphs[at + 3]!.text).toMatch(/^云岭市人民政府\n/);
    expect(paragraphs.filter(({ text }) => text === '云政发〔2026〕6号')).toHaveLength(1);
  });

  it('is taken from the draft, with marks above it and 签发人 beside the number', async () => {
    const draft = `机密\n特急\n\n云岭市人民政府文件\n\n云政发〔2026〕9号　　签发人：林远山\n\n云岭市人民政府关于报送轴承产业情况的报告\n\n江临省人民政府：\n\n现将有关情况报告如下。\n`;
    const paragraphs = await printed(draft);
    expect(paragraphs.slice(0, 4).map(({ text }) => text)).toEqual([
      '机密',
      '特急',
      '云岭市人民政府文件',
      '云政发〔2026〕9号\t签发人：林远山',
    ]);
    expect(paragraphs[0]!.runs[0]!.font).toBe(HEITI);
    expect(paragraphs[3]!.runs.find(({ text }) => text === '林远山')!.font).toBe(KAITI);
    // 35 mm from the top of the text area, less the two lines of marks.
    expect(paragraphs[2]!.spacing['w:before']).toBe(String(1984 - 2 * 579));
  });
});

describe('a file of several drafts', () => {
  const NOTICE = `云岭市人民政府办公室关于印发云岭市轴承产业行动方案的通知

各县（区）人民政府：

《云岭市轴承产业行动方案》已经市政府同意，现印发给你们，请认真组织实施。

云岭市人民政府办公室
2026年3月5日

云岭市轴承产业行动方案

一、总体要求

到2028年，全市轴承产业产值突破300亿元。
`;

  it('has a section each on a new page; what a 通知 issues goes on with its page numbers', async () => {
    const { sections, paragraphs } = await openDocx(NOTICE, { letterhead: '云岭市人民政府办公室文件' });
    expect(sections).toHaveLength(2);
    expect(all(sections[1]!, 'w:type')[0]!.attributes['w:val']).toBe('nextPage');
    expect(sections.map((section) => all(section, 'w:pgNumType')[0]?.attributes['w:start'])).toEqual(['1', undefined]);
    expect(paragraphs.filter(({ text }) => text.endsWith('文件'))).toHaveLength(1);
  });

  it('numbers the pages of a collection anew for each piece, under its own heading where it has no title', async () => {
    const piece = (number: string): string =>
      `轴承产业方案范文 篇${number}\n\n为加快轴承产业发展，制定本方案，请各单位认真贯彻执行。\n\n一、总体要求\n\n坚持创新驱动，做强主导产业，提高配套能力。\n\n`;
    const { sections, paragraphs } = await openDocx(piece('一') + piece('二'));
    expect(sections.map((section) => all(section, 'w:pgNumType')[0]!.attributes['w:start'])).toEqual(['1', '1']);
    expect(paragraphs.filter(({ runs }) => runs[0]?.font === XIAOBIAOSONG).map(({ text }) => text)).toEqual([
      '轴承产业方案范文 篇一',
      '轴承产业方案范文 篇二',
    ]);
  });
});

describe('whatever comes', () => {
  it('exports nothing from nothing', async () => {
    for (const text of ['', '\n\n', '<!-- 备注 -->\n']) expect(await exportDocx(analysisOf(text))).toBeNull();
  });

  it('keeps marks of XML as text, drops control characters, shows broken characters', async () => {
    const draft =
      '云岭市轴承产业行动方案\n\n一、总体要求\n\n甲<乙>&"丙"\'丁\'\u0000戊\u0008己\ud800庚\udc00辛😀壬]]>癸&amp;\u00a0末。\n';
    expect((await find(draft, '甲')).text).toBe('甲<乙>&"丙"\'丁\'戊己\ufffd庚\ufffd辛😀壬]]>癸&amp; 末。');
  });

  it('sets a paragraph of 100,000 characters without losing one', async () => {
    const sentence = '坚持创新驱动做强主导产业，'.repeat(7_700);
    expect(sentence.length).toBeGreaterThan(100_000);
    expect((await find(`云岭市轴承产业行动方案\n\n一、总体要求\n\n${sentence}\n`, '坚持')).text).toBe(sentence);
  });

  it('gives the same bytes for the same draft', async () => {
    const [first, second] = [await exportDocx(analysisOf(DRAFT)), await exportDocx(analysisOf(DRAFT))];
    expect(Buffer.from(first!).equals(Buffer.from(second!))).toBe(true);
  });

  it('names the document, and no author and no hour', async () => {
    const { parts } = await openDocx(DRAFT);
    const core = parseXml(parts['docProps/core.xml']!);
    expect(core.children).toHaveLength(1);
    expect(all(core, 'dc:title')[0]!.children).toEqual(['云岭市人民政府关于加快轴承产业发展的实施意见']);
  });
});
