/** What the extension host calls: runs every `*.test.js` beside it with mocha and leaves the counts for the runner. */
import Mocha from 'mocha';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, color: false });
  const only = process.env['MOCHA_GREP'];
  if (only !== undefined) {
    mocha.grep(only);
  }
  for (const name of readdirSync(__dirname).filter((file) => file.endsWith('.test.js'))) {
    mocha.addFile(path.join(__dirname, name));
  }
  const { passes, failures, pending } = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats!));
  });
  const report = process.env['POLICY_DRAFT_TEST_REPORT'];
  if (report !== undefined) {
    writeFileSync(report, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
  }
  if (failures > 0) {
    throw new Error(`${failures} 项扩展宿主测试没有通过`);
  }
}
