import { describe, expect, it } from 'vitest';
import { findingsOf, flagsOf } from './checking.ts';

const flags = (text: string, today?: string): string[] => flagsOf('deadline-order', text, today);

const draft = (body: string): string =>
  `云岭市低空经济实施方案\n一、主要任务\n（一）建设平台。${body}\n云岭市人民政府\n2026年11月18日`;

describe('deadline-order', () => {
  it('sees a step behind the goal that its own sentence names', () => {
    expect(flags(draft('为确保到2027年底建成配送中心的目标如期实现，2028年6月底前落实建设资金。'))).toEqual([
      '2028年6月底前',
    ]);
    expect(flags(draft('为确保到2027年底建成配送中心的目标如期实现，2027年6月底前落实建设资金。'))).toEqual([]);
    expect(flags(draft('2027年底前建成配送中心。2028年6月底前完成规划编制。'))).toEqual([]);
    expect(flags(draft('2027年底前建成配送中心；2028年6月底前完成机场选址。'))).toEqual([]);
  });

  it('leaves what is over today to the rule for it, and keeps what was over when the draft was dated', () => {
    expect(flags(draft('2026年6月底前完成方案编制。'))).toEqual([]);
    expect(flags(draft('2026年6月底前完成方案编制。'), '2026-05-01')).toEqual(['2026年6月底前']);
  });

  it('asks whether a document is meant to hold before its own date', () => {
    expect(findingsOf('deadline-order', draft('本方案自2026年1月1日起施行。'))[0]?.severity).toBe('information');
    expect(flags(draft('本方案自2027年1月1日起施行，有效期至2029年12月31日。'))).toEqual([]);
    expect(flags(draft('本方案自发布之日起施行。'))).toEqual([]);
  });

  it('counts the years of the title and looks beyond them only where no far view is meant', () => {
    expect(flags('云岭市低空经济三年行动方案（2027—2029年）\n一、总体要求')).toEqual([]);
    expect(
      flags('云岭市低空经济行动方案（2027—2029年）\n一、目标\n展望2031年，到2031年，产业规模达到500亿元。'),
    ).toEqual([]);
    expect(flags('云岭市低空经济行动方案（2027—2029年）\n一、目标\n到2035年，产业规模达到500亿元。')).toEqual([]);
    expect(flags('云岭市“十五五”低空经济发展规划\n一、目标\n到2031年，产业规模达到500亿元。')).toEqual(['到2031年']);
  });

  it('measures a step by the goal of its own sentence, whatever was due before', () => {
    const text = '2027年3月底前完成摸底。2027年底前建成并投入使用，2028年6月底前完成选址和立项。';
    expect(flags(draft(text))).toEqual(['2028年6月底前']);
  });
});
