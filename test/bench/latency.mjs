// From a keystroke to its diagnostics, as an editor sees it: a client over stdio, every keystroke counted from the
// first one on, whether the server pushes its diagnostics or the client pulls them.
import { setTimeout as pause } from 'node:timers/promises';
import { openCorpus } from './corpus.mjs';
import { startClient } from './language-client.mjs';
import { processorMilliseconds } from './processes.mjs';
import { percentile } from './statistics.mjs';
import { typingIn } from './typing.mjs';

const lengths = [10_000, 100_000, 500_000];
const keystrokeCount = 400;
/** A fast typist's keystrokes lie further apart; the server may use the pause, as it would with the drafter's. */
const betweenKeystrokes = 20;
/** Nobody types the moment a draft appears. */
const beforeTyping = 500;

export async function measureLatency(progress) {
  const draftOf = await openCorpus();
  const rows = [];
  for (const chars of lengths) {
    for (const mode of ['push', 'pull']) {
      progress(`按键延迟：${chars} 字，${mode}`);
      rows.push({ chars, mode, ...(await typeInto(draftOf(chars), mode)) });
    }
  }
  return rows;
}

async function typeInto({ text, planted }, mode) {
  const client = await startClient(mode);
  try {
    const opened = await client.open('untitled:draft.policy', text);
    const found = plantedAmong(opened.diagnostics, planted);
    if (found < planted.length) throw new Error(`${planted.length} faults planted, ${found} found: nothing to time`);
    await pause(beforeTyping);
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
