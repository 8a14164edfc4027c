// Bundles the three products: dist/client.js (the extension), dist/server.js (LSP), dist/cli.js.
import { context } from 'esbuild';
import { rm } from 'node:fs/promises';
import { dataAsJson } from './data-as-json.mjs';

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
  plugins: [dataAsJson],
};

await rm('dist', { recursive: true, force: true });
const builds = await Promise.all([
  context({ ...common, entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'] }),
  context({ ...common, entryPoints: { server: 'server/src/protocol/main.ts', cli: 'server/src/cli/main.ts' } }),
]);
if (watch) {
  await Promise.all(builds.map((build) => build.watch()));
} else {
  await Promise.all(builds.map((build) => build.rebuild()));
  await Promise.all(builds.map((build) => build.dispose()));
}
