/** 同一单位既牵头又配合，或列了两次. */

import { siteRange, unitsOf, type AssignedUnit } from '../../model/responsibility/assignment.ts';
import type { Analysis } from '../../model/draft.ts';
import { defineDraftRule } from '../rule.ts';
import type { Fix } from '../finding.ts';

/**
 * Counted over 55 documents: 1 body both leading and cooperating, 0 named twice in one list. “牵头单位：A；责任单位：A、B”
 * names the leader again among those responsible; some offices do so by custom, and it is left alone.
 */
export default defineDraftRule({
  id: 'unit-conflict',
  group: 'responsibility',
  title: '同一单位重复出现或既牵头又配合',
  severity: 'warning',
  fix: 'safe',
  rationale: '一家单位在同一条里既牵头又配合，或者列了两遍，分工表上无法认定角色，多因增补单位时没有核对前文。',
  authority: [{ source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿）' }],
  silentOn: ['同一单位在不同条款中分别牵头、配合', '“牵头单位：甲；责任单位：甲、乙”这种牵头单位同时列入责任单位的写法'],
  good: ['（一）建设平台。抓好建设。（牵头单位：市科技局；配合单位：市财政局、市商务局）'],
  bad: [
    {
      text: '（一）建设平台。抓好建设。（牵头单位：市科技局；配合单位：市财政局、市科技局、市商务局）',
      flags: '市科技局',
      fixed: '（一）建设平台。抓好建设。（牵头单位：市科技局；配合单位：市财政局、市商务局）',
    },
    { text: '（一）建设平台。抓好建设。（责任单位：市科技局、市财政局、市科技局）', flags: '市科技局', fixed: '（一）建设平台。抓好建设。（责任单位：市科技局、市财政局）' },
  ],

  *check(draft, { analysis }) {
    for (const assignment of draft.assignments) {
      const seen = new Map<string, AssignedUnit>();
      for (const unit of unitsOf(assignment)) {
        const earlier = seen.get(unit.name);
        if (earlier === undefined) {
          seen.set(unit.name, unit);
          continue;
        }
        const conflicting = earlier.role === 'lead' && unit.role === 'cooperating';
        if (!conflicting && earlier.role !== unit.role) continue;
        const range = siteRange(unit.site, unit.span);
        yield {
          range,
          message: conflicting
            ? `“${unit.name}”在这一条里既是牵头单位又是配合单位，请核定一种角色。`
            : `“${unit.name}”在这一条里列了两次。`,
          related: [{ range: siteRange(earlier.site, earlier.span), message: `“${unit.name}”前面已列在这里` }],
          tag: 'unnecessary',
          fixes: () => removal(analysis, unit, !conflicting),
        };
      }
    }
  },
});

/** Removes a name with the pause in front of it, or, at the head of a list, behind it. */
function removal(analysis: Analysis, unit: AssignedUnit, safe: boolean): Fix[] {
  const range = siteRange(unit.site, unit.span);
  if (range.start.line !== range.end.line) return [];
  const { text } = analysis.blocks[range.start.line]!;
  let { character: start } = range.start;
  let { character: end } = range.end;
  if ('、，,'.includes(text.charAt(start - 1)) && start > 0) start--;
  else if ('、，,'.includes(text.charAt(end)) && end < text.length) end++;
  return [
    {
      title: `删去重复的“${unit.text}”`,
      edits: [{ range: { start: { line: range.start.line, character: start }, end: { line: range.end.line, character: end } }, newText: '' }],
      safe,
      preferred: true,
    },
  ];
}
