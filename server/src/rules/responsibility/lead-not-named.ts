/** 列了几个责任单位，没有说明谁牵头. */

import { rangeOf } from '../../text/span.ts';
import { siteRange, type Assignment } from '../../model/responsibility/assignment.ts';
import { isCollective } from '../../model/responsibility/unit.ts';
import { defineDraftRule } from '../rule.ts';
import type { Draft } from '../../model/draft.ts';
import type { Fix } from '../finding.ts';

/**
 * Counted over 55 documents: 8 list several 责任单位 throughout without saying who leads, 11 mark 牵头, 4 state that
 * the first of a list leads. A draft that never says is told once; the one clause that departs from the others is marked.
 */
export default defineDraftRule({
  id: 'lead-not-named',
  group: 'responsibility',
  title: '多个责任单位未明确牵头单位',
  severity: 'warning',
  fix: 'offered',
  rationale: '几家单位并列而没有牵头的，容易互相等靠。应标明牵头单位，或在首次标注处说明“列第一位的为牵头单位，下同”。',
  authority: [{ source: '国发〔2018〕39号、国发〔2018〕42号、国发〔2019〕3号等文件的标注惯例' }],
  silentOn: [
    '已说明“列第一位者为牵头单位”的文稿',
    '写明“分别负责”“按职责分工负责”“共同负责”的',
    '只有一个责任单位，其余为“各县（市、区）政府”等统称的',
    '全文都不标牵头单位的，只在第一处提示一次',
  ],
  good: [
    '一、任务\n（一）建设平台。抓好建设。（牵头单位：市科技局；责任单位：市财政局、市商务局）\n（二）培育主体。加大力度。（市科技局、市财政局按职责分工负责）',
    '一、任务\n（一）建设平台。抓好建设。（责任单位：市科技局、市财政局。列第一位的为牵头单位，下同）\n（二）培育主体。加大力度。（责任单位：市财政局、市科技局）',
  ],
  bad: [
    {
      text: '一、任务\n（一）建设平台。抓好建设。（牵头单位：市科技局；配合单位：市财政局）\n（二）培育主体。加大力度。（牵头单位：市财政局；配合单位：市商务局）\n（三）引进人才。完善政策。（责任单位：市委组织部、市科技局）',
      flags: '责任单位',
      fixed:
        '一、任务\n（一）建设平台。抓好建设。（牵头单位：市科技局；配合单位：市财政局）\n（二）培育主体。加大力度。（牵头单位：市财政局；配合单位：市商务局）\n（三）引进人才。完善政策。（牵头单位：市委组织部；配合单位：市科技局）',
    },
  ],

  *check(draft) {
    if (draft.convention !== null || draft.government === 'centre') return;
    const leaderless = draft.assignments.filter(isLeaderless);
    const first = leaderless[0];
    if (first === undefined) return;
    const led = draft.assignments.filter(({ leads, annotated }) => leads > 0 && annotated).length;
    if (led > leaderless.length) {
      // A single departure is a slip; several are how this office marks work that all share.
      const severity = leaderless.length <= Math.max(1, led / 10) ? 'warning' : 'information';
      for (const assignment of leaderless) {
        yield {
          severity,
          range: labelRange(assignment),
          message: `这里列了${count(assignment)}个责任单位，没有标明由谁牵头；本稿其他条款都标了牵头单位。`,
          fixes: () => [markFirst(draft, assignment)],
        };
      }
      return;
    }
    yield {
      range: labelRange(first),
      severity: 'information',
      message: `本稿有${leaderless.length}处列了多个责任单位而没有标明由谁牵头。可在首次标注处说明“列第一位的为牵头单位，下同”。`,
      fixes: () => [
        stateConvention(first),
        {
          title: '每处都把第一个单位标为牵头单位',
          edits: leaderless.flatMap((each) => markFirst(draft, each).edits),
          safe: false,
        },
      ],
    };
  },
});

/** From so many bodies on the work is everybody's, and none of them can lead it. */
const EVERYBODY = 12;

/** Several bodies with a name of their own side by side, in a labelled annotation, and none of them leads. */
function isLeaderless(assignment: Assignment): boolean {
  const { leads, answering, sites } = assignment;
  if (leads > 0 || answering < 2 || answering > EVERYBODY) return false;
  const { form, groups } = sites[0]!.annotation;
  if (form === 'prose' || form === 'bare' || form === 'sentence') return false;
  if (groups.some(({ shared }) => shared)) return false;
  return assignment.responsible.filter(({ text }) => !isCollective(text)).length > 1;
}

function count({ responsible }: Assignment): number {
  return responsible.length;
}

function labelRange(assignment: Assignment) {
  const site = assignment.sites[0]!;
  return siteRange(
    site,
    site.annotation.groups.find(({ role }) => role === 'responsible')?.labelSpan ?? site.annotation.span,
  );
}

function markFirst(draft: Draft, assignment: Assignment): Fix {
  const site = assignment.sites[0]!;
  const group = site.annotation.groups.find(({ role }) => role === 'responsible')!;
  const [leader, next] = group.units;
  const labels = draft.assignments.flatMap(({ sites }) => sites.flatMap(({ annotation }) => annotation.groups));
  const second = labels.find(({ role }) => role === 'cooperating')?.label ?? '配合单位';
  const edits = [
    {
      range: siteRange(site, group.labelSpan),
      newText: labels.find(({ role }) => role === 'lead')?.label ?? '牵头单位',
    },
  ];
  if (leader !== undefined && next !== undefined) {
    edits.push({ range: siteRange(site, { start: leader.span.end, end: next.span.start }), newText: `；${second}：` });
  }
  return { title: `把“${leader?.text ?? ''}”标为牵头单位`, edits, safe: false, preferred: true };
}

function stateConvention(first: Assignment): Fix {
  const site = first.sites[0]!;
  const bracketed = site.annotation.form === 'labelled';
  const end = site.annotation.span.end - (bracketed ? 1 : 0);
  const range =
    site.continuation === null ? rangeOf(site.line, { start: end, end }) : siteRange(site, { start: end, end });
  return {
    title: '在首次标注处补“列第一位的为牵头单位，下同”',
    edits: [{ range, newText: bracketed ? '。列第一位的为牵头单位，下同' : '（列第一位的为牵头单位，下同）' }],
    safe: false,
    preferred: true,
  };
}
