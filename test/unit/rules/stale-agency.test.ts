/** Old names of bodies: which are reported, and when a text may use them. */

import { describe, expect, it } from 'vitest';
import { findingsOf, fixedBy, flagsOf } from './checking.ts';

const flagged = (text: string, today?: string): string[] => flagsOf('stale-agency', text, today);

describe('stale-agency', () => {
  it.each([
    ['根据《国土资源部关于用地管理的通知》办理。'],
    ['按照国土资源部关于进一步加强用地管理的通知（国土资发〔2010〕8号）执行。'],
    ['档案由原市国土局、环保局移交。'],
    ['市工商局、市质监局合并组建市市场监管局。'],
    ['该规划2016年由市国土局批准。'],
    ['依照农业部令2014年第3号执行。'],
    ['建设部门、交通部门要密切配合，打开工商局面。'],
    ['（责任单位：市教育文体和旅游局、市文化旅游委）'],
  ])('says nothing of %s', (text) => {
    expect(flagged(text)).toEqual([]);
  });

  it('does not question the body that issues the document', () => {
    expect(
      flagged(
        '云岭市粮食局关于印发举报奖励办法的通知\n各县（市、区）发展改革委：\n现将办法印发给你们。\n云岭市粮食局\n2026年11月2日',
      ),
    ).toEqual([]);
    expect(flagged('（责任单位：市粮食局）')).toEqual(['粮食局']);
  });

  it('waits until the reform has reached the place', () => {
    const text = '（牵头单位：市国土资源局）';
    expect(flagged(text, '2018-12-01')).toEqual([]);
    expect(flagged(text, '2019-04-01')).toEqual(['国土资源局']);
    expect(flagged('（牵头单位：国土资源部）', '2018-12-01')).toEqual(['国土资源部']);
  });

  it('asks mildly, and once, at names that some places keep', () => {
    const findings = findingsOf(
      'stale-agency',
      '一、任务\n（一）工程建设。由市人防办审核。\n（二）竣工验收。由市人防办验收。',
    );
    expect(findings.map(({ severity }) => severity)).toEqual(['information']);
  });

  it('offers the name of the same level, here and throughout', () => {
    const text = '由省环境保护厅督办，省环境保护厅通报，市环境保护局落实。';
    expect(fixedBy(text, findingsOf('stale-agency', text)[0])).toEqual([
      '由省生态环境厅督办，省环境保护厅通报，市环境保护局落实。',
      '由省生态环境厅督办，省生态环境厅通报，市环境保护局落实。',
    ]);
  });

  it('names branches by the successor of their kind', () => {
    const fixed = (text: string) => fixedBy(text, findingsOf('stale-agency', text)[0])[0];
    expect(fixed('（配合单位：人民银行云岭市中心支行）')).toBe('（配合单位：人民银行云岭市分行）');
    expect(fixed('（配合单位：云岭银保监分局）')).toBe('（配合单位：云岭金融监管分局）');
    expect(fixed('（配合单位：市扶贫办）')).toBe('（配合单位：市农业农村局）');
  });
});
