/** What the sheet asks for beyond single passages: tables, styles, siblings, forms of their own. */

import { describe, expect, it } from 'vitest';
import { exportDocx } from '../../../server/src/export/index.ts';
import { readReference } from '../../../server/src/reading/index.ts';
import { all, analysisOf, openDocx, parseXml, textIn, type XmlElement } from './opening.ts';

async function body(text: string): Promise<XmlElement> {
  const { parts } = await openDocx(text);
  return all(parseXml(parts['word/document.xml']!), 'w:body')[0]!;
}

const cellsOf = (table: XmlElement): string[][] =>
  all(table, 'w:tr').map((row) => all(row, 'w:tc').map((cell) => textIn(cell)));

const HEADED = '云岭市节水行动方案\n\n一、目标\n\n到2027年节水100万吨。\n\n';
const WIDE =
  '序号\t任务\t牵头单位\t配合单位\t完成时限\t备注\n' +
  '1\t改造供水管网，降低漏损，建立分区计量体系\t市住房城乡建设局\t市财政局、市水利局、各县（区）人民政府\t2027年底前\t\n' +
  '2\t推广节水器具\t市水利局\t市教育局、市卫生健康委、市机关事务管理局\t长期\t重点';

describe('tables', () => {
  it('are tables with a head row on every page, cell by cell, whatever draws them', async () => {
    const piped = '| 县区 | 数量 | 说明 |\n| --- | --- | --- |\n| 澄湖区 | 20 | |\n| 临溪县 | 30 | 含水库 |';
    const tabbed = '县区\t数量\t说明\n澄湖区\t20\n临溪县\t30\t含水库';
    for (const rows of [piped, tabbed]) {
      const [table, ...others] = all(await body(`${HEADED}${rows}\n`), 'w:tbl');
      expect(others).toEqual([]);
      expect(cellsOf(table!)).toEqual([
        ['县区', '数量', '说明'],
        ['澄湖区', '20', ''],
        ['临溪县', '30', '含水库'],
      ]);
      expect(all(table!, 'w:tr').map((row) => all(row, 'w:tblHeader').length)).toEqual([1, 0, 0]);
    }
  });

  it('lie across where they are wide, with their annex, and the text goes on upright', async () => {
    const text = `${HEADED}云岭市水利局\n2026年3月5日\n\n附件1\n\n责任分工表\n\n${WIDE}\n\n附件2\n\n项目清单\n\n一、管网改造\n\n新建管网3公里。\n`;
    const { sections, paragraphs } = await openDocx(text);
    expect(sections.map((section) => all(section, 'w:pgSz')[0]!.attributes['w:orient'] ?? 'portrait')).toEqual([
      'portrait',
      'landscape',
      'portrait',
    ]);
    const [upright, across] = sections.map((section) => all(section, 'w:pgSz')[0]!.attributes);
    expect([across!['w:w'], across!['w:h']]).toEqual([upright!['w:h'], upright!['w:w']]);
    // The section break is the page break.
    expect(paragraphs.find(({ text: own }) => own === '附件1')!.pageBreak).toBe(false);
  });

  it('give a row without its 序号 the cell above, and an empty cell to one that ends early', async () => {
    const rows = '序号\t任务\t单位\n1\t改造管网\t市水利局\n推广器具\t市教育局\n2\t宣传';
    const [table] = all(await body(`${HEADED}${rows}\n`), 'w:tbl');
    expect(cellsOf(table!).slice(1)).toEqual([
      ['1', '改造管网', '市水利局'],
      ['', '推广器具', '市教育局'],
      ['2', '宣传', ''],
    ]);
    expect(all(table!, 'w:vMerge').map(({ attributes }) => attributes['w:val'])).toEqual(['restart', 'continue']);
  });
});

