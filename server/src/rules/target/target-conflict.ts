/** 同一指标两个数: one indicator, one time limit, two values. */

import { rangeOf } from '../../text/span.ts';
import type { Analysis, Target } from '../../model/draft.ts';
import type { Figure } from '../../model/target/targetSentence.ts';
import { defineDraftRule, replacement, type DraftReport } from '../rule.ts';

type Figured = Target & { readonly figure: Figure };

/** Shorter names (产值, 下降, 培育) say too little; in two different tasks even 产业规模 may be of two industries. */
const SHORTEST = 4;
const SHORTEST_ACROSS_TASKS = 6;
/** A rate and a sum, each year's and the total, are two indicators whatever they are called. */
const PACE = /年均|每年|每[^年，,。；;]|逐年|新增|净增|累计|增长|平均|人均|其中|分别/;

const EVERY_PACE = new RegExp(PACE, 'g');
/** Figures of parts, which bear the name of the whole. */
const PART = /其中|分别|平均|人均/;

/**
 * Counted over 55 documents: 87 targets with a value, 0 with two values for one time limit. What stands in front of
 * the time limit (云岭高新区到2028年…, 全市到2028年…) belongs to the indicator, and so does 全市 in front of it.
 */
export default defineDraftRule({
  id: 'target-conflict',
  group: 'target',
  title: '同一指标前后数值不一',
  severity: 'warning',
  fix: 'offered',
  rationale:
    '总体目标和任务条款里写了同一指标、同一时限，数值却不同，考核时以哪个为准会有争议，多因修改目标时没有改全。',
  authority: [{ source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿：数字准确）' }],
  silentOn: [
    '全市与高新区、本级与全域等范围不同的指标',
    '时限不同的阶段目标',
    '年均数与总数、新增数与累计数',
    '数值写成幅度的指标',
  ],
  good: [
    '一、发展目标\n到2027年，全市高新技术企业达到400家。到2028年，全市高新技术企业达到420家，云岭高新区高新技术企业达到120家。\n二、主要任务\n2028年底前，全市高新技术企业数量达到420家。',
  ],
  bad: [
    {
      text: '一、发展目标\n到2028年，全市高新技术企业达到420家，技术合同成交额突破50亿元。\n二、主要任务\n完善培育机制，到2028年底，全市高新技术企业数量达到400家。',
      flags: '400',
      fixed:
        '一、发展目标\n到2028年，全市高新技术企业达到420家，技术合同成交额突破50亿元。\n二、主要任务\n完善培育机制，到2028年底，全市高新技术企业数量达到420家。',
    },
    {
      text: '一、发展目标\n到2028年，城市社区助餐服务覆盖率达到90%。\n二、主要任务\n到2028年，城市社区助餐服务覆盖率达到95%以上。',
      flags: '95',
    },
  ],

  *check(draft, { analysis }) {
    const known = new Map<string, Figured[]>();
    for (const target of draft.targets) {
      if (!isFigured(target)) continue;
      const { measure } = target.figure;
      const same = known.get(measure);
      if (same === undefined) {
        known.set(measure, [target]);
        continue;
      }
      if (
        same.some(
          (other) => other.figure.amount === target.figure.amount && other.deadline!.text === target.deadline!.text,
        )
      )
        continue;
      const day = target.deadline!.lastDay;
      // Figures of one sentence are of things that it tells apart.
      const first = same.find((other) => other.deadline!.lastDay === day && !inOneSentence(analysis, other, target));
      if (first === undefined) same.push(target);
      else if (first.figure.amount !== target.figure.amount && comparable(analysis, first, target))
        yield report(first, target);
    }
  },
});

function inOneSentence({ blocks }: Analysis, a: Figured, b: Figured): boolean {
  return a.line === b.line && !blocks[a.line]!.text.slice(a.figure.span.end, b.figure.span.start).includes('。');
}

function isFigured(target: Target): target is Figured {
  const { figure, deadline } = target;
  return (
    figure !== null &&
    figure.amount !== null &&
    deadline !== null &&
    deadline.year !== null &&
    deadline.kind !== 'period'
  );
}

function comparable(analysis: Analysis, a: Figured, b: Figured): boolean {
  const name = a.figure.measure.slice(0, a.figure.measure.lastIndexOf(' '));
  const acrossTasks = a.clause !== b.clause && !setsGoal(a) && !setsGoal(b);
  if (name.length < (acrossTasks ? SHORTEST_ACROSS_TASKS : SHORTEST) || name.startsWith('占')) return false;
  const [one, other] = [contextOf(analysis, a), contextOf(analysis, b)];
  if (one.subject !== other.subject || a.clause?.scope !== b.clause?.scope) return false;
  if (!PACE.test(one.words + other.words + name)) return true;
  // Told twice in the same words, each year's figure is one indicator too; 年均增长 alone is anybody's.
  const same = a.figure.indicator === b.figure.indicator && paceOf(one.words) === paceOf(other.words);
  return same && !PART.test(one.words + name) && name.replace(EVERY_PACE, '').length >= SHORTEST;
}

function paceOf(words: string): string {
  return (words.match(EVERY_PACE) ?? []).join('');
}

function setsGoal({ clause }: Target): boolean {
  return clause === null || clause.kind === 'goal' || clause.kind === 'general';
}

/** The words around an indicator that narrow it: its own, and whose it is by the head of the sentence. */
function contextOf(analysis: Analysis, { line, figure, deadline }: Figured): { words: string; subject: string } {
  const { text, marker } = analysis.blocks[line]!;
  const words = text.slice(Math.max(0, figure.span.start - 6), figure.valueSpan.start);
  if (deadline === null || !analysis.facts[line]!.deadlines.includes(deadline)) return { words, subject: '' };
  const from = Math.max(marker?.contentStart ?? 0, text.lastIndexOf('。', deadline.span.start) + 1);
  // The clause right in front of the time limit; 完善机制，到2028年… has no subject.
  const head = text.slice(from, deadline.span.start);
  const pause = Math.max(
    head.lastIndexOf('，'),
    head.lastIndexOf(','),
    head.lastIndexOf('；'),
    head.lastIndexOf('：'),
    head.lastIndexOf(':'),
  );
  return { words, subject: head.slice(pause + 1).replace(/力争|争取|确保|预计|[“”\s]/g, '') };
}

function report(first: Figured, second: Figured): DraftReport {
  const here = rangeOf(second.line, second.figure.valueSpan);
  const there = rangeOf(first.line, first.figure.valueSpan);
  const [one, other] = [first.figure, second.figure];
  return {
    range: here,
    message: `“${other.indicator}”前文同一时限写的是${one.value}${one.unit}，此处是${other.value}${other.unit}，请核定后统一。`,
    related: [{ range: there, message: `前文的数值是${one.value}${one.unit}` }],
    fixes: () =>
      one.unit === other.unit
        ? [
            replacement(`此处改为${one.value}${one.unit}`, here, one.value, { safe: false, preferred: true }),
            replacement(`前文改为${other.value}${other.unit}`, there, other.value, { safe: false }),
          ]
        : [],
  };
}
