/** The annotations of a line in their place: on the line itself, or broken over two. */

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
