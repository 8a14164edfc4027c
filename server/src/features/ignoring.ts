/** Leaving a finding alone: the comments that switch a rule off for one line or for the whole file. */

import type { TextEdit } from '../text/span.ts';
import { lengthOf, lineOf, type Block } from '../syntax/block.ts';
import { addsTo, ignoreFileComment, ignoreLineComment, RuleNames } from '../rules/ignore.ts';
import { RULES } from '../rules/registry.generated.ts';

const NAMES = new RuleNames(RULES);

/** Switches the rule off on one line: by the comment that already stands above it, or by a new one. */
export function ignoreOnLine(blocks: readonly Block[], line: number, rule: string): TextEdit {
  for (let above = line - 1; above >= 0 && blocks[above]!.kind !== 'text'; above--) {
    if (addsTo(blocks[above]!, 'next', NAMES)) return alsoIn(blocks[above]!, above, rule);
  }
  const at = { line, character: 0 };
  return { range: { start: at, end: at }, newText: ignoreLineComment(titleOf(rule)) + lineEndOf(blocks) };
}

/** Switches the rule off in the whole file: by the comment that is there, or by a new one at the end. */
export function ignoreInFile(blocks: readonly Block[], rule: string): TextEdit {
  const known = blocks.findLastIndex((block) => addsTo(block, 'file', NAMES));
  if (known >= 0) return alsoIn(blocks[known]!, known, rule);
  const line = blocks.length - 1;
  const last = blocks[line]!;
  const at = { line, character: lengthOf(last) };
  const lineEnd = lineEndOf(blocks);
  const newText = (lineOf(last) === '' ? '' : lineEnd) + ignoreFileComment(titleOf(rule)) + lineEnd;
  return { range: { start: at, end: at }, newText };
}

function alsoIn(comment: Block, line: number, rule: string): TextEdit {
  const close = comment.text.lastIndexOf('-->');
  const character = comment.text.slice(0, close).trimEnd().length;
  const at = { line, character };
  return { range: { start: at, end: at }, newText: `、${titleOf(rule)}` };
}

/** By which a drafter knows it. */
function titleOf(rule: string): string {
  return RULES.find(({ id }) => id === rule)?.title ?? rule;
}

/** The line end that the file uses. */
function lineEndOf(blocks: readonly Block[]): string {
  const first = blocks[0]!.lineEnd;
  return first === '' ? '\n' : first;
}
