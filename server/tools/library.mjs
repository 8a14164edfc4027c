// Writes server/data/library/documents.json and published.json: what our own reading makes of the reference documents
// and of published ones, facts only. The documents lie beside the project and are no part of it; without them the
// checked-in files stay as they are. With --check it writes nothing and fails when a file is out of date.
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shared = join(root, '../shared');
const data = join(root, 'server/data/library');
/** Each file of facts: where its documents lie, what says which they are, how it is written. */
const shelves = [
  { target: 'documents.json', origins: 'origins.json', folder: join(shared, 'seeds'), print },
  { target: 'published.json', origins: 'published-origins.json', folder: shared, print: printCompact },
];

async function loadReader() {
  const outfile = join(root, 'out/library/reader.mjs');
  const contents = `
    export { createPolicyService } from './service/index.ts';
    export { readLibraryDocument } from './library/libraryReading.ts';
    export { packed } from './library/packedDocument.ts';
  `;
  const stdin = { contents, resolveDir: join(root, 'server/src'), loader: 'ts' };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  const reader = await import(pathToFileURL(outfile).href);
  await rm(join(outfile, '..'), { recursive: true, force: true });
  return reader;
}

async function readDocuments({ createPolicyService, readLibraryDocument }, { origins: list, folder }) {
  const service = createPolicyService({ now: () => new Date(), log: (message) => console.error(message) });
  const { files } = JSON.parse(await readFile(join(data, list), 'utf8'));
  const documents = [];
  for (const [file, origins] of Object.entries(files)) {
    const analysis = service.analysis(service.document(file, 0, await readFile(join(folder, file), 'utf8')));
    if (analysis.drafts.length !== origins.length) {
      throw new Error(`${file} holds ${analysis.drafts.length} drafts, ${list} knows ${origins.length}`);
    }
    for (const [index, origin] of origins.entries()) {
      if (origin !== null) documents.push(readLibraryDocument(analysis, analysis.drafts[index], origin));
    }
  }
  return documents;
}

/** One clause a line, so that a change in reading shows as what it is. */
function print(documents) {
  const entries = documents.map(({ clauses, ...document }) => {
    const rows = clauses.map((clause) => `      ${JSON.stringify(clause)}`).join(',\n');
    const head = Object.entries(document).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return `  {\n${head.join(',\n')},\n    "clauses": [\n${rows}\n    ]\n  }`;
  });
  return `[\n${entries.join(',\n')}\n]\n`;
}

/** One document a line: there are many, and nobody reads them here. */
function printCompact(documents, { packed }) {
  return `[\n${documents.map((document) => JSON.stringify(packed(document))).join(',\n')}\n]\n`;
}

const reader = await loadReader();
for (const shelf of shelves) {
  if (!existsSync(join(shelf.folder, shelf.target === 'published.json' ? 'corpus' : '.'))) {
    console.log(`The documents of ${shelf.target} are not beside the project; it stays as it is.`);
    continue;
  }
  const path = join(data, shelf.target);
  const content = shelf.print(await readDocuments(reader, shelf), reader);
  const current = await readFile(path, 'utf8').catch(() => null);
  if (current === content) console.log(`${shelf.target} is up to date.`);
  else if (process.argv.includes('--check')) {
    console.error(`${shelf.target} is out of date (run \`node server/tools/library.mjs\`)`);
    process.exitCode = 1;
  } else {
    await writeFile(path, content);
    console.log(`${shelf.target} written.`);
  }
}
