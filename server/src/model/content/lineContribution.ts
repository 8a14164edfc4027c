/** What one line contributes to the model of its draft, given where it stands: annotations, and targets with their time. */

import { rangeOf } from '../../text/span.ts';
import type { Deadline } from '../line/deadline.ts';
import type { Target } from '../draft.ts';
import type { LaidOutText } from '../structure/laidOutText.ts';
import { readAnnotation } from '../responsibility/annotation.ts';
import type { AnnotationSite } from '../responsibility/assignment.ts';

const NOTHING: readonly never[] = Object.freeze([]);

/** The annotations that stand on a line, or begin on it and end on the next. */
export function sitesOf(page: LaidOutText, line: number): readonly AnnotationSite[] {
  const { annotations } = page.facts[line]!;
  const broken = page.blocks[line]!.lone.length === 0 ? null : brokenAnnotation(page, line);
  if (annotations.length === 0 && broken === null) return NOTHING;
  const sites: AnnotationSite[] = [];
  for (const annotation of annotations) {
    if (annotation.span.start !== broken?.annotation.span.start) sites.push({ annotation, line, continuation: null });
  }
  if (broken !== null) sites.push(broken);
  return sites;
}

/** An annotation whose bracket opens on this line and closes on the next: a line break fell into it. */
function brokenAnnotation(page: LaidOutText, line: number): AnnotationSite | null {
  const block = page.blocks[line]!;
  const open = block.lone.find(({ kind, opening }) => kind === 'round' && opening);
  if (open === undefined) return null;
  const next = page.blocks[line + 1];
  if (next === undefined || next.kind !== 'text' || next.marker !== null) return null;
  const shut = next.lone.find(({ kind, opening }) => kind === 'round' && !opening);
  if (shut === undefined || page.roles[line + 1] !== 'body') return null;
  const head = block.text.slice(0, block.content.end);
  const text = head + next.text.slice(next.content.start);
  const end = head.length + shut.at - next.content.start;
  const annotation = readAnnotation(text, { start: open.at + 1, end }, { start: open.at, end: end + 1 });
  if (annotation === null) return null;
  return {
    annotation,
    line,
    continuation: { offset: head.length, line: line + 1, shift: next.content.start - head.length },
  };
}

/** Collects the targets of a line; returns the deadline that it hands on to the items of a list below it. */
export function readTargets(
  page: LaidOutText,
  line: number,
  carried: Deadline | null,
  targets: Target[],
): Deadline | null {
  const { figures, deadlines } = page.facts[line]!;
  const { text } = page.blocks[line]!;
  const clause = page.clauses[line]!;
  const inGoal = clause?.kind === 'goal';
  const used = new Set<Deadline>();
  for (const figure of figures) {
    const deadline = figure.deadline ?? carried;
    if (figure.deadline !== null) used.add(figure.deadline);
    if (deadline === null && !inGoal) continue;
    targets.push({ clause, line, figure, deadline, text: figure.text, range: rangeOf(line, figure.span) });
  }
  for (const deadline of deadlines) {
    if (used.has(deadline) || deadline.kind === 'period' || deadline.kind === 'relative') continue;
    const stop = endOfStep(text, deadline.span.end);
    const span = { start: deadline.span.start, end: Math.min(stop, deadline.span.end + 60) };
    targets.push({
      clause,
      line,
      figure: null,
      deadline,
      text: text.slice(span.start, span.end),
      range: rangeOf(line, span),
    });
  }
  return inheritedDeadline(page, line, carried);
}

/** Where what is to be done by a time limit ends: at the next stop, or at the bracket that closes around it. */
function endOfStep(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '（' || char === '(') depth++;
    else if ((char === '）' || char === ')') && depth-- === 0) return at;
    else if (char === '。' || char === '；' || char === ';') return at;
  }
  return text.length;
}

/** The deadline that a line hands on to what stands below it: its own when it ends in a colon, else the one it was given. */
function inheritedDeadline(page: LaidOutText, line: number, carried: Deadline | null): Deadline | null {
  const { deadlines, content } = page.facts[line]!;
  const last = deadlines[deadlines.length - 1];
  if (carried === null && last === undefined) return null;
  if (content.endsWith('：') || content.endsWith(':'))
    return last !== undefined && last.kind !== 'relative' ? last : carried;
  return goesOn(page, line) ? carried : null;
}

/** Items of a list under a colon: numbered lines below 一、, or lines that end in ；、or ，. */
function goesOn(page: LaidOutText, line: number): boolean {
  const { marker } = page.blocks[line]!;
  if (marker !== null) return marker.form !== 'chinese';
  return /[；;、，,]$/.test(page.facts[line]!.content);
}
