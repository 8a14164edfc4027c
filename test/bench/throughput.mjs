// Characters a second of a full check, ours and the peers', on the same drafts in the same run. The checkers take turns
// at every draft and length, so that a machine that changes its pace changes it for all.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { median } from './statistics.mjs';

const lengths = [10_000, 100_000, 1_000_000];
const rounds = 13;
const warmUpRounds = 3;
/** Short drafts are checked several in a row, so that a timing is not lost in the clock's own. */
const charactersPerTiming = 200_000;

/** @returns {Promise<{ tool: string, chars: number, charsPerSecond: number, findings: number }[]>} */
export async function measureThroughput(tools, progress) {
  const program = fileURLToPath(new URL('contestant.mjs', import.meta.url));
  const contestants = tools.map((tool) => contestantOf(tool, fork(program, [tool])));
  const rows = lengths.flatMap((chars) => tools.map((tool) => ({ tool, chars, samples: [] })));
  try {
    for (let round = 0; round < warmUpRounds + rounds; round++) {
      progress(`每秒字数：第 ${round + 1} 轮，共 ${warmUpRounds + rounds} 轮`);
      for (const row of rows) {
        const contestant = contestants.find(({ tool }) => tool === row.tool);
        const sample = await contestant.check({ characters: row.chars, seeds: seedsOf(round, row.chars) });
        if (round >= warmUpRounds) row.samples.push(sample);
      }
    }
  } finally {
    for (const contestant of contestants) contestant.stop();
  }
  return rows.map(({ tool, chars, samples }) => ({
    tool,
    chars,
    charsPerSecond: Math.round(median(samples.map((sample) => (sample.length / sample.milliseconds) * 1000))),
    findings: Math.round(median(samples.map((sample) => sample.findings / sample.drafts))),
  }));
}

/** New drafts in each round, the same for every checker. */
function seedsOf(round, chars) {
  const inARow = Math.max(1, Math.round(charactersPerTiming / chars));
  return Array.from({ length: inARow }, (_, index) => 1 + round * inARow + index);
}

function contestantOf(tool, process) {
  const died = once(process, 'exit').then(([code]) => {
    throw new Error(`${tool} ended with exit code ${code}`);
  });
  died.catch(() => {});
  return {
    tool,
    stop: () => process.kill(),
    async check(order) {
      process.send(order);
      const [answer] = await Promise.race([once(process, 'message'), died]);
      return answer;
    },
  };
}
