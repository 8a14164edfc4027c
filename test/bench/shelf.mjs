// The index of reference documents, beside what could have been used instead: how fast it is built, how large it is,
// how long it takes to open and to answer, and in how much memory.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundling } from '../../server/tools/bundling.mjs';
import { root } from './ours.mjs';
import { writeMaterial } from './shelfmaterial.mjs';

const documentCount = 5_000;
const contestant = fileURLToPath(new URL('shelfcontestant.mjs', import.meta.url));
/** MiniSearch keeps everything in memory: of all the documents it would take gigabytes, so it is given some. */
const shares = { 'policy-draft': 1, 'node-sqlite3-wasm': 1, minisearch: 1 / 6 };

/** @returns {Promise<{ tool: string, characters: number, buildMs: number, diskMb: number, openMs: number, p50: number, p95: number, buildMb: number, searchMb: number }[]>} */
export async function measureShelf(tools, progress) {
  await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: {
      shelfClient: 'server/src/hosts/indexClient.ts',
      readDocuments: 'server/src/index/writer/readDocuments.ts',
    },
    outdir: 'out/bench',
    outExtension: { '.js': '.cjs' },
    logLevel: 'error',
  });
  const home = await mkdtemp(join(tmpdir(), 'policy-draft-bench-'));
  try {
    const documents = join(home, 'documents');
    progress(`参照文件：写 ${documentCount} 份`);
    const characters = await writeMaterial(documents, documentCount);
    const rows = [];
    for (const tool of tools) {
      const index = join(home, tool);
      await mkdir(index);
      progress(`参照文件：${tool}`);
      const built = await run(tool, 'build', documents, index);
      const searched = await run(tool, 'search', documents, index);
      rows.push({
        tool,
        characters: built.characters ?? characters,
        buildMs: built.milliseconds,
        diskMb: built.diskMb,
        openMs: searched.openMs,
        p50: searched.p50,
        p95: searched.p95,
        buildMb: built.megabytes,
        searchMb: searched.megabytes,
      });
      await rm(index, { recursive: true });
    }
    return rows;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function run(tool, task, documents, index) {
  const args = ['--max-old-space-size=4096', contestant, tool, task, documents, index, String(shares[tool])];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 24 });
  if (stderr !== '') console.error(stderr.trim());
  return JSON.parse(stdout);
}
