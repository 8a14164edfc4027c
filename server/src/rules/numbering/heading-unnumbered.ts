/** 标题漏编序号: a heading without a number among numbered siblings. */

import { rangeOf, type Span, type TextEdit } from '../../text/span.ts';
import { writeMarker, type MarkerForm } from '../../syntax/marker.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { Clause } from '../../model/structure/outline.ts';
import { renumberFrom } from '../../model/structure/renumber.ts';
import type { Assignment } from '../../model/responsibility/assignment.ts';
import { defineDraftRule, type DraftReport } from '../rule.ts';

/** A heading that runs in with its text is short; the longest first sentence that is one has 26 characters. */
const LONGEST_RUN_IN = 26;
const LONGEST_ALONE = 30;

/**
 * Counted over 55 documents: one reference text leaves the items of four sections unnumbered while the first numbers
 * its own (15 items). Principles and goals are paragraphs without numbers by custom and are not looked at.
 */
export default defineDraftRule({
  id: 'heading-unnumbered',
  group: 'numbering',
  title: '标题漏编序号',
  severity: 'warning',
  fix: 'offered',
  rationale: '同级标题都有序号，这一处没有，既不便引用，也会使后面的序号错位。',
  authority: [{ source: 'GB/T 9704—2012', clause: '7.3.3' }],
  silentOn: ['基本原则、发展目标下照例不编号的段落', '标题之下接续的正文段落', '全文都不编号的文稿'],
  good: ['一、任务\n（一）建设平台。抓好建设。\n同时，完善平台管理制度。\n（二）培育主体。加大力度。'],
  bad: [
    {
      text: '一、任务\n（一）建设平台。抓好平台建设。\n培育主体。加大培育力度。\n（三）引进人才。完善人才政策。',
      flags: '培育主体',
      fixed: '一、任务\n（一）建设平台。抓好平台建设。\n（二）培育主体。加大培育力度。\n（三）引进人才。完善人才政策。',
    },
    {
      text: '一、目标\n（一）总体目标。建成基地。\n二、任务\n（一）建设平台。抓好建设。\n（二）培育主体。加大力度。\n保障措施\n（一）加强领导。成立专班。\n（二）严格考核。定期通报。',
      flags: '保障措施',
    },
  ],

  *check(draft, { analysis }) {
    const reported = new Set<number>();
    for (const report of [
      ...inGaps(draft, analysis),
      ...behindAnnotations(draft, analysis),
      ...beforeRestarts(draft, analysis),
      ...wholeSections(draft, analysis),
    ]) {
      if (reported.has(report.range.start.line)) continue;
      reported.add(report.range.start.line);
      yield report;
    }
  },
});

/** The one line between （一） and （三） that reads like their headings. */
function* inGaps(draft: Draft, analysis: Analysis): Iterable<DraftReport> {
  for (const { kind, clause, expected, previous } of draft.numbering) {
    if (kind !== 'gap' || previous === null || clause.marker.number !== expected + 1) continue;
    const lines: { line: number; span: Span }[] = [];
    for (let line = previous.line + 1; line < clause.line; line++) {
      const span = headingLike(analysis, line, previous.runsIn);
      if (span !== null) lines.push({ line, span });
    }
    const [only] = lines;
    if (only === undefined || lines.length > 1) continue;
    yield report(analysis, only.line, only.span, clause.marker.form, expected, clause);
  }
}

/** More such paragraphs than this, and annotating paragraph by paragraph is the draft's own way. */
const SLIPS = 2;

/** A paragraph with a heading and an annotation of its own, behind a clause that has its annotation already. */
function behindAnnotations(draft: Draft, analysis: Analysis): DraftReport[] {
  const reports: DraftReport[] = [];
  for (let index = 1; index < draft.assignments.length; index++) {
    const earlier = draft.assignments[index - 1]!;
    const assignment = draft.assignments[index]!;
    const { clause } = assignment;
    if (clause === null || earlier.clause !== clause || clause.children.length > 0 || !clause.runsIn) continue;
    const { line } = assignment.sites[0]!;
    if (!endsLine(analysis, earlier) || !endsLine(analysis, assignment) || line === clause.line) continue;
    const span = headingLike(analysis, line, true);
    if (span === null) continue;
    const number = clause.marker.number + 1;
    const next = followingSibling(clause);
    const moved = next === null ? [] : renumberFrom(analysis, draft, next, number + 1);
    reports.push(report(analysis, line, span, clause.marker.form, number, clause, moved));
  }
  return reports.length > SLIPS ? [] : reports;
}

function followingSibling(clause: Clause): Clause | null {
  const siblings = clause.parent?.children ?? [];
  return siblings[siblings.indexOf(clause) + 1] ?? null;
}

/** The annotation closes its line, and is no line of its own. */
function endsLine(analysis: Analysis, { sites }: Assignment): boolean {
  const { line, annotation, continuation } = sites[0]!;
  if (annotation.form !== 'labelled' && annotation.form !== 'sentence') return false;
  return continuation === null && annotation.span.end === analysis.blocks[line]!.content.end;
}

