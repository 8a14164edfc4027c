/** Long work about reference documents: the client is told how far it is, and stops it when it wants. */

import type { CancellationToken, Connection, WorkDoneProgressParams } from 'vscode-languageserver';
import type { Watching } from '../index/referenceIndex.ts';

const IMPORTING = '读取参照文件';

type Reporter = ReturnType<Connection['window']['attachWorkDoneProgress']>;

/** Runs `work` under a bar that the client shows. */
export function withProgress<Result>(
  connection: Connection,
  params: WorkDoneProgressParams,
  title: string,
  work: (report: (done: number, total: number, message: string) => void) => Promise<Result>,
): Promise<Result> {
  return under(connection.window.attachWorkDoneProgress(params.workDoneToken), title, true, work);
}

/** An import that the drafter asked for. */
export function watchedImport<Result>(
  connection: Connection,
  params: WorkDoneProgressParams,
  token: CancellationToken,
  work: (watching: Watching) => Promise<Result>,
): Promise<Result> {
  return withProgress(connection, params, IMPORTING, (report) => work({ signal: signalOf(token), ...told(report) }));
}

/** An import that nobody asked for at this moment; shown where it does not disturb, if the client shows progress. */
export async function backgroundImport<Result>(
  connection: Connection,
  shown: boolean,
  work: (watching: Watching) => Promise<Result>,
): Promise<Result> {
  if (!shown) return work({});
  const reporter = await connection.window.createWorkDoneProgress();
  return under(reporter, IMPORTING, false, (report) => work(told(report)));
}

async function under<Result>(
  reporter: Reporter,
  title: string,
  cancellable: boolean,
  work: (report: (done: number, total: number, message: string) => void) => Promise<Result>,
): Promise<Result> {
  reporter.begin(title, 0, undefined, cancellable);
  try {
    return await work((done, total, message) => reporter.report(total === 0 ? 0 : (done / total) * 100, message));
  } finally {
    reporter.done();
  }
}

/** The bar names the file at hand. */
function told(report: (done: number, total: number, message: string) => void): Watching {
  return {
    onProgress: ({ done, total, path }) => report(done, total, `${done}/${total} ${nameOf(path)}`),
    onWaiting: (message) => report(0, 0, message),
  };
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  if (token.isCancellationRequested) controller.abort();
  return controller.signal;
}

function nameOf(path: string): string {
  const end = path.length - 2;
  return path.slice(Math.max(path.lastIndexOf('/', end), path.lastIndexOf('\\', end)) + 1);
}
