/** Drafts written as Word documents, for the editor. */

import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { holesIn } from '../features/holes.ts';
import { pathOf } from '../hosts/houseStyleFiles.ts';
import { writeSafely } from '../hosts/safeWrite.ts';
import type { Analysis } from '../model/draft.ts';
import type { Exported, ExportReadiness } from './exportMessages.ts';
import * as messages from './exportMessages.ts';
import type { OpenDraft, Session } from './session.ts';
import { REASONS } from './wordDocuments.ts';
import type { WordProblem } from './wordMessages.ts';

export function serveExports(session: Session): void {
  session.connection.onRequest(messages.ready, session.answering(readiness));
  session.connection.onRequest(
    messages.word,
    session.answering((draft, { output }: messages.ExportOutputParams) => exportWord(draft, output)),
  );
}

async function readiness({ analysis }: OpenDraft): Promise<ExportReadiness> {
  const { isPrintable, leftOut } = await import('../export/index.ts');
  return {
    title: analysis.drafts[0]?.title?.text ?? null,
    empty: !isPrintable(analysis),
    holes: holesIn(analysis).length,
    halfWidth: halfWidthMarksIn(analysis),
    leftOut: leftOut(analysis).length,
  };
}

function halfWidthMarksIn({ facts, blocks, roles }: Analysis): number {
  return facts.reduce(
    (sum, { marks }, line) =>
      blocks[line]!.kind === 'text' && roles[line] !== 'residue' ? sum + (marks?.halfWidth.length ?? 0) : sum,
    0,
  );
}

async function exportWord({ uri, analysis }: OpenDraft, output: string): Promise<Exported | WordProblem> {
  const path = pathOf(output);
  if (path === null) return { problem: '只能写到本机文件夹里。请换一个位置。' };
  if (isSameFile(pathOf(uri), path)) return { problem: '不能写在文稿自己上，请换一个文件名。' };
  if (isOpenElsewhere(path))
    return { problem: '文件正在 Word、WPS 或 LibreOffice 里打开，没有写。请关闭后再试，或者换一个文件名。' };
  const { exportDocx, FONT_NOTE, leftOut } = await import('../export/index.ts');
  const bytes = await exportDocx(analysis);
  if (bytes === null) return { problem: '没有可以导出的正文。' };
  try {
    writeSafely(path, [bytes]);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { problem: REASONS[code] ?? `文件写不进去（${code}），没有写。` };
  }
  return { leftOut: leftOut(analysis).map(({ line, text }) => `第${line + 1}行：${text}`), note: FONT_NOTE };
}

function isSameFile(draft: string | null, output: string): boolean {
  const [from, to] = [draft, output].map((path) =>
    path === null ? undefined : statSync(path, { throwIfNoEntry: false }),
  );
  return from !== undefined && to !== undefined && from.dev === to.dev && from.ino === to.ino;
}

/**
 * Word, WPS and LibreOffice put a file of theirs beside the one that they have open. Elsewhere than on Windows nothing
 * else keeps it from being replaced under their hands.
 */
function isOpenElsewhere(path: string): boolean {
  if (!existsSync(path)) return false;
  const name = basename(path);
  const stem = basename(path, extname(path));
  // Word takes two letters off names that are long enough: 关于实施意见.docx → ~$实施意见.docx.
  const owners = [`~$${name}`, stem.length > 6 ? `~$${name.slice(stem.length === 7 ? 1 : 2)}` : '', `.~lock.${name}#`];
  return owners.some((owner) => owner !== '' && existsSync(join(dirname(path), owner)));
}
