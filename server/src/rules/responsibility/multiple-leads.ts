/** 一项任务几家牵头，没有说明次序或分工. */

import type { Analysis, Draft } from '../../model/draft.ts';
import { siteRange, type Assignment } from '../../model/responsibility/assignment.ts';
import { isCollective } from '../../model/responsibility/unit.ts';
import { memoized } from '../../text/memoized.ts';
import type { Fix } from '../finding.ts';
import { defineDraftRule, type DraftReport } from '../rule.ts';
import { CONVENTION, firstAlone, statedConvention } from './oneLead.ts';

/** From here on a draft that does so is told once. */
const CUSTOM_FROM = 4;

/**
 * Counted over 55 documents: 4 clauses of two documents; four of the five plans that one 通知 issues name several
 * leaders throughout, which is told once.
 */
export default defineDraftRule({
  id: 'multiple-leads',
  group: 'responsibility',
  title: '同一任务有多个牵头单位',
  severity: 'information',
  fix: 'offered',
  rationale:
    '几家单位同为牵头而不分先后，遇事仍要协商由谁召集，等于没有牵头。确需几家牵头的，应写明“分别牵头”的分工，或者说明列第一位的为总牵头。',
  authority: [{ source: '各级政府政策文件任务分工的通行做法（如国发〔2018〕39号“列第一位者为牵头单位”）' }],
  silentOn: [
    '写明“分别牵头”“共同牵头”“按职责分工牵头”的',
    '已说明“列第一位的为牵头单位”的文稿',
    '牵头单位之一是“各县（市、区）人民政府”等统称的',
    '单独成行的“主办单位：”（活动的主办方）',
    '全文（一个通知印发的几份方案）通行几家牵头的，只在第一处提示一次',
  ],
  good: [
    '（一）建设平台。抓好建设。（市科技局、市教育局分别牵头，市财政局配合）',
    '（一）建设平台。抓好建设。（牵头单位：市科技局、市教育局；配合单位：市财政局。列第一位的为牵头单位，下同）',
    '一、组织\n主办单位：市教育局、团市委\n承办单位：市少年宫',
  ],
  bad: [
    {
      text: '（一）建设平台。抓好建设。（牵头单位：市科技局、市教育局；配合单位：市财政局）',
      flags: '市教育局',
      fixed: '（一）建设平台。抓好建设。（牵头单位：市科技局；配合单位：市教育局、市财政局）',
    },
  ],

  *check(draft, { analysis }) {
    if (draft.convention !== null) return;
    const several = severalIn(draft.assignments);
    if (several.length < CUSTOM_FROM) {
      for (const assignment of several) yield reportOn(assignment, draft, analysis);
    } else if (isFirstByCustom(draft, analysis)) {
      const { fixes, ...report } = reportOn(several[0]!, draft, analysis);
      yield {
        ...report,
        message:
          `本稿有${several.length}条任务列了几个牵头单位而不分先后，请明确各条的总牵头单位，` +
          `或者在首次标注处说明“${CONVENTION}”。`,
        fixes: () => [...fixes!()].reverse().map((fix, index) => ({ ...fix, preferred: index === 0 })),
      };
    }
  },
});

const severalIn = memoized((assignments: Draft['assignments']) => assignments.filter(hasSeveral));

/** What one 通知 issues is of one mind: its first text that does so speaks for all. */
function isFirstByCustom(draft: Draft, { drafts }: Analysis): boolean {
  if (draft.notice === null) return true;
  const first = drafts.find(
    ({ notice, convention, assignments }) =>
      notice === draft.notice && convention === null && severalIn(assignments).length >= CUSTOM_FROM,
  );
  return first === draft;
}

function hasSeveral(assignment: Assignment): boolean {
  const { leads, annotated, sites } = assignment;
  if (leads < 2 || !annotated || assignment.lead.some(({ text }) => isCollective(text))) return false;
  return !sites.some(({ annotation: { form, groups } }) =>
    // 主办单位： on a line of its own says who holds an event, not who leads a task.
    groups.some(({ role, label, shared }) => role === 'lead' && (shared || (form === 'line' && /^主办/.test(label)))),
  );
}

function reportOn(assignment: Assignment, draft: Draft, analysis: Analysis): DraftReport {
  const { lead } = assignment;
  const [first, next] = lead;
  const names = lead.map(({ text }) => text).join('、');
  return {
    range: siteRange(next!.site, next!.span),
    message: `“${names}”都列为牵头单位，没有说明由谁总牵头，请明确一个，或者写明“分别牵头”及各自分工。`,
    related: [{ range: siteRange(first!.site, first!.span), message: `“${first!.text}”也列为牵头单位` }],
    fixes: () => fixesOf(assignment, draft, analysis),
  };
}

function fixesOf(assignment: Assignment, draft: Draft, analysis: Analysis): Fix[] {
  const alone = firstAlone(assignment, draft, analysis);
  const convention = statedConvention(draft, analysis);
  return [...(alone === null ? [] : [{ ...alone, preferred: true }]), ...(convention === null ? [] : [convention])];
}
