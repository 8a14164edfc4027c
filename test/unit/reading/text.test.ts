import { describe, expect, it } from 'vitest';
import { gb18030, linesOf, utf8 } from './making.ts';

const DRAFT =
  '云岭市人民政府关于发展林下经济的实施意见\r\n\r\n\r\n\r\n　　一、总体要求\r\n　　到2027年，种植面积达到5万亩。  \r\n';
const LINES = ['云岭市人民政府关于发展林下经济的实施意见', '　　一、总体要求', '　　到2027年，种植面积达到5万亩。'];
const utf16 = (text: string, little: boolean): number[] =>
  [...text].flatMap((character) => {
    const unit = character.charCodeAt(0);
    return little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];
  });

describe('a text file', () => {
  it.each([
    ['UTF-8', utf8(DRAFT)],
    ['UTF-8 with its mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(DRAFT)])],
    ['GB18030', gb18030(DRAFT)],
    ['UTF-16, little end first', Uint8Array.from([0xff, 0xfe, ...utf16(DRAFT, true)])],
    ['UTF-16, big end first', Uint8Array.from([0xfe, 0xff, ...utf16(DRAFT, false)])],
    ['UTF-16 without a mark', Uint8Array.from(utf16(DRAFT, true))],
  ])('is read in %s', async (_, bytes) => {
    expect(await linesOf(bytes, '参考.txt')).toEqual(LINES);
  });

  it('in GB18030 keeps rare characters of names', async () => {
    expect(await linesOf(gb18030('岚安市㵲阳镇𬇙水流域治理方案'), '参考.txt')).toEqual([
      '岚安市㵲阳镇𬇙水流域治理方案',
    ]);
  });
});

describe('a Markdown file', () => {
  it('loses the marks of its form and keeps its ordinals', async () => {
    const source = [
      '---',
      'layout: post',
      '---',
      '# 若干措施',
      '',
      '## 一、总体要求',
      '**（一）基本原则。** 坚持`统筹`，见[原文](http://example.invalid/a)。',
      '- 要点',
      '1. 第一',
      '> 引用',
      '```',
      '代码',
      '```',
      '| 指标 | 2027年 |',
      '| :-- | ---: |',
      '| 投入 | 2.6% |',
      '![图](a.png)',
      '* * *',
      '2*3*4 与 \\*星号\\*',
      '<font color="red">红字</font>',
    ].join('\n');
    expect(await linesOf(utf8(source), '参考.md')).toEqual([
      '若干措施',
      '一、总体要求',
      '（一）基本原则。 坚持统筹，见原文。',
      '要点',
      '1. 第一',
      '引用',
      '代码',
      '指标\t2027年',
      '投入\t2.6%',
      '2*3*4 与 *星号*',
      '红字',
    ]);
  });

  it('that begins with a line keeps everything', async () => {
    expect(await linesOf(utf8('---\n一、总体要求\n二、保障措施'), '参考.md')).toContain('二、保障措施');
  });
});

describe('rich text', () => {
  const rtf = (body: string): Uint8Array =>
    utf8(`{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0 SimSun;}}{\\*\\generator x;}{\\info{\\title t}}${body}}`);

  it('gives its characters, in bytes of GBK or in Unicode', async () => {
    expect(
      await linesOf(
        rtf(
          "\\pard\\'d2\\'bb\\'a1\\'a2\\'d7\\'dc\\par\\uc1\\u20108?\\u12289?\\u-27001?\\par{\\uc2 \\u19977\\'c8\\'fd\\u12289\\'a1\\'a2}\\par",
        ),
        '附件.rtf',
      ),
    ).toEqual(['一、总', '二、隇', '三、']);
  });

  it('keeps the numbers that stand in groups of their own, and leaves out headers, fields and hidden words', async () => {
    expect(
      await linesOf(
        rtf(
          '{\\listtext\\pard 1.\\tab}abc{\\header page}{\\v secret}{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}\\par{\\pict ffd8}def\\line ghi\\par',
        ),
        '附件.doc',
      ),
    ).toEqual(['1.abc7', 'def', 'ghi']);
  });

  it('has a row of a table as one line', async () => {
    expect(await linesOf(rtf('\\trowd a\\cell b\\cell c\\cell\\row d\\par'), '附件.rtf')).toEqual(['a\tb\tc', 'd']);
  });
});
