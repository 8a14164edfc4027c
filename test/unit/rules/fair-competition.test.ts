import { describe, expect, it } from 'vitest';
import { findingsOf, flagsOf } from './checking.ts';

describe('fair-competition', () => {
  it.each([
    ['a national basis', '按照国家规定减免增值税。'],
    ['a fine that others have set', '综合考虑危害程度以及行政处罚罚款金额等因素，给予一次性奖励。'],
    ['a prohibition', '严禁以任何形式实行先征后返，清理与地方财政贡献挂钩的奖励。'],
    ['a mechanism of coordination', '对重大项目实行一企一策服务机制。'],
    ['equal treatment', '按实际投入的10%给予补助，各类经营主体一视同仁。'],
  ])('leaves %s alone', (_, text) => {
    expect(flagsOf('fair-competition', text)).toEqual([]);
  });

  it('leaves documents of the centre alone', () => {
    const body = '对符合条件的企业减征企业所得税。';
    expect(
      flagsOf('fair-competition', `国务院关于促进产业发展的意见\n各省、自治区、直辖市人民政府：\n${body}`),
    ).toEqual([]);
    expect(
      flagsOf('fair-competition', `云岭市人民政府关于促进产业发展的意见\n各县（市、区）人民政府：\n${body}`),
    ).toHaveLength(1);
  });

  it('measures no draft of the time before there was a review', () => {
    const text = '根据其财政贡献度给予适当扶持。';
    expect(flagsOf('fair-competition', text, '2016-06-30')).toEqual([]);
    expect(flagsOf('fair-competition', text, '2016-07-01')).toHaveLength(1);
  });

  it('gives the articles, the reason and the lawful wording, and never a warning', () => {
    const [finding] = findingsOf('fair-competition', '根据其财政贡献度给予适当扶持。');
    expect(finding!.severity).toBe('information');
    expect(finding!.message).toMatch(/《公平竞争审查条例》第十条第（二）项；实施办法第十九条第（四）项/);
    expect(finding!.message).toMatch(/建议：/);
  });

  it('speaks of the legality review where no competition is touched', () => {
    const [finding] = findingsOf('fair-competition', '本措施最终解释权归市科技局所有。');
    expect(finding!.message).toMatch(/^合法性审核/);
  });

  it('tells a paragraph once that does the same several times', () => {
    const findings = findingsOf('fair-competition', '优先采购本地企业产品。优先使用本地企业设备。');
    expect(findings).toHaveLength(1);
    expect(findings[0]!.message).toContain('本段共2处');
  });

  it('puts objections to the same words into one finding, the gravest first', () => {
    const findings = findingsOf('fair-competition', '对新引进的总部企业，根据其财政贡献度给予适当扶持。');
    expect(findings).toHaveLength(1);
    expect(findings[0]!.message).toMatch(/奖补与财政贡献、纳税额挂钩.*另请留意：只奖新引进的企业/);
  });
});
