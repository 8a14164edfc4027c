/** 简称定义后没有使用. */

import { rangeOf } from '../../text/span.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import { firstUse } from '../../model/line/term.ts';
import { defineDraftRule, replacement } from '../rule.ts';

/** A definition with so few lines behind it may stand in a text that is still being written. */
const LINES_BEHIND = 3;

/**
 * Counted over 55 documents: 40 definitions, 3 never used. Anything that contains the short form counts as a use
 * (高新区 in 云岭高新区), so a definition is never called idle by mistake.
 */
export default defineDraftRule({
  id: 'unused-term',
  group: 'citation',
  title: '简称定义后没有使用',
  severity: 'information',
  fix: 'offered',
  rationale:
    '“以下简称”是为后文称引方便，后文一次也没有用到，这个括注就是多余的；也可能是后文该用简称的地方仍用了全称。',
  authority: [{ source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第十九条（文字精练）' }],
  silentOn: [
    '通知中定义、印发的正文中使用的简称',
    '后文以“云岭高新区”等形式用到的简称',
    '刚写下、后面还没有几段文字的简称',
  ],
  good: [
    '支持云岭高新技术产业开发区（以下简称云岭高新区）发展。\n一、总体要求\n把云岭高新区建成主引擎。\n二、主要任务\n三、保障措施',
  ],
  bad: [
    {
      text: '支持云岭高新技术产业开发区（以下简称云岭高新区）发展。\n一、总体要求\n二、主要任务\n三、保障措施',
      flags: '（以下简称云岭高新区）',
      fixed: '支持云岭高新技术产业开发区发展。\n一、总体要求\n二、主要任务\n三、保障措施',
    },
  ],

  *check(draft, { analysis }) {
    if (draft.terms.length === 0) return;
    const end = endOfDocument(analysis, draft);
    for (const { line, value } of draft.terms) {
      if (!hasTextBehind(analysis, line, end)) continue;
      if (firstUse(analysis.blocks, value.used, { line, character: value.span.end }, end) !== null) continue;
      const range = rangeOf(line, value.span);
      yield {
        range,
        message: `简称“${value.term}”定义后没有再用到。请删去这个括注，或在后文改用简称。`,
        tag: 'unnecessary',
        unfinished: 'draft' as const,
        fixes: () => [replacement('删去简称的括注', range, '', { safe: false, preferred: true })],
      };
    }
  },
});

/** What a 通知 defines holds for what it issues. */
function endOfDocument({ drafts }: Analysis, draft: Draft): number {
  let end = draft.end;
  for (let next = drafts.indexOf(draft) + 1; drafts[next]?.notice === draft; next++) end = drafts[next]!.end;
  return end;
}

function hasTextBehind({ roles }: Analysis, line: number, end: number): boolean {
  let seen = 0;
  for (let next = line + 1; next < end; next++) {
    if (roles[next] === 'date') return true;
    if (roles[next] === 'body' && ++seen === LINES_BEHIND) return true;
  }
  return false;
}
