import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReferenceIndex } from '../../../server/src/index/referenceIndex.ts';
import { BEARINGS, createOffice, ELDERLY, NOTES, type Office } from './office.ts';

let office: Office;
let shelf: ReferenceIndex;

beforeEach(() => {
  office = createOffice();
  shelf = office.open();
});
afterEach(() => office.dispose());

async function documentOf(name: string) {
  const found = (await shelf.list()).find(({ path }) => path === office.path(name));
  if (found === undefined) throw new Error(`${name} is not on the shelf`);
  return found;
}

describe('an empty shelf', () => {
  it('answers every question with nothing', async () => {
    expect(await shelf.list()).toEqual([]);
    expect(await shelf.search({ text: '组织领导' })).toEqual([]);
    expect(await shelf.citing('江临省装备制造业促进办法')).toEqual([]);
    expect(await shelf.clauses('x')).toEqual([]);
    expect(await shelf.text('x')).toBeNull();
    expect(await shelf.targets('x', 0)).toEqual([]);
    expect(await shelf.near(['建立轴承产业链长制，定期会商解决用能、用地、物流堵点。'])).toEqual([]);
    expect(office.logged).toEqual([]);
  });
});

describe('a document', () => {
  beforeEach(async () => {
    office.write('轴承.txt', BEARINGS);
    office.write('养老.md', ELDERLY);
    office.write('茶叶.txt', NOTES);
    await shelf.add([office.folder]);
  });

  it('is known by what it says of itself', async () => {
    expect(await documentOf('轴承.txt')).toMatchObject({
      title: '云岭市人民政府关于促进轴承产业高质量发展的实施意见',
      issuer: '云岭市人民政府',
      documentNumber: '云政发〔2025〕8号',
      date: '2025年3月5日',
      kind: '实施意见',
      region: '云岭市',
      level: '市级',
      year: 2025,
    });
    expect(await documentOf('养老.md')).toMatchObject({
      region: '澄湖区',
      level: '县级',
      year: 2019,
      kind: '若干措施',
    });
  });

  it('loses what the web page had around it, and nothing of its own', async () => {
    const text = await shelf.text((await documentOf('轴承.txt')).id);
    expect(text).not.toContain('首页');
    expect(text).not.toContain('扫一扫');
    expect(text!.split('\n')).toEqual(BEARINGS.trim().split('\n').slice(1, -1));
  });

  it('comes apart into clauses, word for word, with path, line and bodies', async () => {
    const { id } = await documentOf('轴承.txt');
    const clauses = await shelf.clauses(id);
    expect(clauses.map(({ path, heading }) => path + heading)).toEqual([
      '开头',
      '一、总体要求',
      '一、（一）发展目标',
      '二、主要任务',
      '二、（二）建设轴承创新平台',
      '二、（三）引进热处理人才',
      '三、保障措施',
      '三、（四）加强组织领导',
    ]);
    const lines = (await shelf.text(id))!.split('\n');
    expect(clauses.map(({ index }) => index)).toEqual(clauses.map((_, index) => index));
    for (const { line, heading, text } of clauses) {
      expect(lines[line]).toContain(heading);
      expect(lines.join('\n')).toContain(text);
    }
    expect(clauses[4]).toMatchObject({
      lead: ['市科技局'],
      cooperating: ['市财政局', '市工业和信息化局'],
      responsible: [],
    });
    expect(clauses[4]!.text).toMatch(
      /^依托云岭轴承研究所.*（牵头单位：市科技局；配合单位：市财政局、市工业和信息化局）$/,
    );
    expect(clauses[5]!.responsible).toEqual(['市人力资源社会保障局']);
  });

  it('without an outline is one clause a paragraph', async () => {
    const clauses = await shelf.clauses((await documentOf('茶叶.txt')).id);
    expect(clauses.map(({ path }) => path)).toEqual(['第1段', '第2段']);
    expect(clauses[1]!.text).toContain('闲置粮库');
  });

  it('that numbers only its end keeps its paragraphs apart', async () => {
    const paragraphs = Array.from(
      { length: 6 },
      (_, at) => `第${at + 1}季采茶期的天气、工价和鲜叶收购情况，逐日记在附表里。`,
    );
    office.write(
      '报告.txt',
      `临溪县茶叶生产情况报告\n${paragraphs.join('\n')}\n一、下一步\n补建晾青车间。\n（一）选址。靠近料场。\n`,
    );
    await shelf.refresh([]);
    const clauses = await shelf.clauses((await documentOf('报告.txt')).id);
    expect(clauses.map(({ path }) => path)).toEqual([
      '第1段',
      '第2段',
      '第3段',
      '第4段',
      '第5段',
      '第6段',
      '一、',
      '一、（一）',
    ]);
    expect(clauses.slice(0, 6).map(({ text }) => text)).toEqual(paragraphs);
    const [hit] = await shelf.search({ text: '选址', section: '下一步' });
    expect(hit!.clause.path).toBe('一、（一）');
  });

  it('gives a clause with items below it whole, and a chapter only its own words', async () => {
    office.write(
      '分项.txt',
      '云岭市轴承产业行动方案\n一、主要任务\n（一）改造车间。分三步走：\n1.淘汰旧炉。换成真空炉。\n2.加装仪表。接入监测平台。\n（二）验收。由第三方出具报告。\n',
    );
    await shelf.refresh([]);
    const clauses = await shelf.clauses((await documentOf('分项.txt')).id);
    expect(clauses.find(({ heading }) => heading === '主要任务')!.text).toBe('');
    expect(clauses.find(({ heading }) => heading === '改造车间')!.text).toBe(
      '分三步走：\n1.淘汰旧炉。换成真空炉。\n2.加装仪表。接入监测平台。',
    );
    expect(clauses.find(({ heading }) => heading === '淘汰旧炉')).toMatchObject({
      path: '一、（一）1.',
      text: '换成真空炉。',
    });
  });

  it('keeps its id from one start to the next', async () => {
    const before = await documentOf('轴承.txt');
    office.write('轴承.txt', BEARINGS.replace('500亿元', '600亿元'));
    await shelf.refresh([]);
    await shelf.close();
    shelf = office.open();
    expect((await documentOf('轴承.txt')).id).toBe(before.id);
  });

  it('is found by whoever cites the same title', async () => {
    const found = await shelf.citing('江临省装备制造业促进办法');
    expect(found.map(({ document, path }) => [document.issuer, path])).toEqual([['云岭市人民政府', '开头']]);
  });

  it('sets targets by clause', async () => {
    const { id } = await documentOf('轴承.txt');
    const targets = await shelf.targets(id, 2);
    expect(targets.map(({ value, unit, year }) => [value, unit, year])).toEqual([
      ['500', '亿元', 2028],
      ['120', '家', 2028],
    ]);
    expect(await shelf.targets(id, 4)).toEqual([]);
    expect(await shelf.targets(id, 99)).toEqual([]);
    expect(await shelf.targets(id, -1)).toEqual([]);
  });
});

