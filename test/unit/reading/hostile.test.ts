import { strToU8, zipSync, zlibSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LARGEST_FILE, readReference, tooLarge } from '../../../server/src/reading/index.ts';
import {
  compoundFile,
  docx,
  gb18030,
  item,
  joined,
  level,
  linesOf,
  paragraph,
  pdf,
  problemOf,
  stream,
  utf8,
} from './making.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/references/${name}`, import.meta.url)));

describe('what grows when it is unpacked', () => {
  it('refuses a part of a docx that is far larger than any document', async () => {
    const bomb = docx(
      { body: paragraph('一、总体要求') },
      { 'word/document.xml': new Uint8Array(60 * 1024 * 1024).fill(32) },
    );
    expect(bomb.length).toBeLessThan(100_000);
    expect(await problemOf(bomb, '附件.docx')).toContain('大得反常');
  });

  it('counts what comes out, whatever the directory says of it', async () => {
    const bomb = docx({ body: '' }, { 'word/document.xml': new Uint8Array(60 * 1024 * 1024).fill(32) });
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at + 46 < bomb.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000)
        view.setUint32(at + 24, 100, true);
    }
    expect(await problemOf(bomb, '附件.docx')).toContain('大得反常');
  });

  it('opens no archive within the archive', async () => {
    const inner = zipSync({ 'a.xml': new Uint8Array(1024 * 1024) });
    expect(
      await linesOf(docx({ body: paragraph('一、总体要求') }, { 'word/embeddings/inner.zip': inner }), '附件.docx'),
    ).toEqual(['一、总体要求']);
  });

  it('refuses a stream of a PDF that is a bomb', async () => {
    const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>';
    const content = stream('/Filter /FlateDecode', zlibSync(new Uint8Array(140 * 1024 * 1024).fill(32), { level: 6 }));
    const bomb = pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', page, content]);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await problemOf(bomb, '附件.pdf')).toContain('大得反常');
  });

  it('stops at parts of a page that repeat parts that repeat parts', async () => {
    const font = '/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>';
    const forms = Array.from({ length: 9 }, (_, at) =>
      stream(
        `/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X ${6 + at} 0 R >> ${font} >>`,
        utf8(at === 8 ? 'BT /F 12 Tf 50 50 Td (ha) Tj ET' : '/X Do '.repeat(10)),
      ),
    );
    const page =
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>';
    const file = pdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      page,
      stream('', utf8('/X Do')),
      ...forms,
    ]);
    expect(await problemOf(file, '附件.pdf')).toContain('过于复杂');
  });

  it('expands no entity that a document declares', async () => {
    const declared =
      '<!DOCTYPE d [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const xml = `<?xml version="1.0"?>${declared}<w:document xmlns:w="w"><w:body>${paragraph('前&b;中&f;后')}</w:body></w:document>`;
    const [line] = await linesOf(docx({ body: '' }, { 'word/document.xml': strToU8(xml) }), '附件.docx');
    expect(line).not.toContain('哈');
    expect(line).not.toContain('root:');
    expect(line!.length).toBeLessThan(20);
  });
});

