/** Gathers documents into a segment, and several segments into one. */

import { hashOf } from '../format/bytes.ts';
import { FingerprintBuilder, LetterScanner, MOST_CLAUSES, mergeFingerprints } from '../format/fingerprints.ts';
import { mergePostings, Place, PostingsBuilder } from '../format/postings.ts';
import type { ReadClause, ReadDocument } from './readDocuments.ts';
import { headingKey, packBody, type DocumentRow, type Segment, type SegmentContent } from '../format/segment.ts';
import type { Storage } from '../environment.ts';
import { BigramTokenizer } from '../bigramTokenizer.ts';

/** What reads texts into terms and letters: made once, for it knows the words of the trade. */
export interface Scanners {
  readonly terms: BigramTokenizer;
  readonly letters: LetterScanner;
}

export function createScanners(): Scanners {
  return { terms: new BigramTokenizer(), letters: new LetterScanner() };
}

/** So many that a second or two of work is lost at most when the machine goes off, and few segments come of much. */
const FULL = 2_000_000;

export class SegmentBuilder {
  characters = 0;
  readonly #files: string[] = [];
  readonly #rows: DocumentRow[] = [];
  readonly #bodies: Uint8Array[] = [];
  readonly #headingPairs: number[] = [];
  readonly #headings: number[] = [];
  readonly #lengths: number[] = [];
  readonly #sameness: number[] = [];
  readonly #citations: { readonly title: number; readonly clause: number }[] = [];
  readonly #postings = new PostingsBuilder();
  readonly #fingerprints = new FingerprintBuilder();
  readonly #scanners: Scanners;
  readonly #storage: Storage;

  constructor(scanners: Scanners, storage: Storage) {
    this.#scanners = scanners;
    this.#storage = storage;
  }

  get files(): readonly string[] {
    return this.#files;
  }

  get full(): boolean {
    return this.characters >= FULL;
  }

  add(path: string, documents: readonly ReadDocument[]): void {
    this.#files.push(path);
    for (const document of documents) this.#addDocument(path, document);
  }

  /** Whether some more clauses would be too many for one segment. */
  lacksRoomFor(documents: readonly ReadDocument[]): boolean {
    const more = documents.reduce((sum, { clauses }) => sum + clauses.length, 0);
    return this.#lengths.length > 0 && this.#lengths.length + more > MOST_CLAUSES;
  }

  finish(): SegmentContent {
    const citations = this.#citations.sort((a, b) => a.title - b.title || a.clause - b.clause);
    return {
      files: this.#files,
      rows: this.#rows,
      bodies: this.#bodies,
      headingPairs: Uint8Array.from(this.#headingPairs),
      headings: Uint32Array.from(this.#headings),
      lengths: Uint16Array.from(this.#lengths),
      sameness: Uint32Array.from(this.#sameness),
      postings: this.#postings.finish(),
      fingerprints: this.#fingerprints.finish(),
      cited: Uint32Array.from(citations, ({ title }) => title),
      citing: Uint32Array.from(citations, ({ clause }) => clause),
    };
  }

  #addDocument(path: string, document: ReadDocument): void {
    const { nth, title, issuer, documentNumber, date, kind, family, region, level, year, text } = document;
    const clauses = document.clauses.slice(0, MOST_CLAUSES - this.#lengths.length);
    this.characters += text.length;
    this.#rows.push([
      this.#files.length - 1,
      nth,
      idOf(path, nth),
      title,
      issuer,
      documentNumber,
      date,
      kind,
      family,
      region,
      level,
      year,
      clauses.length,
      text.length,
    ]);
    this.#bodies.push(packBody(text, clauses, this.#storage));
    const divided = new Set(clauses.map(({ above }) => above));
    for (const [index, clause] of clauses.entries()) this.#addClause(title, text, clause, clauses, divided.has(index));
  }

  #addClause(title: string, text: string, clause: ReadClause, clauses: readonly ReadClause[], divided: boolean): void {
    const { terms, letters } = this.#scanners;
    const number = this.#lengths.length;
    let inHeading = 0;
    // A chapter heads the clauses below it and says little itself: it is found through them.
    if (!divided || clause.end - clause.start >= SHORTEST) {
      inHeading = this.#addTerms(clause.heading, number, Place.Heading);
      this.#addPlainTerms(clause.heading, number);
      for (let above = clauses[clause.above]; above !== undefined; above = clauses[above.above]) {
        this.#addTerms(above.heading, number, Place.Above);
      }
      const count = terms.scan(text, clause.start, clause.own);
      for (let at = 0; at < count; at++) this.#postings.add(terms.found[at]!, number, Place.Text);
      this.#addTerms(title, number, Place.Title);
    }
    this.#fingerprints.add(letters.scan(text, clause.start, clause.own), number);
    for (const cited of clause.cited) this.#citations.push({ title: hashOf(cited), clause: number });
    this.#headingPairs.push(Math.min(255, inHeading));
    this.#headings.push(headingKey(clause.heading));
    this.#lengths.push(Math.min(0xffff, clause.own - clause.start));
    this.#sameness.push(hashOf(text.slice(clause.start, clause.end), hashOf(clause.heading)));
  }

  /** Returns how many different pairs there were. */
  #addTerms(text: string, clause: number, place: Place): number {
    const { terms } = this.#scanners;
    const count = terms.scan(text);
    let different = 0;
    for (let at = 0; at < count; at++) if (this.#postings.add(terms.found[at]!, clause, place)) different++;
    return different;
  }

  #addPlainTerms(text: string, clause: number): void {
    const { terms } = this.#scanners;
    const count = terms.scanPlainly(text);
    for (let at = 0; at < count; at++) this.#postings.add(terms.found[at]!, clause, Place.Heading);
  }
}

