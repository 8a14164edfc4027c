import { describe, expect, it } from 'vitest';
import { compareProvisions, type ClauseChange } from '../../../../server/src/features/comparing/compare.ts';
import { implementation } from '../../../../server/src/features/comparing/implements.ts';
import { provisionsOf, type Provision } from '../../../../server/src/features/comparing/provision.ts';
import { createPolicyService } from '../../../../server/src/service/index.ts';

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

function provisions(text: string): Provision[] {
  const analysis = service.analysis(service.document('memory:draft', 0, text));
  return provisionsOf(analysis, analysis.drafts[0]!);
}

const OLD = `云岭市人民政府关于促进轴承产业发展的实施意见

一、总体要求

到2028年，轴承产业产值达到100亿元，培育企业50家。

二、重点任务

（一）突破关键工艺。组织主机企业联合攻关，应当在2027年底前提高轴承寿命。（牵头单位：市工业和信息化局；配合单位：市科技局）

（二）培养能工巧匠。职业学院开设订单班，每年送80名学员到车间跟班学习。（牵头单位：市教育局）

（三）落实资金。市财政每年安排专项资金，支持规模以上企业改造设备。（牵头单位：市财政局）

三、保障措施

（一）加强组织领导。建立联席会议制度，定期研究解决问题。
`;
const NEW = `云岭市人民政府关于促进轴承产业发展的实施意见

一、总体要求

到2030年，轴承产业产值达到80亿元，培育企业50家。

二、重点任务

（一）培养能工巧匠。职业学院开设订单班，每年送80名学员到车间跟班学习。（牵头单位：市教育局）

（二）突破关键工艺。组织主机企业联合攻关，可以在2027年底前提高轴承寿命。（牵头单位：市科技局；配合单位：市工业和信息化局）

（三）拓展海外市场。支持企业参加国际展会，建设海外仓。（牵头单位：市商务局）

三、保障措施

（一）加强组织领导。建立联席会议制度，定期研究解决问题。
`;

function told({ change, old, new: fresh }: ClauseChange): string {
  return `${change} ${old?.heading ?? '无'}→${fresh?.heading ?? '无'}`;
}

describe('two versions of a draft', () => {
  it('are paired by what their clauses say, whatever number these have', () => {
    const changes = compareProvisions(provisions(OLD), provisions(NEW)).map(told);
    expect(changes).toEqual([
      'reworded 总体要求→总体要求',
      'same 重点任务→重点任务',
      'moved 培养能工巧匠→培养能工巧匠',
      'removed 落实资金→无',
      'reworded 突破关键工艺→突破关键工艺',
      'added 无→拓展海外市场',
      'same 保障措施→保障措施',
      'same 加强组织领导→加强组织领导',
    ]);
  });

  it('are told apart in substance', () => {
    const substance = Object.fromEntries(
      compareProvisions(provisions(OLD), provisions(NEW)).map((each) => [each.new?.heading ?? '', each.substance]),
    );
    expect(substance['总体要求']).toEqual([
      { kind: 'deadline', old: '2028年', new: '2030年' },
      { kind: 'figure', old: '轴承产业产值达到100亿元', new: '轴承产业产值达到80亿元' },
    ]);
    expect(substance['突破关键工艺']!.map(({ kind, old, new: fresh }) => [kind, old, fresh])).toEqual([
      ['lead', '市工业和信息化局', '市科技局'],
      ['cooperating', '市科技局', '市工业和信息化局'],
      ['modality', '应当', '可以'],
    ]);
    expect(substance['培养能工巧匠']).toEqual([]);
  });

  it.each([
    ['应予支持。', '应予支持，涉密的除外。', 'condition'],
    ['全市企业均可申报。', '全市国有企业均可申报。', 'scope'],
    ['一次性补助20万元。', '一次性补助30万元。', 'figure'],
    ['2027年6月底前完成。', '2027年底前完成。', 'deadline'],
  ])('%s becomes %s: %s', (before, after, kind) => {
    const draft = (clause: string): Provision[] =>
      provisions(`云岭市支持轴承产业若干措施\n\n一、支持研发。对研发投入给予支持。${clause}\n`);
    const [change] = compareProvisions(draft(before), draft(after));
    expect(change!.change).toBe('reworded');
    expect(change!.substance.map((each) => each.kind)).toEqual([kind]);
  });

  it('are the same where only marks, blanks and numbers differ', () => {
    const renumbered = OLD.replace('三、保障', '四、保障').replace('联合攻关，', '联合攻关, ');
    expect(new Set(compareProvisions(provisions(OLD), provisions(renumbered)).map(({ change }) => change))).toEqual(
      new Set(['same']),
    );
  });
});

describe('a draft under a superior document', () => {
  it('serves its tasks, falls short of them, or leaves them out', () => {
    const services = implementation(provisions(OLD), provisions(NEW));
    expect(services.map(({ superior, state }) => [superior.heading, state])).toEqual([
      ['总体要求', 'short'],
      ['突破关键工艺', 'served'],
      ['培养能工巧匠', 'served'],
      ['落实资金', 'missing'],
      ['加强组织领导', 'served'],
    ]);
    expect(services[0]!.short.map(({ kind }) => kind)).toEqual(['figure', 'deadline']);
    const unled = NEW.replace('（牵头单位：市教育局）', '');
    expect(implementation(provisions(OLD), provisions(unled))[2]!.short).toEqual([
      { kind: 'lead', superior: '市教育局', draft: '' },
    ]);
  });
});
