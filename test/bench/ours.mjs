// Our own products as the benches use them: dist/ built from the sources as they stand, and the service bundled
// alone, so that throughput is measured without the start of a process.
import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { today } from './corpus.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
export const server = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

const bundle = new URL('../../out/bench/service.cjs', import.meta.url);

/** Builds dist/ when a part of it is missing or older than a source, and the service for `policyDraft`. */
export async function buildOurs(progress) {
  const newest = Math.max(...(await Promise.all(['client/src', 'server'].map(newestIn))));
  const built = await Promise.all([cli, server].map(modifiedAt));
  if (built.some((time) => time < newest)) {
    progress('编译 dist');
    await promisify(execFile)(process.execPath, ['server/tools/build.mjs'], { cwd: root });
  }
  await build({
    absWorkingDir: root,
    stdin: {
      contents: [
        `export * from './server/src/service/index.ts';`,
        `export { RULES } from './server/src/rules/registry.generated.ts';`,
      ].join('\n'),
      resolveDir: root,
    },
    outfile: fileURLToPath(bundle),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    logLevel: 'error',
  });
}

/** The service that the server and the command line share, with the list of rules. */
export async function openService() {
  const { default: entry } = await import(bundle.href);
  const service = entry.createPolicyService({ now: () => new Date(today), log: (message) => console.error(message) });
  return { service, rules: entry.RULES };
}

/** A full check, all rules on, as one function from a text to a number of findings. */
export async function policyDraft() {
  const { service } = await openService();
  const settings = service.defaults();
  return (text) => service.check(service.document('memory:draft.policy', 0, text), settings).length;
}

async function modifiedAt(path) {
  return stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}

async function newestIn(folder) {
  const entries = await readdir(new URL(`../../${folder}/`, import.meta.url), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const times = await Promise.all(files.map((file) => modifiedAt(join(file.parentPath ?? file.path, file.name))));
  return Math.max(...times);
}
