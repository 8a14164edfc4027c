// @ts-check
/**
 * `npm run package:npm`: packs the command line as an npm package, so that `npx policy-draft check` works anywhere.
 *
 * Everything is bundled into `dist`, so the package is laid out in a folder of its own with a manifest that names no
 * dependency: an office that keeps its own npm mirror has one file to take in, and nothing is installed beside it.
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, installDependencies, projectRoot, run } from './setUp.mjs';

const FILES = ['README.md', 'README.en.md', 'CHANGELOG.md', 'LICENSE', 'THIRD-PARTY.md', 'server/docs/rules'];
const PRODUCTS = ['cli.js', 'server.js', 'export.js', 'reading.js', 'review.js', 'mcp.js'];

/**
 * Packs `dist` as it is.
 * @returns {Promise<string>} the packed file
 */
export async function packNpm() {
  const folder = path.join(projectRoot, 'out/npm');
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'dist'), { recursive: true });
  for (const file of FILES) await cp(path.join(projectRoot, file), path.join(folder, file), { recursive: true });
  for (const file of PRODUCTS) {
    await cp(path.join(projectRoot, 'dist', file), path.join(folder, 'dist', file));
  }
  const manifest = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8'));
  const { name, version, description, license, keywords, bin, engines } = manifest;
  const own = { name, version, description, license, keywords, bin, engines: { node: engines.node } };
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  run('npm', ['pack', folder, '--pack-destination', folder, '--silent'], '没有打出 npm 包，原因见上。');
  return path.join(folder, `${name}-${version}.tgz`);
}

if (process.argv[1] === import.meta.filename) {
  await installDependencies();
  build();
  console.log(path.relative(projectRoot, await packNpm()));
}
