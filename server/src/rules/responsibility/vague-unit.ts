/** 责任单位只写“有关部门”，没有落到具体单位. */

import type { Range } from '../../text/span.ts';
import { siteRange, unitsOf, type Assignment } from '../../model/responsibility/assignment.ts';
import { isCollective, isVague } from '../../model/responsibility/unit.ts';
import type { Draft } from '../../model/draft.ts';
import type { Fix } from '../finding.ts';
import { defineDraftRule, replacement } from '../rule.ts';
import { frequentUnits } from './annotationStyle.ts';

/** Counted over 55 documents: 0 findings; 省级有关部门 stands in 23 annotations, each time beside bodies by name. */
export default defineDraftRule({
  id: 'vague-unit',
  group: 'responsibility',
  title: '责任单位未落到具体单位',
  severity: 'information',
  fix: 'offered',
  rationale: '责任单位只写“有关部门”“相关单位”，印发后谁都可以认为与己无关，督查时也找不到责任主体。',
  authority: [{ source: '各级政府政策文件任务分工的通行做法' }],
  silentOn: [
    '“市财政局等有关部门”“市财政局、市有关部门”等已列出具体单位的',
    '“各县（市、区）人民政府”“各部门各单位”等要求人人落实的',
    '正文中的“有关部门”，以及“各有关部门按职责分工负责”',
    '全文都只写“有关部门”的，只在第一处提示一次',
  ],
  good: [
    '（一）建设平台。抓好建设，有关部门做好配合。（责任单位：市科技局、市有关部门，各县（市、区）人民政府）\n（二）转变作风。改进服务。（责任单位：各县（市、区）人民政府）',
  ],
  bad: [
    {
      text: '（一）建设平台。抓好建设。（牵头单位：市科技局）\n（二）培育主体。加大力度。（责任单位：市直有关部门）',
      flags: '市直有关部门',
      fixed: '（一）建设平台。抓好建设。（牵头单位：市科技局）\n（二）培育主体。加大力度。（责任单位：市科技局）',
    },
  ],

  *check(draft) {
    const vague = draft.assignments.filter(namesNobody);
    // Where every other annotation is like this, the draft means it so.
    const everywhere = vague.length > 2 && vague.length * 2 >= draft.assignments.length;
    for (const assignment of everywhere ? vague.slice(0, 1) : vague) {
      const unit = unitsOf(assignment)[0]!;
      const range = siteRange(unit.site, unit.span);
      yield {
        range,
        message: everywhere
          ? `本稿有${vague.length}处责任单位只写“${unit.text}”之类，没有落到具体单位，请逐条明确。`
          : `责任单位只写“${unit.text}”，没有落到具体单位，请写明由哪个单位负责。`,
        unfinished: 'sentence' as const,
        fixes: () => choicesFor(draft, range),
      };
    }
  },
});

/** As many as a menu of quick fixes shows at a glance. */
const MOST_CHOICES = 6;

/** The bodies that answer for other clauses of this draft; which of them is meant here, the drafter knows. */
function choicesFor(draft: Draft, range: Range): Fix[] {
  return frequentUnits(draft, MOST_ASKED)
    .filter((name) => !isCollective(name))
    .slice(0, MOST_CHOICES)
    .map((name) => replacement(`改为“${name}”`, range, name, { safe: false }));
}

/** There are some 统称 among them, which are left out. */
const MOST_ASKED = 20;

function namesNobody(assignment: Assignment): boolean {
  const { opener } = assignment;
  if (opener === null || !isVague(opener.text)) return false;
  const { lead, cooperating, responsible, guiding, sites } = assignment;
  // In prose, and under 按职责分工负责, 有关部门 means all whom it concerns.
  if (sites.some(({ annotation }) => annotation.form === 'prose' || annotation.groups.some(({ shared }) => shared))) {
    return false;
  }
  const all = (units: Assignment['lead']): boolean => units.every(({ text }) => isVague(text));
  return all(lead) && all(responsible) && all(cooperating) && all(guiding);
}
