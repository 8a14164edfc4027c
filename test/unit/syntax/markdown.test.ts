import { describe, expect, it } from 'vitest';
import { parse } from '../../../server/src/syntax/source.ts';

/** The lines as they read; ‹verbatim› stretches in angle quotes, hidden lines as null. */
function read(text: string): (string | null)[] {
  return parse(text, 'markdown').blocks.map((block) => {
    if (block.kind === 'comment') return null;
    const { text: line, written } = block;
    return (written?.verbatim ?? [])
      .toReversed()
      .reduce(
        (shown, { start, end }) => `${shown.slice(0, start)}‹${shown.slice(start, end)}›${shown.slice(end)}`,
        line,
      );
  });
}

const one = (text: string): string | null => read(text)[0]!;

describe('structure leaves its words', () => {
  it.each([
    ['# 云岭市节水行动方案', '云岭市节水行动方案'],
    ['## 一、总体要求', '一、总体要求'],
    ['## 一、总体要求 ##', '一、总体要求'],
    ['##一、总体要求', '一、总体要求'],
    ['###（一）节水', '（一）节水'],
    ['**一、总体要求**', '一、总体要求'],
    ['## **一、总体要求**', '一、总体要求'],
    ['**（一）加强领导。**各部门抓好落实。', '（一）加强领导。各部门抓好落实。'],
    ['到2027年，**产值**达到**1000亿元**以上。', '到2027年，产值达到1000亿元以上。'],
    ['推进**“高质量”**发展，***重点***工作', '推进“高质量”发展，重点工作'],
    ['- 建设平台', '建设平台'],
    ['* [x] 建设平台', '建设平台'],
    ['  + 建设平台', '  建设平台'],
    ['1. 建设平台', '1. 建设平台'],
    ['> （一）节水。', '（一）节水。'],
    ['> > **（一）节水。**', '（一）节水。'],
    ['~~旧任务~~新任务', '旧任务新任务'],
    ['\\*注：表中\\_数据', '*注：表中_数据'],
    ['甲&nbsp;乙&lt;丙&#12288;丁', '甲 乙<丙　丁'],
    ['甲<br>乙<font color="red">丙</font>', '甲 乙丙'],
    ['　　为加快发展，', '　　为加快发展，'],
    ['      为加快发展，', '      为加快发展，'],
  ])('%s', (written, text) => expect(one(written)).toBe(text));

  it('of an underlined heading and of rules leaves no line', () => {
    expect(read('云岭市节水方案\n===\n\n一、目标\n---\n甲\n\n* * *\n乙')).toEqual([
      '云岭市节水方案',
      '',
      '',
      '一、目标',
      '',
      '甲',
      '',
      '',
      '乙',
    ]);
  });

  it('of a table leaves cells between tabs', () => {
    expect(read('| 序号 | **任务** | |\n|:--|:-:|--|\n| 1 | `a,b` | 市水利局 |\n|  | 丙 |\n')).toEqual([
      '序号\t任务\t',
      '',
      '1\t‹a,b›\t市水利局',
      '\t丙',
      '',
    ]);
  });
});

describe('what is nobody’s to change is kept as it is', () => {
  it.each([
    ['见[细则,第三条](http://a.cn/x?p=1,2)办理', '见‹细则,第三条›办理'],
    ['见[细则,第三条][甲]\n\n[甲]: http://a.cn', '见‹细则,第三条›'],
    ['见[甲,乙]\n\n[甲,乙]: http://a.cn', '见‹甲,乙›'],
    ['见[甲,乙]', '见[甲,乙]'],
    ['执行`a,b`与``c`,d``', '执行‹a,b›与‹c`,d›'],
    ['网址http://a.cn/x?p=1,2与<http://b.cn>', '网址‹http://a.cn/x?p=1,2›与‹http://b.cn›'],
    ['甲[^1]乙,丙', '甲‹[^1]›乙,丙'],
    ['[^1]: 注:甲,乙', '‹[^1]: 注:甲,乙›'],
    ['<p align="center">云岭市,文件</p>', '‹云岭市,文件›'],
  ])('%s', (written, text) => expect(one(written)).toBe(text));

  it('in fenced code', () => {
    expect(read('```yaml\nx: 1,2\n\n# 甲\n```\n乙')).toEqual(['', '‹x: 1,2›', '', '‹# 甲›', '', '乙']);
  });
});

describe('what is not printed', () => {
  it('is front matter, a comment, the address of a link', () => {
    expect(
      read('---\ntitle: 关于防汛的通知\ntags: [甲, 乙]\n---\n甲<!-- 乙 -->丙\n\n<!--\n甲\n-->\n[甲]: http://a.cn "乙"'),
    ).toEqual([null, null, null, null, '甲丙', '', null, null, null, null]);
  });

  it('is an image, which is told', () => {
    const [block] = parse('图1 ![图,1](a,1.png)', 'markdown').blocks;
    expect([block!.text, block!.written!.omitted]).toEqual(['图1 ', '图片']);
  });

  it('is front matter of any file, and nothing that only looks like it', () => {
    const kinds = (text: string) => parse(text).blocks.map(({ kind }) => kind);
    expect(kinds('---\ntitle: 甲\n标签:\n  - 乙\n---\n一、目标')).toEqual([
      ...Array<string>(5).fill('comment'),
      'text',
    ]);
    expect(kinds('---\n一、目标\n---\n二、任务')).toEqual(Array(4).fill('text'));
    expect(kinds('---\ntitle: 甲\n一、目标')).toEqual(Array(3).fill('text'));
    expect(kinds('一、目标\n---\na: b\n---')).toEqual(Array(4).fill('text'));
  });
});

describe('masks are no bold', () => {
  it.each([
    '20**年建成30**家',
    '****年**月**日',
    '〔20**〕**号',
    '面积*人口*系数',
    '市_、市财政局_，',
    '姓名____电话____',
  ])('%s', (text) => expect(one(text)).toBe(text));
});
