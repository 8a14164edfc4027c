/** Another region's name left over, and the many places where one rightly stands. */

import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../server/src/rules/settings.ts';
import { createPolicyService } from '../../../server/src/service/index.ts';
import { findingsOf, fixedBy, flagsOf } from './checking.ts';

const TITLE = '云岭市人民政府关于促进产业发展的实施意见\n';
const flagged = (text: string): string[] => flagsOf('foreign-region', text);

describe('foreign-region is silent', () => {
  it.each([
    ['加强与绍兴市对口协作，经绍兴市政府同意后联合印发。'],
    ['贯彻落实《绍兴市人民政府关于招商的意见》。'],
    ['学习借鉴深圳市经验，把深圳建成的平台引进来。'],
    ['主动融入长三角，推动杭州、宁波高质量发展的成果共享。'],
    ['支持企业到上海市设立研发中心。'],
    ['建设云岭至绍兴高速公路。'],
    ['引进浙江大学、上海交通大学等高校。'],
    ['（配合单位：国网绍兴供电公司、南京海关、中国铁路上海局集团有限公司）'],
    ['（配合单位：上海证券交易所、浙江省财政厅）'],
    ['一、与绍兴市共建飞地园区。加快建设。（责任单位：市发展改革委、绍兴市发展改革委）'],
    ['推动和平发展，把合作区建成高地，经开发区同意。'],
  ])('on %s', (text) => {
    expect(flagged(TITLE + text)).toEqual([]);
  });

  it('on the places above and below its own', () => {
    const text =
      '绍兴市人民政府关于促进产业发展的实施意见\n经浙江省人民政府同意，把诸暨市建成制造强市。（责任单位：诸暨市人民政府、浙江省财政厅）';
    expect(flagged(text)).toEqual([]);
  });

  it('where nobody knows who issues', () => {
    expect(flagged('产业发展实施方案\n经绍兴市政府同意，制定本方案。（责任单位：绍兴市财政局）')).toEqual([]);
    expect(flagged('茂溪镇关于促进产业发展的实施方案\n按照绍兴市委决策部署，制定本方案。')).toEqual([]);
  });

  it('on documents of the centre', () => {
    expect(flagged('国务院关于支持浦东新区发展的意见\n把上海建成国际金融中心。（上海市人民政府负责）')).toEqual([]);
  });
});

describe('foreign-region reports', () => {
  it.each([
    ['已经绍兴市人民政府同意，现印发给你们。', '绍兴市'],
    ['结合绍兴实际，提出以下意见。', '绍兴'],
    ['本意见适用于绍兴市行政区域内的企业。', '绍兴市'],
    ['对在绍兴市注册的企业给予奖励。', '绍兴市'],
    ['绍兴市财政每年安排专项资金5000万元。', '绍兴市'],
    ['按照绍兴市委、市政府决策部署，加快转型。', '绍兴市'],
    ['努力把绍兴市建设成为区域中心。', '绍兴市'],
    ['推动绍兴高质量发展。', '绍兴'],
    ['一、任务\n（一）加大投入。落实资金。（牵头单位：市财政局；配合单位：绍兴市科技局）', '绍兴市'],
    ['由绍兴市科技局牵头制定细则。', '绍兴市'],
    ['一、任务\n（一）加大投入。落实资金。\n绍兴市人民政府\n2026年11月18日', '绍兴市'],
  ])('%s', (text, place) => {
    expect(flagged(TITLE + text)).toEqual([place]);
  });

  it('the title of what a notice issues', () => {
    const text =
      '云岭市人民政府办公室关于印发《助餐服务实施方案》的通知\n各县（市、区）人民政府：\n现将方案印发给你们，请认真落实。\n云岭市人民政府办公室\n2026年11月18日\n\n绍兴市助餐服务实施方案\n一、总体要求\n结合我市实际，加快推进。';
    expect(flagged(text)).toEqual(['绍兴市']);
  });

  it('a neighbour in the same prefecture', () => {
    expect(
      flagged(
        '诸暨市人民政府关于促进产业发展的实施意见\n一、任务\n（一）加大投入。落实资金。（责任单位：嵊州市财政局）',
      ),
    ).toEqual(['嵊州市']);
  });

  it('against the region that is set', () => {
    const text = '产业发展实施方案\n一、任务\n（一）加大投入。落实资金。（责任单位：绍兴市财政局）';
    const service = createPolicyService({ now: () => new Date(2026, 10, 22), log: () => undefined });
    const check = (region: string) =>
      service
        .check(service.document('memory:test', 0, text), {
          ...service.defaults(),
          today: parseDay('2026-11-22')!,
          region,
        })
        .filter(({ rule }) => rule === 'foreign-region');
    expect(check('广西壮族自治区')).toHaveLength(1);
    expect(check('浙江省')).toHaveLength(0);
  });
});

describe('foreign-region knows how an issuer introduces its text', () => {
  it.each([
    ['为推广廿里街道的经验，加强对口帮扶，结合绍兴市实际，制定本实施意见。'],
    ['为做好消费帮扶工作，经绍兴市政府同意，现就有关事项提出如下意见。'],
    ['《产业发展实施方案》等3个方案已经绍兴市政府同意。'],
  ])('%s', (text) => {
    expect(flagged(TITLE + text)).toEqual(['绍兴市']);
  });
});

it('replaces in kind, here and throughout', () => {
  const text = `${TITLE}结合绍兴实际，制定本意见。绍兴市财政每年安排资金。`;
  expect(fixedBy(text, findingsOf('foreign-region', text)[0])).toEqual([
    `${TITLE}结合云岭实际，制定本意见。绍兴市财政每年安排资金。`,
    `${TITLE}结合云岭实际，制定本意见。云岭市财政每年安排资金。`,
  ]);
});
