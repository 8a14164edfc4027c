/** Entry of dist/server.js: `--stdio`, `--node-ipc` or `--socket=PORT`. */

import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { nodeHost } from '../hosts/node.ts';
import { serve } from './server.ts';

// The rules' pages are part of the extension that dist/ belongs to.
const pages = join(dirname(__dirname), 'server', 'docs', 'rules');

const connection = createConnection();
serve(
  connection,
  nodeHost((message) => connection.console.error(message)),
  (rule) => pathToFileURL(join(pages, `${rule}.md`)).href,
);
