import { describe, expect, it } from 'vitest';
import { findingsOf, fixedBy, flagsOf } from './checking.ts';

const BODY = '\n各县（区）人民政府：\n为发展低空经济，提出如下意见。';
const flags = (title: string): string[] => flagsOf('title-form', title + BODY);

describe('title-form', () => {
  it('looks for 的 shortly in front of the 文种', () => {
    expect(flags('云岭市人民政府关于发展低空经济的若干政策意见')).toEqual([]);
    expect(flags('云岭市人民政府关于发展低空经济的意见（试行）')).toEqual([]);
    expect(flags('云岭市人民政府关于印发《低空经济行动方案》的通知')).toEqual([]);
    expect(flags('云岭市人民政府关于发展低空经济意见（试行）')).toEqual(['意见']);
    expect(flags('云岭市低空经济实施方案')).toEqual([]);
  });

  it('does not count what stands inside 《》', () => {
    expect(flags('云岭市人民政府关于印发《关于发展低空经济的若干措施》的通知')).toEqual([]);
    expect(flags('云岭市人民政府转发省发展改革委关于发展低空经济意见的通知')).toEqual([]);
  });

  it('sees a 文种 named twice', () => {
    expect(flags('云岭市低空经济行动方案方案')).toEqual(['方案方案']);
    expect(flags('云岭市人民政府关于发展低空经济的意见的意见')).toEqual(['意见的意见']);
  });

  it('compares the text with what the 通知 says that it issues', () => {
    const issued = (named: string, title: string): string =>
      `云岭市人民政府办公室关于印发${named}的通知\n各县（区）人民政府：\n《${named.replace(/[《》]/g, '')}》已经市政府同意，现印发给你们。\n云岭市人民政府办公室\n2026年11月18日\n${title}\n一、总体要求\n二、主要任务`;
    const severities = (text: string): string[] => findingsOf('title-form', text).map(({ severity }) => severity);
    expect(severities(issued('《云岭市低空经济行动方案》', '云岭市低空经济行动方案'))).toEqual([]);
    expect(severities(issued('支持低空经济发展若干措施', '关于支持低空经济发展的若干措施'))).toEqual([]);
    expect(severities(issued('《云岭市低空经济行动方案》', '云岭市商业航天行动方案'))).toEqual(['warning']);
  });

  it('does not take the short form of a name for the name', () => {
    const text =
      '云岭市人民政府办公室关于印发云岭市低空经济行动方案的通知\n各县（区）人民政府：\n' +
      '《云岭市低空经济行动方案》（以下简称《方案》）已经市政府同意，请对照《方案》抓好落实。\n' +
      '云岭市人民政府办公室\n2026年11月18日\n云岭市商业航天试点方案\n一、总体要求\n二、主要任务';
    expect(flagsOf('title-form', text)).toEqual(['云岭市商业航天试点方案']);
  });

  describe('counts the clauses that a title promises', () => {
    const clauses = (count: number): string =>
      Array.from({ length: count }, (_, at) => `${'一二三四五六七八九十'.charAt(at)}、支持事项${at + 1}`).join('\n');
    const END = '\n云岭市人民政府\n2026年11月18日';
    const said = (title: string, body: string): string[] =>
      findingsOf('title-form', `${title}\n${body}`)
        .filter(({ severity }) => severity === 'information')
        .map(({ message }) => message);

    it.each([
      ['支持低空经济发展八条措施', clauses(8) + END],
      ['支持低空经济发展若干措施（“低空8条”）', clauses(8) + END],
      // With or without what opens and closes the text.
      ['支持低空经济发展八条措施', `${clauses(8)}\n九、附则\n本措施自2027年1月1日起施行。${END}`],
      ['支持低空经济发展九条措施', `${clauses(8)}\n九、附则\n本措施自2027年1月1日起施行。${END}`],
      // On any level.
      [
        '支持低空经济发展5条政策措施',
        `一、支持平台\n（一）甲事\n（二）乙事\n二、支持企业\n（三）丙事\n（四）丁事\n（五）戊事${END}`,
      ],
      [
        '支持低空经济发展5条政策措施',
        `一、支持平台\n（一）甲事\n（二）乙事\n二、支持企业\n（一）丙事\n（二）丁事\n（三）戊事${END}`,
      ],
      // Still being written.
      ['支持低空经济发展十条措施', clauses(7)],
      // Counts something else.
      ['支持低空经济发展三十条措施', clauses(8) + END],
      ['云岭市贯彻落实第五条措施', clauses(8) + END],
      [
        '云岭市人民政府办公室关于印发支持低空经济发展十条措施的通知',
        `各县（区）人民政府：\n一、抓紧落实\n二、加强督查${END}`,
      ],
    ])('and says nothing of %s', (title, body) => {
      expect(said(title, body)).toEqual([]);
    });

    it.each([
      ['支持低空经济发展十条措施', clauses(9) + END],
      ['支持低空经济发展若干措施（“低空10条”）', clauses(9) + END],
      ['支持低空经济发展十条措施（试行）', clauses(9) + END],
    ])('and tells of %s that has nine', (title, body) => {
      expect(said(title, body)).toEqual([expect.stringContaining('标题说有10条，正文却有9条')]);
    });

    it('while it is written, only when there are too many', () => {
      expect(said('支持低空经济发展七条措施', clauses(9))).toEqual([
        expect.stringContaining('标题说有7条，正文却有9条'),
      ]);
    });

    it('and offers the number that there is, written as it was', () => {
      const text = `支持低空经济发展若干措施（“低空10条”）\n${clauses(9)}${END}`;
      const [finding] = findingsOf('title-form', text);
      expect(fixedBy(text, finding)).toEqual([text.replace('低空10条', '低空9条')]);
    });
  });
});
