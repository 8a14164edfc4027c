import { describe, expect, it } from 'vitest';
import { findingsOf, flagsOf } from './checking.ts';

describe('typo', () => {
  it.each([
    '培育健康产业，保健设施、小规模试验场所免费开放。',
    '公布属于依法应当公开的信息，修改近期计划。',
    '其它份量按原有制度执行。',
    '截止日期为2026年12月31日，截止时间另行通知。',
    '按照《关于宏扬优良作风的意见》执行。',
  ])('leaves %j alone', (text) => {
    expect(flagsOf('typo', text)).toEqual([]);
  });

  it('takes usage that many keep is information', () => {
    expect(findingsOf('typo', '健全台帐。').map(({ severity }) => severity)).toEqual(['information']);
  });

  it('lets the longest of overlapping rows speak', () => {
    expect(flagsOf('typo', '建立上下连动机制。')).toEqual(['连动机制']);
  });

  it('changes no word of itself, however certain the slip', () => {
    const fixes = (text: string) => findingsOf('typo', text).map((finding) => finding.fixes()[0]!);
    for (const text of ['要认真布署。', '要认真反应情况。', '由生长改造委牵头。']) {
      expect(fixes(text)).toMatchObject([{ safe: false, preferred: true }]);
    }
  });

  it('does not mend the name of a document by itself', () => {
    const [finding] = findingsOf('typo', '落实《关于布署产业发展的意见》。');
    expect(finding!.fixes()[0]!.safe).toBe(false);
  });

  it('does not read the residue of a web page', () => {
    expect(
      flagsOf(
        'typo',
        `首页 > 政策文件\n云岭市节水方案\n一、加快建设节水型社会。\n版权声明：部份内容收集于网络，转载请注明出处。`,
      ),
    ).toEqual([]);
  });

  it('marks only the word, not the clause that shows it wrong', () => {
    expect(flagsOf('typo', '既使遇到困难，也要完成任务。')).toEqual(['既使']);
  });

  it.each([
    ['云岭市人人民政府', '人人民政府'],
    ['，推推进改革', '推推进'],
    ['进一步加加快建设', '加加快'],
    ['云岭市人民政府关关于', '关关于'],
    ['关于于促进产业发展', '关于于'],
    ['中中共云岭市委', '中中共'],
  ])('sees a character that stands twice: %s', (text, flags) => {
    expect(flagsOf('typo', text)).toEqual([flags]);
  });

  it.each([
    '其中中共党员12名，队伍中中共同推进的有3项，集中中共有的资源。',
    '参加加快建设的单位，有关关于印发的规定，国家机关关于公开的要求。',
    '推进进一步扩大开放，推进进度安排，促进进出口。',
    '开展实实在在的服务，强强联合，步步推进。',
  ])('knows where it stands twice rightly: %s', (text) => {
    expect(flagsOf('typo', text)).toEqual([]);
  });
});
