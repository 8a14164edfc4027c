/**
 * What a line says, as one number: a draft of ten thousand lines is looked through for the few that say something in
 * particular without a look at the others.
 */

export const enum LineFlags {
  /** Bodies that are known. */
  Bodies = 1,
  Sentences = 1 << 1,
  /** Meetings, dated phrases, laws that may have been superseded. */
  Dated = 1 << 2,
  OwnPlaces = 1 << 3,
  OldBodies = 1 << 4,
  MissingFigures = 1 << 5,
  FaultyMarks = 1 << 6,
  Spacing = 1 << 7,
  SelfNames = 1 << 8,
  Reviewed = 1 << 9,
  ProseLeads = 1 << 10,
  RepeatedBody = 1 << 11,
  /** Anything that goes into the lists of the model: citations, targets, assignments … */
  Listed = 1 << 12,
}

/** The lines of a draft that say any of it, in order. */
export function linesSaying(
  { columns: { says } }: { readonly columns: { readonly says: Int32Array } },
  { first, end }: { readonly first: number; readonly end: number },
  what: number,
): number[] {
  const lines: number[] = [];
  for (let line = first; line < end; line++) if ((says[line]! & what) !== 0) lines.push(line);
  return lines;
}
