// Bundles the three products: dist/client.js (the extension), dist/server.js (LSP), dist/cli.js; and what is loaded only
// when it is asked for: dist/export.js (writes office files), dist/reading.js (reads reference documents) and
// dist/shelf.js (the thread that keeps them).
import { context } from 'esbuild';
import { rm } from 'node:fs/promises';
import { dataAsJson } from './data-as-json.mjs';

/** Keeps what handles office files out of the products: loading it would cost every start 10 ms and more. */
const officeApart = {
  name: 'office-apart',
  setup(build) {
    build.onResolve({ filter: /\/(?:export|reading)\/index\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${path.split('/').at(-2)}.js`, external: true } : null,
    );
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
  plugins: [dataAsJson, officeApart],
  loader: { '.bcmap': 'binary' },
};

await rm('dist', { recursive: true, force: true });
const builds = await Promise.all([
  context({ ...common, entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'] }),
  context({
    ...common,
    entryPoints: {
      server: 'server/src/protocol/main.ts',
      cli: 'server/src/cli/main.ts',
      export: 'server/src/export/index.ts',
      reading: 'server/src/reading/index.ts',
      shelf: 'server/src/hosts/shelfWorker.ts',
    },
  }),
]);
if (watch) {
  await Promise.all(builds.map((build) => build.watch()));
} else {
  await Promise.all(builds.map((build) => build.rebuild()));
  await Promise.all(builds.map((build) => build.dispose()));
}
