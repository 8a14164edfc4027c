/** The shelf's own folder on disk. */

import {
  closeSync,
  fsyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Lock, Storage, StoredFile } from '../index/environment.ts';

const LOCK = 'writing.lock';
const UNFINISHED = '.unfinished';
/** Compression beyond this level takes three times as long for a tenth less. */
const LEVEL = 1;
/** No document unpacks to more; what does is damaged. */
const MOST = 256 * 1024 * 1024;

export class FolderStorage implements Storage {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  names(): readonly string[] {
    try {
      return readdirSync(this.#folder);
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  }

  open(name: string): StoredFile | null {
    try {
      return new OpenFile(openSync(join(this.#folder, name), 'r'));
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  write(name: string, parts: readonly Uint8Array[]): void {
    mkdirSync(this.#folder, { recursive: true });
    const path = join(this.#folder, name);
    const unfinished = `${path}.${token()}${UNFINISHED}`;
    const file = openSync(unfinished, 'wx');
    try {
      for (const part of parts) for (let at = 0; at < part.length;) at += writeSync(file, part, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    putInPlace(unfinished, path);
  }

  remove(name: string): void {
    try {
      unlinkSync(join(this.#folder, name));
    } catch {
      // Windows does not delete what another window reads; the next writer tries again.
    }
  }

  stamp(name: string): string | null {
    try {
      const { ino, mtimeMs, size } = statSync(join(this.#folder, name));
      return `${ino} ${mtimeMs} ${size}`;
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  compress(bytes: Uint8Array): Uint8Array {
    return deflateRawSync(bytes, { level: LEVEL });
  }

  decompress(bytes: Uint8Array): Uint8Array {
    return inflateRawSync(bytes, { maxOutputLength: MOST });
  }

  async lock(signal?: AbortSignal): Promise<Lock | null> {
    mkdirSync(this.#folder, { recursive: true });
    const path = join(this.#folder, LOCK);
    for (;;) {
      if (signal?.aborted === true) return null;
      const lock = takeLock(path);
      if (lock !== null) {
        for (const name of this.names()) if (name.endsWith(UNFINISHED)) this.remove(name);
        return lock;
      }
      await sleep(WAIT_MS, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    }
  }
}

class OpenFile implements StoredFile {
  readonly length: number;
  readonly #file: number;
  #scratch = new Uint8Array(0);

  constructor(file: number) {
    this.#file = file;
    this.length = fstatSync(file).size;
  }

  read(offset: number, length: number): Uint8Array {
    return this.#fill(new Uint8Array(this.#checked(offset, length)), offset);
  }

  glance(offset: number, length: number): Uint8Array {
    if (this.#scratch.length < this.#checked(offset, length)) this.#scratch = new Uint8Array(length);
    return this.#fill(this.#scratch.subarray(0, length), offset);
  }

  #checked(offset: number, length: number): number {
    if (offset < 0 || length < 0 || offset + length > this.length) throw new RangeError(`no bytes ${offset}+${length}`);
    return length;
  }

  #fill(bytes: Uint8Array, offset: number): Uint8Array {
    for (let at = 0; at < bytes.length;) {
      const read = readSync(this.#file, bytes, at, bytes.length - at, offset + at);
      if (read === 0) throw new RangeError(`no bytes at ${offset + at}`);
      at += read;
    }
    return bytes;
  }

  close(): void {
    closeSync(this.#file);
  }
}

function token(): string {
  return randomBytes(6).toString('hex');
}

function isAbsent(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

const TRIES = 20;
const TRY_MS = 15;

/** A virus scanner or another window's glance may hold the old file for a moment, which Windows minds. */
function putInPlace(unfinished: string, path: string): void {
  for (let tries = 1; ; tries++) {
    try {
      renameSync(unfinished, path);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (tries === TRIES || (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TRY_MS);
    }
  }
}

const WAIT_MS = 150;
const RENEW_MS = 5_000;
/** Whoever has not said a word for so long is dead: on another machine, and on this one if its number lives on. */
const SILENT_ELSEWHERE_MS = 120_000;
const SILENT_HERE_MS = 900_000;

interface Holder {
  readonly process: number;
  readonly host: string;
  readonly token: string;
}

/**
 * A file that only one can create. A process that died leaves it behind: whoever finds it moves it aside, and back if
 * it turns out to be a newer one by then.
 */
function takeLock(path: string): Lock | null {
  const own: Holder = { process: process.pid, host: hostname(), token: token() };
  try {
    writeFileSync(path, JSON.stringify(own), { flag: 'wx' });
    return new FileLock(path, own.token);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const holder = readHolder(path);
  if (holder === 'alive') return null;
  const aside = `${path}.${own.token}${UNFINISHED}`;
  try {
    renameSync(path, aside);
    if (tokenIn(aside) !== holder) renameSync(aside, path);
    else unlinkSync(aside);
  } catch {
    // Another was quicker.
  }
  return null;
}

/** The token of a holder that died; `alive` for one that did not, or that is just writing its name. */
function readHolder(path: string): string | null | 'alive' {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 'alive';
  const silent = Date.now() - stat.mtimeMs;
  let holder: Partial<Holder>;
  try {
    holder = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
  } catch {
    return silent > SILENT_ELSEWHERE_MS ? null : 'alive';
  }
  if (holder.host !== hostname()) return silent > SILENT_ELSEWHERE_MS ? (holder.token ?? null) : 'alive';
  return isRunning(holder.process ?? 0) && silent <= SILENT_HERE_MS ? 'alive' : (holder.token ?? null);
}

function tokenIn(path: string): string | null {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>).token ?? null;
  } catch {
    return null;
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // It runs, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
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
    if (now - this.#renewed < RENEW_MS) return;
    if (tokenIn(this.#path) !== this.#token) throw new Error('another program has taken over writing');
    utimesSync(this.#path, now / 1000, now / 1000);
    this.#renewed = now;
  }

  release(): void {
    try {
      if (tokenIn(this.#path) === this.#token) unlinkSync(this.#path);
    } catch {
      // It is found dead when this process is.
    }
  }
}
