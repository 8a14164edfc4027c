// @ts-check
/**
 * Runs the user-level tests: packs the VSIX, installs it into a fresh VS Code, and acts on its window as a drafter
 * would. With `--update-screenshots` it also renews the pictures that the README shows.
 */
import { spawnSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Mocha from 'mocha';
import { packageVsix } from '../../client/tools/package.mjs';
import { openBrowser } from '../host/browser.mjs';
import { createTestWorkspace } from '../host/testWorkspace.mjs';
import { ensureVSCode } from '../host/tools.mjs';
import { startVSCodeServer } from '../host/vscodeServer.mjs';
import { DraftWindow } from './draftWindow.mjs';

const workspace = await createTestWorkspace();
const extensionsDir = path.join(workspace.scratch, 'extensions');
await installVsix(await packageVsix(path.join(workspace.scratch, 'policy-draft.vsix')));
const server = await startVSCodeServer({
  dataDir: path.join(workspace.scratch, 'data'),
  extensionsDir,
  // As on the desktop; a browser saves by itself, and what a test has written could not be thrown away.
  settings: { 'files.autoSave': 'off' },
});
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const window = new DraftWindow(page, process.argv.includes('--update-screenshots'));
  await window.openWorkspace(server.origin, workspace.file);
  process.exitCode = await runTests(window);
} finally {
  await browser.close();
  await server.stop();
  await workspace.remove();
}

/** @param {string} vsix */
async function installVsix(vsix) {
  const { root, node } = await ensureVSCode();
  const args = ['out/server-main.js', '--extensions-dir', extensionsDir, '--install-extension', vsix];
  const { status, stdout, stderr } = spawnSync(node, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0 || !stdout.includes('successfully installed')) {
    throw new Error(`VSIX 没有装上：\n${stdout}${stderr}`);
  }
}

/**
 * @param {DraftWindow} window
 * @returns {Promise<number>} the exit code
 */
async function runTests(window) {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000 });
  mocha.rootHooks({
    /** @this {Mocha.Context} */
    beforeAll() {
      this.window = window;
    },
    /** @this {Mocha.Context} */
    async afterEach() {
      if (this.currentTest?.state === 'failed') {
        await window.keepPicture(this.currentTest.fullTitle());
      }
    },
  });
  for (const name of (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.test.mjs'))) {
    mocha.addFile(path.join(import.meta.dirname, name));
  }
  await mocha.loadFilesAsync();
  /** @type {Mocha.Stats} */
  const { passes, failures, pending } = await new Promise((resolve) => {
    const runner = mocha.run(() => resolve(/** @type {Mocha.Stats} */ (runner.stats)));
  });
  const report = process.env['POLICY_DRAFT_TEST_REPORT'];
  if (report !== undefined) {
    await writeFile(report, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
  }
  return failures > 0 ? 1 : 0;
}
