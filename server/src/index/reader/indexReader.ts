/** The open segments as one: clauses numbered through, documents by id, texts of late. */

import type { Manifest } from '../format/manifest.ts';
import type { ClauseRow, DocumentBody, Segment, SegmentDocument } from '../format/segment.ts';
import type { IndexedClause, IndexedDocument } from '../referenceIndex.ts';

export interface Holding {
  readonly segment: Segment;
  /** The number of its first clause among all. */
  readonly base: number;
  /** By document: 1 while it is on the shelf. */
  readonly alive: Uint8Array;
}

/** A clause in its segment. */
export interface FoundClause {
  readonly holding: Holding;
  readonly document: SegmentDocument;
  /** Its place in the document. */
  readonly index: number;
}

/** Characters of text that are kept unpacked, for the next question is often about the same documents. */
const REMEMBERED = 600_000;

export class IndexReader {
  readonly holdings: readonly Holding[];
  readonly clauses: number;
  /** The year of the newest document. */
  readonly newest: number;
  readonly #byId = new Map<string, FoundClause>();
  readonly #bodies = new Map<string, DocumentBody>();
  readonly #blocks = new Map<Segment, { readonly block: number; readonly bytes: Uint8Array }>();
  #remembered = 0;
  #documents: readonly IndexedDocument[] | null = null;

  constructor(catalogue: Manifest, segments: ReadonlyMap<string, Segment>) {
    let base = 0;
    this.holdings = [...segments].map(([name, segment]) => {
      const alive = new Uint8Array(segment.documents.length).fill(1);
      for (const dead of catalogue.segments.get(name) ?? []) alive[dead] = 0;
      // What the catalogue says is in another segment is not in this one, whatever became of its mark.
      for (const { path, index } of segment.documents) {
        if (catalogue.files.get(path)?.segment !== name) alive[index] = 0;
      }
      const holding = { segment, base, alive };
      base += segment.clauses;
      for (const document of segment.documents) {
        if (alive[document.index] === 1) this.#byId.set(document.id, { holding, document, index: 0 });
      }
      return holding;
    });
    this.clauses = base;
    let newest = 0;
    for (const { document } of this.#byId.values()) newest = Math.max(newest, document.year ?? 0);
    this.newest = newest;
  }

  /** In the order of their paths, as a folder lists them; the same array for as long as nothing changes. */
  get documents(): readonly IndexedDocument[] {
    this.#documents ??= [...this.#byId.values()]
      .map(({ document }) => document)
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.nth - b.nth))
      .map(plain);
    return this.#documents;
  }

  document(id: string): FoundClause | null {
    return this.#byId.get(id) ?? null;
  }

  /** Null for a clause of a document that is not on the shelf any more. */
  clause(number: number): FoundClause | null {
    let low = 0;
    let high = this.holdings.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.holdings[middle]!.base <= number) low = middle;
      else high = middle - 1;
    }
    const holding = this.holdings[low];
    return holding === undefined ? null : clauseIn(holding, number - holding.base);
  }

  body({ holding, document }: FoundClause): DocumentBody {
    const key = `${holding.segment.name} ${document.index}`;
    let body = this.#bodies.get(key);
    if (body === undefined) {
      body = holding.segment.body(document.index);
      this.#remembered += body.text.length;
    } else {
      this.#bodies.delete(key);
    }
    // The last used stands last.
    this.#bodies.set(key, body);
    for (const [oldest, { text }] of this.#bodies) {
      if (this.#remembered <= REMEMBERED || oldest === key) break;
      this.#bodies.delete(oldest);
      this.#remembered -= text.length;
    }
    return body;
  }

  /** A block of a segment's fingerprints; the one read last of each segment is at hand. */
  fingerprints({ segment }: Holding, block: number): Uint8Array {
    const last = this.#blocks.get(segment);
    if (last?.block === block) return last.bytes;
    const bytes = segment.fingerprintBlock(block);
    this.#blocks.set(segment, { block, bytes });
    return bytes;
  }

  read(found: FoundClause): IndexedClause {
    const body = this.body(found);
    return clauseOf(plain(found.document), found.index, body.clauses[found.index]!, body.text);
  }
}

export function clauseIn(holding: Holding, number: number): FoundClause | null {
  const { segment, alive } = holding;
  const index = segment.documentOf[number];
  if (index === undefined || alive[index] !== 1) return null;
  const document = segment.documents[index]!;
  return { holding, document, index: number - document.firstClause };
}

export function clauseOf(document: IndexedDocument, index: number, row: ClauseRow, text: string): IndexedClause {
  const [path, heading, line, start, , end, , lead, cooperating, responsible] = row;
  return { document, index, path, heading, text: text.slice(start, end), line, lead, cooperating, responsible };
}

/** A document without what only its segment needs: answers travel between threads. */
export function plain(document: SegmentDocument): IndexedDocument {
  const { id, path, title, issuer, documentNumber, date, kind, region, level, year, clauses, characters } = document;
  return { id, path, title, issuer, documentNumber, date, kind, region, level, year, clauses, characters };
}
