// @ts-check
/** `npm run package`: builds and packs the VSIX, by default as `policy-draft-VERSION.vsix` in the project's root. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureVsce } from '../../test/host/tools.mjs';
import { build, installDependencies, projectRoot, run } from './setUp.mjs';

/** @param {string} [output] */
export async function packageVsix(output) {
  await installDependencies();
  build();
  const { version } = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8'));
  const file = output ?? path.join(projectRoot, `policy-draft-${version}.vsix`);
  const args = [
    'package',
    // Everything is bundled into `dist`.
    '--no-dependencies',
    // There is no public address that the links of the README could be made to point to.
    ...['--allow-missing-repository', '--no-rewrite-relative-links'],
    ...['--out', file],
  ];
  run(process.execPath, [await ensureVsce(), ...args], '没有打出 VSIX，原因见上。');
  return file;
}

if (process.argv[1] === import.meta.filename) {
  await packageVsix(process.argv[2]);
}
