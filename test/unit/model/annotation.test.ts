/** The grammar of responsibility annotations, form by form. */

import { describe, expect, it } from 'vitest';
import { namesSomebody } from '../../../server/src/model/responsibility/assignment.ts';
import { createPolicyService } from '../../../server/src/service/index.ts';

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

/** Task, leading, answering and helping bodies by full name, and the time, of every assignment. */
function assignments(...lines: string[]) {
  const text = ['云岭市人民政府关于加快发展的实施意见', '', '一、重点任务', ...lines].join('\n');
  const [draft] = service.analysis(service.document('memory:draft', 0, text)).drafts;
  return draft!.assignments
    .filter(namesSomebody)
    .map(({ clause, heading, lead, responsible, cooperating, deadline }) => ({
      task: heading?.text ?? clause?.heading,
      ...Object.fromEntries(
        Object.entries({ lead, responsible, cooperating })
          .filter(([, units]) => units.length > 0)
          .map(([role, units]) => [role, units.map(({ name }) => name).join('、')]),
      ),
      ...(deadline === null ? {} : { deadline }),
    }));
}

describe('an annotation', () => {
  it.each([
    [
      '（市水利局牵头，各区按分管领域负责，2027年底前完成）',
      { lead: '市水利局', responsible: '各区', deadline: '2027年底前' },
    ],
    ['（市住建局负责落实，完成时限：2026年10月）', { responsible: '市住建局', deadline: '2026年10月' }],
    ['（市科技局会同市财政局协同推进）', { lead: '市科技局', cooperating: '市财政局' }],
    [
      '（责任单位：市生态环境局、各县区、功能板块；完成时限：持续推进）',
      { responsible: '市生态环境局、各县区、各功能板块', deadline: '持续推进' },
    ],
    ['（6月底完成，牵头考核单位：市政府办、市公安局）', { lead: '市政府办、市公安局', deadline: '6月底' }],
    [
      '（市推进数字化改革协调小组办公室牵头，市十大产业推进组、市城建档案馆配合）',
      { lead: '市推进数字化改革协调小组办公室', cooperating: '市十大产业推进组、市城建档案馆' },
    ],
    [
      '（省商务厅〔省口岸办〕、各县〔市、区〕人民政府负责）',
      { responsible: '省商务厅〔省口岸办〕、各县〔市、区〕人民政府' },
    ],
    [
      '（牵头单位：市商务局；责任单位：市财政局以及各区人民政府；完成时间：2027年6月）',
      { lead: '市商务局', responsible: '市财政局、各区人民政府', deadline: '2027年6月' },
    ],
    ['（责任单位：各镇人民政府及园区管委会）', { responsible: '各镇人民政府、各园区管委会' }],
    ['（责任单位：市发展和改革委员会、文化和旅游局）', { responsible: '市发展和改革委员会、市文化和旅游局' }],
    ['（责任单位：市财政局、市审计局，排名第一位的为牵头责任单位）', { lead: '市财政局', responsible: '市审计局' }],
    [
      '（责任单位：市科技局，市财政局、市教育局；逗号前为牵头单位，下同）',
      { lead: '市科技局', cooperating: '市财政局、市教育局' },
    ],
  ])('%s', (annotation, expected) => {
    expect(assignments(`（一）疏浚河道。加快推进。${annotation}`)).toEqual([{ task: '疏浚河道', ...expected }]);
  });

  it('may stand without a bracket at the end of a paragraph', () => {
    expect(assignments('（一）改造管网。加快建设。牵头单位：各镇人民政府。责任单位：市住建局、市规划局')).toEqual([
      { task: '改造管网', lead: '各镇人民政府', responsible: '市住建局、市规划局' },
    ]);
  });

  it('belongs to the nearest heading, numbered or not', () => {
    expect(
      assignments(
        '（一）打造载体。',
        '建设特色园区。加快建设。（责任单位：市工信局）',
        '培育龙头企业。加快培育。（责任单位：市科技局）',
        '3﹒加强宣传。加快推进。（责任单位：市委宣传部）',
      ),
    ).toEqual([
      { task: '建设特色园区', responsible: '市工信局' },
      { task: '培育龙头企业', responsible: '市科技局' },
      { task: '加强宣传', responsible: '市委宣传部' },
    ]);
  });
});

describe('prose', () => {
  it.each([
    ['市科委、云岭区牵头建立机制。', { lead: '市科委、云岭区' }],
    ['市审改办、市司法局要切实发挥牵头作用。', { lead: '市审改办、市司法局' }],
    ['由市商务局牵头，市财政局、市税务局配合，研究制定办法。', { lead: '市商务局', cooperating: '市财政局、市税务局' }],
  ])('%s', (sentence, expected) => {
    expect(assignments(`（一）健全机制。${sentence}`)).toEqual([{ task: '健全机制', ...expected }]);
  });

  it.each(['也不得以镇街道、部门名义发文负责。', '从部门负责向整体治理转变。', '审批部门负责事前审查。'])(
    'names nobody in %s',
    (sentence) => {
      expect(assignments(`（一）健全机制。${sentence}`)).toEqual([]);
    },
  );
});
