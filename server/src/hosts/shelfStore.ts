/** The shelf on this machine's disk, in this very thread: for the worker of the editor, and for the command line. */

import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { DocumentShelf, type ShelfOptions } from '../shelf/documentShelf.ts';
import type { Shelf } from '../shelf/shelf.ts';
import { DiskOriginals } from './shelfOriginals.ts';
import { FolderStorage } from './shelfStorage.ts';

/** @param log where a developer reads */
export function openShelf(folder: string, log: (message: string) => void, options: ShelfOptions = {}): Shelf {
  return new DocumentShelf(
    {
      storage: new FolderStorage(folder),
      originals: new DiskOriginals(folder),
      clock: () => performance.now(),
      pause: () => setImmediate(),
      log,
    },
    options,
  );
}
