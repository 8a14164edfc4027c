// The checkers that a drafter could use instead, each as one function from a text to a number of findings.
// They are installed apart from the project, in a directory that git ignores: one of them is a native module,
// and nothing that the bench compares with may reach the package.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { textlintRules } from './textlint-rules.mjs';

export const peerVersions = {
  'autocorrect-node': '2.14.0',
  zhlint: '0.8.2',
  textlint: '15.8.0',
  // Indexes, not checkers: shelfcontestant.mjs.
  'node-sqlite3-wasm': '0.8.60',
  minisearch: '7.2.0',
};

export const peerHome = new URL('../../.vscode-test/peers/', import.meta.url);
const require = createRequire(new URL('package.json', peerHome));

/** Installs the peers unless these very versions are there. */
export async function installPeers(progress) {
  const manifest = JSON.stringify({ private: true, dependencies: peerVersions }, null, 2);
  const installed = await readFile(new URL('installed.json', peerHome), 'utf8').catch(() => '');
  if (installed === manifest) return;
  progress(
    `安装对照工具：${Object.entries(peerVersions)
      .map((pair) => pair.join('@'))
      .join('、')}`,
  );
  await mkdir(peerHome, { recursive: true });
  await writeFile(new URL('package.json', peerHome), manifest);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await promisify(execFile)(npm, ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'], {
    cwd: peerHome,
    shell: process.platform === 'win32',
  });
  await writeFile(new URL('installed.json', peerHome), manifest);
}

export const peers = {
  /** @param {{ whole?: boolean }} [options] `whole`: the answer itself instead of the number of findings */
  'autocorrect-node': async ({ whole = false } = {}) => {
    const { lintFor } = require('autocorrect-node');
    if (whole)
      return (text) => ({ lines: piecesOf(text, 40_000).flatMap((piece) => lintFor(piece, 'draft.txt').lines) });
    return (text) => {
      let findings = 0;
      for (const piece of piecesOf(text, 40_000)) findings += lintFor(piece, 'draft.txt').lines.length;
      // Fed with too much at once it gives up without a word, and looks fast.
      if (findings === 0) throw new Error('autocorrect found nothing: it has given up on the text');
      return findings;
    };
  },

  zhlint: async () => {
    const { run } = await importPeer('zhlint');
    return (text) => run(text, { rules: { preset: 'default' } }).validations.length;
  },

  textlint: async () => {
    const { TextlintKernel } = require('@textlint/kernel');
    const plugin = require('@textlint/textlint-plugin-text').default;
    const kernel = new TextlintKernel();
    const options = {
      ext: '.txt',
      filePath: 'draft.txt',
      plugins: [{ pluginId: 'text', plugin }],
      rules: textlintRules,
    };
    return async (text) => (await kernel.lintText(text, options)).messages.length;
  },
};

async function importPeer(name) {
  return import(pathToFileURL(require.resolve(name)).href);
}

/** The text in pieces of at most `limit` characters, cut at line ends. */
function piecesOf(text, limit) {
  const pieces = [];
  for (let start = 0; start < text.length;) {
    const lineEnd = text.lastIndexOf('\n', start + limit - 1);
    const end = start + limit >= text.length ? text.length : lineEnd >= start ? lineEnd + 1 : start + limit;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
