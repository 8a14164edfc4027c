/** Writing an annotation the way the draft writes its others. */

import type { Draft } from '../../model/draft.ts';
import { unitsOf } from '../../model/responsibility/assignment.ts';

export interface AnnotationHabit {
  /** 牵头单位, 责任单位, 牵头 … as the draft labels them; the second label is null where it uses one only. */
  readonly first: string;
  readonly second: string | null;
  readonly colon: string;
  /** Between the two groups. */
  readonly separator: string;
  readonly open: string;
  readonly close: string;
}

const CUSTOMARY: AnnotationHabit = {
  first: '牵头单位',
  second: '配合单位',
  colon: '：',
  separator: '；',
  open: '（',
  close: '）',
};

/** The style of the first labelled annotation; the customary one in a draft that has none. */
export function annotationStyle(draft: Draft): AnnotationHabit {
  for (const { sites } of draft.assignments) {
    const { annotation } = sites[0]!;
    if (annotation.form !== 'labelled') continue;
    const [first, second] = annotation.groups;
    if (first === undefined) continue;
    return { ...CUSTOMARY, first: first.label, second: second?.label ?? null };
  }
  return CUSTOMARY;
}

/** The annotation as plain text with a hole, and as a snippet that offers the draft's own bodies, most used first. */
export function writeAnnotation(style: AnnotationHabit, draft: Draft): { plain: string; snippet: string } {
  const names = frequentUnits(draft, MOST_CHOICES);
  const choice = (stop: number): string =>
    names.length === 0 ? `\${${stop}:单位名称}` : `\${${stop}|${names.map(escapeChoice).join(',')}|}`;
  const { open, first, colon, second, separator, close } = style;
  const plainSecond = second === null ? '' : `${separator}${second}${colon}`;
  const snippetSecond = second === null ? '' : `${separator}${second}${colon}${choice(2)}`;
  return {
    plain: `${open}${first}${colon}${plainSecond}${close}`,
    snippet: `${open}${first}${colon}${choice(1)}${snippetSecond}${close}$0`,
  };
}

const MOST_CHOICES = 20;

/** The bodies that a draft's annotations name, those that lead often first. */
export function frequentUnits(draft: Draft, most: number): string[] {
  const counts = new Map<string, number>();
  for (const assignment of draft.assignments) {
    if (!assignment.annotated) continue;
    for (const { name, role } of unitsOf(assignment)) {
      counts.set(name, (counts.get(name) ?? 0) + (role === 'lead' ? 3 : 1));
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([name]) => name);
}

function escapeChoice(name: string): string {
  return name.replace(/[\\$},|]/g, '\\$&');
}
