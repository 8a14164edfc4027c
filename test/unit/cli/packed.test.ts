/** What `npm run package:npm` packs runs by itself: no dependency, nothing beside it. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { packNpm } from '../../../client/tools/packNpm.mjs';

const clean = fileURLToPath(new URL('../../fixtures/clean', import.meta.url));

it('runs from the packed npm package alone', async () => {
  const archive = await packNpm();
  const folder = mkdtempSync(join(tmpdir(), 'policy-draft-packed-'));
  try {
    execFileSync('tar', ['-xzf', archive, '-C', folder]);
    const cli = join(folder, 'package/dist/cli.js');
    expect(readdirSync(join(folder, 'package'))).not.toContain('node_modules');
    expect(
      execFileSync(process.execPath, [cli, 'check', clean, '--today', '2026-11-22'], { encoding: 'utf8' }),
    ).toContain('没有发现问题');
    expect(execFileSync(process.execPath, [cli, 'explain', 'past-target'], { encoding: 'utf8' })).toContain(
      'past-target',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
