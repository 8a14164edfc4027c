/** 简称重复定义: one short form defined twice, or two short forms for one thing. */

import { rangeOf } from '../../text/span.ts';
import type { Draft, Located } from '../../model/draft.ts';
import type { TermDefinition } from '../../model/line/term.ts';
import { defineDraftRule, replacement, type DraftReport } from '../rule.ts';

type Defined = Located<TermDefinition>;

/** Counted over 55 documents: 40 definitions, 0 given twice in one document (a 通知 and what it issues count as two). */
export default defineDraftRule({
  id: 'duplicate-term',
  group: 'citation',
  title: '简称重复定义',
  severity: 'warning',
  fix: 'offered',
  rationale: '同一简称定义两次，或者同一事物先后用了两个简称，多是几个部门分头起草后拼接留下的，读者会以为所指不同。',
  authority: [{ source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿）' }],
  silentOn: ['通知与所印发的文件各自定义一次', '附件单独成篇，另行定义的简称'],
  good: ['支持高新技术产业开发区（以下简称高新区）发展，完善管理委员会（以下简称管委会）职能。高新区管委会负责落实。'],
  bad: [
    {
      text: '支持高新技术产业开发区（以下简称高新区）发展。\n一、总体要求\n把高新技术产业开发区（以下简称高新区）建成主阵地，支持高新区先行先试。',
      flags: '（以下简称高新区）',
      fixed: '支持高新技术产业开发区（以下简称高新区）发展。\n一、总体要求\n把高新区建成主阵地，支持高新区先行先试。',
    },
    {
      text: '支持高新技术产业开发区（以下简称高新区）发展。高新区由市政府管理。\n一、总体要求\n把高新技术产业开发区（以下简称园区）建成主阵地，园区先行先试。',
      flags: '（以下简称园区）',
    },
    {
      text: '完善云岭高新技术产业开发区管理委员会（以下简称管委会）职能。\n一、总体要求\n推进临溪经济开发区管理委员会（以下简称管委会）改革，管委会具体负责。',
      flags: '（以下简称管委会）',
    },
  ],

  *check(draft, { analysis }) {
    const byTerm = new Map<string, Defined>();
    const spelledOut: Defined[] = [];
    for (const defined of draft.terms) {
      const { term, span } = defined.value;
      const part = partOf(draft, defined.line);
      const same = byTerm.get(`${part} ${term}`);
      if (same !== undefined) {
        yield twice(same, defined);
        continue;
      }
      byTerm.set(`${part} ${term}`, defined);
      const before = analysis.blocks[defined.line]!.text.slice(0, span.start);
      const rival = spelledOut.find(
        (other) => partOf(draft, other.line) === part && before.endsWith(other.value.full!),
      );
      if (rival !== undefined) yield twoNames(rival, defined);
      else if (defined.value.full !== null) spelledOut.push(defined);
    }
  },
});

/** The text itself, or which of its attachments. */
function partOf({ attachments }: Draft, line: number): number {
  let part = 0;
  for (const { range } of attachments.attached) if (range.start.line <= line) part++;
  return part;
}

function twice(first: Defined, second: Defined): DraftReport {
  const { term, full, span } = second.value;
  const other = first.value.full;
  const differ = full !== null && other !== null && full !== other && !full.endsWith(other) && !other.endsWith(full);
  return {
    range: rangeOf(second.line, span),
    message: differ
      ? `简称“${term}”前文指“${other}”，此处指“${full}”，一个简称只能有一个所指，请换一个简称。`
      : `简称“${term}”前文已经定义。所指相同，此处直接用简称即可；所指不同，请换一个简称。`,
    related: [{ range: rangeOf(first.line, first.value.span), message: '前文已在这里定义' }],
    ...(differ ? {} : { tag: 'unnecessary' as const }),
    fixes: () => {
      if (differ) return [];
      // The short form takes the place of the full one, where it is known how far that reaches.
      const start = full === null ? span.start : span.start - full.length;
      const newText = full === null ? '' : second.value.used;
      const title = full === null ? '删去重复的括注' : `改用简称“${term}”`;
      return [
        replacement(title, rangeOf(second.line, { start, end: span.end }), newText, { safe: false, preferred: true }),
      ];
    },
  };
}

function twoNames(first: Defined, second: Defined): DraftReport {
  const { value } = second;
  return {
    range: rangeOf(second.line, value.span),
    message: `“${first.value.full}”前文已简称“${first.value.term}”，此处又简称“${value.term}”，请统一用一个简称。`,
    related: [{ range: rangeOf(first.line, first.value.span), message: `前文的简称是“${first.value.term}”` }],
    fixes: () => [
      replacement(`简称统一为“${first.value.term}”`, rangeOf(second.line, value.termSpan), first.value.term, {
        safe: false,
        preferred: true,
      }),
    ],
  };
}
