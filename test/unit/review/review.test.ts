/** What a review puts into a Word document, and everything that it must leave alone. */

import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readReference } from '../../../server/src/reading/index.ts';
import { AUTHOR, Refused } from '../../../server/src/review/index.ts';
import { decided, looks, parseXml } from './deciding.ts';
import { documentOf, edited, para, partOf, reviewed, run, textOf, W, word, type TriedReview } from './making.ts';

const solid = (text: string): string => text.replace(/\s+/g, '');

/** All laws at once. */
async function lawful(
  bytes: Uint8Array,
): Promise<Omit<TriedReview, 'comments'> & { readonly xml: string; readonly comments: string }> {
  const result = reviewed(bytes);
  const before = unzipSync(bytes);
  const after = unzipSync(result.bytes);
  const touched = /^(?:word\/(?:document|comments)\.xml|\[Content_Types\]\.xml|word\/_rels\/document\.xml\.rels)$/;
  for (const [name, content] of Object.entries(before)) {
    if (!touched.test(name)) expect(after[name], name).toEqual(content);
  }
  const xml = documentOf(result.bytes);
  for (const name of Object.keys(after)) if (/\.(?:xml|rels)$/.test(name)) parseXml(partOf(result.bytes, name));
  const textAfter = async (document: string): Promise<string> => {
    const reading = await readReference(zipSync({ ...after, 'word/document.xml': strToU8(document) }), 'a.docx');
    return 'text' in reading ? reading.text : reading.problem;
  };
  const rejected = decided(xml, AUTHOR, 'reject');
  expect(looks(rejected)).toEqual(looks(decided(documentOf(bytes), AUTHOR, 'reject')));
  expect(await textAfter(rejected)).toBe(result.text);
  if (result.untracked.length === 0)
    expect(solid(await textAfter(decided(xml, AUTHOR, 'accept')))).toBe(solid(result.mended));
  const comments = partOf(result.bytes, 'word/comments.xml');
  const ids = (text: string, element: string): string[] =>
    [...text.matchAll(new RegExp(`<w:${element} w:id="(\\d+)"`, 'g'))].map(([, id]) => id!);
  const commented = ids(comments, 'comment');
  for (const element of ['commentRangeStart', 'commentRangeEnd', 'commentReference'])
    expect(ids(xml, element).sort()).toEqual([...commented].sort());
  const changes = [...xml.matchAll(/<w:(?:ins|del)\b[^>]*w:id="(\d+)"/g)].map(([, id]) => id);
  expect(new Set([...changes, ...commented]).size).toBe(changes.length + commented.length);
  expect(() => reviewed(result.bytes)).toThrow(Refused);
  return { ...result, xml, comments };
}

/** The words that a comment is about. */
function commentedWords(xml: string, comments: string, said: RegExp): string[] {
  return [...comments.matchAll(/<w:comment w:id="(\d+)"[\s\S]*?<\/w:comment>/g)]
    .filter(([comment]) => said.test(comment.replace(/<[^>]*>/g, '')))
    .map(([, id]) => {
      const start = xml.indexOf(`<w:commentRangeStart w:id="${id}"/>`);
      const end = xml.indexOf(`<w:commentRangeEnd w:id="${id}"/>`);
      return xml
        .slice(start, end)
        .replace(/<w:ins\b[\s\S]*?<\/w:ins>/g, '')
        .replace(/<[^>]*>/g, '');
    });
}

const BOLD = '<w:rFonts w:eastAsia="仿宋"/><w:b/>';
/** A stray space and a half-width mark: both are mended safely. */
const SPACE = '由市科技局、住房城乡 建设局负责。';

