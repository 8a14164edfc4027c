/** What the shelf knows of itself: which places it watches, which files it has read, which segments hold them. */

import { checksumOf } from './bytes.ts';
import { DamagedSegment, FORMAT, Segment } from './segment.ts';
import type { Storage } from '../environment.ts';

export interface FileRecord {
  readonly path: string;
  /** -1 for a file that is to be read again whatever its size. */
  readonly size: number;
  readonly modified: number;
  readonly hash: string;
  /** The segment with its documents; null where it could not be read. */
  readonly segment: string | null;
  readonly problem: string | null;
}

export interface Manifest {
  /** Files and folders that were added. */
  readonly roots: Set<string>;
  /** Files and folders below them that were taken off again. */
  readonly excluded: Set<string>;
  /** By name of the segment: the documents in it that are not on the shelf any more. */
  readonly segments: Map<string, Set<number>>;
  readonly files: Map<string, FileRecord>;
}

interface Stored {
  readonly format: number;
  readonly roots: readonly string[];
  readonly excluded: readonly string[];
  readonly segments: readonly (readonly [name: string, dead: readonly number[]])[];
  readonly files: readonly FileRecord[];
}

export const CATALOGUE = 'catalogue.json';
/** As it was before the last change, for when the last one was damaged. */
const BEFORE = 'catalogue.before.json';
const SEGMENT_NAME = /^\d{8}\.segment$/;

function emptyCatalogue(): Manifest {
  return { roots: new Set(), excluded: new Set(), segments: new Map(), files: new Map() };
}

export function isSegment(name: string): boolean {
  return SEGMENT_NAME.test(name);
}

/** A name that no segment has or had not long ago. */
export function nextSegmentName({ segments }: Manifest, storage: Storage): string {
  let last = 0;
  for (const name of [...segments.keys(), ...storage.names()]) {
    if (isSegment(name)) last = Math.max(last, Number(name.slice(0, 8)));
  }
  return `${String(last + 1).padStart(8, '0')}.segment`;
}

export interface LoadedManifest {
  readonly catalogue: Manifest;
  /** What of it had to be guessed. */
  readonly damage: string | null;
}

/** The catalogue; if it is damaged the one before; if that is too, what the segments themselves say. */
export function loadManifest(storage: Storage): LoadedManifest {
  const current = readCatalogue(storage, CATALOGUE);
  if (current !== null && current !== 'damaged') return { catalogue: current, damage: null };
  const before = readCatalogue(storage, BEFORE);
  if (current === null && (before === null || before === 'damaged')) {
    const any = storage.names().some(isSegment);
    return any
      ? { catalogue: fromSegments(storage), damage: `${CATALOGUE} is missing` }
      : { catalogue: emptyCatalogue(), damage: null };
  }
  if (before !== null && before !== 'damaged') {
    addOrphans(before, storage);
    return { catalogue: before, damage: `${CATALOGUE} is damaged` };
  }
  return { catalogue: fromSegments(storage), damage: `${CATALOGUE} and ${BEFORE} are damaged` };
}

function readCatalogue(storage: Storage, name: string): Manifest | 'damaged' | null {
  const file = storage.open(name);
  if (file === null) return null;
  try {
    const bytes = file.read(0, file.length);
    const lineEnd = bytes.indexOf(10);
    const expected = new TextDecoder().decode(bytes.subarray(0, Math.max(0, lineEnd)));
    const content = bytes.subarray(lineEnd + 1);
    if (lineEnd < 0 || expected !== stampOf(content)) return 'damaged';
    const stored = JSON.parse(new TextDecoder().decode(content)) as Stored;
    const catalogue: Manifest = {
      roots: new Set(stored.roots),
      excluded: new Set(stored.excluded),
      segments: new Map(stored.segments.map(([segment, dead]) => [segment, new Set(dead)])),
      files: new Map(stored.files.map((record) => [record.path, record])),
    };
    if (stored.format === FORMAT) return catalogue;
    // An older version's: what was watched stays, all of it is read again.
    catalogue.segments.clear();
    for (const record of stored.files) catalogue.files.set(record.path, unread(record));
    return catalogue;
  } catch {
    return 'damaged';
  } finally {
    file.close();
  }
}

export function saveManifest({ roots, excluded, segments, files }: Manifest, storage: Storage): void {
  const stored: Stored = {
    format: FORMAT,
    roots: [...roots],
    excluded: [...excluded],
    segments: [...segments].map(([name, dead]) => [name, [...dead]]),
    files: [...files.values()],
  };
  const content = new TextEncoder().encode(JSON.stringify(stored));
  const stamp = new TextEncoder().encode(`${stampOf(content)}\n`);
  const current = storage.open(CATALOGUE);
  if (current !== null) {
    try {
      const bytes = current.read(0, current.length);
      // Nothing new: other windows need not look again.
      if (bytes.length === stamp.length + content.length && stamp.every((byte, at) => byte === bytes[at])) return;
      storage.write(BEFORE, [bytes]);
    } finally {
      current.close();
    }
  }
  storage.write(CATALOGUE, [stamp, content]);
}

function stampOf(content: Uint8Array): string {
  return `${content.length} ${checksumOf(content)}`;
}

/** The record of a file that has to be read again. */
export function unread(record: FileRecord): FileRecord {
  return { ...record, size: -1, hash: '', segment: null, problem: null };
}

/** Every whole segment's files, those of a later one in place of an earlier one's. */
function fromSegments(storage: Storage): Manifest {
  const catalogue = emptyCatalogue();
  for (const { name, files } of wholeSegments(storage)) {
    catalogue.segments.set(name, new Set());
    for (const path of files) {
      catalogue.roots.add(path);
      catalogue.files.set(path, { path, size: -1, modified: 0, hash: '', segment: name, problem: null });
    }
  }
  return catalogue;
}

/** Has the files read again that only a segment knows which came after the catalogue. */
function addOrphans(catalogue: Manifest, storage: Storage): void {
  for (const { name, files } of wholeSegments(storage)) {
    if (catalogue.segments.has(name)) continue;
    for (const path of files) {
      if (catalogue.files.has(path)) continue;
      catalogue.roots.add(path);
      catalogue.files.set(path, { path, size: -1, modified: 0, hash: '', segment: null, problem: null });
    }
  }
}

function wholeSegments(storage: Storage): { readonly name: string; readonly files: readonly string[] }[] {
  return [...storage.names()]
    .filter(isSegment)
    .sort()
    .flatMap((name) => {
      try {
        const segment = Segment.open(name, storage);
        segment.close();
        return [{ name, files: segment.files }];
      } catch (error) {
        if (error instanceof DamagedSegment) return [];
        throw error;
      }
    });
}
