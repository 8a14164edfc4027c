/** 标题标点: headings of one level under one parent that close differently. */

import { rangeOf, type Span } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { Clause } from '../../model/structure/outline.ts';
import { defineDraftRule, replacement, type DraftReport } from '../rule.ts';

/** How a heading closes; null for a line that is no heading: an item of a list, a sentence. */
type Close = 'stop' | 'nothing' | 'run-in stop' | 'run-in otherwise' | null;

/** Headings alone on their line have up to 30 characters; a longer line is a sentence. */
const LONGEST = 30;
/** 加强领导　成立专班… or 加强领导：成立专班…: a space or a colon where the full stop belongs. */
const CLOSED_OTHERWISE =
  /^([\u4e00-\u9fa5、“”]{4,20})(?:[ \u00a0\u3000]+(?=[\u4e00-\u9fa5]{2})|[：:](?=[\u4e00-\u9fa5]{2}|[\u4e00-\u9fa5]?\d))/;

/**
 * Custom, counted over 58 documents of the State Council: 一、 headings have no mark in 143 of 158, （一） alone on the
 * line close with 。 in 80 and without in 54, so only siblings are held to agree. Over 55 documents 2 findings, both
 * one of several headings that lost (or kept) its full stop.
 */
export default defineDraftRule({
  id: 'heading-punctuation',
  group: 'numbering',
  title: '同级标题标点不一',
  severity: 'information',
  fix: 'offered',
  rationale:
    '同一部分的同级标题，有的末尾用句号，有的不用，版面不齐。独占一行的标题用不用句号两可，但同级应当一致；与正文接排的标题末尾用句号。',
  authority: [
    { source: 'GB/T 15834—2011', clause: '附录B.4' },
    { source: '公文惯例', clause: '接排标题用句号，单列标题同级一致' },
  ],
  silentOn: ['不同部分之间的差别', '单列标题与接排标题并用', '逐条列举的句子', '“一、”一级与“（一）”一级之间的差别'],
  good: [
    '一、总体要求\n（一）指导思想。\n以新发展理念为指导。\n（二）基本原则。\n坚持市场主导。',
    '一、总体要求\n（一）指导思想\n以新发展理念为指导。\n（二）基本原则\n坚持市场主导。',
  ],
  bad: [
    {
      text: '一、总体要求\n（一）指导思想。\n以新发展理念为指导。\n（二）基本原则。\n坚持市场主导。\n（三）发展目标\n建成基地。',
      flags: '发展目标',
      fixed:
        '一、总体要求\n（一）指导思想。\n以新发展理念为指导。\n（二）基本原则。\n坚持市场主导。\n（三）发展目标。\n建成基地。',
    },
    {
      text: '一、保障措施\n（一）加强组织领导。成立专班。\n（二）强化督促考核。定期通报。\n（三）营造良好氛围：加大宣传。',
      flags: '营造良好氛围',
      fixed:
        '一、保障措施\n（一）加强组织领导。成立专班。\n（二）强化督促考核。定期通报。\n（三）营造良好氛围。加大宣传。',
    },
  ],

  *check({ outline }, { analysis }) {
    for (const siblings of [outline.roots, ...parents(outline).map(({ children }) => children)]) {
      if (siblings.length < 2) continue;
      const closes = siblings.map((clause) => closeOf(analysis.blocks[clause.line]!, clause));
      if (closes.every((close) => close === closes[0])) continue;
      yield* disagreeing(analysis, siblings, closes, 'stop', 'nothing');
      yield* disagreeing(analysis, siblings, closes, 'nothing', 'stop');
      yield* disagreeing(analysis, siblings, closes, 'run-in stop', 'run-in otherwise');
    }
  },
});

function parents({ clauses }: Draft['outline']): Clause[] {
  return clauses.filter(({ children }) => children.length > 1);
}

function closeOf({ text, content }: Block, { headingSpan, heading, runsIn, end, line, marker, scope }: Clause): Close {
  if (heading === '' || scope > 0 || marker.form === 'article' || marker.form === 'circled') return null;
  const mark = text.charAt(headingSpan.end);
  if (runsIn && mark === '。') return heading.length > LONGEST ? null : 'run-in stop';
  if (CLOSED_OTHERWISE.test(text.slice(headingSpan.start, headingSpan.end + 3))) return 'run-in otherwise';
  if (runsIn) return null;
  // A heading has something below it; an item of a list has not.
  if (heading.length > LONGEST || end <= line + 1) return null;
  return headingSpan.end >= content.end ? 'nothing' : mark === '。' ? 'stop' : null;
}

/** Those that close as `odd` where most of their siblings (or the one in front) close as `usual`. */
function* disagreeing(
  analysis: Analysis,
  siblings: readonly Clause[],
  closes: readonly Close[],
  usual: Close,
  odd: Close,
): Iterable<DraftReport> {
  const usuals = closes.filter((close) => close === usual).length;
  const odds = closes.filter((close) => close === odd).length;
  if (odds === 0 || usuals < odds || (usuals === odds && closes.indexOf(usual) > closes.indexOf(odd))) return;
  if (odd !== 'stop' && odd !== 'nothing' && usuals < 2) return;
  const model = siblings[closes.indexOf(usual)]!;
  for (const [index, clause] of siblings.entries()) {
    if (closes[index] !== odd || clause.marker.form !== model.marker.form) continue;
    const { span, at, newText } = mending(analysis.blocks[clause.line]!, clause, odd);
    yield {
      range: rangeOf(clause.line, span),
      message:
        odd === 'stop'
          ? `同级标题末尾不用句号，“${clause.heading}”后面用了，请统一。`
          : odd === 'nothing'
            ? `同级标题末尾用句号，“${clause.heading}”后面没有，请统一。`
            : '标题与正文接排，标题末尾应当用句号，与同级标题一致。',
      related: [{ range: rangeOf(model.line, model.headingSpan), message: '同级标题' }],
      fixes: () => [
        replacement(newText === '' ? '删去句号' : '标题末尾用句号', rangeOf(clause.line, at), newText, {
          safe: false,
          preferred: true,
        }),
      ],
    };
  }
}

/** What is marked, and the edit. */
function mending({ text }: Block, { headingSpan }: Clause, odd: Close): { span: Span; at: Span; newText: string } {
  const { start, end } = headingSpan;
  if (odd === 'stop') return { span: { start, end: end + 1 }, at: { start: end, end: end + 1 }, newText: '' };
  if (odd === 'nothing') return { span: headingSpan, at: { start: end, end }, newText: '。' };
  const [whole, title] = CLOSED_OTHERWISE.exec(text.slice(start, end + 3))!;
  const close = start + title!.length;
  return { span: { start, end: close }, at: { start: close, end: start + whole.length }, newText: '。' };
}
