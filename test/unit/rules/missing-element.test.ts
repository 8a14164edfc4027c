import { describe, expect, it } from 'vitest';
import { HouseStyle } from '../../../server/src/model/houseStyle/houseStyle.ts';
import { findingsOf, findingsUnder, flagsOf } from './checking.ts';

const flags = (text: string): string[] => flagsOf('missing-element', text);
const HEAD =
  '云岭市人民政府关于发展低空经济的意见\n各县（区）人民政府：\n为发展低空经济，提出如下意见。\n一、总体要求\n';
const TAIL = '\n云岭市人民政府\n2026年11月18日';

describe('missing-element', () => {
  it('lets a draft be written: nothing is missing before it is signed', () => {
    expect(flags('云岭市人民政府关于发展低空经济的意见')).toEqual([]);
    expect(
      flags('云岭市人民政府关于发展低空经济的意见\n为发展低空经济，提出如下意见。\n一、总体要求\n任务分工见附件。'),
    ).toEqual([]);
  });

  it('misses the date under a signature', () => {
    expect(flags(`${HEAD}支持企业发展。\n云岭市人民政府`)).toEqual(['云岭市人民政府']);
    expect(flags(`${HEAD}支持企业发展。${TAIL}`)).toEqual([]);
    expect(flags(`${HEAD}支持企业发展。\n云岭市人民政府\n2026年 月 日`)).toEqual([]);
  });

  it('knows attachments that are listed here, by the 通知, or stand behind', () => {
    expect(flags(`${HEAD}任务分工详见附件。\n附件：任务分工表${TAIL}`)).toEqual([]);
    expect(flags(`${HEAD}任务分工见附件1。${TAIL}`)).toEqual(['附件1']);
    expect(flags(`${HEAD}任务分工见附件。${TAIL}\n附件\n任务分工表`)).toEqual([]);
    expect(flags(`${HEAD}按照江政发〔2026〕7号文附件1执行。${TAIL}`)).toEqual([]);
  });

  it('asks for a term only where the document is 规范性文件, and only local ones', () => {
    expect(
      flags('云岭市支持低空经济若干措施\n一、支持平台\n二、附则\n本措施自发布之日起施行。\n本措施有效期3年。'),
    ).toEqual([]);
    expect(flags('云岭市低空经济行动方案\n一、支持平台\n本方案自发布之日起施行。')).toEqual([]);
    expect(flags('国务院关于支持低空经济若干措施\n一、支持平台\n本措施自发布之日起施行。')).toEqual([]);
  });

  it('measures the term', () => {
    const rule = (title: string, term: string): number =>
      findingsOf(
        'missing-element',
        `${title}\n第一条 为规范管理，制定本办法。\n第二条 本办法自2027年1月1日起施行，${term}。`,
      ).length;
    expect(rule('云岭市低空经济资金管理办法（试行）', '有效期2年')).toBe(0);
    expect(rule('云岭市低空经济资金管理办法（试行）', '有效期至2028年12月31日')).toBe(0);
    expect(rule('云岭市低空经济资金管理办法（试行）', '有效期三年')).toBe(1);
    expect(rule('云岭市低空经济资金管理办法', '有效期5年')).toBe(0);
    expect(rule('云岭市低空经济资金管理办法', '有效期至2035年12月31日')).toBe(1);
  });

  it('measures the term by the rules of the place, where the office has written them down', () => {
    const office = new HouseStyle([{ validity: { longest: 3, longestOnTrial: 1 } }]);
    const rule = (title: string, term: string): string[] =>
      findingsUnder(
        office,
        'missing-element',
        `${title}\n第一条 为规范管理，制定本办法。\n第二条 本办法自2027年1月1日起施行${term}。`,
      ).map(({ message }) => message);
    expect(rule('云岭市低空经济资金管理办法', '，有效期3年')).toEqual([]);
    expect(rule('云岭市低空经济资金管理办法', '，有效期4年')).toEqual(['有效期超过3年，本地规定不超过3年，请改短。']);
    expect(rule('云岭市低空经济资金管理办法（试行）', '，有效期2年')).toEqual([
      '标题标明暂行、试行，有效期超过1年，本地规定暂行、试行的不超过1年，请改短。',
    ]);
    expect(rule('云岭市低空经济资金管理办法', '')[0]).toContain('本地规定不超过3年，暂行、试行的不超过1年');
  });

  it('takes a document for signed with its attachments behind the signature', () => {
    const body = '\n为发展低空经济，提出如下意见。\n一、总体要求\n支持企业发展。\n附件：任务分工表';
    const text = `云岭市人民政府关于发展低空经济的意见${body}${TAIL}\n附件\n任务分工表\n支持企业发展由市科技局负责。`;
    expect(flags(text)).toEqual(['云岭市人民政府关于发展低空经济的意见']);
  });
});
