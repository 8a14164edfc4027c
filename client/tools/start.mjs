// @ts-check
/**
 * `npm start`: sets everything up, checks the sample draft, and opens it in a real VS Code with the extension on.
 *
 * `--no-open` stops after the findings; `--port N` fixes the port of the VS Code in the browser.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { copyDrafts } from '../../test/host/testWorkspace.mjs';
import { startVSCodeServer } from '../../test/host/vscodeServer.mjs';
import { build, fail, installDependencies, projectRoot, run } from './setUp.mjs';

const { values: options } = parseArgs({
  options: { 'no-open': { type: 'boolean', default: false }, port: { type: 'string' } },
});

await installDependencies();
build();
const draft = await copySample();
console.log(`\n检查示例文稿：${path.relative(projectRoot, draft)}\n`);
run(process.execPath, ['dist/cli.js', 'check', draft, '--fail-on', 'never'], '检查没有完成，原因见上。');
if (!options['no-open']) {
  const desktop = ['code', 'codium'].find(isInstalled);
  await (desktop === undefined ? openInBrowser() : openOnDesktop(desktop));
}

/**
 * A copy, so that trying fixes does not touch the project's own sample.
 * @returns {Promise<string>} the draft's path
 */
async function copySample() {
  const folder = path.join(projectRoot, '.vscode-test/sample');
  await rm(folder, { recursive: true, force: true });
  await copyDrafts(path.join(projectRoot, 'test/fixtures/sample'), folder);
  const [name] = await readdir(folder);
  return path.join(folder, name ?? fail('项目里没有示例文稿。'));
}

/** @param {string} command */
function isInstalled(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0;
}

/** @param {string} command */
function openOnDesktop(command) {
  console.log(`\n正在用 ${command} 打开示例文稿……`);
  const args = ['--new-window', `--extensionDevelopmentPath=${projectRoot}`, path.dirname(draft), draft];
  run(command, args, `${command} 没有打开。`);
}

async function openInBrowser() {
  console.log('\n本机没有安装桌面版 VS Code，改用浏览器里的 VS Code。');
  const home = path.join(projectRoot, '.vscode-test/start');
  const server = await startVSCodeServer({
    dataDir: path.join(home, 'data'),
    extensionsDir: await extensionsWithOurs(path.join(home, 'extensions')),
    port: Number(options.port ?? 0),
  });
  const address = addressOf(server);
  console.log(`\n请在浏览器中打开：\n\n  ${address}\n\n按 Ctrl+C 结束。`);
  showInBrowser(address);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void server.stop());
  }
  await server.exited;
  // Its extension host lingers for a while and would keep the terminal waiting.
  process.exit();
}

/**
 * The working tree itself stands among the extensions, so that `npm run watch` and a reload show a change.
 * @param {string} folder
 */
async function extensionsWithOurs(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await symlink(projectRoot, path.join(folder, 'policy-draft.policy-draft-dev'), 'junction');
  return folder;
}

/** @param {{ origin: string, port: number }} server */
function addressOf({ origin, port }) {
  const openFile = `vscode-remote://127.0.0.1:${port}${draft.replaceAll(/[%#?]/g, encodeURIComponent)}`;
  const payload = encodeURIComponent(JSON.stringify([['openFile', openFile]]));
  return `${origin}/?folder=${encodeURI(path.dirname(draft))}&payload=${payload}`;
}

/** @param {string} address */
function showInBrowser(address) {
  const opener = openerOfThisMachine();
  if (opener !== undefined) {
    // Where it fails, the printed address is enough.
    spawn(opener, [address], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
  }
}

/** The program that opens an address in the user's browser; none on a machine without a screen. */
function openerOfThisMachine() {
  switch (process.platform) {
    case 'darwin':
      return 'open';
    case 'win32':
      return 'explorer';
    default:
      return (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']) ? 'xdg-open' : undefined;
  }
}
