import { describe, expect, it } from 'vitest';
import { findingsOf, flagsOf } from './checking.ts';

const flags = (text: string): string[] => flagsOf('citation-conflict', text);

describe('citation-conflict', () => {
  it('takes a slip in one part of the number for an error, two editions for a warning', () => {
    const severity = (number: string): string | undefined =>
      findingsOf(
        'citation-conflict',
        `根据《云岭市人民政府关于发展低空经济的意见》（云政发〔2026〕7号）。\n落实《云岭市人民政府关于发展低空经济的意见》（${number}）。`,
      )[0]?.severity;
    expect(severity('云政发〔2025〕7号')).toBe('error');
    expect(severity('云政发〔2026〕1号')).toBe('error');
    expect(severity('云政发〔2023〕31号')).toBe('warning');
    expect(severity('云政发〔2026〕7号')).toBeUndefined();
  });

  it('compares titles whatever their marks and widths, and whether the issuer stands in front', () => {
    expect(
      flags(
        '《关于发展低空经济的意见(试行)》(云政发〔2026〕7号)。\n《关于发展低空经济的意见（试行）》（云政发〔2026〕8号）。',
      ),
    ).toEqual(['云政发〔2026〕8号']);
    expect(
      flags(
        '《云岭市人民政府关于印发〈低空经济行动方案〉的通知》（云政发〔2026〕7号）。\n《关于印发低空经济行动方案的通知》（云政发〔2026〕7号）。',
      ),
    ).toEqual([]);
  });

  it('lets documents of two bodies share a title, and attachments a number', () => {
    expect(
      flags(
        '《江临省人民政府关于发展低空经济的意见》（江政发〔2026〕7号）、《云岭市人民政府关于发展低空经济的意见》（云政发〔2026〕8号）。',
      ),
    ).toEqual([]);
    expect(flags('《低空经济行动方案》（云政发〔2026〕7号）、《通用机场建设规划》（云政发〔2026〕7号）。')).toEqual([]);
    expect(
      flags(
        '《云岭市人民政府关于发展低空经济的意见》（云政发〔2026〕7号）（以下简称《意见》）。\n按照《意见》（云政发〔2026〕7号）。',
      ),
    ).toEqual([]);
  });

  it('knows that what a 通知 issues is cited with the number of the 通知', () => {
    const notice =
      '云岭市人民政府关于印发《云岭市举报奖励实施细则（试行）》的通知\n云政发〔2026〕7号\n各县（市、区）人民政府：\n现将《云岭市举报奖励实施细则（试行）》印发给你们。\n云岭市人民政府\n2026年11月2日';
    const rules =
      '云岭市举报奖励实施细则（试行）\n第一条 为动员社会力量参与监督，制定本细则。\n第二条 根据《云岭市举报奖励实施细则（试行）》（云政发〔2026〕7号）发放奖励。';
    expect(flags(`${notice}\n${rules}`)).toEqual([]);
  });

  it('knows the old edition that a document repeals', () => {
    expect(
      flags(
        '按照《云岭市人民政府关于发展低空经济的意见》（云政发〔2026〕7号）。\n《云岭市人民政府关于发展低空经济的意见》（云政发〔2021〕9号）同时废止。',
      ),
    ).toEqual([]);
  });

  it('reports the document’s own number behind another title', () => {
    const text =
      '云岭市人民政府关于发展低空经济的实施意见\n云政发〔2026〕7号\n各县（区）人民政府：\n根据《江临省人民政府关于发展低空经济若干问题的意见》（云政发〔2026〕7号），提出如下意见。';
    expect(flags(text)).toEqual(['云政发〔2026〕7号']);
  });

  it('leaves numbers that are not filled in to the rule for them', () => {
    expect(
      flags(
        '《云岭市人民政府关于发展低空经济的意见》（云政发〔20xx〕7号）。\n《云岭市人民政府关于发展低空经济的意见》（云政发〔2026〕8号）。',
      ),
    ).toEqual([]);
  });
});
