/** The shelf on the command line: opened for one command, with progress for whoever watches. */

import { openIndex } from '../hosts/openIndex.ts';
import type { ImportReport, ReferenceIndex, Watching } from '../index/referenceIndex.ts';
import { UsageError, reasonOf } from './inputs.ts';
import type { Terminal } from './terminal.ts';

/** @throws UsageError when the folder of the index cannot be used */
export async function withShelf<Result>(
  folder: string,
  terminal: Terminal,
  work: (shelf: ReferenceIndex) => Promise<Result>,
): Promise<Result> {
  const shelf = openIndex(folder, (message) => terminal.complain(`参照文件的索引有损坏，正在重新读取（${message}）`), {
    patient: true,
  });
  try {
    return await work(shelf);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new UsageError(`${folder}：参照文件的索引用不了（${reasonOf(error)}）。`);
  } finally {
    await shelf.close();
  }
}

/**
 * Reading with a line of progress; Ctrl-C ends it with what has been read by then.
 *
 * @throws UsageError when another program does not let go of the index
 */
export async function watched(
  terminal: Terminal,
  work: (watching: Watching) => Promise<ImportReport>,
): Promise<ImportReport> {
  const report = await stoppable(terminal, work);
  if (report.busy !== undefined) throw new UsageError(report.busy);
  return report;
}

async function stoppable(
  terminal: Terminal,
  work: (watching: Watching) => Promise<ImportReport>,
): Promise<ImportReport> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  try {
    return await work({
      signal: controller.signal,
      onWaiting: (message) => terminal.complain(`${message}……`),
      onProgress: ({ done, total, path }) => terminal.progress(`正在读取参照文件 ${done}/${total}  ${path}`),
    });
  } finally {
    process.off('SIGINT', stop);
    terminal.progress('');
  }
}

export function complainAbout({ problems, notes = [] }: ImportReport, terminal: Terminal): void {
  for (const { path, problem } of problems) terminal.complain(`${path}：${problem}`);
  for (const { path, note } of notes) terminal.complain(`${path}：${note}`);
}
