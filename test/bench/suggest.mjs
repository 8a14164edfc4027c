// From the question to the answer, over stdio: suggestions where a drafter writes, hovers where one looks. Nothing is on
// the shelf, so every answer is the bundled library's.
import { openCorpus } from './corpus.mjs';
import { startClient } from './language-client.mjs';
import { median, percentile } from './statistics.mjs';

const lengths = [37_000, 500_000];
const rounds = 240;
/** What an editor that has just opened a draft leaves the server to itself. */
const idleMs = 1_000;
const uri = 'file:///bench/suggest.policy';

/** Where a drafter stands, as an edit of a line and the caret behind it. */
const sites = {
  序号之后: { line: /^（[一二三四五六七八九十]+）/u, typed: (line) => line.slice(0, line.indexOf('）') + 1) },
  标题过半: {
    line: /^（[一二三四五六七八九十]+）[^。]{6,}。/u,
    typed: (line) => line.slice(0, line.indexOf('）') + 5),
  },
  标题之后: {
    line: /^（[一二三四五六七八九十]+）[^。]{4,}。/u,
    typed: (line) => line.slice(0, line.indexOf('。') + 1),
  },
  空行: { line: /^（[一二三四五六七八九十]+）/u, typed: () => '' },
  牵头单位: { line: /牵头单位：/u, typed: (line) => line.slice(0, line.indexOf('牵头单位：') + 5) },
  书名号: {
    line: /^（[一二三四五六七八九十]+）[^。]{4,}。/u,
    typed: (line) => `${line.slice(0, line.indexOf('。') + 1)}落实《`,
  },
  目标: {
    line: /^（[一二三四五六七八九十]+）[^。]{4,}。/u,
    typed: (line) => `${line.slice(0, line.indexOf('。') + 1)}到2030年，`,
  },
};

/** @returns {Promise<{ chars: number, kind: string, offered: number, asked: number, p50: number, p95: number, max: number }[]>} */
export async function measureSuggestions(progress) {
  const draftOf = await openCorpus();
  const rows = [];
  for (const chars of lengths) {
    progress(`建议与悬停：${chars} 字`);
    const { text } = draftOf(chars);
    const lines = text.split('\n');
    const client = await startClient('push');
    try {
      await client.open(uri, text);
      await new Promise((resolve) => setTimeout(resolve, idleMs));
      const perSite = Math.ceil(rounds / Object.keys(sites).length);
      for (const [kind, site] of Object.entries(sites)) {
        rows.push({ chars, kind, ...(await timed(client, places(lines, site.line, perSite), site.typed)) });
      }
      rows.push({
        chars,
        kind: '悬停',
        ...(await hovered(client, places(lines, /^（[一二三四五六七八九十]+）/u, rounds))),
      });
    } finally {
      await client.stop();
    }
  }
  return rows;
}

/** Lines of a kind, spread over the whole draft. */
function places(lines, pattern, count) {
  const all = lines.flatMap((line, at) => (pattern.test(line) ? [{ line, at }] : []));
  return Array.from({ length: count }, (_, nth) => all[Math.floor((nth * all.length) / count)]);
}

async function timed(client, where, typed) {
  const times = [];
  let offered = 0;
  for (const { line, at } of where) {
    const written = typed(line);
    await client.change({ start: { line: at, character: 0 }, end: { line: at, character: line.length } }, written);
    const { milliseconds, answer } = await client.ask('textDocument/completion', {
      line: at,
      character: written.length,
    });
    times.push(milliseconds);
    if ((answer?.items.length ?? 0) > 0) offered++;
    await client.change({ start: { line: at, character: 0 }, end: { line: at, character: written.length } }, line);
  }
  return told(times, offered);
}

async function hovered(client, where) {
  const times = [];
  let offered = 0;
  for (const { line, at } of where) {
    const character = line.indexOf('）') + 2;
    const { milliseconds, answer } = await client.ask('textDocument/hover', { line: at, character });
    times.push(milliseconds);
    if (answer !== null) offered++;
  }
  return told(times, offered);
}

function told(times, offered) {
  return { offered, asked: times.length, p50: median(times), p95: percentile(times, 0.95), max: Math.max(...times) };
}
