/** Brings the shelf up to date with its files: what is new or changed is read, what has vanished goes. */

import type { Manifest, FileRecord } from '../format/manifest.ts';
import type { DocumentReader, ReadDocument } from './readDocuments.ts';
import type { SegmentContent } from '../format/segment.ts';
import { SegmentBuilder, type Scanners } from './segmentBuilder.ts';
import type { ImportReport, IndexNote, IndexProblem, Watching } from '../referenceIndex.ts';
import type { Original, OriginalText, Environment } from '../environment.ts';

/** What an import needs of the shelf whose right to write it holds. */
export interface ImportJob {
  readonly surroundings: Environment;
  readonly reader: DocumentReader;
  readonly scanners: Scanners;
  readonly catalogue: Manifest;
  renew(): void;
  /** The shelf is being closed: what has been read is kept, the rest is for another time. */
  closing(): boolean;
  forget(path: string): void;
  /** Puts new documents on the shelf, for good. */
  take(content: SegmentContent, records: readonly FileRecord[]): void;
  commit(): void;
}

/** Work between two pauses: nobody notices a search that waits so long. */
const STRETCH_MS = 8;

interface Walked {
  readonly files: ReadonlyMap<string, Original>;
  readonly problems: readonly IndexProblem[];
  /** Files that are not read. */
  readonly notes: readonly IndexNote[];
  /** Places whose files are neither there nor known to be gone. */
  readonly closed: readonly string[];
  readonly cancelled: boolean;
}

interface Counts {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
}

/** @param roots files and folders to look at; what lies elsewhere stays as it is */
export async function importFiles(
  importing: ImportJob,
  roots: readonly string[],
  watching: Watching,
): Promise<ImportReport> {
  const { catalogue, surroundings } = importing;
  const walked = await walk(importing, roots, watching);
  const problems = [...walked.problems];
  const counts: Counts = { added: 0, changed: 0, unchanged: 0, removed: 0 };
  if (walked.cancelled) return { ...counts, problems, cancelled: true };

  for (const record of [...catalogue.files.values()]) {
    const { path } = record;
    if (walked.files.has(path) || !roots.some((root) => surroundings.originals.within(path, root))) continue;
    if (walked.closed.some((place) => surroundings.originals.within(path, place))) continue;
    if (record.segment !== null) counts.removed++;
    importing.forget(path);
  }
  const unread: Original[] = [];
  for (const original of walked.files.values()) {
    const record = catalogue.files.get(original.path);
    if (record === undefined || record.size !== original.size || record.modified !== original.modified)
      unread.push(original);
    else if (record.problem === null) counts.unchanged++;
    else problems.push({ path: original.path, problem: record.problem });
  }
  const notes = [...walked.notes];
  const cancelled = await readAll(importing, unread, watching, counts, problems, notes);
  importing.commit();
  return { ...counts, problems, ...(notes.length === 0 ? {} : { notes }), cancelled };
}

function stopped(importing: ImportJob, { signal }: Watching): boolean {
  return importing.closing() || signal?.aborted === true;
}

async function walk(importing: ImportJob, roots: readonly string[], watching: Watching): Promise<Walked> {
  const { catalogue, surroundings } = importing;
  const { originals } = surroundings;
  const files = new Map<string, Original>();
  const problems: IndexProblem[] = [];
  const notes: IndexNote[] = [];
  const closed: string[] = [];
  for (const root of roots) {
    for await (const found of originals.walk(root)) {
      if (stopped(importing, watching)) return { files, problems, notes, closed, cancelled: true };
      const { path } = found;
      if (found.kind === 'file') {
        if (isTakenOff(importing, path)) continue;
        files.set(path, { path, size: found.size, modified: found.modified });
      } else if (found.kind === 'closed') {
        problems.push({ path, problem: found.problem });
        closed.push(path);
      } else if (found.kind === 'passed') {
        notes.push({ path, note: found.reason });
      } else {
        const kept = [...catalogue.files.values()].filter((record) => originals.within(record.path, path)).length;
        if (kept > 0 && !found.gone) {
          closed.push(path);
          problems.push({ path, problem: absence(kept) });
          continue;
        }
        catalogue.roots.delete(path);
        if (kept === 0) problems.push({ path, problem: '找不到这个文件或文件夹，请看看路径写得对不对。' });
      }
    }
  }
  return { files, problems, notes, closed, cancelled: false };
}

