/** 时限先后颠倒: a step due after its goal, a stage before the one in front of it, a period that does not fit. */

import { rangeOf } from '../../text/span.ts';
import { behindLast } from '../../text/tails.ts';
import type { Deadline } from '../../model/line/deadline.ts';
import type { Analysis, Draft, Target } from '../../model/draft.ts';
import type { Clause } from '../../model/structure/outline.ts';
import { titlePeriod } from '../../model/line/titlePeriod.ts';
import { defineDraftRule, type DraftReport } from '../rule.ts';
import { sayDay, type Settings } from '../settings.ts';

/** What is done before a thing can be there; a step of this sort cannot fall due after the thing itself. */
const PREPARATION =
  /^[^。；;]{0,30}?(?:启动|开工|动工|选址|立项|可行性研究|前期工作|招标|编制(?:完成|印发)|完成[^，,。；;]{0,16}(?:编制|选址|立项|设计|招标|论证|审批|备案|摸底|调研|征地|前期))/;
/** What shows the thing to be there. */
const COMPLETION =
  /^[^。；;]{0,40}?(?:建成|投入使用|投用|投产|达产|竣工|通车|运营|全面完成|基本完成|实现全覆盖|达到|突破|超过)/;
/** 为确保2027年底前建成…的目标，2028年6月底前…: the sentence itself ties the step to the goal. */
const SERVES = /为|确保|围绕|对照|锚定/;
const SERVES_WITHIN = 42;
/** Far views that reach beyond a plan by intent. */
const OUTLOOK = /展望|远景|远期|再用|愿景/;
const FAR = 2035;

/**
 * Counted over 55 documents: 132 time limits, 0 findings.
 */
