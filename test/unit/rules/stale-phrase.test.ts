/** Wording that has had its day, as of the day that counts as today. */

import { describe, expect, it } from 'vitest';
import { findingsOf, fixedBy, flagsOf } from './checking.ts';

const flagged = (text: string, today?: string): string[] => flagsOf('stale-phrase', text, today);

describe('meetings', () => {
  it.each([
    ['贯彻党的十九大和十九届二中、三中全会精神。', '2018-12-01'],
    ['贯彻党的十九大和十九届历次全会精神。', '2022-03-01'],
    ['贯彻党的二十大和二十届二中全会精神。', '2023-06-01'],
    ['贯彻党的二十大和二十届历次全会精神。', '2026-11-22'],
    ['贯彻党的十九大、二十大和二十届历次全会精神。', '2026-11-22'],
    ['党的十八届三中全会提出全面深化改革，党的十八大以来成效显著。', '2026-11-22'],
    ['落实二十届三中全会精神，深化财税改革。', '2026-11-22'],
  ])('%s was right on %s', (text, today) => {
    expect(flagged(text, today)).toEqual([]);
  });

  it.each([
    ['贯彻党的十九大和十九届历次全会精神。', '2026-11-22', 'warning', '贯彻党的二十大和二十届历次全会精神。'],
    ['贯彻党的十九大精神。', '2023-01-10', 'information', '贯彻党的二十大精神。'],
    ['贯彻党的二十大和二十届二中、三中全会精神。', '2026-11-22', 'information', '贯彻党的二十大和二十届历次全会精神。'],
    ['贯彻党的十九大和十九届二中全会精神。', '2023-06-01', 'warning', '贯彻党的二十大和二十届二中全会精神。'],
  ])('%s is old on %s', (text, today, severity, fixed) => {
    const findings = findingsOf('stale-phrase', text, today);
    expect(findings.map((finding) => finding.severity)).toEqual([severity]);
    expect(fixedBy(text, findings[0])[0]).toBe(fixed);
  });
});

describe('laws', () => {
  it('are old from the day that another took their place', () => {
    expect(flagged('依照《中华人民共和国合同法》办理。', '2020-12-31')).toEqual([]);
    expect(findingsOf('stale-phrase', '依照《中华人民共和国合同法》办理。', '2021-02-01')[0]!.severity).toBe(
      'information',
    );
    expect(findingsOf('stale-phrase', '依照《中华人民共和国合同法》办理。')[0]!.severity).toBe('warning');
  });

  it('may stand in the titles of documents', () => {
    expect(flagged('根据《江临省实施环境保护法的若干规定》，遵守《劳动合同法》和环境保护法律法规。')).toEqual([]);
  });
});

describe('phrases', () => {
  it('are told once, and mended throughout', () => {
    const text = '面向“一带一路”沿线国家招商。\n在“一带一路”沿线国家建设展馆。';
    const findings = findingsOf('stale-phrase', text);
    expect(findings).toHaveLength(1);
    expect(fixedBy(text, findings[0])[1]).toBe('面向共建“一带一路”国家招商。\n在共建“一带一路”国家建设展馆。');
  });

  it('may stand in the titles of documents and in retrospect', () => {
    expect(flagged('落实《关于打赢脱贫攻坚战的实施意见》。打赢脱贫攻坚战以来，成果不断巩固。')).toEqual([]);
  });
});
