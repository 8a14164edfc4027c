// A folder of drafts from the shell, process start to last byte: ours and autocorrect's lint on the same files, in turn.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { today } from './corpus.mjs';
import { distinctDocuments } from './distinct.mjs';
import { cli } from './ours.mjs';
import { median } from './statistics.mjs';

const counts = [100, 1_000];
const rounds = 5;
const autocorrect = fileURLToPath(new URL('autocorrect-lint.mjs', import.meta.url));

/** @returns {Promise<{ tool: string, drafts: number, chars: number, seconds: number, charsPerSecond: number }[]>} */
export async function measureWholeProcess(withPeers, progress) {
  const rows = [];
  for (const count of counts) {
    const folder = await mkdtemp(join(tmpdir(), 'policy-draft-bench-'));
    try {
      const documents = await distinctDocuments(count);
      for (const { name, text } of documents) await writeFile(join(folder, name), text);
      const chars = documents.reduce((sum, { text }) => sum + text.length, 0);
      const commands = {
        'policy-draft': [cli, 'check', folder, '--format', 'json', '--today', today, '--fail-on', 'never'],
        ...(withPeers ? { 'autocorrect-node': [autocorrect, folder] } : {}),
      };
      const samples = Object.fromEntries(Object.keys(commands).map((tool) => [tool, []]));
      for (let round = 0; round < rounds; round++) {
        progress(`整个进程：${count} 篇，第 ${round + 1} 轮，共 ${rounds} 轮`);
        for (const [tool, args] of Object.entries(commands)) samples[tool].push(await secondsOf(args));
      }
      for (const [tool, seconds] of Object.entries(samples)) {
        const typical = median(seconds);
        rows.push({ tool, drafts: count, chars, seconds: typical, charsPerSecond: Math.round(chars / typical) });
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  return rows;
}

async function secondsOf(args) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', openSync(devNull, 'w'), 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with exit code ${code}`);
  return (performance.now() - start) / 1000;
}
