// How everything is bundled, for the products and for tests that run them.
import { dataAsJson } from './data-as-json.mjs';

/**
 * Keeps what handles office files, and what serves language models, out of the products: loading it would cost every
 * start 10 ms and more.
 */
const officeApart = {
  name: 'office-apart',
  setup(build) {
    build.onResolve({ filter: /\/(?:export|reading|review|mcp)\/index\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${path.split('/').at(-2)}.js`, external: true } : null,
    );
  },
};

/** @type {import('esbuild').BuildOptions} */
export const bundling = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  legalComments: 'none',
  charset: 'utf8',
  plugins: [dataAsJson, officeApart],
  loader: { '.bcmap': 'binary' },
  // Its other form asks for its parts at run time, which cannot be bundled.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
};

/** What is loaded only when it is asked for, beside whatever asks for it. */
export const apart = {
  export: 'server/src/export/index.ts',
  reading: 'server/src/reading/index.ts',
  review: 'server/src/review/index.ts',
  mcp: 'server/src/cli/mcp/index.ts',
};
