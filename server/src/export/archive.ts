/** Office documents are zip archives; the same content must give the same bytes, whenever it is packed. */

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/**
 * Packs an archive anew with one fixed date in place of the hour at which each part was made.
 *
 * @param mend what to make of the text of a part, by its path
 */
export function settle(archive: Uint8Array, mend: Readonly<Record<string, (text: string) => string>> = {}): Uint8Array {
  const parts = unzipSync(archive);
  for (const [path, change] of Object.entries(mend)) {
    const part = parts[path];
    if (part !== undefined) parts[path] = strToU8(change(strFromU8(part)));
  }
  // Local time: the format stores the calendar fields, so these bytes are the same in every time zone.
  return zipSync(parts, { mtime: new Date(1980, 0, 1) });
}
