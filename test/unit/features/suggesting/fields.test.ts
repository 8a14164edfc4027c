import { describe, expect, it } from 'vitest';
import { askedAt, suggestionsFor } from '../../../../server/src/features/suggesting/suggestions.ts';
import { withClauseBodies } from '../../../../server/src/features/suggesting/assignmentFix.ts';
import { createPolicyService } from '../../../../server/src/service/index.ts';
import { deskOf, knowledge, library, settings } from '../references/desk.ts';
import { placeOf } from '../reading.ts';

const CARET = '‸';

function offered(marked: string) {
  const position = placeOf(marked, CARET);
  const { analysis } = deskOf(marked.replace(CARET, ''));
  const asked = askedAt({ analysis, library, knowledge, settings }, position);
  return asked === null ? [] : suggestionsFor(asked, []).items;
}

const labels = (marked: string, kind?: string) =>
  offered(marked)
    .filter((item) => kind === undefined || item.kind === kind)
    .map(({ label }) => label);

const eldercare = `云岭市人民政府关于推进养老服务高质量发展的实施意见

为推进养老服务高质量发展，结合我市实际，提出如下实施意见。

一、总体要求

二、重点任务

（一）健全居家社区养老服务网络。建设街道综合养老服务中心。（牵头单位：市民政局；配合单位：市财政局、市住房城乡建设局）

（二）增强公办养老机构兜底保障能力。改造护理型床位。（牵头单位：市民政局；配合单位：市发展改革委）

三、保障措施

（一）加强组织领导。健全工作机制。（牵头单位：市民政局；配合单位：市财政局）
`;

const edited = (old: string, by: string): string => {
  if (!eldercare.includes(old)) throw new Error(`not in the draft: ${old}`);
  return eldercare.replace(old, () => by);
};

describe('in a draft of a field', () => {
  it('clauses of the field go on where tasks do, and nothing that stands there already', () => {
    const found = labels(edited('\n\n三、保障', `\n\n（三）${CARET}\n\n三、保障`), 'clause');
    const models = found.map((title) => library.models.find((model) => model.title === title)!);
    expect(found.length).toBeGreaterThanOrEqual(5);
    expect(models.every(({ field }) => field === '养老托育')).toBe(true);
    expect(found).not.toContain('健全居家社区养老服务网络');
    expect(found).not.toContain('增强公办养老机构兜底保障能力');
  });

  it('the general part begins with 指导思想, and principles stay out of tasks', () => {
    const general = labels(edited('一、总体要求\n', `一、总体要求\n\n（一）${CARET}\n`), 'clause');
    expect(general.slice(0, 3)).toEqual(['指导思想', '基本原则', '发展目标']);
    const task = offered(edited('\n\n三、保障', `\n\n（三）提升创新能力${CARET}\n\n三、保障`));
    const parts = task.map(({ about }) => (about.of === 'model' ? library.model(about.id).part : ''));
    expect(parts.filter((part) => /总体要求|基本原则|发展目标|组织领导/.test(part))).toEqual([]);
  });

  it('safeguards are offered by their siblings, also where tasks are divided into 1. 2.', () => {
    const divided = eldercare
      .replace(
        '建设街道综合养老服务中心。（牵头单位：市民政局；配合单位：市财政局、市住房城乡建设局）',
        '\n\n1.建设中心。建成一批。\n\n2.开展评估。每年一次。',
      )
      .replace(
        '改造护理型床位。（牵头单位：市民政局；配合单位：市发展改革委）',
        '\n\n1.改造床位。分批实施。\n\n2.提升消防。逐一改造。',
      )
      .replace('健全工作机制。（牵头单位：市民政局；配合单位：市财政局）\n', `健全工作机制。\n\n（二）${CARET}\n`);
    expect(labels(divided, 'clause').slice(0, 3)).toEqual(['落实资金保障', '加强宣传引导', '压实工作责任']);
  });

  it('the next ordinal comes first behind a bracket', () => {
    expect(labels(edited('\n\n三、保障', `\n\n（${CARET}\n\n三、保障`))[0]).toBe('（三）');
  });

  it('a clause speaks of no zone', () => {
    const items = offered(`${eldercare.trimEnd()}\n\n（二）${CARET}\n`);
    expect(items.length).toBeGreaterThan(0);
    expect(items.filter(({ plain }) => plain.includes('园区'))).toEqual([]);
  });
});