/** （一） begins again under the same heading: the line in front of it is the heading that lost its number. */
function* beforeRestarts(draft: Draft, analysis: Analysis): Iterable<DraftReport> {
  const { clauses } = draft.outline;
  for (let index = 0; index < clauses.length; index++) {
    const clause = clauses[index]!;
    const { parent, marker } = clause;
    if (
      marker.number !== 1 ||
      marker.form !== 'chineseBracketed' ||
      parent === null ||
      parent.marker.form !== 'chinese'
    )
      continue;
    if (parent.children[0] === clause) continue;
    const before = previousBodyLine(analysis, clause.line);
    if (before === null || before <= clauses[index - 1]!.line) continue;
    const span = headingLike(analysis, before, false);
    if (span === null || span.end - span.start > 20) continue;
    yield report(analysis, before, span, 'chinese', parent.marker.number + 1, parent);
  }
}

/** Sections whose items have no numbers while the items of a sister section have. */
function* wholeSections(draft: Draft, analysis: Analysis): Iterable<DraftReport> {
  for (const section of draft.outline.clauses) {
    const sister = numberedSister(section);
    if (sister === null || section.children.length > 0 || section.kind !== 'task') continue;
    const items: { line: number; span: Span }[] = [];
    let plain = 0;
    for (let line = section.line + 1; line < section.end; line++) {
      if (analysis.roles[line] !== 'body') continue;
      const span = headingLike(analysis, line, true);
      const annotated = draft.assignments.some(
        ({ sites }) => sites[0]!.line === line && sites[0]!.annotation.form !== 'line',
      );
      if (span !== null && annotated) items.push({ line, span });
      else if (!continues(analysis, line)) plain++;
    }
    if (items.length < 2 || plain > 0) continue;
    for (const [index, { line, span }] of items.entries()) {
      yield report(analysis, line, span, sister.marker.form, index + 1, sister);
    }
  }
}

/** The first child of a sister section that numbers at least two items. */
function numberedSister(section: Clause): Clause | null {
  for (const sister of section.parent?.children ?? []) {
    if (sister !== section && sister.marker.form === section.marker.form && sister.children.length >= 2)
      return sister.children[0]!;
  }
  return null;
}

/** A line that goes on with the sentence of the line above it. */
function continues(analysis: Analysis, line: number): boolean {
  return /^[、，,；;]/.test(analysis.facts[line]!.content);
}

/** The span that reads as a heading; null for lines that read as text. */
function headingLike(analysis: Analysis, line: number, runsIn: boolean): Span | null {
  const block = analysis.blocks[line]!;
  if (analysis.roles[line] !== 'body' || block.marker !== null) return null;
  const { content } = analysis.facts[line]!;
  if (
    /^(?:同时|此外|另外|其中|对|对于|鼓励各|各|第[一二三]|[一二三四五六七八九十]是|附件|责任|牵头|配合|完成时限)/.test(
      content,
    )
  )
    return null;
  const { start } = block.content;
  if (runsIn) {
    const stop = content.indexOf('。');
    if (stop < 4 || stop > LONGEST_RUN_IN || stop === content.length - 1 || /[：:；;]/.test(content.slice(0, stop)))
      return null;
    return { start, end: start + stop };
  }
  if (content.length > LONGEST_ALONE || content.length < 4 || /[，,；;：:]|。./.test(content) || isAnnotated(content))
    return null;
  return { start, end: start + content.length };
}

function isAnnotated(content: string): boolean {
  const bracket = content.search(/[（(]/);
  return bracket >= 0 && /负责|牵头|单位/.test(content.slice(bracket));
}

function previousBodyLine(analysis: Analysis, line: number): number | null {
  for (let before = line - 1; before >= 0; before--) if (analysis.roles[before] === 'body') return before;
  return null;
}

function report(
  analysis: Analysis,
  line: number,
  span: Span,
  form: MarkerForm,
  number: number,
  sibling: Clause,
  moved: readonly TextEdit[] = [],
): DraftReport {
  const half = analysis.blocks[sibling.line]!.text.charAt(sibling.marker.span.start) === '(';
  const proper = writeMarker(form, number);
  const marker = half ? proper.replace('（', '(').replace('）', ')') : proper;
  const { text } = analysis.blocks[line]!;
  const at = { line, character: span.start };
  return {
    range: rangeOf(line, span),
    message: `“${text.slice(span.start, span.end)}”与有序号的标题并列，却没有编号，按顺序应为“${marker}”。`,
    fixes: () => [
      {
        title: moved.length === 0 ? `编为“${marker}”` : `编为“${marker}”，后面的序号顺延`,
        edits: [{ range: { start: at, end: at }, newText: marker }, ...moved],
        safe: false,
        preferred: true,
      },
    ],
  };
}