/** Below what was taken off, and not below something of that again that was added by itself. */
function isTakenOff({ catalogue, surroundings: { originals } }: ImportJob, path: string): boolean {
  for (const place of catalogue.excluded) {
    if (!originals.within(path, place)) continue;
    const addedAgain = [...catalogue.roots].some(
      (root) => originals.within(root, place) && originals.within(path, root),
    );
    if (!addedAgain) return true;
  }
  return false;
}

function absence(kept: number): string {
  return `所在的磁盘或网络位置现在打不开，从这里导入的${kept}份文件先按原来的保留，等接通以后再更新。`;
}

/** Returns whether it was stopped on the way. */
async function readAll(
  importing: ImportJob,
  files: readonly Original[],
  watching: Watching,
  counts: Counts,
  problems: IndexProblem[],
  notes: IndexNote[],
): Promise<boolean> {
  const { catalogue, surroundings } = importing;
  const { storage, originals } = surroundings;
  let builder = new SegmentBuilder(importing.scanners, storage);
  let records: FileRecord[] = [];
  const put = (): void => {
    if (builder.files.length === 0) return;
    importing.take(builder.finish(), records);
    importing.renew();
    builder = new SegmentBuilder(importing.scanners, storage);
    records = [];
  };
  let rested = surroundings.clock();
  // While one file is read into clauses, the bytes of the next are on their way.
  let coming: Promise<OriginalText | { readonly problem: string }> | null = null;
  for (const [index, file] of files.entries()) {
    if (stopped(importing, watching)) {
      await coming;
      put();
      return true;
    }
    watching.onProgress?.({ done: index, total: files.length, path: file.path });
    const { path, size, modified } = file;
    const known = catalogue.files.get(path);
    const read = await (coming ?? originals.read(file));
    const next = files[index + 1];
    coming = next === undefined ? null : originals.read(next);
    if ('hash' in read && known !== undefined && known.segment !== null && known.hash === read.hash) {
      counts.unchanged++;
      catalogue.files.set(path, { ...known, size, modified });
    } else {
      const result = 'problem' in read ? read : await read.text();
      const documents = 'text' in result ? readDocuments(importing, result.text, path) : [];
      const record: FileRecord = {
        path,
        size,
        modified,
        hash: 'hash' in read ? read.hash : '',
        segment: null,
        problem: null,
      };
      if (documents !== null && documents.length > 0) {
        if (builder.lacksRoomFor(documents)) put();
        builder.add(path, documents);
        records.push(record);
        const note = noteOn(documents.flatMap(({ leftOut }) => leftOut));
        if ('note' in result && result.note !== undefined) notes.push({ path, note: result.note });
        if (note !== null) notes.push({ path, note });
        if (known === undefined || known.segment === null) counts.added++;
        else counts.changed++;
      } else {
        const problem = 'problem' in result ? result.problem : documents === null ? UNFORESEEN : '没有读到正文。';
        importing.forget(path);
        catalogue.files.set(path, { ...record, problem });
        problems.push({ path, problem });
      }
    }
    if (builder.full) put();
    if (surroundings.clock() - rested > STRETCH_MS) {
      await surroundings.pause();
      importing.renew();
      rested = surroundings.clock();
    }
  }
  put();
  if (files.length > 0) watching.onProgress?.({ done: files.length, total: files.length, path: '' });
  return false;
}

const MOST_QUOTED = 8;
const LONGEST_QUOTE = 24;

function noteOn(leftOut: readonly string[]): string | null {
  if (leftOut.length === 0) return null;
  const quoted = leftOut
    .slice(0, MOST_QUOTED)
    .map((line) => `“${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}……` : line}”`)
    .join('、');
  return `有${leftOut.length}行像是网页残留，没有收入：${quoted}${leftOut.length > MOST_QUOTED ? '等' : ''}。`;
}

const UNFORESEEN = '读这份文件时出了意外，没有导入，其余文件不受影响。请把文字另存为 .txt 再试。';

/** Null when the reading itself fails: one file must not cost the others. */
function readDocuments({ reader, surroundings }: ImportJob, text: string, path: string): ReadDocument[] | null {
  try {
    return reader.read(text, surroundings.originals.name(path));
  } catch (error) {
    surroundings.log(`${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return null;
  }
}
