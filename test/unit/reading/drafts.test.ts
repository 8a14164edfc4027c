/** Drafts in the formats of office programs: the same text out of each, and a word on what is left out. */

import { strToU8, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDraft, readReference } from '../../../server/src/reading/index.ts';
import { docx, item, level, linesOf, paragraph, problemOf, utf8 } from './making.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/reading/${name}`, import.meta.url)));

/** One draft that LibreOffice wrote in four formats: lists, a revision, a footnote, a comment, a text box, a table. */
const LINES = [
  '云岭市低空经济实施方案',
  '一、总体要求',
  '（一）工作目标',
  '建成起降点十个以上。（注：含改建的。）',
  '二、重点任务',
  '框内的话',
  '锚定的段落',
  '序号\t任务\t单位',
  '1\t建设起降点\t市交通运输局',
  '结束。',
];

describe.each(['draft.docx', 'draft.doc', 'draft.rtf', 'draft.odt'])('%s', (name) => {
  it('gives its text with ordinals, notes, text boxes and tables, without what was deleted', async () => {
    expect(await linesOf(fixture(name), name)).toEqual(LINES);
  });

  it('tells a drafter what was left out, and says nothing of it on the shelf', async () => {
    expect(await readDraft(fixture(name), name)).toHaveProperty('note', '有修订2处，按全部接受读入；批注1条没有读入。');
    expect(await readReference(fixture(name), name)).not.toHaveProperty('note');
  });
});

describe('a Word document in one plain file', () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;

  it('as Flat OPC, is read with its numbers', async () => {
    const part = (name: string, xml: string): string =>
      `<pkg:part pkg:name="${name}"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`;
    const xml = `<?xml version="1.0"?><pkg:package xmlns:pkg="p">${part('/word/document.xml', `<w:document ${W}><w:body>${item('总体要求', 1, 0)}${item('保障措施', 1, 0)}</w:body></w:document>`)}${part('/word/numbering.xml', `<w:numbering ${W}>${numbering}</w:numbering>`)}</pkg:package>`;
    expect(await linesOf(strToU8(xml), '附件.doc')).toEqual(['一、总体要求', '二、保障措施']);
  });

  it('as Word 2003 wrote it, is read with its numbers and without its comments', async () => {
    const lists =
      '<w:lists><w:listDef w:listDefId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef><w:list w:ilfo="2"><w:ilst w:val="4"/></w:list></w:lists>';
    const listed = (text: string): string =>
      paragraph(text, '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="2"/></w:listPr>');
    const comment =
      '<w:p><w:r><aml:annotation w:type="Word.Comment"><aml:content><w:p><w:r><w:t>请核</w:t></w:r></w:p></aml:content></aml:annotation></w:r><w:r><w:t>结束。</w:t></w:r></w:p>';
    const xml = `<?xml version="1.0"?><w:wordDocument ${W}>${lists}<w:body>${listed('总体要求')}${listed('保障措施')}${comment}</w:body></w:wordDocument>`;
    const reading = await readDraft(strToU8(xml), '附件.doc');
    expect(reading).toEqual({ text: '一、总体要求\n二、保障措施\n结束。', note: '批注1条没有读入。' });
  });
});

describe('documents within a Word document', () => {
  const relations = (target: string): Uint8Array =>
    strToU8(`<Relationships><Relationship Id="r1" Type="http://x/aFChunk" Target="${target}"/></Relationships>`);
  const body = `${paragraph('前')}<w:altChunk r:id="r1"/>${paragraph('后')}`;
  const whole = (target: string, chunk: Uint8Array): Uint8Array =>
    docx({ body }, { 'word/_rels/document.xml.rels': relations(target), [`word/${target}`]: chunk });

  it.each([
    ['a.html', utf8('<html><body><p>一、总体要求</p><p>二、任务</p></body></html>')],
    ['a.docx', docx({ body: paragraph('一、总体要求') + paragraph('二、任务') })],
    [
      'a.rtf',
      utf8(
        '{\\rtf1\\ansi \\u19968?\\u12289?\\u24635?\\u20307?\\u35201?\\u27714?\\par \\u20108?\\u12289?\\u20219?\\u21153?\\par}',
      ),
    ],
  ])('are read in their place: %s', async (name, chunk) => {
    expect(await linesOf(whole(name, chunk), '附件.docx')).toEqual(['前', '一、总体要求', '二、任务', '后']);
  });

  it('cannot hold one another without end', async () => {
    expect(await linesOf(whole('a.docx', whole('a.docx', docx({ body: '' }))), '附件.docx')).toEqual([
      '前',
      '前',
      '后',
      '后',
    ]);
  });
});

