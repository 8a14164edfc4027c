import { describe, expect, it } from 'vitest';
import { findingsOf, flagsOf } from './checking.ts';

describe('personal-data', () => {
  it('knows an identity number by its check character', () => {
    expect(flagsOf('personal-data', '身份证号11010519491231002X，')).toEqual(['11010519491231002X']);
    expect(flagsOf('personal-data', '账号110105194912310021，')).toEqual([]);
    expect(flagsOf('personal-data', '账号11010519491331002X，')).toEqual([]);
  });

  it('asks about a mobile number, however it is parted, and about no other', () => {
    expect(findingsOf('personal-data', '联系人13800138000，')).toMatchObject([{ severity: 'information' }]);
    expect(flagsOf('personal-data', '联系人138 0013 8000。')).toEqual(['138 0013 8000']);
    expect(flagsOf('personal-data', '电话0771-13800138，单号138001380001，热线12345。')).toEqual([]);
  });

  it('minds an internal mark only where the text is to be published', () => {
    const draft = (end: string): string => `内部资料　注意保存\n云岭市支持研发若干措施\n一、支持研发。\n${end}`;
    expect(flagsOf('personal-data', draft('（此件公开发布）'))).toEqual(['内部资料']);
    expect(flagsOf('personal-data', draft('（此件不予公开）'))).toEqual([]);
    expect(flagsOf('personal-data', '一、保守国家秘密、商业秘密。\n（此件公开发布）')).toEqual([]);
  });
});
