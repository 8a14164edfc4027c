// Lints TypeScript; the layering of server/src is tested in test/unit/architecture.test.ts.
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: [
      'server/src/rules/**',
      'server/src/model/**',
      'server/src/features/**',
      'server/src/syntax/**',
      'server/src/text/**',
    ],
    rules: {
      // Words of the trade are matched with all the spaces that web copies and word processors put in.
      'no-irregular-whitespace': 'off',
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'setImmediate'],
    },
  },
  { files: ['test/**', 'server/src/service/index.ts'], rules: { 'no-console': 'off' } },
);
