#!/usr/bin/env node
// @ts-check
/**
 * Stands in for the VS Code desktop binary: takes its arguments, runs the same test suite in the extension host of
 * VS Code's own server, and exits with the suite's code. `@vscode/test-electron` gets it as `vscodeExecutablePath`.
 */
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import { openBrowser } from './browser.mjs';
import { startVSCodeServer } from './vscodeServer.mjs';

/** Far above what the suite needs: only a window that hangs reaches it. */
const patienceMs = 5 * 60 * 1000;

/** What VS Code's server says about itself: sockets, native modules that were not built for it, caches. */
const chatter =
  /node_modules\/code-server|\/static\/out\/vs\/|renderer-|connection token|^ChatSession|builtin extensions|ServiceWorker|bindings file/;

const { values, positionals } = parseArgs({
  // The desktop's other switches (`--no-sandbox`, `--skip-welcome` …) mean nothing to the server.
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});

const server = await startVSCodeServer({
  dataDir: given('user-data-dir'),
  extensionsDir: given('extensions-dir'),
  args: ['--enable-smoke-test-driver'],
});
const browser = await openBrowser();
try {
  process.exitCode = await runSuite();
} finally {
  await browser.close();
  await server.stop();
}

/** @returns {Promise<number>} */
async function runSuite() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  /** @type {Promise<number>} */
  const finished = new Promise((resolve, reject) => {
    void page.exposeFunction('codeAutomationExit', resolve);
    page.on('crash', () => reject(new Error('浏览器页面崩溃')));
    setTimeout(() => reject(new Error(`扩展宿主测试超过 ${patienceMs / 60000} 分钟没有结束`)), patienceMs).unref();
  });
  await page.exposeFunction('codeAutomationLog', print);
  await page.goto(address());
  return finished;
}

function address() {
  const remote = (/** @type {string} */ file) => `vscode-remote://127.0.0.1:${server.port}${path.resolve(file)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(given('extensionDevelopmentPath'))],
    ['extensionTestsPath', remote(given('extensionTestsPath'))],
  ];
  const opened = path.resolve(positionals[0] ?? '.');
  const query = new URLSearchParams({
    [opened.endsWith('.code-workspace') ? 'workspace' : 'folder']: opened,
    payload: JSON.stringify(payload),
  });
  return `${server.origin}/?${query}`;
}

/** @param {'user-data-dir' | 'extensions-dir' | 'extensionDevelopmentPath' | 'extensionTestsPath'} name */
function given(name) {
  const value = values[name];
  if (typeof value !== 'string') {
    throw new Error(`缺少参数 --${name}=…`);
  }
  return value;
}

/**
 * Prints what the extension host writes to its console, as the desktop does.
 * @param {string} _type
 * @param {unknown[]} args
 */
function print(_type, args) {
  const text = format(...args);
  // The stack of a test that failed may go through the server, too.
  if (!chatter.test(text) || text.includes('/out/extension/')) {
    console.log(text);
  }
}
