/** What the service needs from the outside world, in Node. */

import type { Host } from '../service/index.ts';

/** @param log where a developer reads; standard output may belong to a protocol. */
export function nodeHost(log: (message: string) => void): Host {
  return { now: () => new Date(), log };
}