describe('a finding', () => {
  it('becomes a comment on its very words, with the rule and the reason, and a safe fix a tracked change', async () => {
    const bytes = word(para(run('云岭市关于促进产业发展的若干措施')) + para(run(SPACE, BOLD)));
    const { xml, comments, changes, untracked } = await lawful(bytes);
    expect(changes).toBe(1);
    expect(untracked).toEqual([]);
    expect(commentedWords(xml, comments, /多余空格和断行/)).toEqual([' ']);
    expect(comments).toContain('为什么：');
    expect(comments).toContain('已用修订改好');
    expect(comments).toContain('w:date="2026-03-05T00:00:00Z"');
    expect(xml).toContain(`<w:rPr>${BOLD}</w:rPr><w:delText xml:space="preserve"> </w:delText>`);
  });

  it('is found over runs with bookmarks and proofErr between, and each piece keeps its format', async () => {
    const split =
      run('由市科技局、住房', '<w:b/>') +
      '<w:bookmarkStart w:id="7" w:name="a"/>' +
      run('城乡 建', '<w:i/>') +
      '<w:proofErr w:type="spellStart"/><w:bookmarkEnd w:id="7"/>' +
      run('设局,市财政局负责。');
    const { xml, changes } = await lawful(word(para(run('标题')) + para(split)));
    expect(changes).toBe(2);
    expect(xml).toContain('<w:rPr><w:i/></w:rPr><w:delText xml:space="preserve"> </w:delText>');
  });

  it('behind entities stands where it stands', async () => {
    const text = 'A&amp;B公司&lt;甲&gt;&#x4E91;岭，由市科技局、住房城乡 建设局负责。';
    const { xml, changes } = await lawful(word(para(run('标题')) + para(run(text))));
    expect(changes).toBe(1);
    expect(xml).toContain('A&amp;B公司&lt;甲&gt;&#x4E91;岭');
  });

  it('keeps spaces at the cuts, and shows none that did not show before', async () => {
    const padded = `<w:r><w:t>  ${SPACE}  </w:t></w:r>`;
    const kept = `<w:r><w:t xml:space="preserve">会同 </w:t></w:r><w:r><w:t xml:space="preserve">${SPACE} </w:t></w:r>`;
    const { changes, text } = await lawful(word(para(run('标题')) + para(padded) + para(kept)));
    expect(text).toBe(`标题\n${SPACE}\n会同 ${SPACE}`);
    expect(changes).toBeGreaterThanOrEqual(2);
  });

  it('in the text of someone else’s insertion is nested there, and deleted text is never touched', async () => {
    const others = 'w:id="3" w:author="王" w:date="2026-01-01T00:00:00Z"';
    const content =
      `<w:del ${others}><w:r><w:delText xml:space="preserve">住房城乡 建设局</w:delText></w:r></w:del>` +
      `<w:ins ${others.replace('3', '4')}>${run('由市科技局,住房城乡 建设局负责。', '<w:b/>')}</w:ins>`;
    const { xml, changes } = await lawful(word(para(run('标题')) + para(content)));
    expect(changes).toBe(2);
    expect(xml).toContain('<w:delText xml:space="preserve">住房城乡 建设局</w:delText>');
    // Rejecting the other's insertion as well leaves nothing of it.
    expect(decided(decided(xml, AUTHOR, 'reject'), '王', 'reject')).not.toContain('市科技局');
  });
});

describe('a change of format by someone else', () => {
  it('stays with each piece of the run that is cut, under a number of its own, and goes to no new words', async () => {
    const change = '<w:b/><w:rPrChange w:id="9" w:author="王"><w:rPr><w:i/></w:rPr></w:rPrChange>';
    const { xml } = await lawful(word(para(run('标题')) + para(run('由市科技局,住房城乡 建设局负责。', change))));
    const numbers = [...xml.matchAll(/<w:rPrChange w:id="(\d+)"/g)].map(([, id]) => id);
    expect(numbers.length).toBeGreaterThan(2);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(/<w:ins [^>]*>(?:(?!<\/w:ins>).)*rPrChange/.test(xml)).toBe(false);
  });
});

