/** The shelf in a thread of its own, so that neither import nor search holds up a keystroke. */

import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { ImportProgress } from '../index/referenceIndex.ts';
import type { FromIndex, IndexRequest, IndexPlace, ToIndex } from './indexMessages.ts';
import { openIndex } from './openIndex.ts';

/** Progress is for eyes: oftener than this only costs. */
const PROGRESS_MS = 100;
const GENTLE = 5;

function serve(port: NonNullable<typeof parentPort>, { folder }: IndexPlace): void {
  const send = (message: FromIndex): void => port.postMessage(message);
  const shelf = openIndex(folder, (message) => send({ kind: 'log', message }));
  const running = new Map<number, AbortController>();
  const asked = new Set<Promise<unknown>>();
  let listed: unknown = null;

  const ask = (id: number, question: IndexRequest, values: readonly unknown[]): Promise<unknown> => {
    if (question !== 'add' && question !== 'refresh' && question !== 'remove') {
      return (shelf[question] as (...values: readonly unknown[]) => Promise<unknown>)(...values);
    }
    const controller = new AbortController();
    running.set(id, controller);
    let told = 0;
    const onProgress = (progress: ImportProgress): void => {
      const now = Date.now();
      if (now - told < PROGRESS_MS && progress.done < progress.total) return;
      told = now;
      send({ kind: 'progress', id, progress });
    };
    const [paths] = values as readonly [readonly string[]];
    const onWaiting = (message: string): void => send({ kind: 'waiting', id, message });
    return shelf[question](paths, { onProgress, onWaiting, signal: controller.signal }).finally(() =>
      running.delete(id),
    );
  };

  port.on('message', (message: ToIndex) => {
    const { id } = message;
    if (message.kind === 'cancel') {
      running.get(id)?.abort();
      return;
    }
    if (message.kind === 'close') {
      // Everything asked before is answered before: behind this answer the thread is ended.
      void Promise.allSettled([shelf.close(), ...asked]).then(() => send({ kind: 'answer', id, value: null }));
      return;
    }
    const work = ask(id, message.question, message.values).then(
      (value) => {
        if (message.question !== 'list') send({ kind: 'answer', id, value });
        else if (value === listed) send({ kind: 'sameList', id });
        else send({ kind: 'answer', id, value: (listed = value) });
      },
      (error: unknown) => {
        send({ kind: 'failure', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      },
    );
    asked.add(work);
    void work.finally(() => asked.delete(work));
  });
}

/** On Linux a thread has a priority of its own; elsewhere it has that of the process. */
function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').pop());
    if (thread !== process.pid) setPriority(thread, GENTLE);
  } catch {
    // A container without /proc: it is as urgent as everything else.
  }
}

/** For the worker thread that `ShelfClient` starts. */
export function serveIndex(): void {
  if (parentPort === null) throw new Error('the shelf is served in a worker thread');
  stepBack();
  serve(parentPort, workerData as IndexPlace);
}
