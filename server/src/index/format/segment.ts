/**
 * A segment: some documents with everything that is asked of them, in one file that never changes once written.
 *
 * Laid out as: mark, format, number of sections, nothing; where each section begins and ends; the sections, each at a
 * multiple of 16 bytes; the length of all that and its checksum. Numbers are little-endian, as all machines are that
 * this runs on; elsewhere the mark does not match and the segment counts as damaged.
 */

import type { GovernmentLevel } from '../../library/libraryDocument.ts';
import type { KindFamily } from '../../model/structure/documentKind.ts';
import { Checksum, hashOf } from './bytes.ts';
import type { Fingerprints } from './fingerprints.ts';
import { findPair, type Postings } from './postings.ts';
import type { ReadClause } from '../writer/readDocuments.ts';
import type { IndexedDocument } from '../referenceIndex.ts';
import type { Storage, StoredFile } from '../environment.ts';
import type { Bigram } from '../bigramTokenizer.ts';

/** Raised whenever a file would be read differently, or a document: what is older is built again. */
export const FORMAT = 1;
const MARK = 0x53_44_50_ff;

/** The documents of a segment by row, as they are kept. */
export type DocumentRow = readonly [
  file: number,
  nth: number,
  id: string,
  title: string,
  issuer: string | null,
  documentNumber: string | null,
  date: string | null,
  kind: string | null,
  family: KindFamily | null,
  region: string | null,
  level: GovernmentLevel | null,
  year: number | null,
  clauses: number,
  characters: number,
];

/** A clause as it is kept beside the text of its document. */
export type ClauseRow = readonly [
  path: string,
  heading: string,
  line: number,
  start: number,
  own: number,
  end: number,
  above: number,
  lead: readonly string[],
  cooperating: readonly string[],
  responsible: readonly string[],
];

export interface SegmentContent {
  /** Paths of the originals. */
  readonly files: readonly string[];
  readonly rows: readonly DocumentRow[];
  /** By document: text and clauses, packed. */
  readonly bodies: readonly Uint8Array[];
  /**
   * By clause: pairs in its heading, the heading itself as a number, characters of its own text (at most 65,535), and
   * what it is the same by.
   */
  readonly headingPairs: Uint8Array;
  readonly headings: Uint32Array;
  readonly lengths: Uint16Array;
  readonly sameness: Uint32Array;
  readonly postings: Postings;
  readonly fingerprints: Fingerprints;
  /** Hashes of cited titles in ascending order, and the clause that cites each. */
  readonly cited: Uint32Array;
  readonly citing: Uint32Array;
}

const enum Section {
  Documents,
  BodyOffsets,
  Bodies,
  HeadingPairs,
  Headings,
  Lengths,
  Sameness,
  Pairs,
  Counts,
  PostingOffsets,
  Postings,
  FingerprintFirsts,
  FingerprintOffsets,
  Fingerprints,
  Cited,
  Citing,
  Count,
}

const HEAD = 16 + Section.Count * 8;
const TAIL = 8;

export interface WrittenSegment {
  readonly parts: readonly Uint8Array[];
  readonly length: number;
  readonly checksum: number;
}

export function writeSegment(content: SegmentContent, storage: Storage): WrittenSegment {
  const bodyOffsets = new Uint32Array(content.bodies.length + 1);
  for (const [index, body] of content.bodies.entries()) bodyOffsets[index + 1] = bodyOffsets[index]! + body.length;
  const documents = new TextEncoder().encode(JSON.stringify({ files: content.files, rows: content.rows }));
  const sections: readonly (readonly Uint8Array[])[] = [
    [storage.compress(documents)],
    [bytesOf(bodyOffsets)],
    content.bodies,
    [content.headingPairs],
    [bytesOf(content.headings)],
    [bytesOf(content.lengths)],
    [bytesOf(content.sameness)],
    [bytesOf(content.postings.pairs)],
    [bytesOf(content.postings.counts)],
    [bytesOf(content.postings.offsets)],
    [content.postings.bytes],
    [bytesOf(content.fingerprints.firsts)],
    [bytesOf(content.fingerprints.offsets)],
    [content.fingerprints.bytes],
    [bytesOf(content.cited)],
    [bytesOf(content.citing)],
  ];
  const head = new Uint32Array(HEAD / 4);
  head.set([MARK, FORMAT, Section.Count, 0]);
  const parts: Uint8Array[] = [bytesOf(head)];
  let length = padded(parts, HEAD);
  for (const [section, pieces] of sections.entries()) {
    head[4 + section * 2] = length;
    for (const piece of pieces) {
      parts.push(piece);
      length += piece.length;
    }
    head[5 + section * 2] = length;
    length = padded(parts, length);
  }
  const checksum = new Checksum();
  for (const piece of inSixteens(parts)) checksum.add(piece);
  parts.push(bytesOf(new Uint32Array([length + TAIL, checksum.value])));
  return { parts, length: length + TAIL, checksum: checksum.value };
}

