// @ts-check
/**
 * Brings the pinned programs that run or pack the extension into `.vscode-test/`, each in a folder of its own.
 *
 * They stay outside the project's dependency tree because their install scripts compile or download native parts
 * that a bare machine cannot build and that nothing here needs: everything is installed with `--ignore-scripts`.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ folder: string, packages: readonly string[] }} Tool */

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const toolsRoot = path.join(projectRoot, '.vscode-test');

/** The Node.js that VS Code 1.99 is built for. */
const NODE_OF_VSCODE = 20;

/** VS Code's own server with its workbench for the browser: the newest that runs on Node 20. */
const vscodeTool = { folder: 'host', packages: ['code-server@4.99.4'] };

/** A Chromium for machines without a browser: the newest whose loader supports Node 20. */
const chromiumTool = { folder: 'chromium', packages: ['@sparticuz/chromium@143.0.4'] };

/** Packs the VSIX. */
const vsceTool = { folder: 'vsce', packages: ['@vscode/vsce@3.9.2'] };

/**
 * Where VS Code's server lies and the Node.js that runs it.
 * @returns {Promise<{ root: string, node: string }>}
 */
export async function ensureVSCode() {
  const folder = await ensure(vscodeTool, async (installed) => {
    // The package leaves the dependencies of VS Code itself to an install script; its shrinkwrap pins them.
    await npm(['install', '--omit=dev'], path.join(installed, 'node_modules/code-server/lib/vscode'));
  });
  return { root: path.join(folder, 'node_modules/code-server/lib/vscode'), node: await ensureNodeOfVSCode() };
}

/**
 * The Chromium that `@sparticuz/chromium` unpacks, with the arguments that it needs.
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 */
export async function ensureChromium() {
  const folder = await ensure(chromiumTool);
  const entry = createRequire(path.join(folder, 'package.json')).resolve('@sparticuz/chromium');
  const { default: chromium } = await import(entry);
  // In a single process, which the package sets for functions in a cloud, closing a page ends the browser.
  const args = chromium.args.filter((/** @type {string} */ arg) => arg !== '--single-process');
  return { executablePath: await chromium.executablePath(), args };
}

/**
 * The script that runs `vsce`.
 * @returns {Promise<string>}
 */
export async function ensureVsce() {
  return path.join(await ensure(vsceTool), 'node_modules/@vscode/vsce/vsce');
}

/** @returns {Promise<string>} */
async function ensureNodeOfVSCode() {
  if (Number(process.versions.node.split('.')[0]) === NODE_OF_VSCODE) {
    return process.execPath;
  }
  const name = nodePackage();
  const folder = await ensure({ folder: `node${NODE_OF_VSCODE}`, packages: [`${name}@${NODE_OF_VSCODE}`] });
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(folder, 'node_modules', name, 'bin', binary);
}

/**
 * The package with the bare binary for this machine. The npm package `node` is only a script that installs it, so
 * it would bring nothing under `--ignore-scripts`.
 */
function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

/**
 * Installs a tool once; the stamp is written last, so that an interrupted installation starts afresh.
 * @param {Tool} tool
 * @param {(folder: string) => Promise<void>} [finish]
 */
async function ensure(tool, finish) {
  const folder = path.join(toolsRoot, tool.folder);
  const stamp = path.join(folder, '.installed');
  const wanted = tool.packages.join(' ');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) {
    return folder;
  }
  console.log(`正在安装 ${wanted} 到 ${path.relative(projectRoot, folder)}（只装一次）……`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    await npm(['install', '--prefix', '.', ...tool.packages], folder);
    await finish?.(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `装不上 ${wanted}：\n${reason}\n请检查能否访问 npm 源（npm config get registry 可查看地址），然后重新运行。`,
    );
  }
  await writeFile(stamp, wanted);
  return folder;
}

/**
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<void>}
 */
function npm(args, cwd) {
  const all = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  return new Promise((resolve, reject) => {
    const child = spawn('npm', all, { cwd, stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' });
    let complaint = '';
    child.stderr.on('data', (chunk) => (complaint += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(complaint.trim()))));
  });
}
