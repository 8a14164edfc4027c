/** A rewritten draft saved back into its document: tracked, formatted like its siblings, and nothing else touched. */

import { strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AUTHOR, openOriginal, Refused, revise, type Revised } from '../../../server/src/review/index.ts';
import { decided, looks, parseXml } from './deciding.ts';
import { documentOf, para, run, textOf, W, word } from './making.ts';

const filled = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');

/** All laws at once; the draft that is saved is `edit` of the draft that was read. */
function lawful(bytes: Uint8Array, edit: (text: string) => string): Revised & { readonly xml: string } {
  const original = openOriginal(bytes, '原稿.docx');
  const text = edit(original.traced.text);
  const result = revise(original, text, 20260305);
  const before = unzipSync(bytes);
  const after = unzipSync(result.bytes);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  for (const name of Object.keys(before)) if (name !== 'word/document.xml') expect(after[name]).toEqual(before[name]);
  const xml = documentOf(result.bytes);
  parseXml(xml);
  expect(looks(decided(xml, AUTHOR, 'reject'))).toEqual(looks(documentOf(bytes)));
  if (result.unwritten.length === 0 && result.renumbered.length === 0) {
    expect(filled(textOf(result.bytes))).toEqual(filled(text));
    decided(xml, AUTHOR, 'accept');
  }
  return { ...result, xml };
}

const H1 = '<w:spacing w:line="560"/><w:ind w:firstLine="640"/>';
const BLACK = '<w:rFonts w:eastAsia="黑体"/>';
const KAI = '<w:rFonts w:eastAsia="楷体"/>';
const SONG = '<w:rFonts w:eastAsia="仿宋"/>';
const clause = (ordinal: string, heading: string, text: string): string =>
  para(run(`（${ordinal}）${heading}。`, KAI) + run(text, SONG), `<w:jc w:val="both"/>${H1}`);
const CLAUSES = [
  para(run('云岭市关于促进产业发展的若干措施', '<w:b/>'), '<w:jc w:val="center"/>'),
  para(''),
  para(run('一、主要任务', BLACK), H1),
  clause('一', '建设园区', '到2028年建成园区三个。'),
  clause('二', '培育企业', '支持企业做大做强。'),
  para(run('二、保障措施', BLACK), H1),
  para(run('各部门要按照职责分工抓好落实，', SONG) + run('重大事项及时报告', `${SONG}<w:b/>`) + run('。', SONG), H1),
];
const DRAFT = word(CLAUSES.join(''));

