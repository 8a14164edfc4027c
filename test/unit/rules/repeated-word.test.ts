import { describe, expect, it } from 'vitest';
import { findingsOf, flagsOf } from './checking.ts';

describe('repeated-word', () => {
  it.each([
    ['各部门的的任务', '的的'],
    ['完成了了任务', '了了'],
    ['不断不断完善机制。', '不断不断'],
    ['进一步进一步完善。', '进一步进一步'],
    ['关于关于支持企业的通知', '关于关于'],
    ['加强加强科技创新平台建设', '加强加强'],
    ['，从、体制上解决', '从、'],
  ])('sees in %s', (text, flags) => {
    expect(flagsOf('repeated-word', text)).toEqual([flags]);
  });

  it.each([
    '的的确确，进行了了解，是是非非，对对口单位开展服务。',
    '在在建项目中，及及时办理，由由此产生的费用承担。',
    '由市政务服务服务中心办理，会同同级部门，县委会会同有关部门。',
    '用户户数、职工工资、中医医院、产品品质、部部长、行政复议法和行政诉讼法。',
    '1111111111，……………………',
  ])('is silent on %s', (text) => {
    expect(flagsOf('repeated-word', text)).toEqual([]);
  });

  it('asks about a word that seems to be missing, and knows no better', () => {
    expect(findingsOf('repeated-word', '，在、水电气热营业厅设置专窗。')).toMatchObject([{ severity: 'information' }]);
  });
});
