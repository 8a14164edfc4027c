/** What the drafter's own documents say of a place in the draft: what is to be asked, and what was found. */

import type { Position } from '../../text/span.ts';
import type { LibraryTarget } from '../../corpus/libraryDocument.ts';
import type { Shelf, ShelfClause, ShelfHit, ShelfQuery } from '../../shelf/shelf.ts';
import { citationRange, subjectsAt } from '../subject.ts';
import { contains } from '../../text/span.ts';
import { clauseHeadedAt } from './clauseHeading.ts';
import { shelfQueryFor } from './counterparts.ts';
import { deskAt, type DeskContext } from './desk.ts';

export interface Imported {
  /** On the matter of the clause whose heading was asked about, best first. */
  readonly clauses: readonly ShelfHit[];
  /** The targets of the first of them. */
  readonly targets: readonly LibraryTarget[];
  /** Clauses that cite the document that was asked about. */
  readonly citing: readonly ShelfClause[];
}

export const NOTHING_IMPORTED: Imported = { clauses: [], targets: [], citing: [] };

export type Question =
  { readonly about: 'clause'; readonly query: ShelfQuery } | { readonly about: 'citation'; readonly title: string };

const MOST = 3;
/** Below this a clause of the shelf is about something else. */
const CLEAR = 0.6;

/** Null where the shelf has nothing to say. */
export function questionAt(context: DeskContext, position: Position): Question | null {
  const desk = deskAt(context, position.line);
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

export async function askShelf(shelf: Shelf, question: Question): Promise<Imported> {
  if (question.about === 'citation') return { ...NOTHING_IMPORTED, citing: await shelf.citing(question.title) };
  const hits = await shelf.search(question.query);
  const clauses = hits.filter(({ score }) => score >= CLEAR);
  const [first] = clauses;
  const targets = first === undefined ? [] : await shelf.targets(first.clause.document.id, first.clause.index);
  return { ...NOTHING_IMPORTED, clauses, targets };
}
