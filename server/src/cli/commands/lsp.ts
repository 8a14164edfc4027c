/** `lsp --stdio`: the language server of the extension, for any editor that speaks the protocol. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readArguments } from '../arguments.ts';
import { UsageError } from '../inputs.ts';

/** Resolves when the server listens; the process then lives as long as its standard input. */
export async function lsp(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { stdio: { type: 'boolean' } });
  if (values.stdio !== true)
    throw new UsageError('请写作 policy-draft lsp --stdio：语言服务经标准输入输出与编辑器通信。');
  // A server outlives a request that went wrong; a command does not.
  process.removeAllListeners('uncaughtException');
  process.removeAllListeners('unhandledRejection');
  await import(pathToFileURL(join(__dirname, 'server.js')).href);
  return 0;
}
