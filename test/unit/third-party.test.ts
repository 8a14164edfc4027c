/** Whatever comes along in the products is named, with its licence, in THIRD-PARTY.md. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { apart, bundling } from '../../server/tools/bundling.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The packages of which some code ends up in a bundle. */
async function bundledPackages(): Promise<string[]> {
  const { metafile } = await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: {
      client: 'client/src/extension.ts',
      server: 'server/src/protocol/main.ts',
      cli: 'server/src/cli/main.ts',
      ...apart,
    },
    external: ['vscode'],
    outdir: 'dist',
    metafile: true,
    write: false,
    minify: true,
    logLevel: 'silent',
  });
  const packages = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => {
      const folders = path.split('node_modules/');
      const [scope = '', name = ''] = folders.at(-1)!.split('/');
      if (folders.length === 1 || bytesInOutput === 0) return [];
      return [scope.startsWith('@') ? `${scope}/${name}` : scope];
    }),
  );
  return [...new Set(packages)].sort();
}

describe('THIRD-PARTY.md', () => {
  const notice = readFileSync(new URL('../../THIRD-PARTY.md', import.meta.url), 'utf8');
  const named = new Map(
    [...notice.matchAll(/^\| ([^|]+) \| ([^|]+) \|/gm)].flatMap(([, names = '', licence = '']) =>
      names.split('、').map((name) => [name.trim(), licence.trim()] as const),
    ),
  );

  it('names what is bundled, and nothing that is gone', async () => {
    const bundled = await bundledPackages();
    expect(bundled.length).toBeGreaterThan(10);
    expect(bundled.filter((name) => !named.has(name))).toEqual([]);
    const data = ['@vant/area-data'];
    const software = [...named.keys()].filter((name) => /^[@a-z][\w@/.-]*$/.test(name) && !data.includes(name));
    expect(software.filter((name) => !bundled.includes(name))).toEqual([]);
  });

  it('names the licence that the package itself names', () => {
    for (const [name, licence] of named) {
      if (!/^[@a-z][\w@/.-]*$/.test(name)) continue;
      const { license } = JSON.parse(readFileSync(`${root}/node_modules/${name}/package.json`, 'utf8')) as {
        license: string;
      };
      expect([name, license]).toEqual([name, licence]);
    }
  });
});
