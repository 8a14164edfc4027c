// @ts-check
/**
 * Runs the mocha suite inside a real extension host through `@vscode/test-electron`: in the desktop application with
 * `VSCODE_TEST_HOST=desktop`, otherwise in VS Code's own server.
 */
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../host/tools.mjs';
import { createTestWorkspace } from '../host/testWorkspace.mjs';

const suite = path.join(import.meta.dirname, 'suite');
const bundle = path.join(projectRoot, 'out/extension');

await rm(bundle, { recursive: true, force: true });
await build({
  entryPoints: (await readdir(suite))
    .filter((name) => /^index\.ts$|\.test\.ts$/.test(name))
    .map((name) => path.join(suite, name)),
  outdir: bundle,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode', 'mocha'],
  sourcemap: 'inline',
});

const workspace = await createTestWorkspace();
try {
  await runTests({
    ...(process.env['VSCODE_TEST_HOST'] === 'desktop'
      ? {}
      : { vscodeExecutablePath: path.join(projectRoot, 'test/host/launcher.mjs') }),
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: path.join(bundle, 'index.js'),
    launchArgs: [
      workspace.file,
      `--user-data-dir=${path.join(workspace.scratch, 'user')}`,
      `--extensions-dir=${path.join(workspace.scratch, 'extensions')}`,
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await workspace.remove();
}
