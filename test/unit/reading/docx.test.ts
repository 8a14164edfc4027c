import { describe, expect, it } from 'vitest';
import { strToU8 } from 'fflate';
import { docx, item, level, linesOf, paragraph } from './making.ts';

const CHAPTERS = `<w:abstractNum w:abstractNumId="0">${[
  level(0, 'chineseCountingThousand', '%1、'),
  level(1, 'chineseCountingThousand', '（%2）'),
  level(2, 'decimal', '%3.'),
  level(3, 'decimal', '（%4）'),
].join('')}</w:abstractNum>`;
const list = (id: number, family = 0, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${family}"/>${more}</w:num>`;
const anew = (at: number): string => `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="1"/></w:lvlOverride>`;

describe('automatic numbers', () => {
  it('are written out level by level, and lower levels begin anew', async () => {
    const body = [0, 1, 1, 2, 2, 3, 0, 1].map((depth) => item('条', 1, depth)).join('');
    expect(await linesOf(docx({ body, numbering: CHAPTERS + list(1) }), '附件.docx')).toEqual([
      '一、条',
      '（一）条',
      '（二）条',
      '1.条',
      '2.条',
      '（1）条',
      '二、条',
      '（一）条',
    ]);
  });

  it('count through the whole document where the level says that it never begins anew', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）', '<w:lvlRestart w:val="0"/>')}</w:abstractNum>${list(1)}`;
    const body = [0, 1, 1, 0, 1].map((depth) => item('条', 1, depth)).join('');
    expect(await linesOf(docx({ body, numbering }), '附件.docx')).toEqual([
      '一、条',
      '（一）条',
      '（二）条',
      '二、条',
      '（三）条',
    ]);
  });

  it('go on from one list to the next of the same family, and begin anew where the list says so', async () => {
    const body = item('甲', 1, 0) + item('乙', 2, 0) + item('丙', 3, 0) + item('丁', 3, 0);
    expect(
      await linesOf(docx({ body, numbering: CHAPTERS + list(1) + list(2) + list(3, 0, anew(0)) }), '附件.docx'),
    ).toEqual(['一、甲', '二、乙', '一、丙', '二、丁']);
  });

  it('come from the style where the paragraph says nothing, also by way of another style', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="3"/></w:style>';
    const styled = (text: string, style: string): string => paragraph(text, `<w:pStyle w:val="${style}"/>`);
    const body =
      styled('总体要求', '2') +
      styled('原则', '3') +
      styled('目标', 'own') +
      paragraph('不编号', '<w:pStyle w:val="2"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(await linesOf(docx({ body, numbering: CHAPTERS + list(1), styles }), '附件.docx')).toEqual([
      '一、总体要求',
      '（一）原则',
      '（二）目标',
      '不编号',
    ]);
  });

  it('find their level by the style that a level names', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="h2"/>')}</w:abstractNum>${list(1)}`;
    const styles = '<w:style w:styleId="h2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    expect(
      await linesOf(
        docx({ body: item('一', 1, 0) + paragraph('二', '<w:pStyle w:val="h2"/>'), numbering, styles }),
        '附件.docx',
      ),
    ).toEqual(['一、一', '（一）二']);
  });

  it('are not written in front of what is only marked by a dot', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '')}</w:abstractNum>${list(1)}`;
    expect(await linesOf(docx({ body: item('要点', 1, 0), numbering }), '附件.docx')).toEqual(['要点']);
  });

  it.each([
    ['chineseCounting', 10, '十、'],
    ['chineseCounting', 21, '二十一、'],
    ['japaneseCounting', 101, '一百〇一、'],
    ['chineseLegalSimplified', 3, '叁、'],
    ['ideographTraditional', 2, '乙、'],
    ['decimalEnclosedCircle', 12, '⑫、'],
    ['decimalFullWidth', 12, '１２、'],
    ['decimalZero', 7, '07、'],
    ['upperRoman', 14, 'XIV、'],
    ['lowerLetter', 28, 'bb、'],
    ['upperLetter', 3, 'C、'],
  ])('are written as %s', async (format, number, expected) => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, format, '%1、').replace('<w:start w:val="1"/>', `<w:start w:val="${number}"/>`)}</w:abstractNum>${list(1)}`;
    expect(await linesOf(docx({ body: item('条', 1, 0), numbering }), '附件.docx')).toEqual([`${expected}条`]);
  });

  it('join several levels, in figures where the level says so, and keep a space where none is in the pattern', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '第%1章')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>${list(1)}`;
    const body = item('总则', 1, 0) + item('目的', 1, 1) + item('附则', 1, 0) + item('施行', 1, 1);
    expect(await linesOf(docx({ body, numbering }), '附件.docx')).toEqual([
      '第一章　总则',
      '1.1　目的',
      '第二章　附则',
      '2.1　施行',
    ]);
  });

  it('go on behind a paragraph without words, which Word counts too', async () => {
    const body = item('条', 1, 0) + item('', 1, 0) + item('条', 1, 0);
    expect(await linesOf(docx({ body, numbering: CHAPTERS + list(1) }), '附件.docx')).toEqual(['一、条', '三、条']);
  });
});

describe('the body', () => {
  it('has one line a paragraph, whatever runs it is made of', async () => {
    const runs = ['到20', '27', '年'].map((text) => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`).join('');
    expect(await linesOf(docx({ body: `<w:p>${runs}<w:proofErr/></w:p>${paragraph('第二段')}` }), '附件.docx')).toEqual(
      ['到2027年', '第二段'],
    );
  });

  it('has no deleted and no hidden words, and each text box once', async () => {
    const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const body =
      `<w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>新增</w:t></w:r></w:ins>` +
      `<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>` +
      `<w:p><w:r><mc:AlternateContent><mc:Choice>${box('框内')}</mc:Choice><mc:Fallback>${box('框内')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(await linesOf(docx({ body }), '附件.docx')).toEqual(['保留新增', '框内']);
  });

  it('joins paragraphs whose mark between was deleted', async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>${paragraph('后半')}`;
    expect(await linesOf(docx({ body }), '附件.docx')).toEqual(['前半后半']);
  });

  it('leaves out the table of contents, the instructions of fields, and headers', async () => {
    const styles = '<w:style w:styleId="10"><w:name w:val="toc 1"/></w:style>';
    const body =
      paragraph('一、总体要求	1', '<w:pStyle w:val="10"/>') +
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r><w:r><w:t>一、总体要求</w:t></w:r></w:p>';
    const header = strToU8('<w:hdr xmlns:w="w"><w:p><w:r><w:t>云岭市人民政府文件</w:t></w:r></w:p></w:hdr>');
    expect(await linesOf(docx({ body, styles }, { 'word/header1.xml': header }), '附件.docx')).toEqual([
      '一、总体要求',
    ]);
  });

  it('has a row of a table as one line, and the frame of a page as its paragraphs', async () => {
    const cell = (content: string): string => `<w:tc><w:tcPr/>${content}</w:tc>`;
    const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
    const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
    const data = table(
      row(cell(paragraph('指标')), cell(paragraph('2027年'))),
      row(cell(paragraph('研发投入') + paragraph('强度（%）')), cell(paragraph('2.6'))),
    );
    const frame = table(row(cell(paragraph('一、总体要求') + paragraph('二、保障措施'))));
    expect(await linesOf(docx({ body: data + frame }), '附件.docx')).toEqual([
      '指标\t2027年',
      '研发投入 强度（%）\t2.6',
      '一、总体要求',
      '二、保障措施',
    ]);
  });

  it('is found under whatever name the package gives it', async () => {
    const relations =
      '<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>';
    const main = strToU8(`<w:document xmlns:w="w"><w:body>${paragraph('一、总体要求')}</w:body></w:document>`);
    expect(
      await linesOf(
        docx({ body: paragraph('别的') }, { '_rels/.rels': strToU8(relations), 'word/document2.xml': main }),
        '附件.docx',
      ),
    ).toEqual(['一、总体要求']);
  });

  it('of Word 2003, in one plain file, is read too', async () => {
    const xml = `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="w"><w:body>${paragraph('一、总体要求')}</w:body></w:wordDocument>`;
    expect(await linesOf(strToU8(xml), '附件.doc')).toEqual(['一、总体要求']);
  });
});
