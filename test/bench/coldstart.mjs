// Wall time of one `check` from the shell, beside that of Node alone: what a save hook or a first run costs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCorpus, today } from './corpus.mjs';
import { cli } from './ours.mjs';
import { median } from './statistics.mjs';

const chars = 37_000;
const rounds = 15;

/** @returns {Promise<{ chars: number, checkMs: number, nodeMs: number }>} */
export async function measureColdStart(progress) {
  progress(`冷启动：${rounds} 次`);
  const folder = await mkdtemp(join(tmpdir(), 'policy-draft-bench-'));
  try {
    const draft = join(folder, 'draft.policy');
    await writeFile(draft, (await openCorpus())(chars).text);
    const check = [];
    const node = [];
    for (let round = 0; round < rounds; round++) {
      node.push(await wallTime(['-e', '0'], 0));
      check.push(await wallTime([cli, 'check', draft, '--today', today], 1));
    }
    return { chars, checkMs: median(check), nodeMs: median(node) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function wallTime(args, expected) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code !== expected) throw new Error(`node ${args.join(' ')} ended with exit code ${code}, not ${expected}`);
  return performance.now() - start;
}
