// How well clauses of imported documents are found: `node test/bench/retrieval-shelf.mjs [--misses] [--json]`.
// The material is published documents beside the project; without them there is nothing to measure. A query is a
// heading, a topic in plain words or a whole sentence; a clause is of the right kind when its heading says what
// `accept` has (without a heading, its first words). shelf-labels.json was written before the ranking and used to tune
// it, shelf-held-out.json was written with it and never looked at while tuning.
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { apart, bundling } from '../../server/tools/bundling.mjs';
import { percentile } from './statistics.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const material = ['../shared/corpus', '../shared/seeds'].map((folder) => join(root, folder)).filter(existsSync);

async function openMaterial() {
  const outdir = join(root, 'out/retrieval-shelf');
  await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: { store: 'server/src/hosts/openIndex.ts', reading: apart.reading },
    outdir,
    logLevel: 'error',
  });
  const { default: bundle } = await import(pathToFileURL(join(outdir, 'store.js')).href);
  const folder = await mkdtemp(join(tmpdir(), 'policy-draft-retrieval-'));
  const shelf = bundle.openShelf(folder, (message) => console.error(message));
  await shelf.add(material);
  return {
    shelf,
    close: async () => (
      await shelf.close(),
      await rm(folder, { recursive: true }),
      await rm(outdir, { recursive: true })
    ),
  };
}

async function judge(shelf, group, misses) {
  const labels = JSON.parse(await readFile(join(root, `test/bench/retrieval/${group}.json`), 'utf8'));
  const times = [];
  let first = 0;
  let five = 0;
  for (const { query, section, accept } of labels) {
    const right = new RegExp(accept);
    const start = performance.now();
    const hits = await shelf.search({ text: query, limit: 5, ...(section === undefined ? {} : { section }) });
    times.push(performance.now() - start);
    const said = hits.map(({ clause }) => (clause.heading === '' ? clause.text.slice(0, 30) : clause.heading));
    const at = said.findIndex((heading) => right.test(heading));
    if (at === 0) first++;
    if (at >= 0) five++;
    if (at !== 0)
      misses.push(
        `${at < 0 ? 'not found' : `at ${at + 1}`.padEnd(9)}  ${query}: ${said.map((heading) => heading.slice(0, 20)).join(' / ')}  (${accept})`,
      );
  }
  const share = (count) => Math.round((1000 * count) / labels.length) / 10;
  return {
    group,
    queries: labels.length,
    firstPercent: share(first),
    fivePercent: share(five),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
  };
}

if (material.length === 0) {
  console.error('The published documents are not beside the project; nothing to measure.');
} else {
  const { shelf, close } = await openMaterial();
  const misses = [];
  const quality = [
    await judge(shelf, 'shelf-labels', misses),
    await judge(shelf, 'shelf-held-out', process.argv.includes('--held-out') ? misses : []),
  ];
  await close();
  if (process.argv.includes('--json')) console.log(JSON.stringify({ quality }, null, 2));
  else {
    console.table(quality);
    if (process.argv.includes('--misses')) console.log(misses.join('\n'));
  }
}
