/** A library document packed into rows, as `published.json` keeps the many, and unpacked again. */

import type { ClauseKind } from '../model/structure/outline.ts';
import type { LibraryClause, LibraryDocument, LibraryOrigin, LibraryResponsibility } from './libraryDocument.ts';

/** 0 stands for nothing: rows are many, and most clauses name no body, target or document. */
export type PackedClause = readonly [
  path: string,
  nth: number,
  heading: string,
  kind: ClauseKind,
  responsibility: LibraryResponsibility | 0,
  targets: LibraryClause['targets'] | 0,
  citations: LibraryClause['citations'] | 0,
];

export interface PackedDocument extends LibraryOrigin {
  readonly citations: LibraryDocument['citations'];
  readonly clauses: readonly PackedClause[];
}

/** Longer ones are first sentences, and no facts. */
const LONGEST_HEADING = 30;
/** Two levels say what a document deals with; below them headings are steps, conditions and forms. */
const DEEPEST = 3;

/** Keeps what can be referred to: clauses with a heading, or with a body, a target or a document named. */
export function packed({ clauses, ...document }: LibraryDocument): PackedDocument {
  const rows = clauses.flatMap((clause): PackedClause[] => {
    const { path, nth, kind, responsibility, targets, citations } = clause;
    const heading = isTopic(clause) ? clause.heading.replace(/\s+/g, '') : '';
    const says = responsibility !== null || targets.length > 0 || citations.length > 0;
    if ((heading === '' && !says) || path.split(/(?<=[、）.．章])/).length > DEEPEST) return [];
    return [
      [
        path,
        nth,
        heading,
        kind,
        responsibility ?? 0,
        targets.length > 0 ? targets : 0,
        citations.length > 0 ? citations : 0,
      ],
    ];
  });
  return { ...document, clauses: rows };
}

/** What stands where a heading would be is none when it is long, a sentence, or what an article says first. */
function isTopic({ path, heading }: LibraryClause): boolean {
  if (heading.length > LONGEST_HEADING || /[。；？！：]|应当|^[的和]/.test(heading)) return false;
  return !path.includes('条') || /^[【（]/.test(heading);
}

export function unpacked({ clauses, ...document }: PackedDocument): LibraryDocument {
  return {
    ...document,
    clauses: clauses.map(([path, nth, heading, kind, responsibility, targets, citations]) => ({
      path,
      nth,
      heading,
      kind,
      responsibility: responsibility === 0 ? null : responsibility,
      targets: targets === 0 ? [] : targets,
      citations: citations === 0 ? [] : citations,
    })),
  };
}
