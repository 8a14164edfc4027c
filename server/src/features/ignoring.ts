/** Leaving a finding alone: the comments that switch a rule off for one line or for the whole file. */

import type { TextEdit } from '../text/span.ts';
import type { Block } from '../syntax/block.ts';
import { ignoreFileComment, ignoreLineComment, readIgnores } from '../rules/ignore.ts';

type Reach = 'line' | 'file';

/** Switches the rule off on one line: by the comment that already stands above it, or by a new one. */
export function ignoreOnLine(blocks: readonly Block[], line: number, rule: string): TextEdit {
  for (let above = line - 1; above >= 0 && blocks[above]!.kind !== 'text'; above--) {
    if (reachOf(blocks[above]!) === 'line') return alsoIn(blocks[above]!, above, rule);
  }
  const at = { line, character: 0 };
  return { range: { start: at, end: at }, newText: ignoreLineComment(rule) + lineEndOf(blocks) };
}

/** Switches the rule off in the whole file: by the comment that is there, or by a new one at the end. */
export function ignoreInFile(blocks: readonly Block[], rule: string): TextEdit {
  const known = blocks.findLastIndex((block) => reachOf(block) === 'file');
  if (known >= 0) return alsoIn(blocks[known]!, known, rule);
  const line = blocks.length - 1;
  const last = blocks[line]!;
  const at = { line, character: last.text.length };
  const lineEnd = lineEndOf(blocks);
  const newText = (last.text === '' ? '' : lineEnd) + ignoreFileComment(rule) + lineEnd;
  return { range: { start: at, end: at }, newText };
}

function reachOf(block: Block): Reach | null {
  if (block.kind !== 'comment') return null;
  const { file, lines } = readIgnores([block]);
  return file.size > 0 ? 'file' : lines.size > 0 ? 'line' : null;
}

function alsoIn(comment: Block, line: number, rule: string): TextEdit {
  const close = comment.text.lastIndexOf('-->');
  const character = comment.text.slice(0, close).trimEnd().length;
  const at = { line, character };
  return { range: { start: at, end: at }, newText: `、${rule}` };
}

/** The line end that the file uses. */
function lineEndOf(blocks: readonly Block[]): string {
  const first = blocks[0]!.lineEnd;
  return first === '' ? '\n' : first;
}
