/** Tables of a draft feed the tables that are drawn from it, and are no prose. */

import { describe, expect, it } from 'vitest';
import { createPolicyService } from '../../../server/src/service/index.ts';

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

function read(...lines: string[]) {
  const text = ['云岭市行动方案', '', '一、任务', '（一）疏浚河道。加快推进。', '', '附件', ...lines].join('\n');
  const document = service.document('memory:draft', 0, text);
  return { draft: service.analysis(document).drafts[0]!, findings: service.check(document, service.defaults()) };
}

const tasks = [
  '序号\t任务\t牵头单位\t配合单位\t完成时限',
  '1\t疏浚河道\t市水利局\t市财政局、各区人民政府\t2027年6月',
  '3\t改造管网\t市住建局\t\t2027年底',
];

describe('a table', () => {
  it.each([
    ['tabs', tasks],
    ['pipes', tasks.map((row) => `| ${row.replaceAll('\t', ' | ')} |`)],
  ])('by %s says who answers for a task, and by when', (_, rows) => {
    const { draft } = read(...rows);
    expect(
      draft.assignments.map(({ heading, lead, cooperating, deadline }) => [
        heading?.text,
        lead.map(({ name }) => name),
        cooperating.map(({ name }) => name),
        deadline,
      ]),
    ).toEqual([
      ['疏浚河道', ['市水利局'], ['市财政局', '各区人民政府'], '2027年6月'],
      ['改造管网', ['市住建局'], [], '2027年底'],
    ]);
  });

  it('goes on with the task above where cells were merged down', () => {
    const { draft } = read(...tasks.slice(0, 2), '\t市住建局\t市教育局\t2028年'.slice(1));
    expect(draft.assignments.map(({ heading }) => heading?.text)).toEqual(['疏浚河道', '疏浚河道']);
  });

  it('of indicators sets targets', () => {
    const { draft } = read(
      '指标名称\t计量单位\t2027年\t2030年',
      '高新技术企业\t家\t500\t800',
      '研发投入强度（%）\t\t≥3\t≥4',
    );
    const targets = draft.targets.filter(({ figure }) => figure !== null);
    expect(
      targets.map(({ figure, deadline }) => [
        figure!.indicator,
        figure!.comparison,
        figure!.value,
        figure!.unit,
        deadline?.year,
      ]),
    ).toEqual([
      ['高新技术企业', '=', '500', '家', 2027],
      ['高新技术企业', '=', '800', '家', 2030],
      ['研发投入强度', '>=', '3', '%', 2027],
      ['研发投入强度', '>=', '4', '%', 2030],
    ]);
  });

  it('has no clauses, no sentences and no gaps of numbering', () => {
    const { draft, findings } = read(...tasks, '4\t疏浚河道。加快推进。\t市水利局\t\t');
    expect(draft.outline.clauses.map(({ ordinal }) => ordinal)).toEqual(['一、', '（一）']);
    expect(findings.filter(({ rule }) => /numbering|duplicate/.test(rule))).toEqual([]);
  });
});
