import { describe, expect, it } from 'vitest';
import { gb18030, linesOf, utf8 } from './making.ts';

const page = (body: string): Promise<string[]> =>
  linesOf(utf8(`<!doctype html><html><head><title>标题</title></head><body>${body}</body></html>`), '网页.html');

describe('the encoding of a page', () => {
  const text = '<meta charset="gb2312"><p>一、总体要求：到2027年，研发投入强度达到2.6%。</p>';

  it('is what the page declares', async () => {
    expect(await linesOf(gb18030(text), '网页.htm')).toEqual(['一、总体要求：到2027年，研发投入强度达到2.6%。']);
  });

  it('is UTF-8 where the bytes are, also when a saved page still declares another', async () => {
    expect(await linesOf(utf8(text), '网页.html')).toEqual(['一、总体要求：到2027年，研发投入强度达到2.6%。']);
  });

  it('may be one that is declared and rare', async () => {
    const big5 = Uint8Array.from([
      ...utf8('<meta charset=big5><p>'),
      0xa4,
      0x40,
      0xa1,
      0x42,
      0xc1,
      0x60,
      0xc5,
      0xe9,
      ...utf8('</p>'),
    ]);
    expect(await linesOf(big5, '网页.html')).toEqual(['一、總體']);
  });

  it('is guessed where the page says nothing, and one bad byte does not matter', async () => {
    const body = gb18030(`<p>${'一、总体要求。'.repeat(30)}</p>`);
    const [line] = await linesOf(Uint8Array.from([...body.subarray(0, 51), 0xff, ...body.subarray(51)]), '网页.html');
    expect(line).toContain('一、总体要求。一、总体要求。');
  });
});

describe('a page', () => {
  it('has a line for every block and none for what works the page', async () => {
    expect(
      await page(
        '<nav><a>首页</a></nav><script>if (a < b) document.write("<p>脚本</p>")</script><div>甲<div>乙</div>丙</div>丁<br>戊<style>p{}</style>' +
          '<select><option>选项</option></select><button>打印</button><div style="display: none">隐藏</div><footer>版权所有</footer>',
      ),
    ).toEqual(['甲', '乙', '丙', '丁', '戊']);
  });

  it('has its entities decoded and its white space as one sees it', async () => {
    expect(
      await page(
        '<p>研发&nbsp;&amp;&#x4e2d;&ldquo;双创&rdquo;&lt;试行&gt;</p><p>加快\n    推进\n R&amp;D  \n  spending</p>',
      ),
    ).toEqual(['研发\u00a0&中“双创”<试行>', '加快推进 R&D spending']);
  });

  it('keeps inline elements in their line and indents in front of it', async () => {
    expect(await page('<p>　　<strong>（一）</strong><span>夯实</span><a href="#">基础</a>。</p>')).toEqual([
      '　　（一）夯实基础。',
    ]);
  });

  it('writes out the numbers of a list, unless the page does itself', async () => {
    expect(
      await page(
        '<ol start="3"><li>甲</li><li><p>乙</p></li><li value="9">丙</li></ol><ul><li>丁</li></ul><ol><li>1.戊</li></ol>',
      ),
    ).toEqual(['3.甲', '4.乙', '9.丙', '丁', '1.戊']);
  });

  it('has a row of data as one line, and a layout table as its paragraphs', async () => {
    const paragraphs = Array.from(
      { length: 20 },
      (_, at) => `<p>${at + 1}.${'推进项目建设，压实工作责任。'.repeat(4)}</p>`,
    ).join('');
    const lines = await page(
      `<table><tr><th>指标</th><th>2027年</th></tr><tr><td>研发投入强度</td><td>2.6%</td></table><table><tr><td>栏目</td><td>${paragraphs}</td></tr></table>`,
    );
    expect(lines.slice(0, 3)).toEqual(['指标\t2027年', '研发投入强度\t2.6%', '栏目']);
    expect(lines).toHaveLength(23);
  });

  it('with something that is never closed loses nothing behind it', async () => {
    expect(await page('<nav><a>首页</a><p>一、总体要求</p><p>二、保障措施</p>')).toEqual([
      '首页',
      '一、总体要求',
      '二、保障措施',
    ]);
  });

  it('as Word saves it has its lines joined and its conditions passed over', async () => {
    expect(
      await page(
        '<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p class=MsoNormal><![if !supportLists]><span>一、</span><![endif]>总体\r\n要求<o:p></o:p></p>',
      ),
    ).toEqual(['一、总体要求']);
  });

  it('keeps the lines of preformatted text', async () => {
    expect(await page('<pre>一、总体要求\n　　（一）原则\n</pre>')).toEqual(['一、总体要求', '　　（一）原则']);
  });
});

describe('a page in one file', () => {
  const archive = (encoding: string, body: string): Uint8Array =>
    utf8(
      `From: <由浏览器保存>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_x"\r\n\r\n------=_x\r\n` +
        `Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: file:///a.htm\r\n\r\n${body}\r\n\r\n` +
        `------=_x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------=_x--\r\n`,
    );
  const html = gb18030('<html><body><p>一、总体要求</p><p>二、保障措施</p></body></html>');

  it('is read in either of its transfer encodings, under the name of a .doc', async () => {
    const quoted = [...html]
      .map((byte) =>
        byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
      )
      .join('');
    const folded = quoted.replace(/.{60}(?!$)/g, (part) => (/=.?$/.test(part) ? part : `${part}=\r\n`));
    expect(await linesOf(archive('quoted-printable', folded), '附件.doc')).toEqual(['一、总体要求', '二、保障措施']);
    const base64 = Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\r\n');
    expect(await linesOf(archive('base64', base64), '附件.mht')).toEqual(['一、总体要求', '二、保障措施']);
  });
});
