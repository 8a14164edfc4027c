/** The reference documents as lists show them, bundled and imported, with their clauses and where each stands. */

import type { Library } from '../../library/library.ts';
import type { LibraryDocument } from '../../library/libraryDocument.ts';
import type { Reference } from '../../library/reference.ts';
import type { ReferenceIndex, IndexedClause, IndexedDocument } from '../../index/referenceIndex.ts';
import { addressOf, parseAddress } from './address.ts';
import { clauseOnPage, factsOf, lineOnPage, pageOf } from './libraryPage.ts';
import type { ReferenceClause } from './sourceNote.ts';

/** A reference document as a list shows it. */
export interface CorpusDocument {
  readonly uri: string;
  /** Imported by the drafter; otherwise it is of the bundled library, of which facts are known and no sentences. */
  readonly own: boolean;
  /** Where the original lies; null for the bundled ones. */
  readonly path: string | null;
  readonly title: string;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly kind: string | null;
  readonly region: string | null;
  readonly level: string | null;
  readonly year: number | null;
  readonly clauses: number;
}

export interface CorpusClause {
  /** The ordinals from the top: 六、（十九）. */
  readonly path: string;
  readonly heading: string;
  /** Zero-based line of the document's text at which the clause begins. */
  readonly line: number;
}

/** A clause wherever it was found. */
export interface CorpusHit extends CorpusClause {
  readonly uri: string;
  readonly own: boolean;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly year: number | null;
  /** A few words of an imported clause, facts of a bundled one. */
  readonly excerpt: string;
}

/** Both sources of reference documents; either may have nothing. */
export interface ReferenceSources {
  readonly library: Library;
  readonly shelf: ReferenceIndex | null;
}

export async function listDocuments({ library, shelf }: ReferenceSources): Promise<CorpusDocument[]> {
  const own = await answered(shelf?.list());
  return [...library.documents.map(bundledDocument), ...own.map(ownDocument)];
}

/** What the shelf has; nothing while it cannot answer, for the library still can. Its keeper tells why. */
export async function answered<Item>(asked: Promise<readonly Item[]> | undefined): Promise<readonly Item[]> {
  try {
    return (await asked) ?? [];
  } catch {
    return [];
  }
}

/** The clauses of one document; null when it is not there any more. */
export async function listClauses({ library, shelf }: ReferenceSources, uri: string): Promise<CorpusClause[] | null> {
  const address = parseAddress(uri);
  if (address?.source === 'library') {
    const document = library.document(address.id);
    if (document === null) return null;
    const { lines } = pageOf(library, document);
    return document.clauses.map(({ path, heading }, at) => ({ path, heading, line: lines[at]! }));
  }
  const clauses = address === null || shelf === null ? [] : await shelf.clauses(address.id);
  return clauses.map(({ path, heading, line }) => ({ path, heading, line }));
}

/** The clause that a line of a document belongs to; null above the first. */
export async function clauseAt(
  { library, shelf }: ReferenceSources,
  uri: string,
  line: number,
): Promise<ReferenceClause | null> {
  const address = parseAddress(uri);
  if (address?.source === 'library') {
    const document = library.document(address.id);
    const clause = document === null ? null : clauseOnPage(pageOf(library, document), document, line);
    return document === null || clause === null ? null : { source: 'library', reference: { document, clause } };
  }
  const clauses = address === null || shelf === null ? [] : await shelf.clauses(address.id);
  const clause = clauses.findLast(({ line: first }) => first <= line);
  return clause === undefined ? null : { source: 'shelf', clause };
}

/** @param words what the excerpt of an imported clause is to show, if it can */
export function hitOf(library: Library, found: ReferenceClause, words: string): CorpusHit {
  return found.source === 'library' ? bundledHit(library, found.reference) : ownHit(found.clause, words);
}

function bundledHit(library: Library, { document, clause }: Reference): CorpusHit {
  const { title, documentNumber, year } = document;
  return {
    uri: addressOf('library', document),
    own: false,
    title,
    documentNumber,
    year,
    path: clause.path,
    heading: clause.heading,
    line: lineOnPage(pageOf(library, document), document, clause),
    excerpt: factsOf(clause)
      .map((fact) => fact.replace(/^- /, ''))
      .join('；'),
  };
}

function ownHit({ document, path, heading, text, line }: IndexedClause, words: string): CorpusHit {
  const { title, documentNumber, year } = document;
  const excerpt = excerptOf(text, words);
  return { uri: addressOf('shelf', document), own: true, title, documentNumber, year, path, heading, line, excerpt };
}

const EXCERPT = 90;
/** What stands in front of the words, so that they are read in their sentence. */
const LEAD_IN = 14;

/** Around the first pair of characters that the words share with the text. */
function excerptOf(text: string, words: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  let found = -1;
  for (let at = 0; at + 1 < words.length && found < 0; at++) found = flat.indexOf(words.slice(at, at + 2));
  const start = found <= LEAD_IN ? 0 : found - LEAD_IN;
  const end = start + EXCERPT;
  return `${start > 0 ? '…' : ''}${flat.slice(start, end)}${end < flat.length ? '…' : ''}`;
}

function bundledDocument(document: LibraryDocument): CorpusDocument {
  const { title, issuer, documentNumber, kind, region, level, year, clauses } = document;
  const uri = addressOf('library', document);
  return {
    uri,
    own: false,
    path: null,
    title,
    issuer,
    documentNumber,
    kind,
    region,
    level,
    year,
    clauses: clauses.length,
  };
}

function ownDocument(document: IndexedDocument): CorpusDocument {
  const { path, title, issuer, documentNumber, kind, region, level, year, clauses } = document;
  const uri = addressOf('shelf', document);
  return { uri, own: true, path, title, issuer, documentNumber, kind, region, level, year, clauses };
}