export default defineDraftRule({
  id: 'deadline-order',
  group: 'target',
  title: '时限先后颠倒',
  severity: 'warning',
  fix: 'none',
  rationale:
    '前期工作的时限晚于建成的时限、后一阶段早于前一阶段、任务时限超出文件标题的期限，照着落实必然落空，多是修改时限时没有同步调整。',
  authority: [{ source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿：时间准确）' }],
  silentOn: [
    '早于今天的时限（由“目标时限已过”提示）',
    '展望2035年等远景目标',
    '同一段中互不相干的几项任务的时限',
    '交叉进行的工作阶段',
  ],
  good: [
    '一、主要任务\n（一）建设配送中心。2027年6月底前完成选址和立项，2028年底前建成投入使用。',
    '一、进度安排\n（一）动员部署阶段（2026年12月底前）。摸清底数。\n（二）组织实施阶段（2027年1月至2027年11月）。全面建设。\n（三）总结评估阶段（2027年12月底前）。总结经验。',
  ],
  bad: [
    {
      text: '一、主要任务\n（一）建设配送中心。2027年底前建成并投入使用，2028年6月底前完成选址和立项。',
      flags: '2028年6月底前',
    },
    {
      text: '一、进度安排\n（一）动员部署阶段（2027年3月底前）。摸清底数。\n（二）组织实施阶段（2027年4月至2028年6月）。全面建设。\n（三）总结评估阶段（2027年12月底前）。总结经验。',
      flags: '2027年12月底前',
    },
    {
      text: '云岭市低空经济三年行动方案（2027—2030年）\n一、总体要求\n发展低空经济。',
      flags: '云岭市低空经济三年行动方案（2027—2030年）',
    },
    {
      text: '云岭市低空经济行动方案（2027—2029年）\n一、主要任务\n（一）建设平台。2030年6月底前建成检测平台5个。',
      flags: '2030年6月底前',
    },
  ],

  *check(draft, { analysis, settings }) {
    yield* beforeOwnDate(draft, analysis, settings);
    yield* afterGoal(draft, analysis);
    yield* stages(draft, analysis);
    yield* period(draft, analysis);
  },
});

/** Time limits that lie before 成文日期; what is over today is told by another rule. */
function* beforeOwnDate(
  { date, targets, validity }: Draft,
  analysis: Analysis,
  settings: Settings,
): Iterable<DraftReport> {
  if (date === null || date.year === null || date.month === null) return;
  const own = date.year * 10000 + date.month * 100 + (date.day ?? 1);
  const said = `成文日期（${date.text}）`;
  const ended = settings.rules['past-target'] === 'off' ? 0 : settings.today;
  for (const { line, deadline } of targets) {
    if (deadline === null || deadline.year === null || deadline.year > date.year || deadline.kind === 'period')
      continue;
    const last = deadline.lastDay!;
    if (last >= own || last < ended || !analysis.facts[line]!.deadlines.includes(deadline)) continue;
    yield {
      range: rangeOf(line, deadline.span),
      message: `时限“${deadline.text}”早于本文件的${said}，请核定。`,
      related: [
        { range: rangeOf(date.line, { start: 0, end: analysis.blocks[date.line]!.text.length }), message: '成文日期' },
      ],
    };
  }
  for (const { line, value } of validity) {
    if (value.from === null || value.from >= own) continue;
    yield {
      range: rangeOf(line, value.span),
      severity: 'information',
      message: `施行日期（${sayDay(value.from)}）早于${said}，等于溯及既往。如非有意作有利于相对人的规定，请改为成文之后的日期。`,
    };
  }
}

/** Steps of a paragraph that cannot come after what the paragraph wants done. */
function* afterGoal({ targets }: Draft, { blocks, facts }: Analysis): Iterable<DraftReport> {
  for (let first = 0, next: number; first < targets.length; first = next) {
    const { line } = targets[first]!;
    for (next = first + 1; next < targets.length && targets[next]!.line === line;) next++;
    const { deadlines } = facts[line]!;
    if (deadlines.length < 2 || next - first < 2) continue;
    const { text } = blocks[line]!;
    for (const [index, step] of deadlines.entries()) {
      if (step.kind !== 'before') continue;
      const goal = deadlines
        .slice(0, index)
        .find((other) => other.kind !== 'period' && isLater(step, other) && serves(text, step, other));
      if (goal === undefined) continue;
      yield {
        range: rangeOf(line, step.span),
        message: `这一步的时限“${step.text}”晚于它所服务的目标“${goal.text}”，先后颠倒，请核定。`,
        related: [{ range: rangeOf(line, goal.span), message: '目标的时限' }],
      };
    }
  }
}

/** The sentence ties a step to a goal in front of it, or the step prepares what the goal completes. */
function serves(text: string, step: Deadline, goal: Deadline): boolean {
  const between = text.slice(goal.span.end, step.span.start);
  if (/[。；;]/.test(between)) return false;
  const tied =
    SERVES.test(behindLast(text.slice(Math.max(0, goal.span.start - SERVES_WITHIN), goal.span.start), '。；;')) &&
    between.includes('目标');
  return tied || (COMPLETION.test(between) && PREPARATION.test(text.slice(step.span.end)));
}

function isLater(a: Deadline, b: Deadline): boolean {
  const [one, other] = [a.lastDay, b.lastDay];
  return one !== null && other !== null && one > other;
}

/** Stages that follow one another, each with its time behind its name. */
function* stages({ outline }: Draft, { facts }: Analysis): Iterable<DraftReport> {
  let previous: { clause: Clause; deadline: Deadline } | null = null;
  for (const clause of outline.clauses) {
    if (clause.kind !== 'schedule' || clause.parent === null) continue;
    const deadline = facts[clause.line]!.deadlines.find(
      ({ span, kind }) => kind !== 'relative' && span.end <= clause.headingSpan.end + 1,
    );
    if (deadline === undefined) continue;
    if (previous !== null && previous.clause.parent === clause.parent && isLater(previous.deadline, deadline)) {
      yield {
        range: rangeOf(clause.line, deadline.span),
        message: `“${clause.heading}”的时限早于前一阶段（${previous.deadline.text}），阶段先后颠倒，请核定。`,
        related: [{ range: rangeOf(previous.clause.line, previous.deadline.span), message: '前一阶段的时限' }],
      };
    }
    previous = { clause, deadline };
  }
}

/** 三年行动方案 of four calendar years, and time limits beyond the period that the title names. */
function* period({ title, targets }: Draft, analysis: Analysis): Iterable<DraftReport> {
  const named = title === null ? null : titlePeriod(title.text);
  if (title === null || named === null) return;
  const years = named.end - named.start + 1;
  if (named.count !== null && named.count !== years) {
    const last = analysis.blocks[title.lastLine]!;
    const start = { line: title.firstLine, character: analysis.blocks[title.firstLine]!.content.start };
    yield {
      range: { start, end: { line: title.lastLine, character: last.content.end } },
      severity: 'information',
      message: `标题称${named.count}年，所列${named.text}是${years}个年度，请核定起止年份。`,
    };
  }
  const reported = new Set<number>();
  for (const target of targets) {
    const { deadline, line } = target;
    if (deadline === null || deadline.year === null || deadline.year <= named.end || reported.has(deadline.year))
      continue;
    if (deadline.year >= FAR || looksAhead(target, analysis) || !analysis.facts[line]!.deadlines.includes(deadline))
      continue;
    reported.add(deadline.year);
    yield {
      range: rangeOf(line, deadline.span),
      severity: 'information',
      message: `时限“${deadline.text}”超出标题的期限（${named.text}），请核定；如为远景目标，请写明“展望”。`,
    };
  }
}

function looksAhead({ clause, line }: Target, { blocks }: Analysis): boolean {
  return OUTLOOK.test(blocks[line]!.text) || (clause !== null && OUTLOOK.test(clause.heading));
}
