/** Long work of the server as a notification with a bar and a way to stop it. */
import { randomUUID } from 'node:crypto';
import { ProgressLocation, window, type CancellationToken } from 'vscode';
import { WorkDoneProgress, type LanguageClient } from 'vscode-languageclient/node';

export function watched<Result>(
  client: LanguageClient,
  title: string,
  work: (workDoneToken: string, token: CancellationToken) => Promise<Result>,
): Thenable<Result> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    const workDoneToken = randomUUID();
    let reached = 0;
    const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind === 'end') {
        return;
      }
      const { message, percentage = reached } = value;
      progress.report({ ...(message === undefined ? {} : { message }), increment: percentage - reached });
      reached = percentage;
    });
    try {
      return await work(workDoneToken, token);
    } finally {
      listening.dispose();
    }
  });
}
