import { describe, expect, it } from 'vitest';
import { findingsOf, flagsOf } from './checking.ts';

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
});
