/** Looks for clauses of reference documents by words that the drafter types. */

import type { IndexQuery } from '../../index/referenceIndex.ts';
import { answered, hitOf, type ReferenceSources, type CorpusDocument, type CorpusHit } from './documents.ts';
import { LEAST_LIKE } from './counterparts.ts';

/** Documents named by title or 文号 go before clauses; more of them would leave clauses no room. */
const MOST_DOCUMENTS = 5;

export interface CorpusQuery extends IndexQuery {
  readonly limit: number;
}

/** @param documents all there are, for a search by name */
export async function searchCorpus(
  corpus: ReferenceSources,
  documents: readonly CorpusDocument[],
  query: CorpusQuery,
): Promise<CorpusHit[]> {
  const words = query.text.trim();
  if (words === '') return [];
  const own = await answered(corpus.shelf?.search(query));
  const bundled = corpus.library
    .referencesFor(words, query.section ?? '')
    .filter(({ score }) => score >= LEAST_LIKE)
    .slice(0, query.limit)
    .map(({ reference, score }) => ({ score, found: { source: 'library', reference } as const }));
  const imported = own.map(({ clause, score }) => ({ score, found: { source: 'shelf', clause } as const }));
  // Sorting keeps the order of equals: of two as good, the one that has sentences goes first.
  const clauses = [...imported, ...bundled].sort((a, b) => b.score - a.score);
  return [...named(documents, words), ...clauses.map(({ found }) => hitOf(corpus.library, found, words))].slice(
    0,
    query.limit,
  );
}

/** Documents whose title, 文号 or region has the words as they stand. */
function named(documents: readonly CorpusDocument[], words: string): CorpusHit[] {
  if (words.length < 2) return [];
  return documents
    .filter(({ title, documentNumber, region }) =>
      [title, documentNumber, region].some((name) => name?.includes(words)),
    )
    .slice(0, MOST_DOCUMENTS)
    .map(({ uri, own, title, documentNumber, year, issuer, clauses }) => ({
      uri,
      own,
      title,
      documentNumber,
      year,
      path: '',
      heading: title,
      line: 0,
      excerpt: [issuer, year === null ? null : `${year}年`, `${clauses} 条`].filter((part) => part !== null).join('，'),
    }));
}
