import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { findingsOf, fixedBy, flagsOf } from './checking.ts';

function fixed(text: string): string {
  return applyEdits(text, findingsOf('numeral', text)[0]!.fixes()[0]!.edits);
}

describe('numeral', () => {
  it.each([
    ['telephone numbers', '联系电话：0771-2345678、400-012-3021、027-68873887转2-3。'],
    ['addresses', '地址为云岭市建设路19-2号310室、3-5栋。'],
    ['dates', '于2019-01-27发布，2019-1-27修订。'],
    ['standards', '执行GB/T 9704-2012、GB 21906-2008和ISO 9001-2。'],
    ['document numbers', '落实《关于促进产业发展的意见》（江政发〔2026〕7-8号）。'],
    ['model numbers', '采购A320-200型、CR400-5等设备，版本为v1-2个。'],
    ['scores', '以3-1取胜。'],
    ['addresses of pages', '详见http://www.example.gov.cn/2019-20个。'],
    ['times', '7:00-9:00限行。'],
    ['well written ranges', '用3—5年建成1～2个园区，占比60%—70%，2－3家，9亿—16亿元，2023—2025年。'],
    ['terms of years', '土地使用期70年，连续10年以上，20年后评估。'],
    ['separate counts', '统筹一、二、三产业，第一、二类项目，二、三级医院。'],
    ['hundreds in words', '新增四千家企业，5万户家庭。'],
    ['full-width ordinals', '１．加强领导\n２．压实责任'],
    ['amounts with their unit', '安排300万元经费，惠及20万补贴对象、3万资助家庭。'],
  ])('leaves %s alone', (_, text) => {
    expect(flagsOf('numeral', text)).toEqual([]);
  });

  it.each([
    ['用5--10年建成。', '用5—10年建成。'],
    ['集中于7月-9月开展。', '集中于7月—9月开展。'],
    ['占比10～15%。', '占比10%～15%。'],
    ['占比由5至10%。', '占比由5%至10%。'],
    ['补助20-30亿元。', '补助20亿—30亿元。'],
    ['2023—25年实施。', '2023—2025年实施。'],
    ['于25年底前完成。', '于2025年底前完成。'],
    ['始建于’05年。', '始建于2005年。'],
    ['新增２０家，培育３家。', '新增20家，培育3家。'],
    ['提高5%个百分点。', '提高5个百分点。'],
  ])('mends %j', (text, expected) => {
    expect(fixed(text)).toBe(expected);
  });

  it('mends a dash of itself, but asks what 5-10万 means', () => {
    const safe = (text: string) => findingsOf('numeral', text)[0]!.fixes()[0]!.safe;
    expect(safe('培育1-2个园区。')).toBe(true);
    expect(safe('每家补助5-10万元。')).toBe(false);
  });

  it('tells an ambiguous amount more softly than a wrong dash', () => {
    expect(findingsOf('numeral', '每家补助5—10万元。').map(({ severity }) => severity)).toEqual(['information']);
    expect(findingsOf('numeral', '每家补助5-10万元。').map(({ severity }) => severity)).toEqual(['warning']);
  });
});

describe('numeral: dates', () => {
  it.each([
    '2028年2月29日，2026年12月31日，2月29日前。',
    '2026年 月 日',
    '（2026年6月25日）',
    '2026年6月',
    '2010年以来共召开12月例会，3月至5月完成。',
    '20261122',
  ])('leaves %j alone', (text) => {
    expect(flagsOf('numeral', text)).toEqual([]);
  });

  it.each([
    ['2026625日', ['2026年6月25日']],
    ['(2026年625日)', ['(2026年6月25日)']],
    ['2026111日', ['2026年1月11日', '2026年11月1日']],
    ['20266月25日', ['2026年6月25日']],
    ['2026年月日', []],
    ['202631日', ['2026年3月1日']],
  ])('puts together what is left of a date: %s', (text, mended) => {
    const findings = findingsOf('numeral', text);
    expect(findings).toHaveLength(1);
    expect(fixedBy(text, findings[0])).toEqual(mended);
  });
});