describe('names and extensions that lie', () => {
  it('reads only the parts it knows, wherever the others say they belong', async () => {
    const file = docx(
      { body: paragraph('一、总体要求') },
      { '../../../etc/cron.d/evil': strToU8('* * * * *'), '/abs/evil': strToU8('x') },
    );
    expect(await linesOf(file, '附件.docx')).toEqual(['一、总体要求']);
  });

  it('looks for the main part within the archive only', async () => {
    const relations =
      '<Relationships><Relationship Type="http://x/officeDocument" Target="../../../../etc/passwd"/></Relationships>';
    const file = docx({ body: paragraph('一、总体要求') }, { '_rels/.rels': strToU8(relations) });
    expect(await linesOf(file, '附件.docx')).toEqual(['一、总体要求']);
  });

  it('reads a .doc that is a .docx, and a .docx that is a .doc', async () => {
    expect(await linesOf(docx({ body: paragraph('一、总体要求') }), '附件.doc')).toEqual(['一、总体要求']);
    expect(await linesOf(fixture('云岭市社区养老服务实施方案.doc'), '附件.docx')).toContain('一、主要目标');
  });

  it('reads a .doc that is a web page or rich text', async () => {
    expect(
      await linesOf(
        gb18030('<html><meta charset=gbk><body><p>一、总体要求</p><p>二、保障措施</p></body></html>'),
        '附件.doc',
      ),
    ).toEqual(['一、总体要求', '二、保障措施']);
    expect(
      await linesOf(
        utf8("{\\rtf1\\ansi\\ansicpg936 \\'d2\\'bb\\'a1\\'a2\\'d7\\'dc\\'cc\\'e5\\par \\u20108?\\u12289?\\par}"),
        '附件.doc',
      ),
    ).toEqual(['一、总体', '二、']);
  });

  it.each([
    ['OFD.xml', '损坏'],
    ['xl/workbook.xml', '电子表格'],
    ['ppt/presentation.xml', '演示文稿'],
    ['说明.txt', '压缩包'],
  ])('says what an archive with %s is', async (part, said) => {
    expect(await problemOf(zipSync({ [part]: strToU8('<x/>') }), '附件.docx')).toContain(said);
  });

  it('says that a spreadsheet of old is no document', async () => {
    expect(await problemOf(compoundFile({ Workbook: new Uint8Array(8) }), '附件.doc')).toContain('电子表格');
  });

  it('says that a picture is one', async () => {
    expect(await problemOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70), '附件.doc')).toContain('图片');
  });

  it('says that a program is no text', async () => {
    const program = joined([utf8('\u007fELF'), Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256)]);
    expect(await problemOf(program, '附件.txt')).toContain('不是文本文件');
  });
});

describe('what needs a password', () => {
  it('says so of a docx, which then is a compound file', async () => {
    expect(
      await problemOf(
        compoundFile({ EncryptionInfo: new Uint8Array(64), EncryptedPackage: new Uint8Array(64) }),
        '附件.docx',
      ),
    ).toContain('密码');
  });

  it('says so of a doc', async () => {
    const locked = Uint8Array.from(fixture('云岭市社区养老服务实施方案.doc'));
    // The document's stream begins behind the header: at its offset 10 stand the flags.
    const start = locked.findIndex((byte, at) => at % 512 === 0 && byte === 0xec && locked[at + 1] === 0xa5);
    locked[start + 11]! |= 1;
    expect(await problemOf(locked, '附件.doc')).toContain('密码');
  });

  it('says so of a PDF', async () => {
    expect(
      await problemOf(
        readFileSync(fileURLToPath(new URL('../../fixtures/reading/locked.pdf', import.meta.url))),
        '附件.pdf',
      ),
    ).toContain('密码');
  });
});

describe('what is too large, empty or cut off', () => {
  it('has a word for a file that is too large, and keeps to it', async () => {
    expect(tooLarge(500 * 1024 * 1024)).toContain('500 MB');
    expect(await problemOf(new Uint8Array(LARGEST_FILE + 1), '附件.txt')).toBe(tooLarge(LARGEST_FILE + 1));
  });

  it('says that a file is empty, or has no words', async () => {
    expect(await problemOf(new Uint8Array(), '附件.docx')).toContain('空');
    expect(await problemOf(utf8(' \n\u3000\n'), '附件.txt')).toContain('没有文字');
    expect(await problemOf(docx({ body: paragraph('') }), '附件.docx')).toContain('没有文字');
  });

  it('gives a page of scripts no words', async () => {
    const page =
      '<html><script>document.write("<p>一、总体要求</p>")</script><style>p{content:"二"}</style><noscript>请启用脚本</noscript></html>';
    expect(await problemOf(utf8(page), '附件.html')).toContain('没有文字');
  });

  it('never fails on a file that was cut off, wherever', async () => {
    for (const name of [
      '云岭市社区养老服务实施方案.doc',
      '江临省金融支持县域经济实施意见.docx',
      '澄湖区营商环境实施意见.pdf',
      '岚安市引才聚才若干措施.html',
    ]) {
      const whole = fixture(name);
      for (let part = 1; part < 12; part++) {
        const reading = await readReference(whole.subarray(0, Math.floor((whole.length * part) / 12)), name);
        expect('text' in reading ? reading.text : reading.problem).not.toBe('');
      }
    }
  });

  it('keeps what stands before the place where a text was cut', async () => {
    const bytes = utf8('一、总体要求\n二、保障');
    expect(await linesOf(bytes.subarray(0, -1), '附件.txt')).toEqual(['一、总体要求', '二、保']);
    expect((await linesOf(gb18030('一、总体要求\n二、保障').subarray(0, -1), '附件.txt'))[0]).toBe('一、总体要求');
  });
});

