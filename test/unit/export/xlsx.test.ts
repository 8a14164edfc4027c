import { describe, expect, it } from 'vitest';
import { exportXlsx, writeXlsx } from '../../../server/src/export/index.ts';
import { all, analysisOf, openWorkbook, openXlsx, parseXml } from './opening.ts';

const DRAFT = `云岭市轴承产业行动方案

根据《江临省人民政府关于做强轴承产业的意见》（江政发〔2025〕3号），制定本行动方案。

一、主要任务

（一）建设重点项目。到2028年，建成生产线20条以上。（牵头单位：市工业和信息化局；配合单位：市财政局、科技局）

（二）培育骨干企业。支持企业上市。（责任单位：市国资委）
`;

describe('exportXlsx', () => {
  it('writes three sheets with what the draft says', async () => {
    const { sheets } = await openXlsx(DRAFT);
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
      [
        '责任分工',
        [
          ['云岭市轴承产业行动方案责任分工表', '', '', '', '', '', '', ''],
          ['序号', '条款', '任务', '牵头单位', '责任单位', '配合单位', '完成时限', '备注'],
          ['1', '一、（一）', '建设重点项目', '市工业和信息化局', '', '市财政局、市科技局', '', ''],
          ['2', '一、（二）', '培育骨干企业', '', '市国资委', '', '', ''],
        ],
      ],
      [
        '目标指标',
        [
          ['云岭市轴承产业行动方案目标指标表', '', '', '', '', ''],
          ['序号', '条款', '指标或任务', '要求', '时限', '原文'],
          ['1', '一、（一）', '生产线', '≥20条', '到2028年', expect.stringContaining('建成生产线20条以上')],
        ],
      ],
      [
        '引用文件',
        [
          ['云岭市轴承产业行动方案引用文件清单', '', '', '', '', ''],
          ['序号', '条款', '文件', '文号', '发文机关', '年份'],
          ['1', '', '《江临省人民政府关于做强轴承产业的意见》', '江政发〔2025〕3号', '江临省人民政府', '2025'],
        ],
      ],
    ]);
  });

  it('gives the time limit of an annotation, and who guides among those who help', async () => {
    const { sheets } = await openXlsx(
      '云岭市轴承产业行动方案\n\n一、主要任务\n\n（一）建设重点项目。抓好落实。（牵头单位：市科技局；配合单位：市财政局；指导单位：市审计局；完成时限：2027年底前）\n',
    );
    expect(sheets[0]!.rows[2]).toEqual([
      '1',
      '一、（一）',
      '建设重点项目',
      '市科技局',
      '',
      '市财政局、市审计局（指导）',
      '2027年底前',
      '',
    ]);
  });

  it('says which draft a row belongs to where a file holds several', async () => {
    const { sheets } = await openXlsx(`${DRAFT}\n2026年3月5日\n\n${DRAFT.replaceAll('轴承', '电池')}`);
    expect(sheets[0]!.rows.slice(1).map(([, draft]) => draft)).toEqual([
      '文稿',
      '云岭市轴承产业行动方案',
      '云岭市轴承产业行动方案',
      '云岭市电池产业行动方案',
      '云岭市电池产业行动方案',
    ]);
  });

  it('keeps the header in view, sets it off, wraps text and gives every column a width', async () => {
    const { sheets, parts } = await openXlsx(DRAFT);
    const styles = parseXml(parts['xl/styles.xml']!);
    const formats = all(all(styles, 'cellXfs')[0]!, 'xf');
    const fonts = all(all(styles, 'fonts')[0]!, 'font');
    for (const { element, rows } of sheets) {
      expect(all(element, 'pane')[0]!.attributes).toMatchObject({ state: 'frozen', ySplit: '2' });
      expect(all(element, 'col')).toHaveLength(rows[1]!.length);
      for (const column of all(element, 'col')) expect(Number(column.attributes['width'])).toBeGreaterThan(5);
      const [, header, ...others] = all(element, 'row');
      for (const cell of all(header!, 'c'))
        expect(all(fonts[Number(formats[Number(cell.attributes['s'])]!.attributes['fontId'])]!, 'b')).toHaveLength(1);
      for (const cell of others.flatMap((row) => all(row, 'c'))) {
        expect(all(formats[Number(cell.attributes['s'])]!, 'alignment')[0]!.attributes['wrapText']).toBe('1');
      }
    }
  });

  it('prints all columns on one sheet of A4 laid across', async () => {
    for (const { element } of (await openXlsx(DRAFT)).sheets) {
      const print = { orientation: 'landscape', paperSize: '9', fitToWidth: '1', fitToHeight: '0' };
      expect(all(element, 'pageSetup').map(({ attributes }) => attributes)).toEqual([print]);
      // The schema wants it in front of everything else.
      expect(element.children[0]).toMatchObject({ name: 'sheetPr', children: [{ attributes: { fitToPage: '1' } }] });
    }
  });

  it('filters by column, repeats title and head on every page, prints the table alone, and numbers the pages', async () => {
    const { sheets, parts } = await openXlsx(DRAFT);
    const names = all(parseXml(parts['xl/workbook.xml']!), 'definedName').map((name) => [
      name.attributes['name'],
      name.attributes['localSheetId'],
      name.children.join(''),
    ]);
    expect(names.slice(0, 3)).toEqual([
      ['_xlnm._FilterDatabase', '0', "'责任分工'!$A$2:$H$4"],
      ['_xlnm.Print_Area', '0', "'责任分工'!$A$1:$H$4"],
      ['_xlnm.Print_Titles', '0', "'责任分工'!$1:$2"],
    ]);
    for (const { element } of sheets) {
      const order = element.children.map((child) => (typeof child === 'string' ? child : child.name));
      // The schema has them in this order and no other.
      expect(order.slice(order.indexOf('sheetData'))).toEqual([
        'sheetData',
        'autoFilter',
        'mergeCells',
        'pageMargins',
        'pageSetup',
        'headerFooter',
      ]);
      expect(all(element, 'oddFooter')[0]!.children.join('')).toMatch(/&P.*&N/);
    }
  });

  it('has all three sheets for a draft with none of it', async () => {
    const { sheets } = await openXlsx('');
    expect(sheets.map(({ rows }) => rows.length)).toEqual([2, 2, 2]);
  });

  it('gives the same bytes for the same draft', async () => {
    const [first, second] = [await exportXlsx(analysisOf(DRAFT)), await exportXlsx(analysisOf(DRAFT))];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });
});