describe('styles', () => {
  it('carry the layout, so that restyling one restyles all: no paragraph of the text sets fonts itself', async () => {
    const { paragraphs, parts } = await openDocx(
      `${HEADED}（一）管网。改造管网。\n\n附件：清单\n\n云岭市水利局\n2026年3月5日\n`,
    );
    const styleOf = (start: string) => paragraphs.find(({ text }) => text.startsWith(start))!.style;
    expect(['云岭市节水', '一、', '到2027', '附件：', '云岭市水利局', '2026年'].map(styleOf)).toEqual([
      '标题',
      '一级标题',
      '正文',
      '附件说明',
      '署名',
      '成文日期',
    ]);
    expect(parts['word/document.xml']).not.toMatch(/<w:rFonts|<w:sz |<w:outlineLvl/);
    const styles = parseXml(parts['word/styles.xml']!);
    const named = all(styles, 'w:style').map((style) => all(style, 'w:name')[0]!.attributes['w:val']!);
    expect(named).toEqual(expect.arrayContaining(['Normal', 'Title', '一级标题', '四级标题', '主送机关', '表文']));
    expect(named.filter((name) => /^heading/i.test(name))).toEqual([]);
  });
});

describe('siblings', () => {
  const set = async (items: string) =>
    (await openDocx(`云岭市节水行动方案\n\n一、任务\n\n${items}\n`)).paragraphs
      .filter(({ text }) => /^(?:（|\d)/.test(text))
      .map(({ runs, style, keepNext }) => [runs[0]!.font, style, keepNext]);

  it('are text where they are sentences, however short, and keep with nothing', async () => {
    const items = await set('1.6月底前完成排查。\n\n2.9月底前完成复核。\n\n3.年底前完成整改。');
    expect(items).toEqual(Array(3).fill(['仿宋_GB2312', '正文', false]));
  });

  it('are set alike where one of them happens to be short', async () => {
    const long = '各县（区）要把节水摆上重要位置，主要负责同志亲自抓，定期研究解决问题，确保各项任务落到实处、取得实效';
    const items = await set(`（一）${long}。\n\n（二）${long}。\n\n（三）加强考核。`);
    expect(items.map(([font]) => font)).toEqual(Array(3).fill('仿宋_GB2312'));
  });

  it('are headings over text of their own, and keep with it', async () => {
    const items = await set('（一）管网\n\n改造管网。\n\n（二）器具\n\n推广器具。');
    expect(items).toEqual(Array(2).fill(['楷体_GB2312', '二级标题', true]));
  });

  it('under an article are text', async () => {
    const { paragraphs } = await openDocx(
      '云岭市节约用水办法\n\n第一章　总则\n\n第一条　单位应当：\n\n（一）节水。建立制度。\n\n（二）护水。保护水源。\n',
    );
    for (const { text, style, runs } of paragraphs.slice(-2)) {
      expect([style, runs.length], text).toEqual(['正文', 1]);
      expect(runs[0]!.font).toBe('仿宋_GB2312');
    }
    expect(paragraphs.find(({ text }) => text.startsWith('第一条'))!.style).toBe('条文');
  });
});

describe('the foot', () => {
  const imprint = '\n\n抄送：市委办公室。\n云岭市水利局办公室　　2026年3月6日印发\n';
  const types = async (text: string) =>
    (await openDocx(text)).sections.map((section) => all(section, 'w:type')[0]!.attributes['w:val']);

  it('is on an even page: behind a text of one page on the next, behind one of two on its last', async () => {
    const signed = '云岭市水利局\n2026年3月5日';
    expect(await types(`${HEADED}${signed}${imprint}`)).toEqual(['nextPage', 'evenPage']);
    const paragraph = `${'各县区要抓好落实'.repeat(3)}。\n\n`;
    expect(await types(`${HEADED}${paragraph.repeat(24)}${signed}${imprint}`)).toEqual(['nextPage']);
  });

  it('takes a line of the text along with the signature', async () => {
    const { paragraphs } = await openDocx(`${HEADED}请抓好落实。\n\n云岭市水利局\n2026年3月5日\n`);
    const at = paragraphs.findIndex(({ text }) => text === '请抓好落实。');
    expect(paragraphs.slice(at, at + 5).map(({ text, keepNext }) => [text, keepNext])).toEqual([
      ['请抓好落实。', true],
      ['', true],
      ['', true],
      ['云岭市水利局', true],
      ['2026年3月5日', false],
    ]);
  });
});

