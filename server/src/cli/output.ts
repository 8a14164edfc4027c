/** Files that a command writes beside the drafts: never over another file unless told to, never over the draft. */

import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { FileChanged, sweepAbandoned, writeSafely } from '../hosts/safeWrite.ts';
import { reasonOf, UsageError } from './inputs.ts';
import type { Terminal } from './terminal.ts';

export const OUTPUT_OPTIONS = { output: { type: 'string' }, force: { type: 'boolean' } } as const;

export interface OutputValues {
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
}

export interface OutputFile {
  readonly path: string;
  readonly force: boolean;
}

/**
 * Where to write, checked before any work is done.
 *
 * @throws UsageError when the file must not or cannot be written
 */
export function outputFile({ output, force = false }: OutputValues, inputs: readonly string[]): OutputFile {
  if (output === undefined || output === '' || output === '-')
    throw new UsageError('请用 --output 写明导出到哪个文件。');
  const folder = dirname(resolve(output));
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`没有这个文件夹：${folder}`);
  const existing = statSync(output, { throwIfNoEntry: false });
  if (existing?.isDirectory() === true) throw new UsageError(`${output} 是文件夹，请写明文件名。`);
  if (existing !== undefined && inputs.some((input) => input !== '-' && isSame(input, existing)))
    throw new UsageError(`${output} 就是原稿，不能覆盖。`);
  if (existing !== undefined && !force) throw new UsageError(`已经有这个文件：${output}。要覆盖请加 --force。`);
  return { path: output, force };
}

function isSame(input: string, { dev, ino }: { dev: number; ino: number }): boolean {
  const stat = statSync(input, { throwIfNoEntry: false });
  return stat !== undefined && stat.dev === dev && stat.ino === ino;
}

/** @throws UsageError when the file cannot be written, also when it has come into being since it was checked */
export function writeOutput({ path, force }: OutputFile, bytes: Uint8Array, terminal: Pick<Terminal, 'now'>): void {
  try {
    writeSafely(path, [bytes], force ? undefined : null);
  } catch (error) {
    const why = error instanceof FileChanged ? '已经有这个文件，要覆盖请加 --force' : whyNotWritten(error);
    throw new UsageError(`${path}：写不进去（${why}）。`);
  }
  sweepAbandoned(dirname(resolve(path)), terminal.now().getTime());
}

export function whyNotWritten(error: unknown): string {
  return REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? reasonOf(error);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '没有写入权限',
  EPERM: '没有写入权限，或者文件正在别的程序里打开',
  EBUSY: '文件正在别的程序里打开',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已满',
  EFBIG: '文件太大，磁盘放不下',
  EROFS: '磁盘只读',
  ENOENT: '文件夹已经不在原处',
};