describe('a file that holds several drafts', () => {
  it('gives a document for each, and none for the notice that only forwards', async () => {
    office.write(
      '印发.txt',
      `云岭市人民政府关于印发《云岭市轴承产业行动方案》的通知\n云政发〔2026〕1号\n各县（区）人民政府：\n现将《云岭市轴承产业行动方案》印发给你们，请认真贯彻执行。\n云岭市人民政府\n2026年1月6日\n\n云岭市轴承产业行动方案\n一、工作目标\n两年内建成试验台十座。\n二、组织实施\n由市轴承办统筹。\n`,
    );
    await shelf.add([office.folder]);
    const documents = await shelf.list();
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({
      title: '云岭市轴承产业行动方案',
      documentNumber: '云政发〔2026〕1号',
      year: 2026,
      issuer: '云岭市人民政府',
    });
  });
});

describe('search', () => {
  beforeEach(async () => {
    office.write('轴承.txt', BEARINGS);
    office.write('养老.txt', ELDERLY);
    office.write('茶叶.txt', NOTES);
    await shelf.add([office.folder]);
  });

  async function first(text: string) {
    const [hit] = await shelf.search({ text });
    return hit === undefined ? null : hit.clause.heading || hit.clause.path;
  }

  it.each([
    ['建设轴承创新平台', '建设轴承创新平台'],
    ['创新平台', '建设轴承创新平台'],
    ['热处理技师怎么引进', '引进热处理人才'],
    ['强化组织领导', '加强组织领导'],
    ['老年食堂补贴', '建设社区食堂'],
    ['护理人员的培训', '培训护理人员'],
    ['备案材料压减', '优化审批服务'],
    ['晾青车间', '第2段'],
    ['对符合条件的老人用餐给予补贴，由运营单位每月公示餐费情况，街道至少开设一家食堂。', '建设社区食堂'],
  ])('%s', async (text, heading) => {
    expect(await first(text)).toBe(heading);
  });

  it('puts the heading before the text, and gives scores from 0 to 1 in order', async () => {
    const hits = await shelf.search({ text: '补贴' });
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const score of scores) expect(score > 0 && score <= 1).toBe(true);
  });

  it('takes the words of other places for the same', async () => {
    office.write('奖励.txt', '岚安市若干措施\n一、发放购机奖励\n购置采茶机的，每台奖励八百元。\n');
    await shelf.refresh([]);
    expect(await first('采茶机购置补助')).toBe('发放购机奖励');
  });

  it('prefers the kind, the level and the year of the draft at hand', async () => {
    const clause = '一、晾青场地\n租用闲置粮库作为晾青场地';
    office.write('a.txt', `云岭市茶叶产业发展规划\n${clause}，租期三年。\n云岭市人民政府\n2011年5月4日\n`);
    office.write('b.txt', `临溪县茶叶产业若干措施\n${clause}，租期两年。\n临溪县人民政府\n2024年5月4日\n`);
    await shelf.refresh([]);
    const title = async (query: object) =>
      (await shelf.search({ text: '晾青场地', ...query }))[0]!.clause.document.title;
    expect(await title({})).toBe('临溪县茶叶产业若干措施');
    expect(await title({ kind: '规划', government: '市级' })).toBe('云岭市茶叶产业发展规划');
  });

  it('leaves the choice of a heading that says little to the section', async () => {
    office.write(
      'c.txt',
      '云岭市行动方案\n一、养老服务\n（一）完善机制。每季度走访一次。\n二、轴承制造\n（一）完善机制。每季度检修一次。\n',
    );
    await shelf.refresh([]);
    const [hit] = await shelf.search({ text: '完善机制', section: '轴承制造' });
    expect(hit!.clause.text).toBe('每季度检修一次。');
  });

  it('tells the same words of two copies once', async () => {
    office.write('再一份/轴承.txt', BEARINGS);
    await shelf.refresh([]);
    expect(await shelf.list()).toHaveLength(4);
    const hits = await shelf.search({ text: '建设轴承创新平台', limit: 20 });
    expect(hits.filter(({ clause }) => clause.heading === '建设轴承创新平台')).toHaveLength(1);
  });

  it.each([
    '',
    ' ',
    '。',
    '\u0000',
    '12345',
    'the',
    '加强',
    '进一步加快推进',
    '𠮷𠮷',
    '\ud842',
    '，'.repeat(3000),
    '轴承'.repeat(3000),
  ])('survives %j', async (text) => {
    for (const { score } of await shelf.search({ text })) expect(Number.isFinite(score)).toBe(true);
  });

  it('gives as many as are asked for, best first', async () => {
    const all = await shelf.search({ text: '轴承产业', limit: 50 });
    expect(all.length).toBeGreaterThan(2);
    expect(await shelf.search({ text: '轴承产业', limit: 2 })).toEqual(all.slice(0, 2));
  });
});
