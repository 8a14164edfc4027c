/** Faults of targets and time limits: one indicator with two values, steps behind their goal, limits beyond the title. */

import type { Analysis, Target } from '../../../server/src/model/draft.ts';
import { writeMarker } from '../../../server/src/syntax/marker.ts';
import { titlePeriod } from '../../../server/src/model/line/titlePeriod.ts';
import { edit, type FaultKind, type PlantedFault } from './fault.ts';
import { added, paragraphs, taskParagraphs, type Paragraph } from './paragraph.ts';

/** A goal told once more elsewhere, in the same words and with another value. */
export function otherValues(analysis: Analysis): PlantedFault[] {
  const all = paragraphs(analysis);
  return analysis.drafts.flatMap((draft) => {
    const own = all.filter((paragraph) => paragraph.draft === draft);
    return draft.targets.flatMap((target) => {
      const told = repeated(analysis, target);
      const other = told === null ? undefined : own.findLast(({ line }) => line !== target.line);
      return other === undefined ? [] : [conflict(target, other, told!)];
    });
  });
}

/** From the head of its sentence to the unit. */
function repeated({ blocks, facts }: Analysis, { figure, deadline, line }: Target): string | null {
  if (figure === null || deadline === null || deadline.year === null || !facts[line]!.deadlines.includes(deadline))
    return null;
  if (deadline.kind === 'period' || !/^\d+(?:\.\d+)?$/.test(figure.value) || deadline.span.start > figure.span.start)
    return null;
  // What has no name of its own in its clause (占全市比重, 年均增长) is not known again, nor is each of several.
  if (figure.indicator.length < 6 || figure.indicator.startsWith('占')) return null;
  const { text, marker, content } = blocks[line]!;
  const from = Math.max(marker?.contentStart ?? content.start, text.lastIndexOf('。', deadline.span.start) + 1);
  const head = text.slice(from, deadline.span.start);
  const pause = Math.max(...[...'，,；;：:'].map((mark) => head.lastIndexOf(mark)));
  const value = String(Math.round(Number(figure.value) * 1.3 + 1));
  const words =
    text.slice(figure.span.start, figure.valueSpan.start) +
    value +
    /^[^，,。；;、（(]*/.exec(text.slice(figure.valueSpan.end, content.end))![0];
  if (/分别|其中|平均/.test(words)) return null;
  return `${head.slice(pause + 1)}${deadline.text}，${words}。`;
}

function conflict(target: Target, other: Paragraph, sentence: string): PlantedFault {
  return {
    edits: [edit(other.line, other.end, other.end, sentence)],
    rules: ['target-conflict'],
    lines: [Math.max(target.line, other.line)],
  };
}

function beyondTitle(analysis: Analysis): PlantedFault[] {
  return taskParagraphs(analysis).flatMap((paragraph): PlantedFault[] => {
    const period = paragraph.draft.title === null ? null : titlePeriod(paragraph.draft.title.text);
    if (period === null || period.end > 2032) return [];
    return [added(paragraph, `${period.end + 1}年6月底前建成检测平台5个。`, 'deadline-order')];
  });
}

/** A part of two stages put behind the last part, the second stage over before the first. */
function stagesReversed({ blocks, drafts }: Analysis, today: number): PlantedFault[] {
  const year = Math.floor(today / 10000) + 2;
  return drafts.flatMap(({ outline }): PlantedFault[] => {
    const last = outline.roots.filter(({ scope }) => scope === 0).at(-1);
    if (last === undefined || last.marker.form !== 'chinese') return [];
    // Where （一） runs on from part to part, another （一） is a fault of its own.
    if (outline.roots.some(({ children }) => (children[0]?.marker.number ?? 1) !== 1)) return [];
    const line = last.end - 1;
    const end = blocks[line]!.text.length;
    const stages = [
      `${writeMarker('chinese', last.marker.number + 1)}工作步骤`,
      `（一）动员准备阶段（${year}年3月底前）。摸清底数，制定细则。`,
      `（二）组织推进阶段（${year - 1}年10月底前）。对照清单，逐项落实。`,
    ];
    return [{ edits: [edit(line, end, end, `\n${stages.join('\n')}`)], rules: ['deadline-order'], lines: [line + 3] }];
  });
}

export const targetFaults: readonly FaultKind[] = [
  {
    name: '前期工作晚于建成',
    places: (analysis, today) => {
      const year = Math.floor(today / 10000) + 1;
      return taskParagraphs(analysis).map((paragraph) =>
        added(paragraph, `${year}年底前建成并投入使用，${year + 1}年6月底前完成选址和立项。`, 'deadline-order'),
      );
    },
  },
  { name: '时限超出标题的期限', places: beyondTitle },
  { name: '阶段先后颠倒', places: stagesReversed },
];
