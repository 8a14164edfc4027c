// Writes server/data/library/documents.json: what our own reading makes of the reference documents, facts only.
// The documents lie beside the project and are no part of it; without them the checked-in file stays as it is.
// With --check it writes nothing and fails when the file is out of date.
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const references = join(root, '../shared/seeds');
const target = join(root, 'server/data/library/documents.json');

async function loadReader() {
  const outfile = join(root, 'out/library/reader.mjs');
  const contents = `
    export { createPolicyService } from './service/index.ts';
    export { readLibraryDocument } from './library/libraryReading.ts';
  `;
  const stdin = { contents, resolveDir: join(root, 'server/src'), loader: 'ts' };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  const reader = await import(pathToFileURL(outfile).href);
  await rm(join(outfile, '..'), { recursive: true, force: true });
  return reader;
}

async function readDocuments() {
  const { createPolicyService, readLibraryDocument } = await loadReader();
  const service = createPolicyService({ now: () => new Date(), log: (message) => console.error(message) });
  const { files } = JSON.parse(await readFile(join(root, 'server/data/library/origins.json'), 'utf8'));
  const documents = [];
  for (const [file, origins] of Object.entries(files)) {
    const analysis = service.analysis(service.document(file, 0, await readFile(join(references, file), 'utf8')));
    if (analysis.drafts.length !== origins.length) {
      throw new Error(`${file} holds ${analysis.drafts.length} drafts, origins.json knows ${origins.length}`);
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

if (!existsSync(references)) {
  console.log('The reference documents are not beside the project; documents.json stays as it is.');
} else {
  const content = print(await readDocuments());
  const current = await readFile(target, 'utf8').catch(() => null);
  if (current === content) console.log('documents.json is up to date.');
  else if (process.argv.includes('--check')) {
    console.error('documents.json is out of date (run `node server/tools/library.mjs`)');
    process.exitCode = 1;
  } else {
    await writeFile(target, content);
    console.log('documents.json written.');
  }
}
