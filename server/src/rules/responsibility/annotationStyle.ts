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

/** The fix that adds an annotation; who stands in it is for features that know whose duty a matter is. */
export const ADD_ANNOTATION = '补写分工标注';

/** The annotation with its bodies left open, as plain text and as a snippet. */
export function writeAnnotation(style: AnnotationHabit): { plain: string; snippet: string } {
  const { open, first, colon, second, separator, close } = style;
  const written = (slot: (stop: number, name: string) => string): string => {
    const helping = second === null ? '' : `${separator}${second}${colon}${slot(2, '配合单位')}`;
    return `${open}${first}${colon}${slot(1, second === null ? '责任单位' : '牵头单位')}${helping}${close}`;
  };
  return {
    plain: written((_, name) => `【${name}】`),
    snippet: `${written((stop, name) => `\${${stop}:【${name}】}`)}$0`,
  };
}

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
