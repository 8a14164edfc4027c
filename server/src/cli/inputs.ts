/** The texts that a command works on: files, the files of a directory, or standard input. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { isDocument, readDocument } from '../hosts/documents.ts';
import { PassedOver } from '../hosts/passedOver.ts';
import { decode, type Decoded } from '../text/decode.ts';

export interface Input extends Decoded {
  /** As given on the command line, or found below a directory that was; `-` for standard input. */
  readonly file: string;
  /** The file as it was read, byte order mark and all. */
  readonly bytes: Uint8Array;
  /** On the command line, not found in a folder. */
  readonly named: boolean;
  /** The text comes out of a Word document or its like: it cannot be written back as text. */
  readonly document: boolean;
  /** What the drafter should know of how the file was read. */
  readonly note: string | null;
}

/** Something that was to be read and was not. */
export interface Unread {
  readonly message: string;
  /** False for what merely lies in a folder and is no draft; true where an all-clear would be untrue without it. */
  readonly counts: boolean;
}

/** The call itself cannot be carried out: exit code 2, one line on standard error. */
export class UsageError extends Error {}

/** Within a directory only these are drafts; a file that is named is read whatever its name. */
const EXTENSIONS: ReadonlySet<string> = new Set(['.policy', '.gongwen', '.txt', '.md']);
const SKIPPED: ReadonlySet<string> = new Set(['node_modules']);
/** What Word and WPS put beside a document that is open. */
const LOCK = /^~\$|^\.~/;

/** Larger files are no drafts; reading them would only exhaust the memory of an office machine. */
const LARGEST = 100 * 1024 * 1024;

/**
 * Reads one file after another, so that memory holds one text at a time. What cannot be read is told to `complain`
 * and left out.
 *
 * @throws UsageError when a path does not exist, or is no file that ends
 */
export async function* readInputs(paths: readonly string[], complain: (unread: Unread) => void): AsyncIterable<Input> {
  if (paths.length === 0)
    throw new UsageError('没有指定文件。用法：policy-draft 命令 文件或文件夹…（“-”表示标准输入）');
  for (const path of paths) if (path !== '-') demandReadable(path);
  for (const path of paths) {
    if (path === '-') {
      const input = await readInput(path, true, complain);
      if (input !== null) yield input;
      continue;
    }
    for (const { file, named } of filesOf(path, complain)) {
      const input = await readInput(file, named, complain);
      if (input !== null) yield input;
    }
  }
}

/** Reading a pipe or a device may never end. */
function demandReadable(path: string): void {
  let about;
  try {
    about = statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UsageError(`找不到文件或文件夹：${path}`);
    // Others may be readable: this one is told when its turn comes.
    return;
  }
  if (!about.isFile() && !about.isDirectory())
    throw new UsageError(`${path}：不是文件，也不是文件夹。管道里的内容请用“-”从标准输入读取。`);
}

interface Found {
  readonly file: string;
  /** On the command line, not found in a folder. */
  readonly named: boolean;
}

function* filesOf(path: string, complain: (unread: Unread) => void): Iterable<Found> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    yield { file: path, named: true };
    return;
  }
  const passed = new PassedOver();
  yield* filesBelow(path, passed, complain);
  const others = passed.summary();
  if (others !== null) complain({ message: `${path}：${others}`, counts: false });
}

function* filesBelow(folder: string, passed: PassedOver, complain: (unread: Unread) => void): Iterable<Found> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    complain({ message: `${folder}：打不开文件夹（${reasonOf(error)}），已跳过。`, counts: true });
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name) || LOCK.test(entry.name)) continue;
    const child = join(folder, entry.name);
    // Links are not followed: they may lead out of the folder, or in circles.
    if (entry.isDirectory()) yield* filesBelow(child, passed, complain);
    else if (!entry.isFile()) continue;
    else if (EXTENSIONS.has(extname(entry.name).toLowerCase()) || isDocument(entry.name))
      yield { file: child, named: false };
    else {
      const reason = passed.reasonFor(entry.name);
      if (reason !== null) complain({ message: `${child}：${reason}`, counts: false });
    }
  }
}

async function readInput(file: string, named: boolean, complain: (unread: Unread) => void): Promise<Input | null> {
  let bytes: Uint8Array;
  try {
    if (file !== '-' && statSync(file).size > LARGEST) {
      complain({ message: `${file}：超过100MB，不像是文稿，已跳过。`, counts: named });
      return null;
    }
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    complain({ message: `${file}：读不出来（${reasonOf(error)}），已跳过。`, counts: true });
    return null;
  }
  const decoded = isDocument(file) ? null : decode(bytes);
  if (decoded !== null && !decoded.text.startsWith('{\\rtf'))
    return { file, bytes, named, document: false, note: null, ...decoded };
  const read = await readDocument(bytes, file);
  if (read === null || 'problem' in read) {
    const why = read?.problem ?? '不是文本文件（或编码不是UTF-8、GB18030），已跳过。';
    complain({ message: `${file}：${why}`, counts: named || isDocument(file) });
    return null;
  }
  const { text, note = null } = read;
  return { file, bytes, named, document: true, note, text, encoding: 'utf-8', byteOrderMark: false };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  EISDIR: '是文件夹',
  EMFILE: '打开的文件过多',
  ELOOP: '链接绕成了圈',
  EIO: '磁盘读取出错',
};

export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
