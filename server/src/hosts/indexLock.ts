/**
 * The right to write in the folder of an index, which one of all processes has at a time: a file that is there whole
 * or not at all and says who holds it. One whose process is gone is taken over at once; one whose process cannot be
 * asked, when nothing has been heard of it for a minute; whoever else holds it is waited for, not for ever.
 */

import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { IndexBusy, type Lock, type LockHolder, type LockWaiting } from '../index/environment.ts';
import { ownIdentity, stateOf, type ProcessIdentity } from './processIdentity.ts';
import { removeQuietly, UNFINISHED } from './safeWrite.ts';

/** Time as whoever waits sees it. */
export interface Patience {
  /** Milliseconds; only differences count. */
  now(): number;
  /** Ends early when the signal is aborted. */
  pause(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const REAL_TIME: Patience = {
  now: () => performance.now(),
  pause: (milliseconds, signal) =>
    sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
};

const LOOK_MS = 150;
const RENEW_MS = 5_000;
const LONGEST_MS = 600_000;

/** After how many milliseconds without a sign a holder is given up, or, if it runs, waiting for it is. */
const LONGEST_SILENCE = {
  /** No program of ours takes so long to write its name, be it as slow as it may. */
  nameless: 3_000,
  /** A holder renews the lock every five seconds, or as soon as it has read a large file. */
  unknown: 60_000,
  /** It is stopped, or waits itself. */
  running: 120_000,
} as const;

interface LockFile {
  readonly holder: Partial<ProcessIdentity & { readonly token: string }>;
  /** Changes whenever the lock changes hands or is renewed. */
  readonly mark: string;
}

/**
 * @throws IndexBusy when another holds it and does not let go
 * @returns null when the signal was aborted before
 */
export async function takeLock(
  path: string,
  { signal, onWaiting }: LockWaiting,
  patience: Patience,
): Promise<Lock | null> {
  const own = { ...ownIdentity(), token: randomBytes(6).toString('hex') };
  const began = patience.now();
  let mark: string | null = null;
  let heard = began;
  let told = false;
  while (signal?.aborted !== true) {
    if (create(path, own)) return new FileLock(path, own.token);
    const found = read(path);
    const now = patience.now();
    if (found !== null && found.mark !== mark) {
      mark = found.mark;
      heard = now;
    }
    const holder = found?.holder ?? {};
    const state = holder.token === undefined ? 'nameless' : stateOf(holder, own);
    const silent = now - heard;
    if (found !== null && (state === 'gone' || silent >= LONGEST_SILENCE[state])) {
      if (state === 'running') throw new IndexBusy(named(holder, own));
      if (discard(path, found.mark, own.token)) continue;
    }
    if (now - began >= LONGEST_MS) throw new IndexBusy(named(holder, own));
    if (!told && state !== 'nameless') {
      told = true;
      onWaiting?.(named(holder, own));
    }
    await patience.pause(LOOK_MS, signal);
  }
  return null;
}

function named({ process, host }: LockFile['holder'], own: ProcessIdentity): LockHolder {
  return { process: process ?? null, host: host === undefined || host === own.host ? null : host };
}

/** False when there is one already. */
function create(path: string, own: ProcessIdentity & { readonly token: string }): boolean {
  const aside = `${path}.${own.token}${UNFINISHED}`;
  const content = JSON.stringify(own);
  writeFileSync(aside, content);
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Whoever has the lock sweeps up what is unfinished: it was quicker.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
  } finally {
    removeQuietly(aside);
  }
  try {
    // Memory sticks and some network drives know no links: there the file is made first and named a moment later.
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Null when there is none. */
function read(path: string): LockFile | null {
  try {
    const { mtimeMs } = statSync(path);
    const text = readFileSync(path, 'utf8');
    return { holder: parsed(text), mark: `${mtimeMs} ${text}` };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parsed(text: string): LockFile['holder'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/**
 * Moved aside first: what is found there then may be the lock of another who was quicker, and goes back.
 *
 * @returns whether it was moved
 */
function discard(path: string, mark: string, token: string): boolean {
  const aside = `${path}.${token}${UNFINISHED}`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  try {
    // A link never takes the place of a still newer one.
    if (read(aside)?.mark !== mark) linkSync(aside, path);
  } catch {
    // There is a newer one: whoever held this one notices before it writes.
  }
  removeQuietly(aside);
  return true;
}

class FileLock implements Lock {
  readonly #path: string;
  readonly #token: string;
  #renewed = Date.now();

  constructor(path: string, token: string) {
    this.#path = path;
    this.#token = token;
  }

  renew(): void {
    const now = Date.now();
    if (Math.abs(now - this.#renewed) < RENEW_MS) return;
    this.demand();
    utimesSync(this.#path, now / 1000, now / 1000);
    this.#renewed = now;
  }

  demand(): void {
    if (read(this.#path)?.holder.token !== this.#token) throw new Error('another program has taken over writing');
  }

  release(): void {
    try {
      if (read(this.#path)?.holder.token === this.#token) unlinkSync(this.#path);
    } catch {
      // It is found dead when this process is.
    }
  }
}
