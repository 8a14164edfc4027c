// @ts-check
/** Runs VS Code's own server: the real workbench for the browser, the real extension host in Node.js. */
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureVSCode } from './tools.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} dataDir holds user settings and logs
 * @property {string} extensionsDir
 * @property {number} [port] a free one when left out
 * @property {string[]} [args] more arguments for the server
 * @property {Record<string, unknown>} [settings] user settings, written before the start
 */

/** @typedef {{ origin: string, port: number, stop: () => Promise<void>, exited: Promise<void> }} RunningServer */

/**
 * @param {ServerOptions} options
 * @returns {Promise<RunningServer>}
 */
export async function startVSCodeServer(options) {
  const { root, node } = await ensureVSCode();
  const userDir = path.join(options.dataDir, 'data/User');
  await mkdir(userDir, { recursive: true });
  await mkdir(options.extensionsDir, { recursive: true });
  await writeFile(path.join(userDir, 'settings.json'), JSON.stringify({ ...quiet, ...options.settings }, null, 2));

  const args = [
    'out/server-main.js',
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token'],
    ...['--server-data-dir', options.dataDir, '--extensions-dir', options.extensionsDir],
    ...['--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust'],
    ...(options.args ?? []),
  ];
  // Without an address for a marketplace nothing asks one.
  const env = { ...process.env, EXTENSIONS_GALLERY: '{}' };
  const server = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {Promise<void>} */
  const exited = new Promise((resolve) => server.once('exit', () => resolve()));
  // A caller that fails must not leave a server behind.
  process.once('exit', () => server.kill());
  const port = await listening(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    exited,
    stop: async () => {
      server.kill();
      await exited;
    },
  };
}

/** What would otherwise cover the window, phone out or change between runs. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/**
 * Waits for the port. What the server prints besides (missing optional native modules) helps only when it dies.
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable,
 *   import('node:stream').Readable>} server
 * @returns {Promise<number>}
 */
function listening(server) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (/** @type {Buffer} */ chunk) => {
      output += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) {
        output = '';
        resolve(Number(port));
      }
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`VS Code 的服务端没有起来（退出码 ${code}）：\n${output}`)));
  });
}
