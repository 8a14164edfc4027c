// @ts-check
/**
 * `npm run release -- VERSION`: sets the version, dates the change log, runs all tests, packs the VSIX and the npm
 * package, and looks at what is in them. Pushes and publishes nothing: the commands that do are printed at the end.
 */
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { packageVsix } from './package.mjs';
import { packNpm } from './packNpm.mjs';
import { fail, projectRoot, run } from './setUp.mjs';

/** Mail gateways and intranet forms of many offices stop at two megabytes. */
const LARGEST_VSIX = 2 * 1024 * 1024;
const MUST_HOLD = ['extension/dist/client.js', 'extension/dist/server.js', 'extension/THIRD-PARTY.md'];
/** What would show that something was packed that only development needs. */
const MUST_NOT_HOLD = /node_modules|\.map$|\.ts$|\.test\.|\/test\//;

const version = process.argv[2] ?? '';
if (!/^\d+\.\d+\.\d+$/.test(version)) fail('用法：npm run release -- 0.2.0');

await setVersion('package.json');
await setVersion('package-lock.json');
await dateChangeLog();
run('npm', ['test'], '测试没有通过，没有打包。');
const vsix = await packageVsix(path.join(projectRoot, `policy-draft-${version}.vsix`));
await inspect(vsix);
const archive = await packNpm();

console.log(`
已打好 ${path.basename(vsix)} 和 ${path.relative(projectRoot, archive)}。核对无误后：

  git commit -am "release: ${version}" && git tag v${version} && git push --follow-tags
  npx ovsx publish ${path.basename(vsix)}          # Open VSX，VSCodium 和国产编辑器从这里安装
  npx @vscode/vsce publish --packagePath ${path.basename(vsix)}
  npm publish ${path.relative(projectRoot, archive)}
`);

/** @param {string} file a manifest or the lock file, in which the version stands first */
async function setVersion(file) {
  const target = path.join(projectRoot, file);
  const manifest = JSON.parse(await readFile(target, 'utf8'));
  manifest.version = version;
  if (manifest.packages?.[''] !== undefined) manifest.packages[''].version = version;
  await writeFile(target, `${JSON.stringify(manifest, null, 2)}\n`);
}

async function dateChangeLog() {
  const target = path.join(projectRoot, 'CHANGELOG.md');
  const text = await readFile(target, 'utf8');
  if (text.includes(`## ${version}（2`)) return;
  const today = new Date().toISOString().slice(0, 10);
  const dated = text.replace(/^## \d+\.\d+\.\d+（未发布）$/m, `## ${version}（${today}）`);
  if (dated === text) fail('CHANGELOG.md 里没有“（未发布）”的一节。');
  await writeFile(target, dated);
}

/** @param {string} file */
async function inspect(file) {
  const { size } = await stat(file);
  if (size > LARGEST_VSIX) fail(`VSIX 有 ${size} 字节，超过 ${LARGEST_VSIX}。`);
  const names = Object.keys(unzipSync(await readFile(file)));
  for (const name of MUST_HOLD) if (!names.includes(name)) fail(`VSIX 里没有 ${name}。`);
  const strangers = names.filter((name) => MUST_NOT_HOLD.test(name));
  if (strangers.length > 0) fail(`VSIX 里不该有：${strangers.join('、')}`);
  console.log(`VSIX：${names.length} 个文件，${Math.round(size / 1024)} KB`);
}
