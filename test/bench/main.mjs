// npm run bench [-- --json] [--only wholeprocess|throughput|latency|coldstart|memory|rules|suggest|shelf|retrieval|bodies|reading] [--no-peers]
// --only reading: [--verbose] lists what is missed, wrong or invented, [--split tuning|held] of which documents.
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { measureColdStart } from './coldstart.mjs';
import { measureBodies, measureRetrieval } from './labelled.mjs';
import { measureLatency } from './latency.mjs';
import { measureMemory } from './memory.mjs';
import { buildOurs } from './ours.mjs';
import { installPeers, peers } from './peers.mjs';
import { measureReading } from './reading.mjs';
import { jsonReport, tableReport } from './report.mjs';
import { measureRuleCost } from './rulecost.mjs';
import { measureShelf } from './shelf.mjs';
import { measureSuggestions } from './suggest.mjs';
import { measureThroughput } from './throughput.mjs';
import { measureWholeProcess } from './wholeprocess.mjs';

const parts = [
  'wholeprocess',
  'throughput',
  'latency',
  'coldstart',
  'memory',
  'rules',
  'suggest',
  'shelf',
  'retrieval',
  'bodies',
  'reading',
];
/** Shares of labelled lists: nothing is timed, so nothing is built or installed for them. */
const LABELLED = { retrieval: measureRetrieval, bodies: measureBodies };
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    'no-peers': { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    split: { type: 'string' },
  },
});
if (options.only !== undefined && !parts.includes(options.only)) {
  console.error(`--only 之后应为 ${parts.join('、')} 之一`);
  process.exit(2);
}
const wanted = (part) => options.only === undefined || options.only === part;
const progress = (line) => console.error(line);

if (options.only in LABELLED) {
  const rows = await LABELLED[options.only]();
  if (options.json) console.log(JSON.stringify(rows));
  else console.table(rows);
  process.exit(0);
}

await buildOurs(progress);
const results = { machine: machine(), load: loadavg()[0] };
if (wanted('wholeprocess')) {
  if (!options['no-peers']) await installPeers(progress);
  results.wholeProcess = await measureWholeProcess(!options['no-peers'], progress);
}
if (wanted('throughput')) {
  const rivals = options['no-peers'] ? [] : Object.keys(peers);
  if (rivals.length > 0) await installPeers(progress);
  results.throughput = await measureThroughput(['policy-draft', ...rivals], progress);
}
if (wanted('latency')) results.latency = await measureLatency(progress);
if (wanted('coldstart')) results.coldStart = await measureColdStart(progress);
if (wanted('memory')) results.memory = await measureMemory(progress);
// For people: the JSON object has no place for it.
if (wanted('rules') && !options.json) results.ruleCost = await measureRuleCost(progress);
if (wanted('suggest') && !options.json) results.suggestions = await measureSuggestions(progress);
if (options.only === 'shelf' || (wanted('shelf') && !options.json)) {
  const rivals = options['no-peers'] ? [] : ['node-sqlite3-wasm', 'minisearch'];
  if (rivals.length > 0) await installPeers(progress);
  results.shelf = await measureShelf(['policy-draft', ...rivals], progress);
}
if (wanted('reading') && !options.json) results.reading = await measureReading(progress);
console.log(options.json ? JSON.stringify(jsonReport(results)) : tableReport(results, options));

function machine() {
  const processors = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    `${processors[0].model.trim()} × ${processors.length}`,
    `${gigabytes} GB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
  ].join(', ');
}
