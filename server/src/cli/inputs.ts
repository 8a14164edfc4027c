/** The texts that a command works on: files, the files of a directory, or standard input. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { decode, type Decoded } from '../text/decode.ts';

export interface Input extends Decoded {
  /** As given on the command line, or found below a directory that was; `-` for standard input. */
  readonly file: string;
}

/** The call itself cannot be carried out: exit code 2, one line on standard error. */
export class UsageError extends Error {}

/** Within a directory only these are drafts; a file that is named is read whatever its name. */
const EXTENSIONS: ReadonlySet<string> = new Set(['.policy', '.gongwen', '.txt', '.md']);
const SKIPPED: ReadonlySet<string> = new Set(['node_modules']);

/** Larger files are no drafts; reading them would only exhaust the memory of an office machine. */
const LARGEST = 100 * 1024 * 1024;

/**
 * Reads one file after another, so that memory holds one text at a time. What cannot be read is told to `complain`
 * and left out.
 *
 * @throws UsageError when a path does not exist
 */
export function* readInputs(paths: readonly string[], complain: (message: string) => void): Iterable<Input> {
  if (paths.length === 0)
    throw new UsageError('没有指定文件。用法：policy-draft 命令 文件或文件夹…（“-”表示标准输入）');
  for (const path of paths) {
    if (path !== '-' && statSync(path, { throwIfNoEntry: false }) === undefined)
      throw new UsageError(`找不到文件或文件夹：${path}`);
  }
  for (const path of paths) {
    for (const file of path === '-' ? ['-'] : filesOf(path, complain)) {
      const input = readInput(file, complain);
      if (input !== null) yield input;
    }
  }
}

function* filesOf(path: string, complain: (message: string) => void): Iterable<string> {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    complain(`${path}：打不开文件夹（${reasonOf(error)}），已跳过。`);
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue;
    const child = join(path, entry.name);
    // Links are not followed: they may lead out of the folder, or in circles.
    if (entry.isDirectory()) yield* filesOf(child, complain);
    else if (entry.isFile() && EXTENSIONS.has(extname(entry.name).toLowerCase())) yield child;
  }
}

function readInput(file: string, complain: (message: string) => void): Input | null {
  let bytes: Uint8Array;
  try {
    if (file !== '-' && statSync(file).size > LARGEST) {
      complain(`${file}：超过100MB，不像是文稿，已跳过。`);
      return null;
    }
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    complain(`${file}：读不出来（${reasonOf(error)}），已跳过。`);
    return null;
  }
  const decoded = decode(bytes);
  if (decoded === null) {
    complain(`${file}：不是文本文件（或编码不是UTF-8、GB18030），已跳过。`);
    return null;
  }
  return { file, ...decoded };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  EISDIR: '是文件夹',
  EMFILE: '打开的文件过多',
};

export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