describe('writeXlsx', () => {
  const write = async (texts: readonly string[]) =>
    openWorkbook(
      await writeXlsx([
        { name: '表', title: '表', columns: [{ heading: '列', width: 20 }], rows: texts.map((text) => [text]) },
      ]),
    );

  it('never writes a formula', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://example.com")'];
    const { sheets, parts } = await write(texts);
    expect(sheets[0]!.rows.slice(2).map((row) => row[1])).toEqual(texts);
    expect(all(sheets[0]!.element, 'f')).toEqual([]);
    // 49 is the built-in format for text: what is typed over stays text, too.
    const formats = all(all(parseXml(parts['xl/styles.xml']!), 'cellXfs')[0]!, 'xf');
    const numbers = new Map(
      all(parseXml(parts['xl/styles.xml']!), 'numFmt').map(({ attributes }) => [
        attributes['numFmtId'],
        attributes['formatCode'],
      ]),
    );
    for (const cell of all(sheets[0]!.element, 'row')
      .slice(2)
      .flatMap((row) => all(row, 'c'))) {
      const id = formats[Number(cell.attributes['s'])]!.attributes['numFmtId'];
      expect(id === '49' || numbers.get(id) === '@').toBe(true);
    }
  });

  it('keeps hostile text as text', async () => {
    const { sheets } = await write([
      '甲<乙>&"丙"\'丁\'',
      '戊\u0000己\u0008庚',
      '😀',
      'constructor',
      '__proto__',
      '_x0041_',
    ]);
    expect(sheets[0]!.rows.slice(2).map(([, text]) => text!.trim())).toEqual([
      '甲<乙>&"丙"\'丁\'',
      '戊己庚',
      '😀',
      'constructor',
      '__proto__',
      '_x005F_x0041_',
    ]);
  });

  it('makes a row as high as its longest text, up to what a spreadsheet allows', async () => {
    const { sheets } = await write(['短', '市自然资源和规划局、市住房城乡建设局', '长'.repeat(10_000)]);
    const heights = all(sheets[0]!.element, 'row').map(({ attributes }) => Number(attributes['ht']));
    expect(heights.slice(2)).toEqual([15, 30, 409]);
  });

  it('cuts what no cell can hold', async () => {
    const { sheets } = await write(['长'.repeat(100_000), `${'长'.repeat(32_765)}😀尾`]);
    for (const [, text] of sheets[0]!.rows.slice(2)) {
      expect(text!.length).toBeLessThanOrEqual(32_767);
      expect(text).toMatch(/^长+…$/);
    }
  });
});
