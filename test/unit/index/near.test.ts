import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReferenceIndex } from '../../../server/src/index/referenceIndex.ts';
import { BEARINGS, createOffice, ELDERLY, NOTES, type Office } from './office.ts';

let office: Office;
let shelf: ReferenceIndex;

beforeEach(async () => {
  office = createOffice();
  shelf = office.open();
  office.write('a.txt', BEARINGS);
  office.write('b.txt', ELDERLY);
  office.write('c.txt', NOTES);
  await shelf.add([office.folder]);
});
afterEach(() => office.dispose());

async function near(passage: string) {
  return (await shelf.near([passage])).map(({ clause, share, run }) => ({ heading: clause.heading, share, run }));
}

const ORIGINAL = '依托云岭轴承研究所组建精密轴承重点实验室，开放共享疲劳寿命试验台，每年发布一批共性技术攻关清单。';

describe('a passage', () => {
  it('that stands there word for word is found whole', async () => {
    expect(await near(ORIGINAL)).toEqual([{ heading: '建设轴承创新平台', share: 1, run: ORIGINAL.slice(0, -1) }]);
  });

  it.each([
    ['another place', ORIGINAL.replace('云岭', '岚安')],
    ['other words', ORIGINAL.replace('组建', '筹建').replace('每年', '逐年')],
    ['other marks and widths', ORIGINAL.replaceAll('，', ',').replace('。', '；')],
    ['a few words left out', ORIGINAL.replace('开放共享', '')],
    ['a few words put in', ORIGINAL.replace('精密轴承', '国内一流的精密轴承')],
    ['spaces and line ends between', ORIGINAL.replace(/(.{9})/g, '$1 \n')],
    [
      'its halves exchanged',
      '每年发布一批共性技术攻关清单，开放共享疲劳寿命试验台，依托云岭轴承研究所组建精密轴承重点实验室。',
    ],
    ['a sentence of its own behind it', `${ORIGINAL}此外还要另行安排专人值守。`],
  ])('with %s is found', async (_, passage) => {
    const [found] = await near(passage);
    expect(found).toMatchObject({ heading: '建设轴承创新平台' });
    expect(found!.share > 0.6 && found!.share <= 1).toBe(true);
    expect(passage).toContain(found!.run);
  });

  it.each([
    ["of one's own", '组织全市模具企业与港口集团对接，推出面向小批量订单的拼箱服务，由口岸办按周调度舱位。'],
    [
      'on the same topic in other words',
      '办好一座面向全行业的轴承检测实验室，企业预约即可使用设备，攻关题目由行业协会征集后公布。',
    ],
    ["too short to be anybody's", '加强组织领导。'],
    ['of nothing but marks', '……——，。；'],
    ['without anything', ''],
  ])('%s is not near to anything', async (_, passage) => {
    expect(await near(passage)).toEqual([]);
  });

  it('is told by its place among those that were asked about', async () => {
    const found = await shelf.near([
      '今天下雨，场地改到室内，请各单位提前一刻钟到场签到。',
      ORIGINAL,
      '',
      ORIGINAL.replace('云岭', '岚安'),
    ]);
    expect(found.map(({ passage }) => passage)).toEqual([1, 3]);
  });

  it('is found in the document that has most of it', async () => {
    office.write('d.txt', BEARINGS.replace('每年发布一批共性技术攻关清单', '另有安排').replace('轴承产业', '齿轮产业'));
    await shelf.refresh([]);
    const found = await shelf.near([ORIGINAL]);
    expect(found.map(({ share }) => share)).toEqual([1, expect.any(Number)]);
    expect(found[1]!.share).toBeLessThan(1);
  });

  it('is not borrowed from the draft that it stands in', async () => {
    expect(await shelf.near([ORIGINAL], office.path('a.txt'))).toEqual([]);
    office.write('d.txt', BEARINGS.replace('轴承产业', '齿轮产业'));
    await shelf.refresh([]);
    const found = await shelf.near([ORIGINAL], office.path('a.txt'));
    expect(found.map(({ clause }) => clause.document.path)).toEqual([office.path('d.txt')]);
    const hits = await shelf.search({ text: '建设轴承创新平台', draft: office.path('a.txt'), limit: 50 });
    expect(hits.length).toBeGreaterThan(0);
    for (const { clause } of hits) expect(clause.document.path).not.toBe(office.path('a.txt'));
  });

  it('is not found any more when its document is gone', async () => {
    await shelf.remove([office.path('a.txt')]);
    expect(await near(ORIGINAL)).toEqual([]);
  });
});

describe('what custom puts into these very words', () => {
  const FORMULAE = [
    '以习近平新时代中国特色社会主义思想为指导，全面贯彻落实党的二十大和二十届历次全会精神，完整、准确、全面贯彻新发展理念，加快构建新发展格局。',
    '深入学习贯彻习近平总书记关于科技创新的重要论述精神，坚持以人民为中心的发展思想，坚持稳中求进工作总基调。',
    '现将《云岭市轴承产业行动方案》印发给你们，请结合实际认真贯彻执行。',
    '本意见自发布之日起施行，有效期至2030年12月31日。',
    '根据《江临省装备制造业促进办法》（江政发〔2024〕3号），结合我市实际，制定本措施。',
  ];

  it.each(FORMULAE)('is not borrowed: %s', async (formula) => {
    office.write(
      'e.txt',
      `云岭市实施方案\n一、总体要求\n${FORMULAE.join('')}\n二、任务\n（一）修路。先修通往料场的三公里。\n`,
    );
    await shelf.refresh([]);
    expect(await near(formula)).toEqual([]);
  });

  it('does not hide what stands behind it', async () => {
    const [found] = await near(`以习近平新时代中国特色社会主义思想为指导，${ORIGINAL}`);
    expect(found).toMatchObject({ heading: '建设轴承创新平台', share: 1 });
  });

  it('of which a whole shelf is full is custom too', async () => {
    const custom = '各单位每月二十五日前将进展情况报送联络员汇总，逾期未报的予以通报。';
    for (let at = 0; at < 230; at++)
      office.write(`多/${at}.txt`, `云岭市第${at}号方案\n一、报送\n${custom}\n二、其他\n第${at}号方案的细目另发。\n`);
    await shelf.refresh([]);
    expect(await near(custom)).toEqual([]);
  });
});
