import { describe, expect, it } from 'vitest';
import { findingsOf, flagsOf } from './checking.ts';

const flags = (text: string): string[] => flagsOf('dangling-reference', text);

const PLAN =
  '云岭市低空经济实施方案\n一、总体要求\n（一）指导思想。\n二、主要任务\n（二）建设平台。\n三、保障措施\n（三）加强领导。';

describe('dangling-reference', () => {
  it('knows the parts, run-on items and articles of the draft', () => {
    expect(flags(`${PLAN}\n按本方案第三部分、第（二）条执行。`)).toEqual([]);
    expect(flags(`${PLAN}\n按本方案第四部分执行。`)).toEqual(['本方案第四部分']);
    expect(flags(`${PLAN}\n按第（九）条执行。`)).toEqual(['第（九）条']);
    expect(flags(`${PLAN}\n按第(九)条执行。`)).toEqual(['第(九)条']);
  });

  it('leaves the parts of other documents alone', () => {
    expect(flags(`${PLAN}\n按《江临省招商条例》第三十条、第三十一条、第（九）条执行。`)).toEqual([]);
    expect(flags(`${PLAN}\n装订时材料第九部分另附。`)).toEqual([]);
    expect(flags(`${PLAN}\n按照本办法第九条执行。`)).toEqual([]);
    expect(flags('第一条 为规范管理，制定本办法。\n第二条 依照安全生产法第六十条、第六十一条处罚。')).toEqual([]);
  });

  it('looks for 附件 in the list of the 通知 in front as well', () => {
    const issued =
      '云岭市人民政府办公室关于印发《云岭市低空经济实施方案》的通知\n各县（区）人民政府：\n《云岭市低空经济实施方案》已经市政府同意，现印发给你们。\n附件：1.任务清单\n2.项目表\n云岭市人民政府办公室\n2026年11月16日\n';
    expect(flags(`${issued}${PLAN}\n项目见附件2。`)).toEqual([]);
    expect(flags(`${issued}${PLAN}\n项目见附件3。`)).toEqual(['附件3']);
    expect(flags(`${PLAN}\n项目见《江临省低空经济规划》附件3。\n附件：项目表`)).toEqual([]);
    expect(flags(`${PLAN}\n项目见附件1。\n附件：项目表`)).toEqual([]);
  });

  it('compares the names in the 附件说明 with the titles of the attachments', () => {
    const text = (title: string): string =>
      `${PLAN}\n附件：1.任务清单\n2.示范项目表\n云岭市人民政府\n2026年11月16日\n附件1\n任务清单\n一、平台。\n附件2\n${title}\n一、机场。`;
    expect(flags(text('示范项目表'))).toEqual([]);
    expect(flags(text('重点项目表'))).toEqual(['示范项目表']);
    expect(findingsOf('dangling-reference', text('重点项目表'))[0]!.severity).toBe('information');
  });
});
