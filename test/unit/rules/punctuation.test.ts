import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { findingsOf, flagsOf } from './checking.ts';

function fixed(text: string): string {
  const [finding] = findingsOf('punctuation', text);
  const fixes = finding!.fixes();
  return applyEdits(text, (fixes.find(({ preferred }) => preferred) ?? fixes[0]!).edits);
}

describe('punctuation: half-width marks', () => {
  it.each([
    '总数达1,000家，10:31前报送，按2:8分成。',
    '网址为http://www.example.gov.cn/a?b=1,2。',
    '采用E-mail:office@example.cn。',
    '支持RCEP (Regional Comprehensive Economic Partnership) agreement.',
    '计算方法：(a+b)*c，f(x)=2x。',
    '得分=100×(实际值-基准值)/基准值。',
  ])('leaves %j alone', (text) => {
    expect(flagsOf('punctuation', text)).toEqual([]);
  });

  it('names the mark where it stands alone', () => {
    const [finding, ...others] = findingsOf('punctuation', '完善体系，优化环境；推进改革(含试点)。');
    expect(others).toEqual([]);
    expect(finding!.severity).toBe('information');
    expect(finding!.message).toContain('“(”是半角标点');
    expect(finding!.related).toBeUndefined();
  });

  it('speaks once of a few, and shows where the others are', () => {
    const text = '建立健全产业发展体系，持续优化营商环境，深化重点领域改革，完善体系,优化环境。\n推进改革(含试点)。';
    const [finding, ...others] = findingsOf('punctuation', text);
    expect(others).toEqual([]);
    expect(finding!.message).toContain('2处');
    expect(finding!.related!.map(({ range }) => range.start)).toEqual([{ line: 1, character: 4 }]);
    expect(fixed(text)).toBe(text.replace(',', '，').replace('(含试点)', '（含试点）'));
  });

  it('speaks once of many, and turns all with one fix', () => {
    const text = '一、总体要求\n(一)完善体系,优化环境;推进改革:\n(二)到2027年,总产值达1,000亿元,比例为2:8。';
    const findings = findingsOf('punctuation', text);
    expect(findings).toHaveLength(1);
    expect(findings[0]!.severity).toBe('information');
    expect(findings[0]!.message).toContain('7处');
    expect(fixed(text)).toBe(
      '一、总体要求\n（一）完善体系，优化环境；推进改革：\n（二）到2027年，总产值达1,000亿元，比例为2:8。',
    );
  });

  it('takes along the space behind a half-width mark', () => {
    expect(fixed('责任单位: 市科技局')).toBe('责任单位：市科技局');
  });

  it('closes a pair of two widths', () => {
    expect(fixed('推进改革（含试点)。')).toBe('推进改革（含试点）。');
  });

  it('counts each draft of a collection by itself', () => {
    const piece = '一、总体要求\n甲,乙;丙:丁,戊。\n';
    expect(findingsOf('punctuation', `方案范文 篇一\n${piece}方案范文 篇二\n${piece}`)).toHaveLength(2);
  });
});

describe('punctuation: misplaced marks', () => {
  it.each([
    '落实《甲意见》（江政发〔2026〕7号）、《乙意见》。',
    '推行专项抽查、等级评估、等额选举，对历史遗留问题、等待处理的事项分类处置。',
    '到2027年建成。（责任单位：市科技局、市财政局）',
    '牵头单位为市科技局（以下简称牵头单位）。',
    '1.支持企业创新（责任单位：市科技局）',
    '各责任部门（排第一位的为牵头单位，下同。其他为配合单位）按职责分工负责。',
  ])('leaves %j alone', (text) => {
    expect(flagsOf('punctuation', text)).toEqual([]);
  });

  it('tells pauses between titles once a draft', () => {
    const text = '落实《甲法》、《乙法》。\n落实《丙法》、《丁法》。';
    const findings = findingsOf('punctuation', text);
    expect(findings).toHaveLength(1);
    expect(fixed(text)).toBe('落实《甲法》《乙法》。\n落实《丙法》《丁法》。');
  });

  it('leaves pauses between quotes to a draft that always writes them', () => {
    expect(flagsOf('punctuation', '建设“甲园”、“乙园”。\n推行“丙办”、“丁办”。')).toEqual([]);
  });

  it('tells pauses between quotes where the draft also does without', () => {
    const text = '建设“甲园”、“乙园”，推行“丙办”、“丁办”。\n实施“戊法”“己法”。';
    const [finding, ...others] = findingsOf('punctuation', text);
    expect(others).toEqual([]);
    expect(finding!.message).toBe(
      '并列的引号之间通常不用顿号，本稿共2处（这是第一处）；本稿别处没有用，请统一；中间插有括注的除外。',
    );
    expect(finding!.related).toHaveLength(1);
    expect(fixed(text)).toBe('建设“甲园”“乙园”，推行“丙办”“丁办”。\n实施“戊法”“己法”。');
  });

  it('tells pauses of both kinds together, in the order of the text', () => {
    const text = '建设“甲园”、“乙园”“丙园”，依据《丁法》、《戊法》。';
    const [finding, ...others] = findingsOf('punctuation', text);
    expect(others).toEqual([]);
    expect(finding!.message).toContain('并列的书名号、引号之间');
    expect(finding!.range.start.character).toBe(6);
    expect(fixed(text)).toBe('建设“甲园”“乙园”“丙园”，依据《丁法》《戊法》。');
  });

  it('prefers the stop at the end of a line, and asks which of two marks to keep', () => {
    const [finding] = findingsOf('punctuation', '完善服务体系；。');
    expect(finding!.fixes().map(({ title, safe, preferred }) => [title, safe, preferred])).toEqual([
      ['改为“；”', false, false],
      ['改为“。”', false, true],
    ]);
  });

  it.each([
    ['加强领导，，压实责任。', '加强领导，压实责任。'],
    ['等等。。。', '等等……'],
    ['建设道路、桥梁……等设施。', '建设道路、桥梁等设施。'],
    ['建成基地。（责任单位：市科技局。）', '建成基地。（责任单位：市科技局）'],
    ['建设道路、桥梁、等。', '建设道路、桥梁等。'],
    ['利用率达到94%（责任单位：市科技局）。', '利用率达到94%。（责任单位：市科技局）'],
    ['建成“满意工程”（责任单位：市科技局）。', '建成“满意工程”。（责任单位：市科技局）'],
  ])('mends %j', (text, expected) => {
    expect(fixed(text)).toBe(expected);
  });
});
