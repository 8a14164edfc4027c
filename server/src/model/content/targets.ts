/**
 * The targets of a draft: the figures of its lines, each with the time that governs it, and steps with a time limit.
 *
 * A time governs what follows it through ； and 。 to the end of the paragraph, until another takes over; a paragraph that
 * ends in ：, a heading, or the first paragraph of a goal hands its time on to the items below. What no time governs is a
 * target where its clause sets goals or tasks and the sentence states it with a verb.
 */

import { rangeOf } from '../../text/span.ts';
import type { Target } from '../draft.ts';
import type { Deadline } from '../line/deadline.ts';
import type { DocumentKind } from '../structure/documentKind.ts';
import type { LaidOutText } from '../structure/laidOutText.ts';
import type { Clause } from '../structure/outline.ts';
import type { Figure } from '../target/targetSentence.ts';

/** What decides, besides the lines, which figures are targets and what 三年内 means. */
export interface TargetContext {
  readonly kind: DocumentKind | null;
  /** Of the draft's own date; null where it has none. */
  readonly year: number | null;
}

export function readTargets(text: LaidOutText, first: number, end: number, context: TargetContext): readonly Target[] {
  const targets: Target[] = [];
  let carried: Deadline | null = null;
  let goal: Clause | null = null;
  for (let line = first; line < end; line++) {
    if (text.roles[line] !== 'body') continue;
    const clause = text.clauses[line]!;
    const facts = text.facts[line]!;
    // The time of a goal's first paragraph holds for the others, not beyond the goal.
    const inGoal = clause?.kind === 'goal';
    if (goal !== null && clause !== goal && clause?.parent !== goal) {
      goal = null;
      carried = null;
    }
    const inherited: Deadline | null = carried ?? headingTime(text, clause, line);
    readLine(text, line, clause, inherited, context, targets);
    carried = handedOn(text, line, inherited);
    if (carried === null && inGoal) carried = lastTime(facts.times) ?? inherited;
    if (inGoal && goal === null) goal = clause;
  }
  return targets;
}

function readLine(
  text: LaidOutText,
  line: number,
  clause: Clause | null,
  inherited: Deadline | null,
  context: TargetContext,
  into: Target[],
): void {
  const { figures, deadlines, times } = text.facts[line]!;
  const words = text.blocks[line]!.text;
  const used = new Set<Deadline>();
  for (const figure of figures) {
    const governing = timeOver(words, times, figure) ?? inherited;
    if (governing !== null) used.add(governing);
    if (!isTarget(figure, governing, clause, context)) continue;
    const deadline = governing === null ? null : dated(governing, context.year);
    into.push({ clause, line, figure, deadline, text: figure.text, range: rangeOf(line, figure.span) });
  }
  for (const deadline of deadlines) {
    if (used.has(deadline) || deadline.kind === 'period' || deadline.kind === 'relative') continue;
    const stop = endOfStep(words, deadline.span.end);
    const span = { start: deadline.span.start, end: Math.min(stop, deadline.span.end + LONGEST_STEP) };
    const step = words.slice(span.start, span.end);
    into.push({ clause, line, figure: null, deadline, text: step, range: rangeOf(line, span) });
  }
}

const LONGEST_STEP = 60;

/** The last time in front of the figure on its line; else one behind it in its sentence (建成10所，2026年底前投用). */
function timeOver(words: string, times: readonly Deadline[], figure: Figure): Deadline | null {
  let over: Deadline | null = null;
  for (const time of times) {
    if (time.span.start < figure.valueSpan.start) over = time;
    else {
      const between = words.slice(figure.span.end, time.span.start);
      return over ?? (/[。；;]/.test(between) || time.kind === 'each' ? null : time);
    }
  }
  return over;
}

function isTarget(
  figure: Figure,
  time: Deadline | null,
  clause: Clause | null,
  { kind, year }: TargetContext,
): boolean {
  // 2014年，全国有…: what a year before the document's own saw is a report.
  if (time?.kind === 'during' && time.year !== null && year !== null && time.year < year) return false;
  if (clause?.kind === 'goal') return true;
  if (clause?.kind === 'supplementary') return false;
  // A 办法 sets standards; only a date makes a figure in it a target.
  if (kind?.family === '办法') return time !== null && time.kind !== 'each' && time.kind !== 'relative';
  if (time !== null) return figure.isStated || time.kind !== 'each';
  return figure.isStated && clause !== null && clause.kind !== 'general' && clause.kind !== 'attachment';
}

/** 三年内 counts from the document's own year, and 年内 is that year. */
function dated(time: Deadline, year: number | null): Deadline {
  if (time.kind === 'during' && time.year === null && year !== null) return { ...time, year };
  if (time.kind !== 'relative' || year === null) return time;
  const years = /([一二两三四五六七八九十]|\d{1,2})年/.exec(time.text)?.[1];
  if (years === undefined) return time;
  const count = Number(years) || '零一二三四五六七八九十'.indexOf(years === '两' ? '二' : years);
  return { ...time, year: year + count };
}

function lastTime(times: readonly Deadline[]): Deadline | null {
  const last = times[times.length - 1];
  return last === undefined || last.kind === 'each' ? null : last;
}

/** The time in the heading of the clause, or of one that it stands in: （一）到2027年主要目标. */
function headingTime({ facts, blocks }: LaidOutText, clause: Clause | null, line: number): Deadline | null {
  for (let at = clause; at !== null; at = at.parent) {
    if (at.line === line || at.runsIn) continue;
    const { times } = facts[at.line]!;
    const inHeading = times.filter(({ span }) => span.start >= at.headingSpan.start && span.end <= at.headingSpan.end);
    if (inHeading.length > 0) return lastTime(inHeading);
    if (/[。；]/.test(blocks[at.line]!.text)) continue;
  }
  return null;
}

/** What a line hands on to the items below it. */
function handedOn({ facts, blocks }: LaidOutText, line: number, inherited: Deadline | null): Deadline | null {
  const { times, content } = facts[line]!;
  const last = lastTime(times);
  const next = blocks.slice(line + 1, line + 3).find(({ kind }) => kind === 'text');
  const opensList = next !== undefined && DASHED.test(next.text);
  if (/[：:]$/.test(content) || (opensList && !DASHED.test(blocks[line]!.text))) return last ?? inherited;
  if (inherited === null) return null;
  const { marker } = blocks[line]!;
  // Items of a list: numbered lines below 一、, dashes, or lines that end in ；、or ，.
  if (marker !== null) return marker.form === 'chinese' ? null : inherited;
  return DASHED.test(blocks[line]!.text) || /[；;、，,]$/.test(content) ? inherited : null;
}

const DASHED = /^\s*(?:——|—|－－|--|[•·●■◆])/;

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
