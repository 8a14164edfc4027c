/** The .policydraft.json files that hold for a folder: its own and those of the folders above it, the nearest first. */

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { OFFICE_FILE, type OfficeSource } from '../model/knowledge/office.ts';
import { decode } from '../text/decode.ts';

/** @param onUnreadable told of a file that is there and cannot be read; the others still count */
export function officeFilesAbove(folder: string, onUnreadable: (path: string) => void): OfficeSource[] {
  const found: OfficeSource[] = [];
  let here = resolve(folder);
  for (;;) {
    const path = join(here, OFFICE_FILE);
    const text = read(path, onUnreadable);
    if (text !== null) found.push({ path, text });
    const above = dirname(here);
    if (above === here) return found;
    here = above;
  }
}

function read(path: string, onUnreadable: (path: string) => void): string | null {
  try {
    const decoded = decode(readFileSync(path));
    if (decoded !== null) return decoded.text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
  }
  onUnreadable(path);
  return null;
}
