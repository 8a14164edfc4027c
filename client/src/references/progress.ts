/** Long work of the server as a notification with a bar and a way to stop it. */
import { randomUUID } from 'node:crypto';
import { CancellationTokenSource, ProgressLocation, window, type CancellationToken } from 'vscode';
import { WorkDoneProgress, type LanguageClient } from 'vscode-languageclient/node';

/** Work that ends sooner shows nothing: a message that comes and goes at once only startles. */
const quietMs = 400;

export async function watched<Result>(
  client: LanguageClient,
  title: string,
  work: (workDoneToken: string, token: CancellationToken) => Promise<Result>,
): Promise<Result> {
  const workDoneToken = randomUUID();
  const cancelling = new CancellationTokenSource();
  const working = work(workDoneToken, cancelling.token);
  const showing = setTimeout(() => void show(client, title, workDoneToken, cancelling, working), quietMs);
  try {
    return await working;
  } finally {
    clearTimeout(showing);
    cancelling.dispose();
  }
}

function show(
  client: LanguageClient,
  title: string,
  workDoneToken: string,
  cancelling: CancellationTokenSource,
  working: Promise<unknown>,
): Thenable<void> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    let reached = 0;
    const subscriptions = [
      token.onCancellationRequested(() => cancelling.cancel()),
      client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
        if (value.kind === 'end') {
          return;
        }
        const { message, percentage = reached } = value;
        progress.report({ ...(message === undefined ? {} : { message }), increment: percentage - reached });
        reached = percentage;
      }),
    ];
    // Whoever started the work hears of its failure.
    await working.catch(() => undefined);
    subscriptions.forEach((subscription) => subscription.dispose());
  });
}
