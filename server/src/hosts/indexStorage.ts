/** The shelf's own folder on disk. */

import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Lock, LockWaiting, Storage, StoredFile } from '../index/environment.ts';
import { REAL_TIME, takeLock, type Patience } from './indexLock.ts';
import { UNFINISHED, writeSafely } from './safeWrite.ts';

const LOCK = 'writing.lock';
/** Compression beyond this level takes three times as long for a tenth less. */
const LEVEL = 1;
/** No document unpacks to more; what does is damaged. */
const MOST = 256 * 1024 * 1024;

export class FolderStorage implements Storage {
  readonly #folder: string;
  readonly #patience: Patience;

  constructor(folder: string, patience = REAL_TIME) {
    this.#folder = folder;
    this.#patience = patience;
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
    writeSafely(join(this.#folder, name), parts);
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

  async lock(waiting: LockWaiting): Promise<Lock | null> {
    mkdirSync(this.#folder, { recursive: true });
    const lock = await takeLock(join(this.#folder, LOCK), waiting, this.#patience);
    if (lock !== null) for (const name of this.names()) if (name.endsWith(UNFINISHED)) this.remove(name);
    return lock;
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

function isAbsent(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