describe('the telling word of a heading', () => {
  const fieldsFor = (heading: string): readonly (string | undefined)[] =>
    library.index.rank(heading, '').map(({ model }) => model.field);

  it.each([
    ['推动文旅融合', '文旅体育'],
    ['深化林权制度改革', '林业海洋低空'],
    ['保障供水安全', '水与生态环境'],
    ['治理农村垃圾', '农村人居与粮食'],
    ['引进顶尖人才', '青年与人才'],
    ['打赢蓝天保卫战', '水与生态环境'],
  ])('%s is a matter of %s', (heading, field) => {
    expect(fieldsFor(heading)[0]).toBe(field);
  });

  it.each(['规范殡葬服务', '开展宗教活动场所安全管理', '建设气象观测站网', '加强兵役登记'])(
    '%s is nobody’s',
    (heading) => {
      expect(fieldsFor(heading)).toEqual([]);
    },
  );
});

describe('who answers for a clause', () => {
  const behind = (heading: string, rest = '做好工作。（牵头单位：') =>
    edited('\n\n三、保障', `\n\n（三）${heading}。${rest}${CARET}\n\n三、保障`);

  it.each([
    ['深化医养结合', '市卫生健康委'],
    ['加强残疾人康复服务', '市残联'],
    ['发展乡村旅游', '市农业农村局'],
    ['做好退役军人安置', '市退役军人事务局'],
    ['推进公共数据共享', '市数据局'],
  ])('%s is led by %s, or by whom the draft lets lead', (heading, body) => {
    expect(labels(behind(heading)).slice(0, 3)).toContain(body);
  });

  it('names are completed from their beginning', () => {
    for (const [typed, name] of [
      ['市残', '市残联'],
      ['市民', '市民政局'],
      ['市文', '市文化广电和旅游局'],
      ['市退', '市退役军人事务局'],
    ] as const) {
      expect(labels(behind('深化医养结合', `做好工作。（牵头单位：${typed}`))[0]).toBe(name);
    }
    const province = eldercare.replaceAll('云岭市', '江临省').replace(/市(?=民政局|财政局|发展|住房)/g, '省');
    expect(labels(province.replace('牵头单位：省民政局', `牵头单位：省医${CARET}`))[0]).toBe('省医保局');
  });

  it('nobody leads and helps, in any clause that is inserted', () => {
    for (const { plain } of offered(edited('\n\n三、保障', `\n\n（三）${CARET}\n\n三、保障`))) {
      const [, lead, helping] = /（牵头单位：(.+?)；配合单位：(.+?)）$/.exec(plain) ?? [];
      if (lead !== undefined) expect(helping!.split('、')).not.toContain(lead);
    }
  });

  const service = createPolicyService({
    now: () => new Date(2026, 10, 22),
    log: (message) => {
      throw new Error(message);
    },
  });

  /** The text of the fix for a clause without annotation. */
  function fixFor(heading: string) {
    const text = edited('\n\n三、保障', `\n\n（三）${heading}。做好工作。\n\n三、保障`);
    const document = service.document('memory:', 0, text);
    const finding = service.check(document, service.defaults()).find(({ rule }) => rule === 'unassigned-lead')!;
    const context = { analysis: service.analysis(document), library, knowledge, settings };
    return finding.fixes().map((fix) => withClauseBodies(fix, context))[0]!;
  }

  it('the fix names the same bodies as the list, and leaves open what nobody knows', () => {
    expect(fixFor('深化医养结合').edits[0]!.newText).toMatch(/^（牵头单位：市[^；]+；配合单位：市[^；]+）$/);
    const known = fixFor('保障养老设施用地').edits[0]!.newText;
    const first = labels(behind('保障养老设施用地'))[0]!;
    expect(known).toContain(`牵头单位：${first}`);
    expect(fixFor('观测天象').edits[0]!.newText).toBe('（牵头单位：【牵头单位】；配合单位：【配合单位】）');
    expect(fixFor('观测天象').snippet).toContain('${1:【牵头单位】}');
  });
});

describe('behind 《', () => {
  it('comes what speaks of the draft’s matter, and no document of another field', () => {
    const unasked = labels(edited('改造护理型床位。', `落实《${CARET}》，改造护理型床位。`));
    expect(unasked.filter((title) => /高新技术产业|农业机械化|体育/.test(title))).toEqual([]);
    const asked = labels(edited('改造护理型床位。', `落实《国务院办公厅关于加快发展体育${CARET}》。`));
    expect(asked[0]).toContain('体育竞赛表演产业');
  });
});