describe('rich text', () => {
  it('has the signs of its fields and fonts, and no table of contents', async () => {
    const rtf =
      '{\\rtf1\\ansi{\\field{\\*\\fldinst  TOC \\\\o "1-3"}{\\fldrslt one 1\\par two 2}}\\par ' +
      '{\\field{\\*\\fldinst SYMBOL 254 \\\\f "Wingdings" \\\\s 12}{\\fldrslt x}}yes \\u-3928?no\\par}';
    expect(await readDraft(utf8(rtf), '表.rtf')).toEqual({ text: '☑yes □no', note: '目录没有读入。' });
  });
});

describe('OFD', () => {
  const text = (x: number, y: number, content: string, deltas = ''): string =>
    `<ofd:TextObject Boundary="${x} ${y - 5} 160 7" Size="5.6"><ofd:TextCode X="0" Y="5" DeltaX="${deltas}">${content}</ofd:TextCode></ofd:TextObject>`;
  const page = (content: string): Uint8Array =>
    strToU8(
      `<?xml version="1.0"?><ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer>${content}</ofd:Layer></ofd:Content></ofd:Page>`,
    );
  const file = (pages: readonly string[]): Uint8Array =>
    zipSync({
      'OFD.xml': strToU8(
        '<ofd:OFD xmlns:ofd="o"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
      ),
      'Doc_0/Document.xml': strToU8(
        `<ofd:Document xmlns:ofd="o"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${pages.map((_, at) => `<ofd:Page ID="${at}" BaseLoc="Pages/Page_${at}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
      ),
      ...Object.fromEntries(pages.map((content, at) => [`Doc_0/Pages/Page_${at}/Content.xml`, page(content)])),
    });

  it('gives the text of its pages, lines put together to paragraphs', async () => {
    const full = '坚持统筹布局适度超前推进全市起降场地建设到二〇二七年建成一批公';
    const bytes = file([
      text(39.2, 60, '一、总体要求') +
        text(39.2, 70, full.slice(0, 26), 'g 25 5.6') +
        text(28, 80, '共起降点形成网络。'),
      text(39.2, 60, '二、保障措施'),
    ]);
    expect(await linesOf(bytes, '方案.ofd')).toEqual([
      '一、总体要求',
      `${full.slice(0, 26)}共起降点形成网络。`,
      '二、保障措施',
    ]);
  });

  it('that is a scan says so, and one without pages that it is damaged', async () => {
    expect(await problemOf(file(['<ofd:ImageObject/>']), '方案.ofd')).toContain('扫描件');
    expect(await problemOf(file([]), '方案.ofd')).toContain('损坏');
  });
});

describe('what grows when it is read', () => {
  it('is put in once, however often it is referred to', async () => {
    const note = '注'.repeat(1000);
    const notes = strToU8(
      `<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>${note}</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    );
    const body = `<w:p><w:r><w:t>文</w:t>${'<w:footnoteReference w:id="2"/>'.repeat(10_000)}</w:r></w:p>`;
    expect(await linesOf(docx({ body }, { 'word/footnotes.xml': notes }), '附件.docx')).toEqual([`文（注：${note}）`]);
    const relations = strToU8(
      '<Relationships><Relationship Id="r1" Type="http://x/aFChunk" Target="a.txt"/></Relationships>',
    );
    const chunks = docx(
      { body: '<w:altChunk r:id="r1"/>'.repeat(10_000) },
      { 'word/_rels/document.xml.rels': relations, 'word/a.txt': utf8('一行\n'.repeat(500)) },
    );
    expect(await linesOf(chunks, '附件.docx')).toHaveLength(500);
  });

  it('has a limit over all blanks and cells of an OpenDocument text', async () => {
    const cells = '<table:table-cell table:number-columns-repeated="99999999"/>'.repeat(10_000);
    const blanks = '<text:s text:c="99999999"/>'.repeat(10_000);
    const content = `<o:document-content><o:body><o:text><text:p>一${blanks}二</text:p><table:table><table:table-row>${cells}</table:table-row></table:table></o:text></o:body></o:document-content>`;
    const file = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': strToU8(content),
    });
    const [line] = await linesOf(file, '附件.odt');
    expect(line!.length).toBeLessThan(300_000);
  });
});
