// Asks `recheck` of every regular expression in the sources whether some text makes it take more than linear time.
//   node server/tools/regexps.mjs           asks what it has not been asked before; part of `npm run lint`
//   node server/tools/regexps.mjs --all     asks everything anew and writes server/tools/regexps.json
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { RegExpParser } from '@eslint-community/regexpp';
import ts from 'typescript';
import { bundling } from './bundling.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What was found linear by the time it was written: a new clone need not ask for minutes. */
const record = path.join(root, 'server/tools/regexps.json');
const cache = path.join(root, 'node_modules/.cache/regexps.json');

/** @typedef {{ place: string, source: string, flags: string }} Found */

/** @param {string} folder */
async function sources(folder) {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Literals as they stand in the files. */
async function literals() {
  /** @type {Found[]} */
  const found = [];
  for (const file of [...(await sources('server/src')), ...(await sources('client/src'))]) {
    const tree = ts.createSourceFile(file, await readFile(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (/** @type {ts.Node} */ node) => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
        const place = `${path.relative(root, file).split(path.sep).join('/')}:${line + 1}`;
        found.push({ place, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return found;
}

/** What is put together from parts when the modules are loaded. */
async function constructed() {
  const outdir = path.join(root, 'out/regexps');
  const modules = (await sources('server/src')).map((file) => path.relative(root, file).split(path.sep).join('/'));
  await build({
    ...bundling,
    absWorkingDir: root,
    stdin: {
      contents: modules
        .filter((file) => !file.endsWith('/main.ts'))
        .map((file) => `import './${file}';`)
        .join('\n'),
      resolveDir: root,
    },
    outfile: path.join(outdir, 'all.js'),
    sourcemap: 'inline',
    treeShaking: false,
    logLevel: 'error',
  });
  process.setSourceMapsEnabled(true);
  /** @type {Found[]} */
  const found = [];
  const own = globalThis.RegExp;
  globalThis.RegExp = new Proxy(own, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget === globalThis.RegExp ? own : newTarget);
      const stack = new Error().stack?.split(path.sep).join('/') ?? '';
      const place = /(server\/src\/[^):]+:\d+)/.exec(stack)?.[1];
      if (place !== undefined) found.push({ place, source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    await import(pathToFileURL(path.join(outdir, 'all.js')).href);
  } finally {
    globalThis.RegExp = own;
    await rm(outdir, { recursive: true, force: true });
  }
  return found;
}

/**
 * The same in a form that the checker can decide for certain. Bounds are small: {0,60} costs sixty times as much as it
 * should and grows no faster, but is unrolled. What is looked at ahead or behind counts as read, what must not stand there
 * as perhaps read: that can only add ways to fail.
 *
 * @param {Found} found
 */
function simplified({ source, flags }) {
  const unicode = flags.includes('u') || flags.includes('v');
  return write(parser.parsePattern(source, 0, source.length, { unicode }));
}

const parser = new RegExpParser();

/** @param {import('@eslint-community/regexpp').AST.Node} node @returns {string} */
function write(node) {
  switch (node.type) {
    case 'Pattern':
      return node.alternatives.map(write).join('|');
    case 'Alternative':
      return node.elements.map(write).join('');
    case 'Group':
    case 'CapturingGroup':
      return `(?:${node.alternatives.map(write).join('|')})`;
    case 'Assertion':
      return 'alternatives' in node
        ? `(?:${node.alternatives.map(write).join('|')})${node.negate ? '?' : ''}`
        : node.raw;
    case 'Backreference':
      return [node.resolved].flat().map(write).join('');
    case 'Quantifier': {
      const least = Math.min(node.min, 2);
      const most = node.max === Infinity ? '' : Math.min(node.max, least + 2);
      return `(?:${write(node.element)}){${least},${most}}${node.greedy ? '' : '?'}`;
    }
    default:
      return node.raw;
  }
}

const keyOf = (/** @type {Found} */ found) =>
  createHash('sha1')
    .update(`${simplified(found)}/${found.flags}`)
    .digest('base64url')
    .slice(0, 12);

/** @param {string} file @returns {Promise<string[]>} */
async function readKeys(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return [];
  }
}

const TIMEOUT_MS = 60_000;
/** The checker in its portable form; the others need Java or a binary for one kind of machine. */
const ASK = `
  process.env.RECHECK_BACKEND = 'pure';
  const { parentPort } = require('node:worker_threads');
  const { checkSync } = require('recheck');
  parentPort.on('message', ({ index, source, flags }) => {
    const { status, complexity, attack, error } = checkSync(source, flags, { timeout: ${TIMEOUT_MS}, checker: 'automaton' });
    parentPort.postMessage({ index, status, summary: complexity?.summary, attack: attack?.pattern, error });
  });
`;

/**
 * @param {readonly Found[]} questions
 * @param {(index: number, answer: any) => void} told
 */
async function ask(questions, told) {
  let next = 0;
  const one = async () => {
    const worker = new Worker(ASK, { eval: true });
    for (let index = next++; index < questions.length; index = next++) {
      const question = /** @type {Found} */ (questions[index]);
      worker.postMessage({ index, source: simplified(question), flags: question.flags });
      const [answer] = await once(worker, 'message');
      told(index, answer);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism(), questions.length) }, one));
}

const all = process.argv.includes('--all');
const known = new Set(all ? [] : [...(await readKeys(record)), ...(await readKeys(cache))]);
const found = [...(await literals()), ...(await constructed())];
const questions = [
  ...new Map(found.filter((each) => !known.has(keyOf(each))).map((each) => [keyOf(each), each])).values(),
];
if (questions.length > 20) console.log(`regexps: ${questions.length} expressions to be looked at, this takes a while`);
let faults = 0;
await ask(questions, (index, { status, summary, attack, error }) => {
  const { place, source, flags } = /** @type {Found} */ (questions[index]);
  if (status === 'safe') {
    known.add(keyOf({ place, source, flags }));
    return;
  }
  faults++;
  console.error(`${place}: ${status === 'vulnerable' ? summary : `undecided (${error?.kind})`}\n  /${source}/${flags}`);
  if (attack !== undefined) console.error(`  by ${attack}`);
});
const present = new Set(found.map(keyOf));
const keys = [...known].filter((key) => present.has(key)).sort();
const target = all && faults === 0 ? record : cache;
await mkdir(path.dirname(target), { recursive: true });
await writeFile(target, `${JSON.stringify(keys, null, 2)}\n`);
process.exitCode = faults === 0 ? 0 : 1;
