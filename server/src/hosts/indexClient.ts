/** The shelf as the editor's thread sees it: every question goes to a thread that starts with the first of them. */

import { Worker } from 'node:worker_threads';
import type {
  ImportReport,
  NearPassage,
  ReferenceIndex,
  IndexedClause,
  IndexedDocument,
  IndexHit,
  IndexQuery,
  Watching,
} from '../index/referenceIndex.ts';
import type { FromIndex, IndexRequest, IndexPlace, ToIndex } from './indexMessages.ts';

export interface IndexThread {
  /** Where the shelf keeps its files. */
  readonly folder: string;
  /** A file that serves the shelf when it is loaded in a thread: dist/server.js. */
  readonly script: string;
  /** For developers. */
  log(message: string): void;
}

/** Megabytes that the thread may take at most. One document takes little; a PDF of some hundred pages takes most. */
const MEMORY = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 };
const PATIENCE_MS = 5_000;

interface Pending {
  readonly message: ToIndex;
  readonly watching: Watching;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Asked for something that it was about to do when its thread died, twice over. */
export class IndexFailed extends Error {}

export class IndexClient implements ReferenceIndex {
  readonly #thread: IndexThread;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #last = 0;
  #deaths = 0;
  #closing = false;
  /** What the thread answered last when it was asked for its list. */
  #listed: unknown = [];

  constructor(thread: IndexThread) {
    this.#thread = thread;
  }

  add(paths: readonly string[], watching: Watching = {}): Promise<ImportReport> {
    return this.#ask('add', [paths], watching);
  }

  remove(paths: readonly string[], watching: Watching = {}): Promise<ImportReport> {
    return this.#ask('remove', [paths], watching);
  }

  refresh(folders: readonly string[], watching: Watching = {}): Promise<ImportReport> {
    return this.#ask('refresh', [folders], watching);
  }

  list(): Promise<readonly IndexedDocument[]> {
    return this.#ask('list', []);
  }

  search(query: IndexQuery): Promise<readonly IndexHit[]> {
    return this.#ask('search', [query]);
  }

  citing(title: string): Promise<readonly IndexedClause[]> {
    return this.#ask('citing', [title]);
  }

  clauses(document: string): Promise<readonly IndexedClause[]> {
    return this.#ask('clauses', [document]);
  }

  text(document: string): Promise<string | null> {
    return this.#ask('text', [document]);
  }

  targets(document: string, clause: number): ReturnType<ReferenceIndex['targets']> {
    return this.#ask('targets', [document, clause]);
  }

  near(passages: readonly string[], draft?: string): Promise<readonly NearPassage[]> {
    return this.#ask('near', [passages, draft]);
  }

  async close(): Promise<void> {
    this.#closing = true;
    const worker = this.#worker;
    if (worker === null) return;
    worker.ref();
    const closed = new Promise<void>((resolve) => {
      const id = ++this.#last;
      const done = (): void => resolve();
      this.#pending.set(id, { message: { kind: 'close', id }, watching: {}, resolve: done, reject: done });
      worker.postMessage({ kind: 'close', id } satisfies ToIndex);
      setTimeout(done, PATIENCE_MS).unref();
    });
    await closed;
    this.#worker = null;
    await worker.terminate();
    this.#failPending();
  }

  #ask<Value>(question: IndexRequest, values: readonly unknown[], watching: Watching = {}): Promise<Value> {
    if (this.#closing) return Promise.reject(new IndexFailed('the shelf is closed'));
    return new Promise<Value>((resolve, reject) => {
      const id = ++this.#last;
      const message: ToIndex = { kind: 'ask', id, question, values };
      const cancel = (): void => this.#worker?.postMessage({ kind: 'cancel', id } satisfies ToIndex);
      watching.signal?.addEventListener('abort', cancel, { once: true });
      const settle = (): void => watching.signal?.removeEventListener('abort', cancel);
      this.#pending.set(id, {
        message,
        watching,
        resolve: (value) => {
          settle();
          resolve(value as Value);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      const worker = this.#running();
      // A question keeps the process alive until it is answered, the thread alone does not.
      worker.ref();
      worker.postMessage(message);
      if (watching.signal?.aborted === true) cancel();
    });
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const { folder, script, log } = this.#thread;
    const place: IndexPlace = { folder };
    const worker = new Worker(script, { workerData: place, resourceLimits: MEMORY });
    worker.on('message', (message: FromIndex) => this.#hear(message));
    worker.on('error', (error) => log(`shelf: ${error.stack ?? error.message}`));
    worker.on('exit', (code) => {
      if (this.#worker === worker) this.#died(code);
    });
    this.#worker = worker;
    return worker;
  }

  #hear(message: FromIndex): void {
    if (message.kind === 'log') {
      this.#thread.log(`shelf: ${message.message}`);
      return;
    }
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    if (message.kind === 'progress') {
      pending.watching.onProgress?.(message.progress);
      return;
    }
    if (message.kind === 'waiting') {
      pending.watching.onWaiting?.(message.message);
      return;
    }
    this.#pending.delete(message.id);
    if (this.#pending.size === 0) this.#worker?.unref();
    const { message: asked } = pending;
    if (message.kind === 'answer') {
      if (asked.kind === 'ask' && asked.question === 'list') this.#listed = message.value;
      pending.resolve(message.value);
    } else if (message.kind === 'sameList') pending.resolve(this.#listed);
    else pending.reject(new IndexFailed(message.message));
  }

  /** What was asked is asked once more of a new thread; if that one dies too, it was the question that killed it. */
  #died(code: number): void {
    this.#worker = null;
    this.#deaths++;
    const again = this.#deaths === 1 && !this.#closing;
    this.#thread.log(`shelf: the thread ended with ${code}${again ? ' and is started again' : ''}`);
    const pending = [...this.#pending];
    if (again && pending.length > 0) {
      const worker = this.#running();
      for (const [, { message }] of pending) worker.postMessage(message);
      return;
    }
    this.#failPending();
  }

  #failPending(): void {
    for (const [id, { reject }] of [...this.#pending]) {
      this.#pending.delete(id);
      reject(new IndexFailed('参照文件的读取意外中断，请重新打开窗口再试。'));
    }
  }
}
