/** The shelf itself: what is known, what is open, who writes; reading and searching go on side by side. */

import { plainTitle, issuerOf } from '../../model/line/citation.ts';
import type { LibraryTarget } from '../../library/libraryDocument.ts';
import { Lazy } from '../../model/knowledge/lazy.ts';
import { hashOf } from '../format/bytes.ts';
import {
  CATALOGUE,
  isSegment,
  loadManifest,
  nextSegmentName,
  saveManifest,
  unread,
  type Manifest,
} from '../format/manifest.ts';
import { clauseOf, IndexReader, plain } from '../reader/indexReader.ts';
import { importFiles, type ImportJob } from './importing.ts';
import { nearDuplicates } from '../reader/nearDuplicates.ts';
import { DocumentReader } from './readDocuments.ts';
import { citingClauses, Searcher } from '../reader/searching.ts';
import { DamagedSegment, Segment, writeSegment, type SegmentContent } from '../format/segment.ts';
import { createScanners, mergeSegments, type Scanners } from './segmentBuilder.ts';
import type {
  ImportReport,
  NearPassage,
  IndexProblem,
  ReferenceIndex,
  IndexedClause,
  IndexedDocument,
  IndexHit,
  IndexQuery,
  Watching,
} from '../referenceIndex.ts';
import { IndexBusy, type Environment, type Lock, type LockHolder } from '../environment.ts';

/** Segments smaller than this are merged when there are so many of them; none grows beyond the largest. */
const SMALL = 1_000_000;
const MANY = 6;
const LARGEST = 4_000_000;
/** A segment is written anew when this much of it is not on the shelf any more. */
const HOLLOW = 0.4;
/** No file has this stamp: the catalogue is read anew. */
const UNKNOWN = 'unknown';

interface State {
  readonly catalogue: Manifest;
  readonly segments: ReadonlyMap<string, Segment>;
  readonly holdings: IndexReader;
  readonly searcher: Searcher;
}

export interface IndexOptions {
  /** Answer only when what was damaged has been read again: for a program that asks once and ends. */
  readonly patient?: boolean;
}

export class LocalReferenceIndex implements ReferenceIndex {
  readonly #surroundings: Environment;
  readonly #patient: boolean;
  /** What the trade knows takes longer to read than an index takes to open. */
  readonly #reader = new Lazy(() => new DocumentReader());
  readonly #scanners: Scanners = createScanners();
  #state: State | null = null;
  #stamp: string | null = null;
  #closed = false;
  /** Whoever writes waits for whoever wrote before. */
  #writing: Promise<unknown> = Promise.resolve();
  #repairing: Promise<void> | null = null;
  /** Files whose part of the index was lost. */
  #lost: string[] = [];
  readonly #attempted = new Set<string>();
  /** What became of them, told with the next report. */
  #untold: IndexProblem[] = [];
  #writes = false;
  /** Held while this process writes. */
  #lock: Lock | null = null;

  constructor(surroundings: Environment, options: IndexOptions = {}) {
    this.#surroundings = surroundings;
    this.#patient = options.patient ?? false;
  }

