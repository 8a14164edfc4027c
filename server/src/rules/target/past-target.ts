/** 时限已过: 到2020年, “十四五”末 in a draft of 2026. */

import { rangeOf } from '../../text/span.ts';
import type { Deadline } from '../../model/line/deadline.ts';
import { planRunning } from '../../model/knowledge/plans.ts';
import { defineDraftRule, replacement } from '../rule.ts';
import type { Fix } from '../finding.ts';
import { sayDay } from '../settings.ts';

/** Behind a time limit these tell what has happened, not what is to be done. */
const REPORT = /^[^。；;]{0,40}?(?:已经?|累计已|实现了|完成了|建成了|达到了|取得了)/;

/**
 * Counted over 55 documents: 132 time limits, of which 0 lie before the document's own date where they set a task.
 */
export default defineDraftRule({
  id: 'past-target',
  group: 'target',
  title: '目标时限已过',
  severity: 'warning',
  fix: 'offered',
  rationale: '目标或任务的时限早于今天，多是沿用上一轮文件时没有改年份，印发出去就是“过期的目标”。',
  authority: [{ source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿：时间准确）' }],
  silentOn: [
    '文号、文件名称、会议名称、统计数据中的年份',
    '“自2021年至2025年”这类期间，“以2020年为基数”的基期',
    '“截至2024年底已建成……”等既成事实',
    '“2020年12月31日前取得许可的项目”等适用条件',
    '“十三五”期间取得的成效等回顾',
  ],
  good: [
    '到2035年，基本建成现代化产业体系。',
    '截至2024年底，全市已建成平台30家。以2020年为基期，年均增长8%。',
    '“十三五”期间，物流总额保持稳定增长。',
  ],
  bad: [
    { text: '到2020年，高新技术企业达到100家以上。', flags: '到2020年' },
    { text: '2021年6月底前，完成方案编制。', flags: '2021年6月底前' },
    { text: '“十二五”末，工业总产值突破500亿元。', flags: '“十二五”末' },
    { text: '“十三五”期间新增示范企业30家。', flags: '“十三五”期间' },
  ],

  *check(draft, { analysis, settings }) {
    const seen = new Set<Deadline>();
    for (const { deadline, line } of draft.targets) {
      if (deadline === null || deadline.kind === 'period' || deadline.kind === 'relative' || seen.has(deadline))
        continue;
      // 年内 of an older draft holds no year that could be seen to be over.
      if (deadline.kind === 'during' && !/\d/.test(deadline.text)) continue;
      seen.add(deadline);
      const last = deadline.lastDay;
      if (last === null || last >= settings.today) continue;
      const owner = ownerLine(analysis.facts, deadline, line);
      const { text } = analysis.blocks[owner]!;
      if (REPORT.test(text.slice(deadline.span.end))) continue;
      // “十三五”期间，…增长5%: what a period brought, and not what is set for it.
      if (deadline.plan !== null && !deadline.text.endsWith('末') && LOOKS_BACK.test(text.slice(deadline.span.end)))
        continue;
      yield {
        range: rangeOf(owner, deadline.span),
        // 2024年，…达到… may also look back.
        ...(deadline.kind === 'during' || isRecent(last, settings.today) ? { severity: 'information' as const } : {}),
        message: `时限${quoted(deadline.text)}已过（按${sayDay(settings.today)}计）。如系沿用旧稿，请改为新的时限；如系回顾，请写明已完成情况。`,
        tag: 'deprecated',
        fixes: () => renewals(deadline, owner, settings.today),
      };
    }
  },
});

/** Behind a plan period, what it brought: “十三五”期间，…保持稳定增长，2020年超过…. */
const LOOKS_BACK =
  /^[^。]*?(?:已|了|取得|显著|以来|成效|成就|(?:19|20)\d{2}年(?:超过|达)|保持(?:稳定|快速|平稳)|增速达)/;

/** A step that ended in the last two months was in time when the draft was written; it is only to be looked at. */
function isRecent(last: number, today: number): boolean {
  const months = (day: number): number => Math.floor(day / 10000) * 12 + (Math.floor(day / 100) % 100);
  return months(today) - months(last) < 2;
}

function quoted(text: string): string {
  return /^[“"]/.test(text) ? text : `“${text}”`;
}

/** The line that a deadline stands on: items of a list are governed by the line above them. */
function ownerLine(
  facts: readonly { readonly times: readonly Deadline[] }[],
  deadline: Deadline,
  line: number,
): number {
  let owner = line;
  while (owner >= 0 && !facts[owner]!.times.includes(deadline)) owner--;
  return Math.max(0, owner);
}

function renewals(deadline: Deadline, line: number, today: number): Fix[] {
  const thisYear = Math.floor(today / 10000);
  const running = planRunning(thisYear);
  if (deadline.plan !== null) {
    if (running === null) return [];
    const range = rangeOf(line, deadline.span);
    return [
      replacement(`改为“${running.name}”`, range, deadline.text.replace(deadline.plan, running.name), {
        safe: false,
        preferred: true,
      }),
    ];
  }
  if (deadline.yearSpan === null) return [];
  const range = rangeOf(line, deadline.yearSpan);
  const month = deadline.month ?? 12;
  const soonest = month > Math.floor(today / 100) % 100 || deadline.month === null ? thisYear : thisYear + 1;
  const years = [
    ...new Set([running === null || running.end < soonest ? soonest + 1 : running.end, soonest, soonest + 1]),
  ];
  return years.map((year, index) =>
    replacement(
      running !== null && year === running.end ? `改为${year}年（“${running.name}”末）` : `改为${year}年`,
      range,
      String(year),
      { safe: false, preferred: index === 0 },
    ),
  );
}
