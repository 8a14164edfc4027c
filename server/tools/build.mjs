// Bundles the three products: dist/client.js (the extension), dist/server.js (LSP), dist/cli.js; and what is loaded only
// when it is asked for: dist/export.js (writes office files), dist/reading.js (reads documents), dist/review.js (puts
// findings back into Word documents).
import { context } from 'esbuild';
import { rm } from 'node:fs/promises';
import { apart, bundling } from './bundling.mjs';

const watch = process.argv.includes('--watch');
const common = { ...bundling, outdir: 'dist', minify: !watch, sourcemap: watch, logLevel: 'info' };

await rm('dist', { recursive: true, force: true });
const builds = await Promise.all([
  context({ ...common, entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'] }),
  context({ ...common, entryPoints: { server: 'server/src/protocol/main.ts', ...apart } }),
  // Installed from npm, it is a command of its own.
  context({ ...common, entryPoints: { cli: 'server/src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } }),
]);
if (watch) {
  await Promise.all(builds.map((build) => build.watch()));
} else {
  await Promise.all(builds.map((build) => build.rebuild()));
  await Promise.all(builds.map((build) => build.dispose()));
}