  add(paths: readonly string[], watching: Watching = {}): Promise<ImportReport> {
    const { originals } = this.#surroundings;
    const wanted = paths.map((path) => originals.resolve(path));
    return this.#write(watching, async (importing) => {
      const { roots, excluded } = importing.catalogue;
      for (const path of wanted) {
        for (const each of excluded) if (originals.within(each, path)) excluded.delete(each);
        // One file of a folder that was taken off is watched by itself.
        const takenOff = [...excluded].some((each) => originals.within(path, each));
        if (takenOff || ![...roots].some((root) => originals.within(path, root))) roots.add(path);
        for (const root of roots) if (root !== path && originals.within(root, path)) roots.delete(root);
      }
      return importFiles(importing, wanted, watching);
    });
  }

  refresh(folders: readonly string[], watching: Watching = {}): Promise<ImportReport> {
    const { originals } = this.#surroundings;
    const wanted = folders.map((path) => originals.resolve(path));
    return this.#write(watching, async (importing) => {
      const { roots } = importing.catalogue;
      for (const path of wanted) if (![...roots].some((root) => originals.within(path, root))) roots.add(path);
      return importFiles(importing, [...roots], watching);
    });
  }

  remove(paths: readonly string[], watching: Watching = {}): Promise<ImportReport> {
    const { originals } = this.#surroundings;
    const unwanted = paths.map((path) => originals.resolve(path));
    return this.#write(watching, async (importing) => {
      const { roots, excluded, files } = importing.catalogue;
      let removed = 0;
      const problems: IndexProblem[] = [];
      for (const path of unwanted) {
        let known = false;
        for (const root of [...roots]) {
          if (originals.within(root, path)) known = roots.delete(root);
          // A folder stays known: what is taken off must not come back with it.
          else if (originals.within(path, root)) excluded.add(path);
        }
        for (const record of [...files.values()]) {
          if (!originals.within(record.path, path)) continue;
          known = true;
          if (record.segment !== null) removed++;
          importing.forget(record.path);
        }
        if (!known) {
          excluded.delete(path);
          problems.push({ path, problem: '参照文件里没有它，没有什么可以移出的。' });
        }
      }
      importing.commit();
      return { added: 0, changed: 0, unchanged: 0, removed, problems, cancelled: false };
    });
  }

  async list(): Promise<readonly IndexedDocument[]> {
    return (await this.#ready()).holdings.documents;
  }

  async search(query: IndexQuery): Promise<readonly IndexHit[]> {
    const { draft } = query;
    const { searcher } = await this.#ready();
    return searcher.search(
      draft === undefined ? query : { ...query, draft: this.#surroundings.originals.resolve(draft) },
    );
  }

  async citing(title: string): Promise<readonly IndexedClause[]> {
    const { holdings } = await this.#ready();
    return citingClauses(holdings, hashOf(plainTitle(title, issuerOf(title)))).map((found) => holdings.read(found));
  }

  async clauses(document: string): Promise<readonly IndexedClause[]> {
    const { holdings } = await this.#ready();
    const found = holdings.document(document);
    if (found === null) return [];
    const body = holdings.body(found);
    const about = plain(found.document);
    return body.clauses.map((row, index) => clauseOf(about, index, row, body.text));
  }

  async text(document: string): Promise<string | null> {
    const { holdings } = await this.#ready();
    const found = holdings.document(document);
    return found === null ? null : holdings.body(found).text;
  }

  async targets(document: string, clause: number): Promise<readonly LibraryTarget[]> {
    const { holdings } = await this.#ready();
    const found = holdings.document(document);
    if (found === null || clause < 0 || clause >= found.document.clauses) return [];
    const { text, clauses } = holdings.body(found);
    return this.#reader.value.targets(
      text,
      clauses.map(([, , line]) => line),
      clause,
    );
  }

  async near(passages: readonly string[], draft?: string): Promise<readonly NearPassage[]> {
    const own = draft === undefined ? null : this.#surroundings.originals.resolve(draft);
    return nearDuplicates((await this.#ready()).holdings, passages, own);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#writing.catch(() => undefined);
    for (const segment of this.#state?.segments.values() ?? []) segment.close();
    this.#state = null;
  }

  async #ready(): Promise<State> {
    const state = this.#current();
    if (!this.#patient || this.#repairing === null) return state;
    await this.#repairing;
    return this.#current();
  }

  /** The state on disk: another window may have imported meanwhile. */
  #current(): State {
    if (this.#closed) throw new Error('the shelf is closed');
    // Who holds the right to write is the one who changes the disk.
    if (this.#state !== null && (this.#writes || this.#surroundings.storage.stamp(CATALOGUE) === this.#stamp))
      return this.#state;
    return this.#load();
  }

  #load(): State {
    const { storage, log } = this.#surroundings;
    this.#stamp = storage.stamp(CATALOGUE);
    const { catalogue, damage } = loadManifest(storage);
    if (damage !== null) log(damage);
    const segments = new Map<string, Segment>();
    const lost: string[] = [];
    for (const name of catalogue.segments.keys()) {
      const open = this.#state?.segments.get(name);
      try {
        segments.set(name, open ?? Segment.open(name, storage));
      } catch (error) {
        if (!(error instanceof DamagedSegment)) throw error;
        // Another window may have merged it away between the two looks.
        if (storage.stamp(CATALOGUE) !== this.#stamp) return this.#load();
        log(error.message);
        lost.push(name);
      }
    }
    for (const name of lost) catalogue.segments.delete(name);
    const files: string[] = [];
    for (const record of catalogue.files.values()) {
      const readable = record.segment === null ? record.problem !== null : segments.has(record.segment);
      if (readable && record.size >= 0) continue;
      files.push(record.path);
      if (!readable) catalogue.files.set(record.path, unread(record));
    }
    for (const [name, segment] of this.#state?.segments ?? []) if (segments.get(name) !== segment) segment.close();
    const state = this.#adopt(catalogue, segments);
    if (files.length > 0 || damage !== null) this.#repair(files);
    return state;
  }

  #adopt(catalogue: Manifest, segments: ReadonlyMap<string, Segment>): State {
    const holdings = new IndexReader(catalogue, segments);
    this.#state = { catalogue, segments, holdings, searcher: new Searcher(holdings, this.#scanners.terms) };
    return this.#state;
  }

  /** Reads again what was lost, as soon as nothing else is being written; whatever comes of it, once. */
  #repair(files: readonly string[]): void {
    for (const path of files) if (!this.#attempted.has(path)) this.#lost.push(path);
    for (const path of files) this.#attempted.add(path);
    if (this.#lost.length === 0 || this.#repairing !== null) return;
    this.#repairing = this.#write({}, async (importing) => {
      const lost = this.#lost;
      this.#lost = [];
      const report = await importFiles(importing, lost, {});
      const told = new Set(report.problems.map(({ path }) => path));
      const gone = lost.filter((path) => !importing.catalogue.files.has(path) && !told.has(path));
      const problem = '索引里这份文件的内容损坏了，原件也不在原处，没法重新读取。要用它，请找到原件重新导入。';
      return { ...report, problems: [...report.problems, ...gone.map((path) => ({ path, problem }))] };
    })
      .then(({ problems }) => void this.#untold.push(...problems))
      .catch((error: unknown) => this.#surroundings.log(`not rebuilt: ${String(error)}`))
      .finally(() => (this.#repairing = null));
  }

  async #write(watching: Watching, work: (importing: ImportJob) => Promise<ImportReport>): Promise<ImportReport> {
    const turn = this.#writing.catch(() => undefined).then(() => this.#inTurn(watching, work));
    this.#writing = turn;
    return turn;
  }

  async #inTurn(watching: Watching, work: (importing: ImportJob) => Promise<ImportReport>): Promise<ImportReport> {
    const nothing: ImportReport = { added: 0, changed: 0, unchanged: 0, removed: 0, problems: [], cancelled: true };
    let lock: Lock | null;
    try {
      const { signal, onWaiting } = watching;
      lock = await this.#surroundings.storage.lock({
        signal,
        onWaiting: (holder) => onWaiting?.(`正在等待${nameOf(holder)}写完参照文件的索引`),
      });
    } catch (error) {
      if (!(error instanceof IndexBusy)) throw error;
      const who = nameOf(error.holder);
      return { ...nothing, busy: `${who}一直占着参照文件的索引，没有等到。请让它读完或关闭它，再试一次。` };
    }
    if (lock === null) return nothing;
    this.#lock = lock;
    try {
      this.#current();
      this.#writes = true;
      this.#sweep();
      const report = await work(this.#importing(lock));
      await this.#tidy(lock);
      const untold = this.#untold;
      this.#untold = [];
      return { ...report, problems: [...untold, ...report.problems] };
    } catch (error) {
      // What is in memory may be ahead of the disk, which could not be written: the disk holds.
      this.#stamp = UNKNOWN;
      throw error;
    } finally {
      this.#writes = false;
      this.#lock = null;
      lock.release();
    }
  }

  #importing(lock: Lock): ImportJob {
    const { catalogue } = this.#state!;
    return {
      surroundings: this.#surroundings,
      reader: this.#reader.value,
      scanners: this.#scanners,
      catalogue,
      renew: () => lock.renew(),
      closing: () => this.#closed,
      forget: (path) => this.#forget(path),
      take: (content, records) => {
        for (const { path } of records) this.#forget(path);
        const name = this.#put(content);
        for (const record of records) catalogue.files.set(record.path, { ...record, segment: name });
        this.#commit();
      },
      commit: () => this.#commit(),
    };
  }

  /** Marks what a file gave as not on the shelf any more, and drops the record. */
  #forget(path: string): void {
    const { catalogue, segments } = this.#state!;
    const name = catalogue.files.get(path)?.segment ?? null;
    catalogue.files.delete(path);
    const segment = name === null ? undefined : segments.get(name);
    if (name === null || segment === undefined) return;
    const dead = catalogue.segments.get(name)!;
    for (const document of segment.documents) if (document.path === path) dead.add(document.index);
  }

  #put(content: SegmentContent): string {
    const { storage } = this.#surroundings;
    const { catalogue, segments } = this.#state!;
    const name = nextSegmentName(catalogue, storage);
    storage.write(name, writeSegment(content, storage).parts);
    catalogue.segments.set(name, new Set());
    (segments as Map<string, Segment>).set(name, Segment.open(name, storage));
    return name;
  }

  #commit(): void {
    const { catalogue, segments } = this.#state!;
    const { storage } = this.#surroundings;
    this.#lock?.demand();
    saveManifest(catalogue, storage);
    this.#stamp = storage.stamp(CATALOGUE);
    this.#adopt(catalogue, segments);
  }

  /** Deletes what an interrupted write left behind. */
  #sweep(): void {
    const { storage } = this.#surroundings;
    const { catalogue } = this.#state!;
    for (const name of storage.names()) if (isSegment(name) && !catalogue.segments.has(name)) storage.remove(name);
  }

  /** Merges small segments and writes hollow ones anew, so that a year of small changes costs a search nothing. */
  async #tidy(lock: Lock): Promise<void> {
    const { catalogue, segments } = this.#state!;
    const living = [...segments].map(([name, segment]) => {
      const dead = catalogue.segments.get(name)!;
      const gone = segment.documents.reduce(
        (sum, { index, characters }) => sum + (dead.has(index) ? characters : 0),
        0,
      );
      return { name, segment, dead, left: segment.characters - gone, hollow: gone > HOLLOW * segment.characters };
    });
    const small = living.filter(({ left }) => left < SMALL);
    const chosen = small.length >= MANY ? small : living.filter(({ hollow, left }) => hollow || left === 0);
    for (const batch of batches(chosen)) {
      await this.#surroundings.pause();
      lock.renew();
      const kept = batch.filter(({ left }) => left > 0);
      if (kept.length > 0) {
        const content = mergeSegments(kept);
        const name = this.#put(content);
        for (const path of content.files) {
          const record = catalogue.files.get(path);
          if (record !== undefined) catalogue.files.set(path, { ...record, segment: name });
        }
      }
      for (const { name } of batch) {
        catalogue.segments.delete(name);
        (segments as Map<string, Segment>).delete(name);
      }
      this.#commit();
      for (const { name, segment } of batch) {
        segment.close();
        this.#surroundings.storage.remove(name);
      }
    }
  }
}

function nameOf({ process, host }: LockHolder): string {
  const where = host === null ? '' : `“${host}”上的`;
  return `${where}另一个程序或窗口${process === null ? '' : `（进程${process}）`}`;
}

function batches<T extends { readonly left: number }>(chosen: readonly T[]): T[][] {
  const all: T[][] = [];
  let room = 0;
  for (const each of chosen) {
    if (all.length === 0 || each.left > room) {
      all.push([]);
      room = LARGEST;
    }
    all[all.length - 1]!.push(each);
    room -= each.left;
  }
  return all;
}