describe('what can only be commented', () => {
  const title = para(run('云岭市关于促进产业发展的若干措施'));
  const field = (content: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${content}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  it.each([
    ['a field', field(run(SPACE)), '域'],
    ['a simple field', `<w:fldSimple w:instr="REF a">${run(SPACE)}</w:fldSimple>`, '域'],
    ['a link', `<w:hyperlink w:anchor="a">${run(SPACE)}</w:hyperlink>`, '超链接'],
    [
      'a locked content control',
      `<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>${run(SPACE)}</w:sdtContent></w:sdt>`,
      '内容控件',
    ],
    [
      'content that is kept twice',
      `<mc:AlternateContent><mc:Choice Requires="wps">${run(SPACE)}</mc:Choice><mc:Fallback>${run(SPACE)}</mc:Fallback></mc:AlternateContent>`,
      '兼容性内容',
    ],
    ['moved text', `<w:moveTo w:id="5" w:author="王">${run(SPACE)}</w:moveTo>`, '移动'],
  ])('stands in %s', async (_, content, obstacle) => {
    const { changes, comments, xml, untracked } = await lawful(word(title + para(content)));
    expect(changes).toBe(0);
    expect(untracked.map((each) => each.obstacle).join()).toContain(obstacle);
    expect(comments).toContain('没有用修订改');
    expect(commentedWords(xml, comments, /多余空格和断行/)).toEqual([' ']);
  });

  it('a text box: the comment goes to what the box hangs on', async () => {
    const box = `<w:txbxContent>${para(run(SPACE))}</w:txbxContent>`;
    const twins = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const { xml, changes, comments } = await lawful(word(title + para(twins) + para(run('正文。'))));
    expect(changes).toBe(0);
    expect(comments).toContain('文本框');
    expect(/<w:txbxContent>[\s\S]*?commentRange[\s\S]*?<\/w:txbxContent>/.test(xml)).toBe(false);
  });

  it('an automatic number: the comment goes to the words behind it', async () => {
    const numbering = `<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const auto = (text: string): string =>
      para(run(text), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    const bytes = word(
      title + para(run('一、总体要求')) + para(run('按要求落实。')) + auto('重点任务') + para(run('做好工作。')),
      {
        'word/numbering.xml': strToU8(numbering),
      },
    );
    const { comments, xml, text } = await lawful(bytes);
    expect(text).toContain('三、重点任务');
    expect(commentedWords(xml, comments, /序号/)).toContain('重点任务');
  });
});

describe('an edit over several paragraphs', () => {
  const torn = (more = ''): Uint8Array =>
    word(para(run('标题')) + para(run('现印发给你们，'), more) + para('') + para(run('请认真贯彻落实。')));
  const join = { range: { start: { line: 1, character: 7 }, end: { line: 3, character: 0 } }, newText: '' };

  it('takes the marks between them away', () => {
    const { bytes, changes, text } = edited(torn(), [join]);
    expect(text).toBe('标题\n现印发给你们，\n\n请认真贯彻落实。');
    expect(changes).toBe(1);
    expect(looks(decided(documentOf(bytes), AUTHOR, 'reject'))).toEqual(looks(documentOf(torn())));
    expect(textOf(bytes)).toBe('标题\n现印发给你们，请认真贯彻落实。');
  });

  it('leaves alone the end of a section and the cells of a table', () => {
    expect(edited(torn('<w:sectPr/>'), [join]).untracked).toHaveLength(1);
    const cell = (text: string): string => `<w:tc>${para(run(text))}</w:tc>`;
    const table = word(`<w:tbl><w:tr>${cell('甲')}${cell('乙')}</w:tr></w:tbl>`);
    const over = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }, newText: '丙' };
    expect(edited(table, [over]).untracked).toHaveLength(1);
  });
});

describe('a file', () => {
  it('in the strict namespace keeps it', async () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
    const { comments, bytes } = await lawful(word(para(run('标题')) + para(run(SPACE)), {}, strict));
    expect(comments).toContain(`xmlns:w="${strict}"`);
    expect(partOf(bytes, 'word/_rels/document.xml.rels')).toContain(
      'purl.oclc.org/ooxml/officeDocument/relationships/comments',
    );
  });

  it('with comments of others keeps them and their extensions', async () => {
    const comments = `<w:comments xmlns:w="${W}"><w:comment w:id="2147000000" w:author="王"><w:p><w:r><w:t>再想想</w:t></w:r></w:p></w:comment></w:comments>`;
    const extended = strToU8('<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>');
    const body = `<w:p><w:commentRangeStart w:id="2147000000"/>${run(SPACE)}<w:commentRangeEnd w:id="2147000000"/><w:r><w:commentReference w:id="2147000000"/></w:r></w:p>`;
    const bytes = word(para(run('标题')) + body, {
      'word/comments.xml': strToU8(comments),
      'word/commentsExtended.xml': extended,
    });
    const result = await lawful(bytes);
    expect(result.comments).toContain('再想想');
    expect(unzipSync(result.bytes)['word/commentsExtended.xml']).toEqual(extended);
    expect(unzipSync(result.bytes)['[Content_Types].xml']).toEqual(unzipSync(bytes)['[Content_Types].xml']);
  });

  it('gives numbers above its highest', async () => {
    const { xml } = await lawful(
      word(
        para(`<w:bookmarkStart w:id="4711" w:name="a"/>${run('标题')}<w:bookmarkEnd w:id="4711"/>`) + para(run(SPACE)),
      ),
    );
    expect(
      Math.min(...[...xml.matchAll(/<w:(?:ins|del|commentRangeStart) w:id="(\d+)"/g)].map(([, id]) => Number(id))),
    ).toBe(4712);
  });

  it('without anything to say is handed out as it is', () => {
    const bytes = word(para(run('你好')));
    const result = reviewed(bytes);
    if (result.comments === 0) expect(result.bytes).toEqual(bytes);
    else expect(result.changes).toBe(0);
  });

  it.each([
    ['a signature', { '_xmlsignatures/sig1.xml': strToU8('<a/>') }, /数字签名/],
    [
      'protection',
      {
        'word/settings.xml': strToU8(
          `<w:settings xmlns:w="${W}"><w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>`,
        ),
      },
      /只读/,
    ],
  ])('with %s is refused in words', (_, more, words) => {
    expect(() => reviewed(word(para(run(SPACE)), more))).toThrow(words);
  });

  it('that is protected in name only is not', async () => {
    const settings = strToU8(
      `<w:settings xmlns:w="${W}"><w:documentProtection w:edit="readOnly" w:enforcement="0"/></w:settings>`,
    );
    await lawful(word(para(run('标题')) + para(run(SPACE)), { 'word/settings.xml': settings }));
  });

  it('of the old kind, or no document at all, is refused with what to do', () => {
    expect(() => reviewed(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toThrow(/另存为 \.docx/);
    expect(() => reviewed(strToU8('{\\rtf1 text}'))).toThrow(/另存为 \.docx/);
    expect(() => reviewed(strToU8('一份文本'))).toThrow(/不是 \.docx/);
  });

  it('whose elements do not nest is refused', () => {
    expect(() => reviewed(word('<w:p><w:r><w:t>文字</w:r></w:t></w:p>'))).toThrow(/写法少见/);
  });
});