function bytesOf(array: Uint8Array | Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function padded(parts: Uint8Array[], length: number): number {
  const missing = -length & 15;
  if (missing > 0) parts.push(new Uint8Array(missing));
  return length + missing;
}

const PIECE = 1 << 18;

/** The same bytes in pieces of one size, for the checksum wants multiples of 16. */
function* inSixteens(parts: readonly Uint8Array[]): Iterable<Uint8Array> {
  const piece = new Uint8Array(PIECE);
  let filled = 0;
  for (const part of parts) {
    for (let at = 0; at < part.length;) {
      const taken = Math.min(PIECE - filled, part.length - at);
      piece.set(part.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled < PIECE) continue;
      yield piece;
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}

/** A heading as it is compared: by its words alone, as a number. */
export function headingKey(heading: string): number {
  return hashOf(squeezed(heading));
}

/** Without what is set in one copy and not in another. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u3000“”"]/g, '');
}

/** What is kept of a document in one piece. */
export interface DocumentBody {
  readonly text: string;
  readonly clauses: readonly ClauseRow[];
}

export function packBody(text: string, clauses: readonly ReadClause[], storage: Storage): Uint8Array {
  const rows = clauses.map(
    ({ path, heading, line, start, own, end, above, lead, cooperating, responsible }): ClauseRow => [
      path,
      heading,
      line,
      start,
      own,
      end,
      above,
      lead,
      cooperating,
      responsible,
    ],
  );
  // JSON holds no line end: the first one parts the rows from the text.
  return storage.compress(new TextEncoder().encode(`${JSON.stringify(rows)}\n${text}`));
}

/** A segment that is not the one that was written: cut off, altered, of another format. */
export class DamagedSegment extends Error {}

/** What of a segment is in memory while it is open; postings, fingerprints and texts are read when asked for. */
export class Segment {
  readonly name: string;
  readonly files: readonly string[];
  readonly documents: readonly SegmentDocument[];
  readonly clauses: number;
  /** By clause: its document, as an index. */
  readonly documentOf: Uint32Array;
  readonly headingPairs: Uint8Array;
  readonly headings: Uint32Array;
  readonly lengths: Uint16Array;
  readonly sameness: Uint32Array;
  readonly cited: Uint32Array;
  readonly citing: Uint32Array;
  readonly firsts: Uint32Array;
  readonly characters: number;
  readonly #file: StoredFile;
  readonly #sections: Uint32Array;
  readonly #storage: Storage;
  readonly #pairs: Uint32Array;
  readonly #counts: Uint32Array;
  readonly #offsets: Uint32Array;
  readonly #fingerprintOffsets: Uint32Array;
  readonly #bodyOffsets: Uint32Array;

  /** @throws DamagedSegment */
  static open(name: string, storage: Storage): Segment {
    const file = storage.open(name);
    if (file === null) throw new DamagedSegment(`${name} is not there`);
    try {
      return new Segment(name, file, storage);
    } catch (error) {
      file.close();
      throw error instanceof DamagedSegment ? error : new DamagedSegment(`${name}: ${String(error)}`);
    }
  }

  private constructor(name: string, file: StoredFile, storage: Storage) {
    this.name = name;
    this.#file = file;
    this.#storage = storage;
    verify(name, file);
    this.#sections = words(file.read(16, Section.Count * 8));
    const documents = JSON.parse(new TextDecoder().decode(storage.decompress(this.#read(Section.Documents)))) as {
      files: string[];
      rows: DocumentRow[];
    };
    this.files = documents.files;
    let first = 0;
    this.documents = documents.rows.map((row, index) => {
      const document = documentOf(row, index, first, documents.files[row[0]]!);
      first += document.clauses;
      return document;
    });
    this.clauses = first;
    this.characters = this.documents.reduce((sum, { characters }) => sum + characters, 0);
    this.documentOf = new Uint32Array(first);
    for (const { index, firstClause, clauses } of this.documents) {
      this.documentOf.fill(index, firstClause, firstClause + clauses);
    }
    this.headingPairs = this.#read(Section.HeadingPairs);
    this.headings = words(this.#read(Section.Headings));
    const lengths = this.#read(Section.Lengths);
    this.lengths = new Uint16Array(lengths.buffer, lengths.byteOffset, lengths.length >> 1);
    this.sameness = words(this.#read(Section.Sameness));
    this.cited = words(this.#read(Section.Cited));
    this.citing = words(this.#read(Section.Citing));
    this.#pairs = words(this.#read(Section.Pairs));
    this.#counts = words(this.#read(Section.Counts));
    this.#offsets = words(this.#read(Section.PostingOffsets));
    this.firsts = words(this.#read(Section.FingerprintFirsts));
    this.#fingerprintOffsets = words(this.#read(Section.FingerprintOffsets));
    this.#bodyOffsets = words(this.#read(Section.BodyOffsets));
  }

  /** Where the pair stands in the dictionary; -1 for nowhere. */
  find(pair: Bigram): number {
    return findPair(this.#pairs, pair);
  }

  count(index: number): number {
    return this.#counts[index]!;
  }

  /** Good until the next question. */
  postings(index: number): Uint8Array {
    const start = this.#offsets[index]!;
    return this.#file.glance(this.#sections[Section.Postings * 2]! + start, this.#offsets[index + 1]! - start);
  }

  fingerprintBlock(block: number): Uint8Array {
    const start = this.#fingerprintOffsets[block]!;
    const end = this.#fingerprintOffsets[block + 1]!;
    return this.#file.read(this.#sections[Section.Fingerprints * 2]! + start, end - start);
  }

  packedBody(document: number): Uint8Array {
    const start = this.#bodyOffsets[document]!;
    return this.#file.read(this.#sections[Section.Bodies * 2]! + start, this.#bodyOffsets[document + 1]! - start);
  }

  body(document: number): DocumentBody {
    const text = new TextDecoder().decode(this.#storage.decompress(this.packedBody(document)));
    const end = text.indexOf('\n');
    return { text: text.slice(end + 1), clauses: JSON.parse(text.slice(0, end)) as ClauseRow[] };
  }

  /** Everything at once, for merging. */
  get allPostings(): Postings {
    return {
      pairs: this.#pairs,
      counts: this.#counts,
      offsets: this.#offsets,
      bytes: this.#read(Section.Postings),
    };
  }

  get allFingerprints(): Fingerprints {
    return { firsts: this.firsts, offsets: this.#fingerprintOffsets, bytes: this.#read(Section.Fingerprints) };
  }

  close(): void {
    this.#file.close();
  }

  #read(section: Section): Uint8Array {
    const start = this.#sections[section * 2]!;
    return this.#file.read(start, this.#sections[section * 2 + 1]! - start);
  }
}

/** A document of the shelf with what its segment knows besides. */
export interface SegmentDocument extends IndexedDocument {
  readonly index: number;
  readonly nth: number;
  readonly firstClause: number;
  readonly family: KindFamily | null;
  readonly row: DocumentRow;
}

function documentOf(row: DocumentRow, index: number, firstClause: number, path: string): SegmentDocument {
  const [, nth, id, title, issuer, documentNumber, date, kind, family, region, level, year, clauses, characters] = row;
  return {
    id,
    path,
    title,
    issuer,
    documentNumber,
    date,
    kind,
    region,
    level,
    year,
    clauses,
    characters,
    index,
    nth,
    firstClause,
    family,
    row,
  };
}

function words(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}

/** Reads the whole file once: what is found damaged later would have given wrong answers until then. */
function verify(name: string, file: StoredFile): void {
  if (file.length < HEAD + TAIL) throw new DamagedSegment(`${name} is cut off`);
  const [mark, format, sections] = words(file.read(0, 16));
  if (mark !== MARK || format !== FORMAT || sections !== Section.Count)
    throw new DamagedSegment(`${name} has another format`);
  const [length, expected] = words(file.read(file.length - TAIL, TAIL));
  if (length !== file.length) throw new DamagedSegment(`${name} is cut off`);
  const checksum = new Checksum();
  const end = file.length - TAIL;
  for (let at = 0; at < end; at += PIECE) checksum.add(file.glance(at, Math.min(PIECE, end - at)));
  if (checksum.value !== expected) throw new DamagedSegment(`${name} is not what was written`);
}
