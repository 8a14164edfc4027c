/** 任务没有责任单位. */

import { rangeOf } from '../../text/span.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { Clause } from '../../model/structure/outline.ts';
import { annotationCount, surveyAnnotated, surveyUnannotated } from '../../model/content/tasks.ts';
import { defineDraftRule } from '../rule.ts';
import type { Fix, Severity } from '../finding.ts';
import { ADD_ANNOTATION, annotationStyle, writeAnnotation } from './annotationStyle.ts';

/** Kinds that set tasks for others and, issued by a place, are expected to say who does them. */
const EXPECTED =
  /^(?:实施意见|若干意见|指导意见|工作意见|意见|若干措施|若干政策措施|政策措施|若干举措|措施|行动方案|实施方案)$/;
/** Two annotations can be remarks; from three on a draft annotates by custom. */
const CUSTOM_FROM = 3;

/**
 * Counted over 55 documents: 16 annotate (nearly) every task clause, 39 none or single ones. Documents of the centre
 * annotate or not as the office decides, so without annotations they draw nothing.
 */
export default defineDraftRule({
  id: 'unassigned-lead',
  group: 'responsibility',
  title: '任务条款没有写明牵头单位或责任单位',
  severity: 'warning',
  fix: 'offered',
  rationale: '任务没有责任单位，印发后无从分解和督办。其他条款都有分工标注而这一条没有，多为新增或移动条款时漏了。',
  authority: [{ source: '各级政府政策文件任务分工的通行做法（如国发〔2018〕39号、国发〔2019〕3号逐条标注分工）' }],
  silentOn: [
    '指导思想、基本原则、发展目标、功能定位、附则等照例不标分工的部分',
    '正文已经写明由谁牵头或负责的条款',
    '上一级或下一级条款已有标注的条款',
    '国务院及部门、中共中央的文件通篇不标分工的',
    '保障措施部分，除非同一部分多数条款有标注',
  ],
  good: [
    '云岭市人民政府关于促进产业发展的实施意见\n一、主要任务\n（一）建设平台。加快平台建设。（牵头单位：市科技局）\n（二）培育主体。加大培育力度。（牵头单位：市财政局）\n（三）引进人才。完善政策。（牵头单位：市委组织部）\n（四）优化服务。由市行政审批局牵头推行一网通办。',
  ],
  bad: [
    {
      text: '云岭市人民政府关于促进产业发展的实施意见\n一、主要任务\n（一）建设平台。加快平台建设。（牵头单位：市科技局）\n（二）培育主体。加大培育力度。（牵头单位：市财政局）\n（三）引进人才。完善政策。（牵头单位：市委组织部）\n（四）优化服务。推行一网通办。',
      flags: '（四）优化服务',
    },
  ],

  *check(draft, { analysis, settings }) {
    if (settings.responsibility === 'off') return;
    const annotates = annotationCount(draft) >= CUSTOM_FROM;
    const required = settings.responsibility === 'required';
    if (annotates) {
      const survey = surveyAnnotated(draft);
      for (const clause of survey.unassigned) {
        yield report(
          analysis,
          draft,
          clause,
          `本稿同类条款都有分工标注，“${clause.ordinal}${clause.heading}”没有写明牵头单位或责任单位。`,
          'warning',
        );
      }
      if (survey.annotated / Math.max(1, survey.tasks.length) >= 0.6 || !(required || expects(draft))) return;
    } else if (!required && !expects(draft)) {
      return;
    }
    for (const clause of surveyUnannotated(draft).unassigned) {
      yield report(
        analysis,
        draft,
        clause,
        `“${clause.ordinal}${clause.heading}”没有写明由哪个单位牵头或负责，印发后不便分解落实。`,
        required ? 'warning' : 'information',
      );
    }
  },
});

function expects(draft: Draft): boolean {
  return draft.government !== 'centre' && draft.kind !== null && EXPECTED.test(draft.kind.name);
}

function report(analysis: Analysis, draft: Draft, clause: Clause, message: string, severity: Severity) {
  return {
    range: rangeOf(clause.line, {
      start: clause.marker.span.start,
      end: Math.max(clause.marker.span.end, clause.headingSpan.end),
    }),
    message,
    severity,
    unfinished: 'clause' as const,
    fixes: () => insertions(analysis, draft, clause),
  };
}

/** The annotation at the end of the clause's own text, with the bodies that this draft already uses as choices. */
function insertions(analysis: Analysis, draft: Draft, clause: Clause): Fix[] {
  const ownEnd = clause.children[0]?.line ?? clause.end;
  let line = clause.line;
  for (let at = clause.line; at < ownEnd; at++) if (analysis.roles[at] === 'body') line = at;
  const { text, content } = analysis.blocks[line]!;
  const needsStop = !/[。！？；）)]$/.test(text.slice(content.start, content.end));
  const { plain, snippet } = writeAnnotation(annotationStyle(draft));
  const at = { line, character: content.end };
  const stop = needsStop ? '。' : '';
  return [
    {
      title: ADD_ANNOTATION,
      edits: [{ range: { start: at, end: at }, newText: stop + plain }],
      safe: false,
      preferred: true,
      snippet: stop + snippet,
    },
  ];
}