/** A clause above others with less text is a heading only. */
const SHORTEST = 8;

/** The same for the same place in the same file. */
function idOf(path: string, nth: number): string {
  return `${hashOf(path).toString(36)}${hashOf(path, 0x2545f491).toString(36)}-${nth + 1}`;
}

export interface Remaining {
  readonly segment: Segment;
  /** Documents that are not on the shelf any more. */
  readonly dead: ReadonlySet<number>;
}

/** What is left of several segments, as one. */
export function mergeSegments(inputs: readonly Remaining[]): SegmentContent {
  const files: string[] = [];
  const rows: DocumentRow[] = [];
  const bodies: Uint8Array[] = [];
  const headingPairs: Uint8Array[] = [];
  const headings: Uint32Array[] = [];
  const lengths: Uint16Array[] = [];
  const sameness: Uint32Array[] = [];
  const citations: { title: number; clause: number }[] = [];
  const renumberings: Int32Array[] = [];
  let clauses = 0;
  for (const { segment, dead } of inputs) {
    const renumbered = new Int32Array(segment.clauses).fill(-1);
    const fileNumbers = new Map<string, number>();
    for (const document of segment.documents) {
      if (dead.has(document.index)) continue;
      const { path, firstClause, index, row } = document;
      let file = fileNumbers.get(path);
      if (file === undefined) {
        file = files.push(path) - 1;
        fileNumbers.set(path, file);
      }
      const [, ...rest] = row;
      rows.push([file, ...rest]);
      bodies.push(segment.packedBody(index));
      const end = firstClause + document.clauses;
      headingPairs.push(segment.headingPairs.subarray(firstClause, end));
      headings.push(segment.headings.subarray(firstClause, end));
      lengths.push(segment.lengths.subarray(firstClause, end));
      sameness.push(segment.sameness.subarray(firstClause, end));
      for (let clause = firstClause; clause < end; clause++) renumbered[clause] = clauses++;
    }
    for (const [at, title] of segment.cited.entries()) {
      const clause = renumbered[segment.citing[at]!] ?? -1;
      if (clause >= 0) citations.push({ title, clause });
    }
    renumberings.push(renumbered);
  }
  citations.sort((a, b) => a.title - b.title || a.clause - b.clause);
  const merging = inputs.map(({ segment }, at) => ({
    postings: segment.allPostings,
    fingerprints: segment.allFingerprints,
    renumbered: renumberings[at]!,
  }));
  return {
    files,
    rows,
    bodies,
    headingPairs: joined(headingPairs, (length) => new Uint8Array(length)),
    headings: joined(headings, (length) => new Uint32Array(length)),
    lengths: joined(lengths, (length) => new Uint16Array(length)),
    sameness: joined(sameness, (length) => new Uint32Array(length)),
    postings: mergePostings(merging),
    fingerprints: mergeFingerprints(merging),
    cited: Uint32Array.from(citations, ({ title }) => title),
    citing: Uint32Array.from(citations, ({ clause }) => clause),
  };
}

function joined<T extends Uint8Array | Uint16Array | Uint32Array>(
  pieces: readonly T[],
  make: (length: number) => T,
): T {
  const whole = make(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
