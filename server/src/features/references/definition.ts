/** Where the corpus has what stands at a place: the cited document, the clause on the same matter, whoever cites it. */

import { rangeOf, type Position, type Range } from '../../text/span.ts';
import { issuerOf, plainTitle, type Citation } from '../../model/line/citation.ts';
import type { IndexedClause, IndexedDocument } from '../../index/referenceIndex.ts';
import { citationRange, subjectsAt } from '../subject.ts';
import { addressOf } from './address.ts';
import { clauseHeadedAt } from './clauseHeading.ts';
import { counterpartsOf } from './counterparts.ts';
import { draftContextAt, type DraftContextInput } from './draftContext.ts';
import type { Imported } from './imported.ts';
import { placeOfReference, placeOfShelfClause, type ReferenceLocation } from './links.ts';

export interface ReferenceDefinition {
  /** What stands at the place that was asked about. */
  readonly origin: Range;
  readonly place: ReferenceLocation;
}

function citationAt({ analysis }: DraftContextInput, position: Position): Citation | null {
  const subject = subjectsAt(analysis, position).find(({ kind }) => kind === 'citation');
  return subject?.kind === 'citation' ? subject.citation : null;
}

/**
 * The document that is cited, or the nearest clause on the matter of a heading; null where the corpus has neither.
 *
 * @param shelf the drafter's own documents, as far as they are known by now
 */
export function referenceDefinitionAt(
  context: DraftContextInput,
  position: Position,
  shelf: readonly IndexedDocument[],
  imported: Imported,
): ReferenceDefinition | null {
  const citation = citationAt(context, position);
  if (citation !== null) {
    const uri = addressOfDocument(context, citation, shelf);
    return uri === null ? null : { origin: citationRange(position.line, citation), place: { uri, line: 0 } };
  }
  const clause = clauseHeadedAt(context.analysis, position);
  const desk = draftContextAt(context, position.line);
  if (clause === null || desk === null) return null;
  const origin = rangeOf(clause.line, {
    start: clause.marker.span.start,
    end: Math.max(clause.marker.span.end, clause.headingSpan.end),
  });
  const [own] = imported.clauses;
  if (own !== undefined) return { origin, place: placeOfShelfClause(own.clause) };
  const [nearest] = counterpartsOf(desk, clause, 'clear', 1);
  return nearest === undefined ? null : { origin, place: placeOfReference(context.library, nearest.reference) };
}

function addressOfDocument(
  { library }: DraftContextInput,
  citation: Citation,
  shelf: readonly IndexedDocument[],
): string | null {
  const number = citation.number?.text ?? null;
  const own = shelf.find(
    ({ title, documentNumber }) =>
      plainTitle(title, issuerOf(title)) === citation.plainTitle ||
      (number !== null && documentNumber?.replace(/\s/g, '') === number.replace(/\s/g, '')),
  );
  if (own !== undefined) return addressOf('shelf', own);
  const held = library.cited.find(citation.plainTitle, number)?.held ?? null;
  return held === null ? null : addressOf('library', held);
}

/** The clauses of the corpus that cite the document at a place; none where no document is cited there. */
export function citingPlacesAt(
  context: DraftContextInput,
  position: Position,
  citing: readonly IndexedClause[],
): ReferenceLocation[] {
  const citation = citationAt(context, position);
  if (citation === null) return [];
  const known = context.library.cited.find(citation.plainTitle, citation.number?.text ?? null);
  const bundled = (known?.citedBy ?? []).map(({ document, clause }) =>
    clause === null
      ? { uri: addressOf('library', document), line: 0 }
      : placeOfReference(context.library, { document, clause }),
  );
  return [...citing.map(placeOfShelfClause), ...bundled];
}
