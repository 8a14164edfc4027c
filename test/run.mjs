// @ts-check
/** `npm test`: installs what is missing, runs every part of the tests, and ends with one line of totals. */
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { build, installDependencies, projectRoot } from '../client/tools/setUp.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, script: string, args?: string[], read?: (report: any) => Counts }} Part */

const reports = path.join(projectRoot, 'out/reports');
const reportOf = (/** @type {Part} */ part) => path.join(reports, `${part.script.replace(':', '-')}.json`);

/** A part without `read` is one check that passes or fails as a whole. */
const parts = /** @type {Part[]} */ ([
  { name: '类型', script: 'typecheck' },
  { name: '代码风格', script: 'lint' },
  { name: '生成的文件', script: 'generate', args: ['--check'] },
  {
    name: '单元、性质、语料、协议测试',
    script: 'test:unit',
    args: ['--reporter=default', '--reporter=json', `--outputFile=${path.join(reports, 'test-unit.json')}`],
    read: ({ numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests }) => ({
      passed,
      failed,
      skipped: numPendingTests + numTodoTests,
    }),
  },
  { name: '扩展宿主测试', script: 'test:extension', read: (counts) => counts },
  { name: '用户操作测试', script: 'test:e2e', read: (counts) => counts },
]);

await installDependencies();
build();
await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
for (const part of parts) {
  const { passed, failed, skipped } = await runPart(part);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/**
 * @param {Part} part
 * @returns {Promise<Counts>}
 */
async function runPart(part) {
  console.log(`\n━━ ${part.name}（npm run ${part.script}）`);
  const started = Date.now();
  const { status } = spawnSync('npm', ['run', '--silent', part.script, ...(part.args ? ['--', ...part.args] : [])], {
    cwd: projectRoot,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, POLICY_DRAFT_TEST_REPORT: reportOf(part) },
  });
  const counts = (await readCounts(part)) ?? { passed: status === 0 ? 1 : 0, failed: 0, skipped: 0 };
  // A part that dies before or after its tests has failed, whatever it counted.
  const failed = status !== 0 && counts.failed === 0 ? 1 : counts.failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${part.name}：通过 ${counts.passed}，失败 ${failed}，跳过 ${counts.skipped}（${seconds} 秒）`);
  return { ...counts, failed };
}

/**
 * @param {Part} part
 * @returns {Promise<Counts | undefined>}
 */
async function readCounts(part) {
  if (part.read === undefined) {
    return undefined;
  }
  try {
    return part.read(JSON.parse(await readFile(reportOf(part), 'utf8')));
  } catch {
    // It died before it could report.
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
