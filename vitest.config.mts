import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,property,corpus,protocol}/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
