import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { findingsOf, flagsOf } from './checking.ts';

function fixed(text: string): string {
  return applyEdits(text, findingsOf('spacing', text)[0]!.fixes()[0]!.edits);
}

describe('spacing', () => {
  it.each([
    ['a title over joint issuers', '中共云岭市委办公室  云岭市人民政府办公室印发《关于促进产业发展的意见》的通知'],
    ['bodies side by side in a title', '贯彻《中共中央 国务院关于促进产业发展的意见》精神，加强领导。'],
    ['a signature', '请认真贯彻落实。\n\n云岭市人民政府办公室　云岭市科技局\n2026年3月5日'],
    ['names', '成员：杨 玲、李　明，王大伟 市科技局局长'],
    ['a table', '序号  项目  责任单位  完成时限'],
    ['what is set off behind an ordinal', '第一条　为促进产业发展，制定本措施。'],
    ['a heading set off by a space', '附则　本措施自印发之日起施行，由市科技局负责解释。'],
    ['a date to be filled in', '自签发之日起，于 年 月 日前完成。'],
    ['indentation and trailing spaces', '　　各部门要加强领导，压实责任。　'],
    ['items that end in pauses', '重点支持：\n研发平台、\n中试基地、\n检测中心。'],
    ['a numbered list', '做好以下工作，\n（一）加强领导。\n（二）压实责任。'],
    ['two paragraphs', '加强组织领导。\n压实工作责任。'],
  ])('leaves %s alone', (_, text) => {
    expect(flagsOf('spacing', text)).toEqual([]);
  });

  it('finds no-break and ideographic spaces as well', () => {
    expect(flagsOf('spacing', '由市科技局、住房城乡\u00a0建设局、市场监\u3000管局负责。')).toEqual([
      '\u00a0',
      '\u3000',
    ]);
  });

  it('speaks once of many, and takes all away with one fix', () => {
    const text = '一方面，坚持市 场导向，坚持改 革创新，坚持协 同发展，坚持开 放合作。';
    expect(findingsOf('spacing', text)).toHaveLength(1);
    expect(fixed(text)).toBe('一方面，坚持市场导向，坚持改革创新，坚持协同发展，坚持开放合作。');
  });

  it('speaks of spaces beside figures once, and softly', () => {
    const findings = findingsOf('spacing', '建设期内，建成 10 家平台，引进 20 个团队。');
    expect(findings.map(({ severity }) => severity)).toEqual(['information']);
  });

  it('joins a sentence over blank lines', () => {
    expect(fixed('现印发给你们，\n\n\u00a0\n　　请认真贯彻落实。')).toBe('现印发给你们，请认真贯彻落实。');
  });

  it('joins a paragraph that goes on with a pause', () => {
    expect(fixed('由各县区\n、功能板块负责。')).toBe('由各县区、功能板块负责。');
  });

  it('does not take the addressee for an announcement of items', () => {
    const text =
      '云岭市人民政府办公室关于印发《云岭市产业发展实施方案》的通知\n各县（市、区）人民政府：\n现印发给你们，\n请认真贯彻落实。';
    expect(flagsOf('spacing', text)).toEqual(['，']);
  });

  it('does not take a torn word for two bodies', () => {
    expect(flagsOf('spacing', '加强登记管理，规范社 会团体行为，提高服务水平。')).toEqual([' ']);
  });
});