describe('what is built to wear out the reader', () => {
  const DEEP = 100_000;

  it('takes 100,000 elements within one another', async () => {
    expect(await linesOf(utf8(`${'<div>'.repeat(DEEP)}一、总体要求${'</div>'.repeat(DEEP)}`), '附件.html')).toEqual([
      '一、总体要求',
    ]);
    expect(await linesOf(utf8(`${'<table><tr><td>'.repeat(DEEP)}一、总体要求`), '附件.html')).toEqual(['一、总体要求']);
    expect(await linesOf(utf8(`${'<ol><li>'.repeat(DEEP)}总体要求`), '附件.html')).toHaveLength(1);
    expect(
      await linesOf(docx({ body: `${'<w:p>'.repeat(DEEP)}<w:r><w:t>一、总体要求</w:t></w:r>` }), '附件.docx'),
    ).toEqual(['一、总体要求']);
    expect(
      await linesOf(docx({ body: `${'<w:tbl><w:tr><w:tc>'.repeat(DEEP)}${paragraph('一、总体要求')}` }), '附件.docx'),
    ).toEqual(['一、总体要求']);
    expect(await linesOf(utf8(`{\\rtf1${'{'.repeat(DEEP)}abc${'}'.repeat(DEEP)}\\par}`), '附件.rtf')).toEqual(['abc']);
  });

  it('takes half a million elements that are never closed', async () => {
    expect(await linesOf(utf8(`${'<b>'.repeat(500_000)}一、总体要求${'</i>'.repeat(500_000)}`), '附件.html')).toEqual([
      '一、总体要求',
    ]);
  });

  it('ends at a chain of sectors that bites its own tail', async () => {
    const file = compoundFile({ WordDocument: new Uint8Array(8) });
    new DataView(file.buffer).setUint32(512 + 4 * 4, 2, true);
    expect(await problemOf(file, '附件.doc')).not.toBe('');
  });

  it('ends at styles that are based on each other', async () => {
    const styles =
      '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>';
    expect(await linesOf(docx({ body: paragraph('总体要求', '<w:pStyle w:val="a"/>'), styles }), '附件.docx')).toEqual([
      '总体要求',
    ]);
  });

  it('ends at lists that are links to each other', async () => {
    const styles = '<w:style w:styleId="l"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}<w:numStyleLink w:val="l"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    expect(await linesOf(docx({ body: item('清单', 1, 0), numbering, styles }), '附件.docx')).toEqual(['1.清单']);
  });

  it('drops NULs and other controls, and mends half characters', async () => {
    const wide = Uint8Array.from([
      0xff,
      0xfe,
      ...[0x4e00, 0x3001, 0xd800, 0x603b, 0x0000, 0x0007, 0x4f53, ...new Array<number>(200).fill(0x5584)].flatMap(
        (unit) => [unit & 255, unit >> 8],
      ),
    ]);
    const reading = await readReference(wide, '附件.txt');
    expect('text' in reading && reading.text).toMatch(/^一、\ufffd总体善{200}$/);
    expect(await linesOf(utf8(`一、总体${'要求'.repeat(100)}\u0000\u0007`), '附件.txt')).toEqual([
      `一、总体${'要求'.repeat(100)}`,
    ]);
    expect(await linesOf(utf8('<p>一、&#0;&#xd800;总体&#x110000;</p>'), '附件.html')).toEqual([
      expect.stringMatching(/^一、\ufffd*总体\ufffd*$/),
    ]);
  });
});
