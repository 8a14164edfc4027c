import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vitest/config';

/** Tables of characters as bytes, as the bundle has them. */
const characterMaps: Plugin = {
  name: 'character-maps',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('.bcmap')) return null;
    return `export default Uint8Array.from(atob('${readFileSync(id, 'base64')}'), (character) => character.charCodeAt(0));`;
  },
};

/** What starts processes, reads whole real documents, tries thousands of inputs or goes through every byte of a file. */
const SLOW = [
  'test/{corpus,property,protocol}/**/*.test.ts',
  'test/unit/{cli,export,reading,shelf,index,syntaxes}/**/*.test.ts',
  'test/unit/new-rule.test.ts',
];

const base = { setupFiles: ['test/setup.ts'], testTimeout: 60_000 };

export default defineConfig({
  plugins: [characterMaps],
  test: {
    projects: [
      {
        extends: true,
        // Nothing here keeps a state, so all files share the modules that one of them has loaded.
        test: {
          ...base,
          name: 'fast',
          include: ['test/unit/**/*.test.ts'],
          exclude: SLOW,
          pool: 'threads',
          isolate: false,
        },
      },
      { extends: true, test: { ...base, name: 'slow', include: SLOW } },
    ],
  },
});
