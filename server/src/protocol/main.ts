/**
 * Entry of dist/server.js: `--stdio`, `--node-ipc` or `--socket=PORT`. Loaded in a worker thread, the same file is the
 * shelf's thread: bundled apart it would carry a second copy of everything that reads documents.
 */

import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { createConnection } from 'vscode-languageserver/node';
import { nodeHost } from '../hosts/node.ts';
import { IndexClient } from '../hosts/indexClient.ts';
import { serveIndex } from '../hosts/indexWorker.ts';
import { serve } from './server.ts';

function serveClient(): void {
  const connection = createConnection();
  const host = nodeHost((message) => connection.console.error(message));

  // Node would end the process; whatever went wrong, the drafter's next request deserves its answer.
  process.on('unhandledRejection', (reason) => host.log(`unhandled: ${String(reason)}`));

  const openShelf = (folder: string): IndexClient =>
    new IndexClient({ folder, script: __filename, log: (message) => host.log(message) });

  serve(connection, host, pageOf, openShelf);
}

// The rules' pages are part of the extension that dist/ belongs to.
const pages = join(dirname(__dirname), 'server', 'docs', 'rules');
const addresses = new Map<string, string>();

/** Asked for every diagnostic at every keystroke, so each address is made once. */
function pageOf(rule: string): string {
  let address = addresses.get(rule);
  if (address === undefined) addresses.set(rule, (address = pathToFileURL(join(pages, `${rule}.md`)).href));
  return address;
}

if (isMainThread) serveClient();
else serveIndex();
