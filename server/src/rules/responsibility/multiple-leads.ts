/** 一项任务几家牵头，没有说明次序或分工. */

import { siteRange, type Assignment } from '../../model/responsibility/assignment.ts';
import { isCollective } from '../../model/responsibility/unit.ts';
import { defineDraftRule, type DraftReport } from '../rule.ts';

/** From here on a draft that does so is told once. */
const CUSTOM_FROM = 4;

/**
 * Counted over 55 documents: 4 clauses of two documents; four of the five plans that one document issues name several
 * leaders throughout, and each plan is told once.
 */
export default defineDraftRule({
  id: 'multiple-leads',
  group: 'responsibility',
  title: '同一任务有多个牵头单位',
  severity: 'information',
  fix: 'none',
  rationale: '几家单位同为牵头而不分先后，遇事仍要协商由谁召集，等于没有牵头。确需几家牵头的，应写明“分别牵头”的分工，或者说明列第一位的为总牵头。',
  authority: [{ source: '各级政府政策文件任务分工的通行做法（如国发〔2018〕39号“列第一位者为牵头单位”）' }],
  silentOn: [
    '写明“分别牵头”“共同牵头”“按职责分工牵头”的',
    '已说明“列第一位的为牵头单位”的文稿',
    '牵头单位之一是“各县（市、区）人民政府”等统称的',
    '全文通行几家牵头的，只在第一处提示一次',
  ],
  good: [
    '（一）建设平台。抓好建设。（市科技局、市教育局分别牵头，市财政局配合）',
    '（一）建设平台。抓好建设。（牵头单位：市科技局、市教育局；配合单位：市财政局。列第一位的为牵头单位，下同）',
  ],
  bad: [{ text: '（一）建设平台。抓好建设。（牵头单位：市科技局、市教育局；配合单位：市财政局）', flags: '市教育局' }],
  reads: ['assignments', 'firstLeads'],

  *check(draft) {
    if (draft.firstLeads) return;
    const several = draft.assignments.filter(hasSeveral);
    if (several.length >= CUSTOM_FROM) {
      yield { ...second(several[0]!), message: `本稿有${several.length}条任务列了几个牵头单位而不分先后，请明确各条的总牵头单位，或者在首次标注处说明“列第一位的为总牵头单位，下同”。` };
      return;
    }
    for (const assignment of several) yield second(assignment);
  },
});

function hasSeveral({ lead, sites }: Assignment): boolean {
  if (lead.length < 2 || sites[0]!.annotation.form === 'prose' || lead.some(({ text }) => isCollective(text))) return false;
  return !sites.some(({ annotation }) => annotation.groups.some(({ role, shared }) => role === 'lead' && shared));
}

function second({ lead }: Assignment): DraftReport {
  const [first, next] = lead;
  const names = lead.map(({ text }) => text).join('、');
  return {
    range: siteRange(next!.site, next!.span),
    message: `“${names}”都列为牵头单位，没有说明由谁总牵头，请明确一个，或者写明“分别牵头”及各自分工。`,
    related: [{ range: siteRange(first!.site, first!.span), message: `“${first!.text}”也列为牵头单位` }],
  };
}
