/** The shelf on this machine's disk, in this very thread: for the worker of the editor, and for the command line. */

import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { LocalReferenceIndex, type IndexOptions } from '../index/writer/localReferenceIndex.ts';
import type { ReferenceIndex } from '../index/referenceIndex.ts';
import { DiskOriginals } from './indexOriginals.ts';
import { FolderStorage } from './indexStorage.ts';

/** @param log where a developer reads */
export function openIndex(folder: string, log: (message: string) => void, options: IndexOptions = {}): ReferenceIndex {
  return new LocalReferenceIndex(
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
