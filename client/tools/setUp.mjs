// @ts-check
/** Makes a fresh clone ready: installs the dependencies when they are missing or stale, and builds. */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

const oldestNode = 20;

export async function installDependencies() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode) {
    fail(
      `需要 Node.js ${oldestNode} 或更新的版本，现在用的是 ${process.versions.node}。请到 https://nodejs.org 下载安装。`,
    );
  }
  if (!(await isInstalled())) {
    console.log('正在安装依赖……');
    // No dependency needs an install script: esbuild finds its binary without one.
    run(
      'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
      '依赖没有装上。请检查能否访问 npm 源，然后重新运行。',
    );
  }
}

export function build() {
  console.log('正在构建……');
  run('npm', ['run', '--silent', 'build'], '构建没有成功，原因见上。');
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} complaint printed when it fails, before the process ends
 */
export function run(command, args, complaint) {
  const { status } = spawnSync(command, args, {
    cwd: projectRoot,
    stdio: 'inherit',
    // On Windows npm is a script, which only a shell starts.
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) {
    fail(complaint);
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Whether `node_modules` holds what the lock file asks for; npm leaves its own record there. */
async function isInstalled() {
  const [wanted, present] = await Promise.all([
    readPackages('package-lock.json'),
    readPackages('node_modules/.package-lock.json'),
  ]);
  return Object.entries(wanted).every(
    ([place, { version, optional }]) => place === '' || optional === true || present[place]?.version === version,
  );
}

/**
 * @param {string} lockFile
 * @returns {Promise<Record<string, { version?: string, optional?: boolean }>>}
 */
async function readPackages(lockFile) {
  try {
    return JSON.parse(await readFile(path.join(projectRoot, lockFile), 'utf8')).packages;
  } catch {
    return {};
  }
}
