/** Word documents: opened as drafts, given comments and changes, and written anew beside the original. */

import { readFileSync, statSync } from 'node:fs';
import { fixAll } from '../features/fixAll.ts';
import { readDocument } from '../hosts/documents.ts';
import { pathOf } from '../hosts/houseStyleFiles.ts';
import { writeSafely } from '../hosts/safeWrite.ts';
import type { WordOriginal } from '../review/index.ts';
import type { Session } from './session.ts';
import * as messages from './wordMessages.ts';

export function serveWord(session: Session): void {
  const { connection } = session;
  connection.onRequest(messages.open, async ({ uri }) => {
    const draft = await withOriginal(session, uri, ({ traced, notes }) =>
      Promise.resolve({ text: traced.text, notes }),
    );
    return 'problem' in draft ? openForReading(uri, draft) : draft;
  });
  connection.onRequest(messages.review, ({ uri, output }) =>
    withOriginal(session, uri, async (original) => {
      const { remarksOn, review, tellUntracked } = await import('../review/index.ts');
      const { text } = original.traced;
      const { source, settings, findings, check } = await session.glance(uri, text);
      const { edits } = fixAll(source, check);
      const written = review(original, edits, (untracked) => remarksOn(findings, edits, untracked), settings.today);
      write(uri, output, written.bytes);
      return { comments: written.comments, changes: written.changes, told: tellUntracked(written.untracked, text) };
    }),
  );
  connection.onRequest(messages.revise, ({ uri, output, text }) =>
    withOriginal(session, uri, async (original) => {
      const { revise, tellUnwritten } = await import('../review/index.ts');
      const { settings } = await session.glance(uri, '');
      const written = revise(original, text, settings.today);
      write(uri, output, written.bytes);
      return { comments: 0, changes: written.changes, told: tellUnwritten(written) };
    }),
  );
}

/** What cannot be written into may still be read: .doc, .wps, .rtf, .odt, .ofd, a signed or protected .docx. */
async function openForReading(
  uri: string,
  refused: messages.WordProblem,
): Promise<messages.WordDraft | messages.WordProblem> {
  const path = pathOf(uri);
  if (path === null) return refused;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return refused;
  }
  const read = await readDocument(bytes, path);
  if (read === null) return refused;
  if ('problem' in read) return { problem: read.problem };
  return { text: read.text, notes: [...(read.note === undefined ? [] : [read.note]), READ_ONLY] };
}

const READ_ONLY = '这份文件只能读入，改动不能存回原稿；要按修订存回，请先用 Word 或 WPS 另存为 .docx，再打开那一份。';

/** What the drafter can do something about is an answer; anything else is an error. */
async function withOriginal<Result>(
  session: Session,
  uri: string,
  work: (original: WordOriginal) => Promise<Result>,
): Promise<Result | messages.WordProblem> {
  const { openOriginal, Refused } = await import('../review/index.ts');
  const path = pathOf(uri);
  if (path === null) return { problem: '只能读写本机文件夹里的文件。请先把文件另存到本机。' };
  try {
    return await work(openOriginal(readFileSync(path), path));
  } catch (error) {
    if (error instanceof Refused) return { problem: error.message };
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    session.log(`${path}: ${message}`);
    return { problem: REASONS[code] ?? `文件读写不成功（${code}），没有写。` };
  }
}

/** What can be done about an error of the file system, by its code. */
export const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件已经不在原处，请重新选择。',
  EACCES: '没有权限读写这个文件，没有写。',
  EPERM: '文件正在 Word 或 WPS 里打开，或者没有写入权限，没有写。请关闭后再试。',
  EBUSY: '文件正在 Word 或 WPS 里打开，没有写。请关闭后再试。',
  ENOSPC: '磁盘已满，没有写。',
  EROFS: '磁盘只读，没有写。请换一个位置。',
  SAME: '不能写在原稿上，请换一个文件名。',
};

function write(uri: string, output: string, bytes: Uint8Array): void {
  const [original, path] = [pathOf(uri)!, pathOf(output)];
  if (path === null) throw Object.assign(new Error('not a file'), { code: 'EACCES' });
  const [from, to] = [statSync(original), statSync(path, { throwIfNoEntry: false })];
  if (to !== undefined && to.dev === from.dev && to.ino === from.ino)
    throw Object.assign(new Error('the original'), { code: 'SAME' });
  writeSafely(path, [bytes]);
}
