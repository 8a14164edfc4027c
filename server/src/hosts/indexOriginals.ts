/** The files that a drafter imports: found, looked at and read, never written. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { PassedOver } from './passedOver.ts';
import type { FoundOriginal, Original, Originals, OriginalText } from '../index/environment.ts';

/** Opened for the first file that is read: what reads PDF and Word is large. */
async function reading() {
  return import('../reading/index.ts');
}

/** What Office, version control and the desktop put beside documents. */
const PASSED_OVER = /^(?:\.|~\$|node_modules$|Thumbs\.db$|\$RECYCLE\.BIN$|System Volume Information$)/i;

/** Files whose size is asked for at once: over a network each answer takes its time. */
const AT_ONCE = 32;
/** Bytes of a file that is read on the spot: going through the thread pool takes longer than reading it. */
const SMALL = 256 * 1024;

export class DiskOriginals implements Originals {
  /** Not looked into: the shelf's own. */
  readonly #own: string;

  constructor(own: string) {
    this.#own = resolve(own);
  }

  resolve(path: string): string {
    const absolute = resolve(path);
    // One drive has one name.
    return /^[a-z]:/.test(absolute) ? absolute[0]!.toUpperCase() + absolute.slice(1) : absolute;
  }

  within(path: string, folder: string): boolean {
    if (!path.startsWith(folder)) return false;
    return path.length === folder.length || folder.endsWith(sep) || path[folder.length] === sep;
  }

  name(path: string): string {
    return basename(path);
  }

  async *walk(path: string): AsyncIterable<FoundOriginal> {
    let about;
    try {
      about = await stat(path);
    } catch (error) {
      if (isAbsent(error)) yield { kind: 'absent', path, gone: existsSync(dirname(path)) };
      else yield { kind: 'closed', path, problem: `打不开：${reasonOf(error)}。` };
      return;
    }
    if (about.isDirectory()) yield* this.#below(path);
    else if (about.isFile()) yield { kind: 'file', path, size: about.size, modified: about.mtimeMs };
    else yield { kind: 'closed', path, problem: '不是文件，也不是文件夹，没有读取。' };
  }

  /** Links are not followed: they may lead out of the folder, or in circles. */
  async *#below(top: string): AsyncIterable<FoundOriginal> {
    const { READABLE } = await reading();
    const readable = new Set(READABLE);
    const passed = new PassedOver();
    const folders = [top];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      if (folder === this.#own) continue;
      let entries;
      try {
        entries = await readdir(folder, { withFileTypes: true });
      } catch (error) {
        if (!isAbsent(error)) yield { kind: 'closed', path: folder, problem: `打不开文件夹：${reasonOf(error)}。` };
        continue;
      }
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      const files: string[] = [];
      for (const entry of entries) {
        if (PASSED_OVER.test(entry.name)) continue;
        const path = join(folder, entry.name);
        if (entry.isDirectory()) folders.push(path);
        else if (!entry.isFile()) continue;
        else if (readable.has(extname(entry.name).toLowerCase())) files.push(path);
        else {
          const reason = passed.reasonFor(entry.name);
          if (reason !== null) yield { kind: 'passed', path, reason };
        }
      }
      for (let at = 0; at < files.length; at += AT_ONCE) {
        for (const found of await Promise.all(files.slice(at, at + AT_ONCE).map(lookAt)))
          if (found !== null) yield found;
      }
    }
    const others = passed.summary();
    if (others !== null) yield { kind: 'passed', path: top, reason: others };
  }

  async read({ path, size }: Original): Promise<OriginalText | { readonly problem: string }> {
    const { LARGEST_FILE, readReference, tooLarge } = await reading();
    if (size > LARGEST_FILE) return { problem: tooLarge(size) };
    let bytes: Uint8Array;
    try {
      bytes = size <= SMALL ? readFileSync(path) : await readFile(path);
    } catch (error) {
      return { problem: `读不出来：${reasonOf(error)}。` };
    }
    return {
      hash: createHash('sha1').update(bytes).digest('base64'),
      text: () => readReference(bytes, basename(path)),
    };
  }
}

async function lookAt(path: string): Promise<FoundOriginal | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { kind: 'file', path, size, modified: mtimeMs };
  } catch (error) {
    return isAbsent(error) ? null : { kind: 'closed', path, problem: `读不出来：${reasonOf(error)}。` };
  }
}

function isAbsent(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '没有读取权限',
  EPERM: '没有读取权限，或者文件正在别的程序里打开',
  EBUSY: '文件正在别的程序里打开',
  ENOENT: '文件已经不在原处',
  EMFILE: '打开的文件太多，请稍后再试',
  ELOOP: '链接绕成了圈',
  ENAMETOOLONG: '路径太长',
  EIO: '磁盘读取出错',
};

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? `系统提示 ${code ?? String(error)}`;
}
