/** Entry of dist/server.js: `--stdio`, `--node-ipc` or `--socket=PORT`. */

import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { nodeHost } from '../hosts/node.ts';
import { ShelfClient } from '../hosts/shelfClient.ts';
import { serve } from './server.ts';

// The rules' pages are part of the extension that dist/ belongs to.
const pages = join(dirname(__dirname), 'server', 'docs', 'rules');

const connection = createConnection();
const host = nodeHost((message) => connection.console.error(message));

// Node would end the process; whatever went wrong, the drafter's next request deserves its answer.
process.on('unhandledRejection', (reason) => host.log(`unhandled: ${String(reason)}`));

const openShelf = (folder: string): ShelfClient =>
  new ShelfClient({ folder, script: join(__dirname, 'shelf.js'), log: (message) => host.log(message) });

serve(connection, host, (rule) => pathToFileURL(join(pages, `${rule}.md`)).href, openShelf);
