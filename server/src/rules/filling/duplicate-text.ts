/** 同一句话、同一个小标题在文稿里出现两次. */

import { rangeOf } from '../../text/span.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { Clause, Outline } from '../../model/structure/outline.ts';
import { bareSentence, type Sentence } from '../../model/line/sentences.ts';
import type { Fix } from '../finding.ts';
import { defineDraftRule, type DraftReport } from '../rule.ts';

/** Shorter headings repeat in different parts by custom: 工作目标, 主要任务. */
const TELLING_HEADING = 8;

/** Counted over 55 documents: 0 sentences and 0 headings twice in one draft. */
export default defineDraftRule({
  id: 'duplicate-text',
  group: 'filling',
  title: '文字重复',
  severity: 'warning',
  fix: 'offered',
  rationale: '整句话或者小标题一字不差地出现两次，多是拼接几份材料或者移动段落时忘了删去原文。',
  authority: [{ source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第十九条（文字精练）、第二十条' }],
  silentOn: [
    '不满20个字的句子',
    '分工标注、表格、附件',
    '“自印发之日起施行”“由……负责解释”等固定用语',
    '不同部分中“工作目标”“主要任务”等通用小标题',
    '同一文件中几份各自独立的文稿之间',
  ],
  good: [
    '一、总体要求\n（一）工作目标。到2030年，平台达到20家。\n二、主要任务\n（一）建设平台。加快建设。（责任单位：市科技局）\n（二）培育主体。加快培育。（责任单位：市科技局）',
  ],
  bad: [
    {
      text: '一、任务\n（一）建设平台。支持骨干企业联合高等学校建设面向全市开放共享的研发平台。\n（二）培育主体。完善服务机制。支持骨干企业联合高等学校建设面向全市开放共享的研发平台。',
      flags: '支持骨干企业联合高等学校建设面向全市开放共享的研发平台。',
      fixed:
        '一、任务\n（一）建设平台。支持骨干企业联合高等学校建设面向全市开放共享的研发平台。\n（二）培育主体。完善服务机制。',
    },
    {
      text: '一、任务\n（一）完善服务机制。优化流程。\n（二）培育主体。加快培育。\n（三）完善服务机制。压缩时限。',
      flags: '完善服务机制',
    },
  ],

  *check(draft, { analysis }) {
    yield* sentencesTwice(analysis, draft);
    yield* repeatedHeadings(draft.outline);
  },
});

/** A draft pasted into itself many times over is seen at once; nobody reads more of these. */
const MOST_REPORTED = 200;

function* sentencesTwice(analysis: Analysis, draft: Draft): Iterable<DraftReport> {
  let reported = 0;
  const { roles, clauses } = analysis;
  /** By the number of a sentence, the line on which it stands first. */
  const seen = new Map<number, number>();
  for (let line = draft.first; line < draft.end; line++) {
    if (roles[line] !== 'body' || clauses[line]?.kind === 'attachment') continue;
    for (const sentence of analysis.facts[line]!.sentences) {
      const first = seen.get(sentence.hash);
      if (first === undefined) {
        seen.set(sentence.hash, line);
        continue;
      }
      const twin = twinOf(analysis, line, sentence, first);
      if (twin === null) continue;
      yield sentenceReport(
        line,
        sentence,
        first,
        twin,
        draft.kind?.family !== '办法' && isClose(analysis, first, line),
      );
      if (++reported === MOST_REPORTED) return;
    }
  }
}

/** The equal of a sentence on the line where it stands first; null where only their numbers are equal. */
function twinOf({ blocks, facts }: Analysis, line: number, sentence: Sentence, first: number): Sentence | null {
  const bare = bareSentence(blocks[line]!.text, sentence.span);
  const isTwin = (other: Sentence): boolean =>
    other !== sentence && other.hash === sentence.hash && bareSentence(blocks[first]!.text, other.span) === bare;
  return facts[first]!.sentences.find(isTwin) ?? null;
}

/** Pasted twice, a sentence stands again at once or within its clause; far off it may be a parallel provision. */
function isClose({ clauses }: Analysis, first: number, line: number): boolean {
  return line - first <= CLOSE || (clauses[line] !== null && clauses[line] === clauses[first]);
}

const CLOSE = 1;

function sentenceReport(line: number, { span }: Sentence, first: number, twin: Sentence, isSlip: boolean): DraftReport {
  const range = rangeOf(line, span);
  return {
    range,
    ...(isSlip ? {} : { severity: 'information' as const }),
    message: `这句话与第${first + 1}行的一句完全相同，请删去一处或者改写。`,
    related: [{ range: rangeOf(first, twin.span), message: '前面的同一句话' }],
    tag: 'unnecessary',
    fixes: () => [
      { title: '删去重复的这一句', edits: [{ range, newText: '' }], safe: false, preferred: true } satisfies Fix,
    ],
  };
}

function* repeatedHeadings(outline: Outline): Iterable<DraftReport> {
  const seen = new Map<string, Clause>();
  for (const clause of outline.clauses) {
    const { heading, kind, scope } = clause;
    if (heading.length < 4 || kind === 'attachment' || scope > 0) continue;
    const first = seen.get(heading);
    if (first === undefined) {
      seen.set(heading, clause);
      continue;
    }
    const siblings = first.parent === clause.parent;
    if (first.level !== clause.level || (!siblings && heading.length < TELLING_HEADING)) continue;
    yield {
      range: rangeOf(clause.line, clause.headingSpan),
      ...(siblings ? {} : { severity: 'information' as const }),
      message: `小标题“${heading}”与前面“${first.ordinal}${first.heading}”相同，请核对是否重复，或者改写以示区别。`,
      related: [{ range: rangeOf(first.line, first.headingSpan), message: '前面的同名小标题' }],
    };
  }
}
