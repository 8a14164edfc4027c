import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'policy-draft-rule-'));

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** A copy of the project, so that the scaffolded rule never reaches the project itself. */
function copyProject(): void {
  for (const entry of ['server', 'test', 'package.json', 'tsconfig.json', 'vitest.config.mts']) {
    cpSync(join(root, entry), join(copy, entry), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
}

function run(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('npm run new-rule', () => {
  it('adds a rule by one file: registry, settings, page and tests follow', () => {
    copyProject();
    run('server/tools/new-rule.mjs', 'wording/sample-word', '示例检查');
    expect(readFileSync(join(copy, 'server/src/rules/registry.generated.ts'), 'utf8')).toContain(
      "from './wording/sample-word.ts'",
    );
    expect(readFileSync(join(copy, 'server/docs/rules/sample-word.md'), 'utf8')).toContain('示例检查');
    const manifest = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'));
    expect(manifest.contributes.configuration.properties['policyDraft.rules'].properties['sample-word'].default).toBe(
      'information',
    );
    const report = run(
      'node_modules/vitest/vitest.mjs',
      'run',
      'test/unit/rules/examples.test.ts',
      '-t',
      'sample-word',
      '--reporter=json',
    );
    expect(JSON.parse(report.slice(report.indexOf('{')))).toMatchObject({ success: true, numPassedTests: 3 });
  });

  it('refuses a name that is none, and a rule that exists', () => {
    expect(() => run('server/tools/new-rule.mjs', 'wording/Sample')).toThrow(/usage/);
    expect(() => run('server/tools/new-rule.mjs', 'filling/placeholder')).toThrow(/exists already/);
  });
});
