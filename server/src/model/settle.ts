/** Fields of a draft that came out as before stay the objects that they were, so that who looks at them alone can tell. */

import { draftOf, type Draft } from './draft.ts';

export function settled(before: Draft, after: Draft): Draft {
  return draftOf({
    ...after,
    title: same(before.title, after.title),
    kind: same(before.kind, after.kind),
    number: same(before.number, after.number),
    date: same(before.date, after.date),
    attachments: same(before.attachments, after.attachments),
    assignments: sameEntries(before.assignments, after.assignments),
    targets: sameEntries(before.targets, after.targets),
    citations: sameEntries(before.citations, after.citations),
    references: sameEntries(before.references, after.references),
    terms: sameEntries(before.terms, after.terms),
  });
}

/** For small plain values: equal when they are written alike. */
function same<T>(before: T, after: T): T {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

/** Lists whose entries are kept as long as the lines that they stand on say the same. */
function sameEntries<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  if (before === after || before.length !== after.length) return after;
  for (let index = 0; index < after.length; index++) if (before[index] !== after[index]) return after;
  return before;
}
