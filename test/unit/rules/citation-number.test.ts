import { describe, expect, it } from 'vitest';
import { flagsOf } from './checking.ts';

const NUMBERED = '根据《江临省人民政府关于促进高新区发展的意见》（江政发〔2026〕7号）';
const flags = (text: string): string[] => flagsOf('citation-number', text);

describe('citation-number', () => {
  it('expects no number of laws, plans, reports and Party documents', () => {
    expect(
      flags(
        `${NUMBERED}、《江临省招商条例》、《云岭市低空经济发展规划》、《政府工作报告》、《中共中央 国务院关于促进民营经济发展壮大的意见》，制定本意见。`,
      ),
    ).toEqual([]);
  });

  it('reports a document once, at its first citation', () => {
    expect(
      flags(
        `${NUMBERED}，制定本意见。\n落实《云岭市人民政府关于发展低空经济的意见》。\n推进《云岭市人民政府关于发展低空经济的意见》各项任务。`,
      ),
    ).toEqual(['《云岭市人民政府关于发展低空经济的意见》']);
    expect(flags(`${NUMBERED}，制定本意见。\n落实《江临省人民政府关于促进高新区发展的意见》。`)).toEqual([]);
  });

  it('takes a number in front, or several in one bracket', () => {
    expect(flags(`${NUMBERED}，制定本意见。\n落实江政发〔2026〕9号《江临省人民政府关于发展低空经济的意见》。`)).toEqual(
      [],
    );
    expect(
      flags(
        `${NUMBERED}，制定本意见。\n落实《江临省人民政府关于发展低空经济的意见》、《江临省人民政府关于发展商业航天的意见》（江政发〔2026〕9号、江政发〔2026〕10号）。`,
      ),
    ).toEqual([]);
  });

  it('knows what a 通知 issues, and texts that number nothing', () => {
    expect(
      flags(
        `云岭市人民政府办公室关于印发《关于支持低空经济的若干措施》的通知\n各县（区）人民政府：\n《关于支持低空经济的若干措施》现印发给你们。\n云岭市人民政府办公室\n2026年11月16日\n关于支持低空经济的若干措施\n${NUMBERED}，制定本措施。\n一、任务\n落实《关于支持低空经济的若干措施》。`,
      ),
    ).toEqual([]);
    expect(flags('落实《江临省人民政府关于发展低空经济的意见》、《江临省人民政府关于发展商业航天的意见》。')).toEqual(
      [],
    );
  });
});
