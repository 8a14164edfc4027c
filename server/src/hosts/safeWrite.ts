/**
 * Writing files so that a reader, a full disk or a killed process finds the old file or the new one and nothing between:
 * written beside, flushed, compared with what was read before, renamed into place.
 */

import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a name ends with while its file is being written; whoever finds it old may delete it. */
export const UNFINISHED = '.unfinished';

/** No program writes a file for so long: one that is older was left behind by a process that died. */
const ABANDONED_MS = 60 * 60 * 1000;

/** The file is not what it was when it was read: another program has changed, deleted or made it meanwhile. */
export class FileChanged extends Error {}

/**
 * Replaces a file, or makes it. It keeps its mode, its owner where the system allows that, and a link stays a link to
 * it. Another name of the same file (a hard link) keeps the old content.
 *
 * @param expected what the file must still hold for it to be replaced: null for no file at all, absent for anything
 * @throws FileChanged when it holds something else; then, as with every other error, it stays as it is
 */
export function writeSafely(path: string, parts: readonly Uint8Array[], expected?: Uint8Array | null): void {
  const place = behindLinks(path);
  const old = statSync(place, { throwIfNoEntry: false });
  // A file that is set to read-only could be replaced all the same, against the will of whoever set it so.
  if (old !== undefined) accessSync(place, constants.W_OK);
  const unfinished = join(dirname(place), `.${randomBytes(6).toString('hex')}${UNFINISHED}`);
  try {
    fill(unfinished, parts, old);
    if (expected === null) putWhereNothingIs(unfinished, place);
    else {
      if (expected !== undefined && !holds(place, expected)) throw new FileChanged(path);
      putInPlace(unfinished, place);
    }
  } catch (error) {
    removeQuietly(unfinished);
    throw error;
  }
  flushFolder(dirname(place));
}

/** Deletes what processes that died while they wrote have left in a folder. */
export function sweepAbandoned(folder: string, now: number): void {
  let names;
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    if (!/^\.[0-9a-f]{12}\.unfinished$/.test(name)) continue;
    const path = join(folder, name);
    const about = statSync(path, { throwIfNoEntry: false });
    if (about !== undefined && now - about.mtimeMs > ABANDONED_MS) removeQuietly(path);
  }
}

function behindLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return join(realpathSync(dirname(path)), basename(path));
  }
}

function fill(path: string, parts: readonly Uint8Array[], old: Stats | undefined): void {
  // What nobody else may read must not be readable while it is written either.
  const file = openSync(path, 'wx', old === undefined ? 0o666 : 0o600);
  try {
    for (const part of parts) for (let at = 0; at < part.length;) at += writeSync(file, part, at);
    if (old !== undefined) takeAfter(file, old);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function takeAfter(file: number, { mode, uid, gid }: Stats): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Only an administrator gives files away; one's own stay one's own.
  }
  // Changing the owner may take special bits away, so the mode comes last.
  fchmodSync(file, mode & 0o7777);
}

function holds(path: string, expected: Uint8Array): boolean {
  try {
    return Buffer.compare(readFileSync(path), expected) === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** A link never takes the place of a file, a renamed file would. */
function putWhereNothingIs(unfinished: string, path: string): void {
  try {
    linkSync(unfinished, path);
    unlinkSync(unfinished);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new FileChanged(path);
    // Memory sticks and some network drives know no links.
    if (statSync(path, { throwIfNoEntry: false }) !== undefined) throw new FileChanged(path);
    putInPlace(unfinished, path);
  }
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

/** The new name outlives a power cut once the folder is flushed too; not every system has a way to. */
function flushFolder(folder: string): void {
  let file;
  try {
    file = openSync(folder, 'r');
    fsyncSync(file);
  } catch {
    // The content is flushed: at worst the old file stands there after a power cut.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

export function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never made, or Windows holds it for a moment: the next sweep takes it.
  }
}
