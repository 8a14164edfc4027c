// The process of one index under test: `build` makes it of the documents below a folder, `search` opens it anew and
// asks; what took how long goes to standard output as JSON. A process each keeps one index's memory out of another's.
import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './ours.mjs';
import { peerHome } from './peers.mjs';
import { percentile } from './statistics.mjs';

const [tool, task, documents, index, share] = process.argv.slice(2);
const require = createRequire(new URL('package.json', peerHome));
const queries = JSON.parse(await readFile(join(root, 'test/bench/retrieval/shelf-labels.json'), 'utf8')).map(
  ({ query }) => query,
);
const rounds = 3;

/** Ours as the editor uses it: a thread of its own, messages to and fro. */
async function openOurs() {
  const { IndexClient } = await import(new URL('../../out/bench/shelfClient.cjs', import.meta.url).href).then(
    (module) => module.default,
  );
  return new IndexClient({
    folder: index,
    script: fileURLToPath(new URL('../../dist/server.js', import.meta.url)),
    log: (message) => console.error(message),
  });
}

/** What the others are given: the clauses as we read them, so that they are spared the reading. */
async function* clausesBelow(folder, part) {
  const { DocumentReader } = await import(new URL('../../out/bench/readDocuments.cjs', import.meta.url).href).then(
    (module) => module.default,
  );
  const reader = new DocumentReader();
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.txt')).sort();
  for (const name of names.slice(0, Math.ceil(names.length * part))) {
    for (const { title, text, clauses } of reader.read(await readFile(join(folder, name), 'utf8'), name)) {
      for (const { heading, start, own } of clauses) yield { title, heading, text: text.slice(start, own) };
    }
  }
}

const bigrams = (text) =>
  (text.match(/[\u4e00-\u9fa5]+/gu) ?? []).flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );

const tools = {
  'policy-draft': {
    async build() {
      const shelf = await openOurs();
      const start = performance.now();
      await shelf.add([documents]);
      const milliseconds = performance.now() - start;
      const megabytes = memory();
      await shelf.close();
      return { milliseconds, megabytes };
    },
    async open() {
      const shelf = await openOurs();
      await shelf.list();
      return async (text) => (await shelf.search({ text, limit: 10 })).length;
    },
  },

  'node-sqlite3-wasm': {
    async build() {
      const { Database } = require('node-sqlite3-wasm');
      const rows = [];
      for await (const { heading, text } of clausesBelow(documents, Number(share))) rows.push({ heading, text });
      const database = new Database(join(index, 'fts5.sqlite'));
      const start = performance.now();
      database.exec(
        'PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; CREATE VIRTUAL TABLE clauses USING fts5(heading, text, detail=column); BEGIN',
      );
      const insert = database.prepare('INSERT INTO clauses VALUES (?, ?)');
      for (const { heading, text } of rows) insert.run([bigrams(heading).join(' '), bigrams(text).join(' ')]);
      insert.finalize();
      database.exec('COMMIT');
      const milliseconds = performance.now() - start;
      const megabytes = memory();
      database.close();
      return { milliseconds, megabytes, characters: rows.reduce((sum, { text }) => sum + text.length, 0) };
    },
    async open() {
      const { Database } = require('node-sqlite3-wasm');
      const database = new Database(join(index, 'fts5.sqlite'), { readOnly: true });
      const select = database.prepare(
        'SELECT rowid FROM clauses WHERE clauses MATCH ? ORDER BY bm25(clauses, 3, 1) LIMIT 10',
      );
      return (text) => select.all([[...new Set(bigrams(text))].map((pair) => `"${pair}"`).join(' OR ')]).length;
    },
  },

  minisearch: {
    async build() {
      const MiniSearch = require('minisearch');
      const rows = [];
      for await (const { heading, text } of clausesBelow(documents, Number(share)))
        rows.push({ id: rows.length, heading, text });
      const engine = new MiniSearch({ fields: ['heading', 'text'], tokenize: bigrams, processTerm: (term) => term });
      const start = performance.now();
      engine.addAll(rows);
      const content = JSON.stringify(engine);
      const milliseconds = performance.now() - start;
      const megabytes = memory();
      const { writeFile } = await import('node:fs/promises');
      await writeFile(join(index, 'minisearch.json'), content);
      return { milliseconds, megabytes, characters: rows.reduce((sum, { text }) => sum + text.length, 0) };
    },
    async open() {
      const MiniSearch = require('minisearch');
      const options = { fields: ['heading', 'text'], tokenize: bigrams, processTerm: (term) => term };
      const engine = MiniSearch.loadJSON(await readFile(join(index, 'minisearch.json'), 'utf8'), options);
      return (text) => engine.search(text, { boost: { heading: 3 } }).slice(0, 10).length;
    },
  },
};

function memory() {
  return process.memoryUsage().rss / 1e6;
}

async function sizeOf(folder) {
  let bytes = 0;
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).size;
  return bytes / 1e6;
}

if (task === 'build') {
  const built = await tools[tool].build();
  console.log(JSON.stringify({ ...built, diskMb: await sizeOf(index) }));
} else {
  const start = performance.now();
  const search = await tools[tool].open();
  const openMs = performance.now() - start;
  await search('组织领导');
  const times = [];
  for (let round = 0; round < rounds; round++) {
    for (const query of queries) {
      const asked = performance.now();
      await search(query);
      times.push(performance.now() - asked);
    }
  }
  console.log(
    JSON.stringify({ openMs, p50: percentile(times, 0.5), p95: percentile(times, 0.95), megabytes: memory() }),
  );
}
process.exit(0);
