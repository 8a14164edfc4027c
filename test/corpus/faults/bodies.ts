/** Faults in the names of bodies: two names for one, 有关部门 for a body, names that reforms did away with. */

import type { Analysis } from '../../../server/src/model/draft.ts';
import { siteRange, unitsOf, type AssignedUnit } from '../../../server/src/model/responsibility/assignment.ts';
import { annotationCount } from '../../../server/src/model/content/tasks.ts';
import { edit, type FaultKind, type PlantedFault } from './fault.ts';

/** What drafters write for the standard short name. */
const OTHER_NAME: Readonly<Record<string, string>> = {
  发展改革委: '发改委',
  工业和信息化局: '工信局',
  工业和信息化厅: '工信厅',
  人力资源社会保障局: '人社局',
  人力资源社会保障厅: '人社厅',
  住房城乡建设局: '住建局',
  住房城乡建设厅: '住建厅',
  卫生健康委: '卫健委',
  市场监管局: '市场监督管理局',
  科技局: '科学技术局',
  科技厅: '科学技术厅',
  国资委: '国有资产监督管理委员会',
};

function otherNameOf(text: string): string | null {
  const standard = Object.keys(OTHER_NAME).find((name) => text.endsWith(name));
  return standard === undefined ? null : text.slice(0, text.length - standard.length) + OTHER_NAME[standard]!;
}

function renamed(unit: AssignedUnit, text: string) {
  return { range: siteRange(unit.site, unit.span), newText: text };
}

/**
 * Units that stand under one name in three places at least, so that another name is the odd one; without the first
 * place, where a full name introduces the short one.
 */
function unitsNamedOften(analysis: Analysis): AssignedUnit[] {
  return analysis.drafts.flatMap(({ assignments }) => {
    const units = assignments.flatMap(unitsOf).filter(({ site }) => site.annotation.form !== 'prose');
    const counts = new Map<string, number>();
    for (const { name } of units) counts.set(name, (counts.get(name) ?? 0) + 1);
    return units.filter(
      ({ name }, index) => counts.get(name)! >= 3 && units.findIndex((unit) => unit.name === name) < index,
    );
  });
}

/** Names that the reform of 2018 did away with; those that some places keep are left out. */
const BEFORE_REFORM: Readonly<Record<string, string>> = {
  自然资源局: '国土资源局',
  自然资源和规划局: '国土资源局',
  自然资源厅: '国土资源厅',
  生态环境局: '环境保护局',
  生态环境厅: '环境保护厅',
  市场监管局: '工商行政管理局',
  卫生健康委: '卫生计生委',
  应急管理局: '安全生产监督管理局',
  应急管理厅: '安全生产监督管理局',
  文化广电和旅游局: '旅游发展委员会',
};
/** When the last places had carried the reform out. */
const REFORMED = 20190401;

export const bodyFaults: readonly FaultKind[] = [
  {
    name: '单位换了叫法',
    places: (analysis) =>
      unitsNamedOften(analysis).flatMap((unit): PlantedFault[] => {
        const other = otherNameOf(unit.text);
        const edits = other === null ? [] : [renamed(unit, other)];
        return edits.map((each) => ({ edits: [each], rules: ['unit-name'], lines: [each.range.start.line] }));
      }),
  },
  {
    name: '同一单位以两个名称并列',
    places: (analysis) =>
      analysis.drafts.flatMap(({ assignments }) =>
        assignments.flatMap(({ lead, responsible, cooperating }) =>
          [lead, responsible, cooperating].flatMap((units): PlantedFault[] => {
            const last = units.at(-1);
            const other = units.map(({ name }) => otherNameOf(name)).find((name) => name !== null) ?? null;
            if (last === undefined || other === null || last.site.annotation.form === 'prose') return [];
            const { end } = siteRange(last.site, last.span);
            return [
              {
                edits: [edit(end.line, end.character, end.character, `、${other}`)],
                rules: ['unit-conflict'],
                lines: [end.line],
              },
            ];
          }),
        ),
      ),
  },
  {
    name: '责任单位只写有关部门',
    places: ({ drafts }) =>
      drafts.flatMap((draft) =>
        annotationCount(draft) < 6
          ? []
          : draft.assignments.flatMap(({ sites }): PlantedFault[] => {
              const [{ annotation, line, continuation }] = sites as [(typeof sites)[0]];
              const { form, span, groups, convention } = annotation;
              if (sites.length > 1 || continuation !== null || convention !== null || groups.length === 0) return [];
              if (form !== 'labelled' && form !== 'sentence') return [];
              const newText = form === 'labelled' ? '（责任单位：有关部门）' : '（有关部门负责）';
              return [{ edits: [edit(line, span.start, span.end, newText)], rules: ['vague-unit'], lines: [line] }];
            }),
      ),
  },
  {
    name: '机构写旧名',
    places: ({ blocks, roles }, today) =>
      blocks.flatMap(({ text }, line) =>
        roles[line] !== 'body' || today < REFORMED
          ? []
          : Object.entries(BEFORE_REFORM).flatMap(([name, old]): PlantedFault[] =>
              [...text.matchAll(new RegExp(`(?<=[省市县区、（：])${name}(?=[、，；。）])`, 'g'))].map(({ index }) => ({
                edits: [edit(line, index, index + name.length, old)],
                rules: ['stale-agency'],
                lines: [line],
              })),
            ),
      ),
  },
];
