// npm run bench -- --only retrieval | bodies: right first and among the first five (three) on headings and annotated
// clauses labelled by hand (test/corpus/gold), before anything was tuned to them. Unknown matters must draw nothing.
import { build } from 'esbuild';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const gold = (name) => readFile(join(root, 'test/corpus/gold', name), 'utf8').then(JSON.parse);

async function loadLibrary() {
  const outfile = join(root, 'out/labelled/library.mjs');
  const contents = `
    export { createLibrary } from './library/library.ts';
    export { suggest } from './library/suggest.ts';
    export { goldBodies } from '../../test/corpus/gold/bodies.ts';
  `;
  const stdin = { contents, resolveDir: join(root, 'server/src'), loader: 'ts' };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  const library = await import(pathToFileURL(outfile).href);
  await rm(join(outfile, '..'), { recursive: true, force: true });
  return library;
}

export async function measureRetrieval() {
  const { createLibrary, suggest } = await loadLibrary();
  const library = createLibrary();
  const rows = {};
  for (const { of, heading, section, accept } of await gold('headings.json')) {
    const found = suggest(library, section === undefined ? { heading } : { heading, section }).map(
      ({ model }) => model,
    );
    const at = found.findIndex((model) => accept.includes(model));
    for (const group of [of, ...(accept.length > 0 ? ['all known'] : [])]) {
      const row = (rows[group] ??= { headings: 0, first: 0, amongFive: 0, nothing: 0 });
      row.headings++;
      if (at === 0) row.first++;
      if (at >= 0) row.amongFive++;
      if (found.length === 0) row.nothing++;
    }
  }
  return Object.entries(rows).map(([group, row]) => ({ group, ...row }));
}

export async function measureBodies() {
  const { createLibrary, goldBodies } = await loadLibrary();
  return goldBodies(createLibrary(), await gold('bodies.json'));
}
