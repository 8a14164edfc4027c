// How well suggestions are found: `node test/bench/retrieval.mjs [LABELS.json] [--misses] [--json]`; also the time of
// one. labels.json was written before the ranking: headings of published documents and of the reference texts, and
// topics in plain words. held-out.json was written after it; when first run it gave 92 % first and 97.3 % of five, and
// four keywords were added since then.
import { build } from 'esbuild';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { percentile } from './statistics.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const given = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const labelFile = given ?? join(root, 'test/bench/retrieval/labels.json');

async function loadCorpus() {
  const outfile = join(root, 'out/retrieval/corpus.mjs');
  const contents = `
    export { createLibrary } from './library/library.ts';
    export { suggest } from './library/suggest.ts';
  `;
  const stdin = { contents, resolveDir: join(root, 'server/src'), loader: 'ts' };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  const corpus = await import(pathToFileURL(outfile).href);
  await rm(join(outfile, '..'), { recursive: true, force: true });
  return corpus;
}

const { createLibrary, suggest } = await loadCorpus();
const labels = JSON.parse(await readFile(labelFile, 'utf8'));

const opened = performance.now();
const library = createLibrary();
suggest(library, { heading: '预热' });
const openMs = performance.now() - opened;

const misses = [];
const groups = {};
for (const { from, heading, section, accept } of labels) {
  const query = section === undefined ? { heading } : { heading, section };
  const found = suggest(library, query).map(({ model }) => model);
  const at = found.findIndex((model) => accept.includes(model));
  for (const group of [from, 'all']) {
    const counts = (groups[group] ??= { queries: 0, first: 0, five: 0 });
    counts.queries++;
    if (at === 0) counts.first++;
    if (at >= 0) counts.five++;
  }
  if (at === 0) continue;
  const place = at < 0 ? 'not found' : `at ${at + 1}   `;
  misses.push(`${place}  ${heading}: ${found.join(' ')}  (${accept.join(' ')})`);
}

const share = (count, queries) => Math.round((1000 * count) / queries) / 10;
const quality = Object.entries(groups).map(([group, { queries, first, five }]) => ({
  group,
  queries,
  firstPercent: share(first, queries),
  fivePercent: share(five, queries),
}));
const times = [];
// A first answer is slowed by what the engine has yet to compile: the speed is that of an editor in use.
for (let round = 0; round < 10; round++) {
  for (const { heading, section = '' } of labels) {
    const start = performance.now();
    suggest(library, { heading, section });
    times.push(performance.now() - start);
  }
}
const speed = { openMs, p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
if (process.argv.includes('--json')) console.log(JSON.stringify({ quality, speed }, null, 2));
else {
  console.table(quality);
  console.table([speed]);
  if (process.argv.includes('--misses')) console.log(misses.join('\n'));
}
