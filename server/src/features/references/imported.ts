/** What the drafter's own documents say of a place in the draft: what is to be asked, and what was found. */

import type { Position } from '../../text/span.ts';
import type { LibraryTarget } from '../../library/libraryDocument.ts';
import type { ReferenceIndex, IndexedClause, IndexHit, IndexQuery } from '../../index/referenceIndex.ts';
import { citationRange, subjectsAt } from '../subject.ts';
import { contains } from '../../text/span.ts';
import { clauseHeadedAt } from './clauseHeading.ts';
import { shelfQueryFor } from './counterparts.ts';
import { draftContextAt, type DraftContextInput } from './draftContext.ts';

export interface Imported {
  /** On the matter of the clause whose heading was asked about, best first. */
  readonly clauses: readonly IndexHit[];
  /** The targets of the first of them. */
  readonly targets: readonly LibraryTarget[];
  /** Clauses that cite the document that was asked about. */
  readonly citing: readonly IndexedClause[];
}

export const NOTHING_IMPORTED: Imported = { clauses: [], targets: [], citing: [] };

export type ReferenceQuestion =
  { readonly about: 'clause'; readonly query: IndexQuery } | { readonly about: 'citation'; readonly title: string };

const MOST = 3;
/** Below this a clause of the shelf is about something else. */
const CLEAR = 0.6;

/** Null where the shelf has nothing to say. */
export function questionAt(context: DraftContextInput, position: Position): ReferenceQuestion | null {
  const desk = draftContextAt(context, position.line);
  if (desk === null) return null;
  for (const subject of subjectsAt(desk.analysis, position)) {
    if (subject.kind !== 'citation') continue;
    if (contains(citationRange(position.line, subject.citation), position))
      return { about: 'citation', title: subject.citation.title };
  }
  const clause = clauseHeadedAt(desk.analysis, position);
  return clause === null || clause.heading === ''
    ? null
    : { about: 'clause', query: shelfQueryFor(desk, clause, MOST) };
}

export async function askShelf(shelf: ReferenceIndex, question: ReferenceQuestion): Promise<Imported> {
  if (question.about === 'citation') return { ...NOTHING_IMPORTED, citing: await shelf.citing(question.title) };
  const hits = await shelf.search(question.query);
  const clauses = hits.filter(({ score }) => score >= CLEAR);
  const [first] = clauses;
  const targets = first === undefined ? [] : await shelf.targets(first.clause.document.id, first.clause.index);
  return { ...NOTHING_IMPORTED, clauses, targets };
}