describe('a draft saved back', () => {
  it('without an edit is the very file', () => {
    expect(lawful(DRAFT, (text) => text).bytes).toEqual(DRAFT);
    expect(lawful(DRAFT, (text) => `${text.replace(/\n/g, '\r\n')}\r\n`).bytes).toEqual(DRAFT);
  });

  it('has each changed letter tracked in the format of its run', () => {
    const { xml, changes } = lawful(DRAFT, (text) =>
      text.replace('2028年建成园区三个', '2029年建成园区四个').replace('重大事项', '重要事项'),
    );
    expect(changes).toBe(3);
    expect(xml).toContain(`<w:rPr>${SONG}<w:b/></w:rPr><w:t xml:space="preserve">要</w:t></w:r></w:ins>`);
    expect(xml).toContain(`<w:rPr>${SONG}</w:rPr><w:delText xml:space="preserve">8</w:delText>`);
  });

  it('has a new clause in the style of its siblings, heading and text apart', () => {
    const { xml, changes } = lawful(DRAFT, (text) =>
      text.replace('\n二、', '\n（三）引进人才。给予安家补助，落实子女入学。\n二、'),
    );
    expect(changes).toBe(1);
    const added =
      /<w:p><w:pPr>((?:(?!<w:rPr>).)*)<w:rPr><w:ins [^>]*\/><\/w:rPr><\/w:pPr><w:ins [^>]*>(.*?)<\/w:ins><\/w:p>/.exec(
        xml,
      );
    expect(added?.[1]).toBe(`<w:jc w:val="both"/>${H1}`);
    expect(added?.[2]).toBe(
      `<w:r><w:rPr>${KAI}</w:rPr><w:t xml:space="preserve">（三）引进人才。</w:t></w:r>` +
        `<w:r><w:rPr>${SONG}</w:rPr><w:t xml:space="preserve">给予安家补助，落实子女入学。</w:t></w:r>`,
    );
  });

  it('keeps the empty lines of the document, whatever the text has', () => {
    const spaced = lawful(DRAFT, (text) => text.replace(/\n+/g, '\n\n'));
    expect([spaced.changes, spaced.blankLines, spaced.bytes]).toEqual([0, true, DRAFT]);
    expect(lawful(DRAFT, (text) => text.replace(/\n+/g, '\n').replace('三个', '四个')).changes).toBe(1);
  });

  it('has lines at the very beginning, at the very end and in several places', () => {
    lawful(DRAFT, (text) => `送审稿\n${text}`);
    lawful(DRAFT, (text) => `${text}\n云岭市人民政府\n2026年3月5日`);
    lawful(DRAFT, (text) => text.replace('\n（二）', '\n（二）新的一条。\n新的一款。\n（三）'));
  });

  it('has lost clauses marked as deleted, the last paragraph left empty', () => {
    expect(lawful(DRAFT, (text) => text.replace(/\n（一）.*/, '').replace('（二）', '（一）')).changes).toBe(2);
    lawful(DRAFT, (text) => text.replace(/\n各部门.*/, ''));
    lawful(DRAFT, (text) => text.replace(/\n（一）.*\n（二）.*/, '\n（一）合起来。全部换掉，另起炉灶。'));
  });

  it('keeps the automatic numbers the document’s own', () => {
    const numbering = `<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const auto = (text: string): string =>
      para(run(text, SONG), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    const bytes = word(para(run('若干措施')) + ['建设园区。', '培育企业。', '引进人才。'].map(auto).join(''), {
      'word/numbering.xml': strToU8(numbering),
    });
    const added = lawful(bytes, (text) =>
      text.replace('（二）培育企业。\n（三）', '（二）扩大开放。\n（三）培育企业。\n（四）'),
    );
    expect([added.changes, added.unwritten, added.renumbered]).toEqual([1, [], []]);
    expect(added.xml).toContain('<w:t xml:space="preserve">扩大开放。</w:t>');
    const unnumbered = lawful(bytes, (text) => text.replace('（一）建设园区。\n', ''));
    expect(unnumbered.renumbered).toEqual([1, 2]);
    expect(lawful(bytes, (text) => text.replace('（三）', '三是')).unwritten).toHaveLength(1);
  });

  it('leaves tables, pictures and links alone, and says so', () => {
    const cell = (text: string): string => `<w:tc>${para(run(text))}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('指标')}${cell('数值')}</w:tr><w:tr>${cell('园区')}${cell('3个')}</w:tr></w:tbl>`;
    const link = para(`${run('详见')}<w:hyperlink r:id="rId1">${run('网站')}</w:hyperlink>${run('。')}`);
    const picture = para(`${run('图示说明文字')}<w:r><w:drawing/></w:r>`);
    const bytes = word(CLAUSES.join('') + table + link + picture + para(run('附则文字')));
    expect(lawful(bytes, (text) => text.replace('3个', '4个')).unwritten).toEqual([]);
    const result = lawful(bytes, (text) =>
      text.replace('园区\t3个', '园区\t3个\n企业\t5个').replace('网站', '网页').replace('图示说明文字\n', ''),
    );
    expect(result.unwritten.map(({ obstacle }) => obstacle)).toEqual(['表格的行', '超链接', '图片等文字以外的内容']);
  });

  it('treats lines within a paragraph as such', () => {
    const bytes = word(
      para(run('第一行') + '<w:r><w:br/></w:r>' + run('第二行') + '<w:r><w:br/></w:r>' + run('第三行')) +
        para(run('末段')),
    );
    expect(lawful(bytes, (text) => text.replace('第二行\n', '')).changes).toBe(1);
    expect(lawful(bytes, (text) => text.replace('第一行\n', '')).changes).toBe(1);
  });

  it('of another document is refused', () => {
    const other = Array.from({ length: 8 }, (_, at) => `完全无关的第${at}行`).join('\n');
    expect(() => lawful(DRAFT, () => other)).toThrow(Refused);
  });
});