describe('the head', () => {
  it('sets bodies that issue together in one width, 文件 beside them, and signers two a line', async () => {
    const text =
      '云岭市水利局\n云岭市生态环境局 文件\n云水发〔2026〕3号　　签发人：林远山　周正\n　　　　　　李　明　欧阳清\n\n云岭市水利局 云岭市生态环境局关于加快节水的请示\n\n市人民政府：\n\n现请示如下。\n';
    const document = await body(text);
    const [table] = all(document, 'w:tbl');
    expect(cellsOf(table!)).toEqual([['云岭市水利局云岭市生态环境局', '文件']]);
    expect(all(all(table!, 'w:tc')[0]!, 'w:jc').map(({ attributes }) => attributes['w:val'])).toEqual([
      'distribute',
      'distribute',
    ]);
    const { paragraphs } = await openDocx(text);
    const numbers = paragraphs.filter(({ style }) => style === '发文字号');
    expect(numbers.map((line) => line.text)).toEqual(['\t签发人：林远山　周正', '云水发〔2026〕3号\t\t李明　欧阳清']);
    expect(paragraphs.find(({ style }) => style === '标题')!.text).not.toContain('李');
  });

  it('of a letter stands 30 mm below the edge over a double rule, with none for the number of the page', async () => {
    const { paragraphs, sections } = await openDocx(
      '云岭市水利局\n\n云水函〔2026〕12号\n\n云岭市水利局关于商请支持水库加固的函\n\n市财政局：\n\n请予支持。\n\n云岭市水利局\n2026年3月5日\n',
    );
    const head = paragraphs.find(({ style }) => style === '发文机关标志')!;
    expect(all(head.element, 'w:framePr')[0]!.attributes).toMatchObject({ 'w:y': '1701', 'w:vAnchor': 'page' });
    expect(all(head.element, 'w:bottom')[0]!.attributes['w:val']).toBe('thickThinSmallGap');
    expect(all(sections[0]!, 'w:titlePg')).toHaveLength(1);
    expect(paragraphs.find(({ style }) => style === '发文字号')!.alignment).toBe('right');
  });

  it('of an order is its sign, its number, and who signs with the office', async () => {
    const { paragraphs } = await openDocx(
      '云岭市人民政府令\n\n第3号\n\n《云岭市节约用水办法》已经市人民政府常务会议通过，现予公布，自2026年5月1日起施行。\n\n市　长　　林远山\n2026年3月5日\n',
    );
    const shown = paragraphs.filter(({ text }) => text !== '').map(({ style }) => style);
    expect(shown).toEqual(['发文机关标志', '发文字号', '正文', '署名', '成文日期']);
  });

  it('of minutes is their name in red; who was there stands under the text', async () => {
    const { paragraphs } = await openDocx(
      '云岭市人民政府常务会议纪要\n\n〔2026〕5号\n\n2026年3月1日，市政府召开常务会议。\n\n一、研究节水工作\n\n会议同意市水利局的意见。\n\n出席：林远山　周　正\n\n列席：市水利局陈一鸣\n',
    );
    expect(paragraphs[0]).toMatchObject({ style: '发文机关标志', text: '云岭市人民政府常务会议纪要' });
    expect(
      paragraphs.filter(({ style }) => style === '参会人员').map(({ runs }) => runs.map(({ font }) => font)),
    ).toEqual(Array(2).fill(['黑体', '仿宋_GB2312']));
  });

  it.each([
    '云岭市人民政府令\n\n第3号\n\n《云岭市节约用水办法》已经通过，现予公布。\n\n市　长　　林远山\n2026年3月5日',
    `${HEADED}${WIDE}`,
    '云岭市人民政府常务会议纪要\n\n〔2026〕5号\n\n市政府召开会议。\n\n出席：林远山',
  ])('loses no word: %#', async (text) => {
    const read = await readReference((await exportDocx(analysisOf(text)))!, '导出.docx');
    const bare = (words: string) => words.replace(/\s/g, '');
    expect('text' in read && bare(read.text)).toBe(bare(text));
  });
});
