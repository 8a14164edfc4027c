// From a keystroke to its diagnostics, as an editor sees it: a client over stdio, every keystroke counted from the
// first one on, whether the server pushes its diagnostics or the client pulls them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openCorpus } from './corpus.mjs';
import { startClient } from './language-client.mjs';
import { processorMilliseconds } from './processes.mjs';
import { percentile } from './statistics.mjs';
import { typingIn } from './typing.mjs';

/** The median published document, the longest of a hundred, and what nobody writes. */
const lengths = [5_000, 20_000, 100_000, 500_000];
const keystrokeCount = 400;
/** A fast typist's keystrokes lie further apart; the server may use the pause, as it would with the drafter's. */
const betweenKeystrokes = 20;
const echoServer = fileURLToPath(new URL('echo-server.mjs', import.meta.url));

export async function measureLatency(progress) {
  const draftOf = await openCorpus();
  const rows = [];
  for (const chars of lengths) {
    for (const mode of ['push', 'pull']) {
      progress(`按键延迟：${chars} 字，${mode}`);
      const { diagnostics, ...row } = await typeInto(draftOf(chars), mode);
      const echo = mode === 'push' ? await typeToEcho(draftOf(chars), diagnostics) : null;
      rows.push({ chars, mode, ...row, echo });
    }
  }
  return rows;
}

/** The same keystrokes to a server that only publishes: what the wire and this client take of the figures. */
async function typeToEcho({ text }, diagnostics) {
  const folder = await mkdtemp(join(tmpdir(), 'policy-draft-bench-'));
  const payload = join(folder, 'diagnostics.json');
  await writeFile(payload, JSON.stringify(diagnostics));
  const client = await startClient('push', [echoServer, payload]);
  try {
    await client.open('untitled:draft.policy', text);
    const times = [];
    for (const { range, text: typed } of typingIn(text, keystrokeCount)) {
      await pause(betweenKeystrokes);
      times.push((await client.change(range, typed)).milliseconds);
    }
    return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
  } finally {
    await client.stop();
    await rm(folder, { recursive: true });
  }
}

async function typeInto({ text, planted }, mode) {
  const client = await startClient(mode);
  try {
    const opened = await client.open('untitled:draft.policy', text);
    const found = plantedAmong(opened.diagnostics, planted);
    if (found < planted.length) throw new Error(`${planted.length} faults planted, ${found} found: nothing to time`);
    const before = await processorMilliseconds(client.processId);
    const keystrokes = [];
    let last = opened;
    for (const { place, range, text: typed } of typingIn(text, keystrokeCount)) {
      await pause(betweenKeystrokes);
      last = await client.change(range, typed);
      keystrokes.push({ place, milliseconds: last.milliseconds });
    }
    const used = (await processorMilliseconds(client.processId)) - before;
    const foundAgain = plantedAmong(last.diagnostics, planted);
    if (foundAgain < found) throw new Error(`${found} planted faults found on opening, ${foundAgain} after typing`);
    return {
      ...summary(keystrokes),
      processorMs: used / keystrokes.length,
      openMs: opened.milliseconds,
      diagnostics: last.diagnostics,
      planted: planted.length,
      found,
    };
  } finally {
    await client.stop();
  }
}

function summary(keystrokes) {
  const times = keystrokes.map(({ milliseconds }) => milliseconds);
  const places = [...new Set(keystrokes.map(({ place }) => place))];
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    max: Math.max(...times),
    first: times[0],
    keystrokes: times.length,
    medianByPlace: Object.fromEntries(
      places.map((place) => [
        place,
        percentile(
          keystrokes.filter((keystroke) => keystroke.place === place).map((k) => k.milliseconds),
          0.5,
        ),
      ]),
    ),
  };
}

/** How many of the planted faults are among the diagnostics: the rule that reports each, on its line. */
export function plantedAmong(diagnostics, planted) {
  const reported = new Set(diagnostics.map(({ code, range }) => `${code} ${range.start.line}`));
  return planted.filter(({ rule, line }) => reported.has(`${rule} ${line}`)).length;
}
