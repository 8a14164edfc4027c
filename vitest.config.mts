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

export default defineConfig({
  plugins: [characterMaps],
  test: {
    include: ['test/{unit,property,corpus,protocol}/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
  },
});
