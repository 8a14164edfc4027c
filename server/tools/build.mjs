// Bundles the three products: dist/client.js (the extension), dist/server.js (LSP), dist/cli.js; and dist/export.js,
// which is loaded when something is exported.
import { context } from 'esbuild';
import { rm } from 'node:fs/promises';
import { dataAsJson } from './data-as-json.mjs';

/** Keeps what writes office files out of the products: reading it would cost every start 10 ms. */
const exportApart = {
  name: 'export-apart',
  setup(build) {
    build.onResolve({ filter: /\/export\/index\.ts$/ }, ({ kind }) => (kind === 'dynamic-import' ? { path: './export.js', external: true } : null));
  },
};

const watch = process.argv.includes('--watch');
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outdir: 'dist',
  minify: !watch,
  sourcemap: watch,
  legalComments: 'none',
  logLevel: 'info',
  charset: 'utf8',
  plugins: [dataAsJson, exportApart],
};

await rm('dist', { recursive: true, force: true });
const builds = await Promise.all([
  context({ ...common, entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'] }),
  context({
    ...common,
    entryPoints: { server: 'server/src/protocol/main.ts', cli: 'server/src/cli/main.ts', export: 'server/src/export/index.ts' },
  }),
]);
if (watch) {
  await Promise.all(builds.map((build) => build.watch()));
} else {
  await Promise.all(builds.map((build) => build.rebuild()));
  await Promise.all(builds.map((build) => build.dispose()));
}
