/** The .policydraft.json files that hold for a folder: its own and those of the folders above it, the nearest first. */

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OFFICE_FILE } from '../model/houseStyle/houseStyle.ts';
import { decode } from '../text/decode.ts';

/** The folder of a document on this machine's disk; null for one that is not saved yet or lies elsewhere. */
export function folderOf(uri: string): string | null {
  const path = pathOf(uri);
  return path === null ? null : dirname(path);
}

/** Where a document lies on this machine's disk; null likewise. */
export function pathOf(uri: string): string | null {
  if (!uri.startsWith('file:')) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    // An address that names no path of this system, such as a Windows share opened elsewhere.
    return null;
  }
}

export interface HouseStyleFileFound {
  readonly path: string;
  /** Null where it is there and is no text, or may not be read. */
  readonly text: string | null;
}

export function houseStyleFilesAbove(folder: string): HouseStyleFileFound[] {
  const found: HouseStyleFileFound[] = [];
  let here = resolve(folder);
  for (;;) {
    const path = join(here, OFFICE_FILE);
    const text = read(path);
    if (text !== undefined) found.push({ path, text });
    const above = dirname(here);
    if (above === here) return found;
    here = above;
  }
}

/** Undefined where there is no such file. */
function read(path: string): string | null | undefined {
  try {
    return decode(readFileSync(path))?.text ?? null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : null;
  }
}
