/** `mcp`: the checks, tables, references and suggestions as tools of a language model, over standard input and output. */

import { statSync } from 'node:fs';
import { readArguments, SETTING_OPTIONS } from '../arguments.ts';
import { UsageError } from '../inputs.ts';
import type { Terminal } from '../terminal.ts';

/** Resolves when the server listens; the process then lives as long as its standard input. */
export async function mcp(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, {
    ...SETTING_OPTIONS,
    index: { type: 'string' },
    corpus: { type: 'string' },
  });
  const { index, corpus, ...settings } = values;
  if (positionals.length > 0)
    throw new UsageError(`mcp 不读文件，由语言模型说明要读哪一份，多了：${positionals.join(' ')}`);
  if (index !== undefined && corpus !== undefined) throw new UsageError('--index 和 --corpus 只能用一个。');
  if (corpus !== undefined && statSync(corpus, { throwIfNoEntry: false }) === undefined)
    throw new UsageError(`找不到文件或文件夹：${corpus}`);
  const { serveModels } = await import('../mcp/index.ts');
  await serveModels({ settings, index: index ?? null, corpus: corpus ?? null }, terminal);
  return 0;
}
