/**
 * Comments that switch rules off without showing in print: `<!-- 全文不查：past-target -->` for the whole file,
 * `<!-- 下一行不查：placeholder、numeral -->` for the next line of text. English works as well: `policy-draft-ignore-file`,
 * `policy-draft-ignore-next-line`.
 */

import type { Block } from '../syntax/block.ts';

const FOR_FILE: ReadonlySet<string> = new Set(['全文不查', 'policy-draft-ignore-file']);
const FOR_LINE: ReadonlySet<string> = new Set(['下一行不查', 'policy-draft-ignore-next-line']);

export interface Ignores {
  readonly file: ReadonlySet<string>;
  /** By line: the rules that are off there. */
  readonly lines: ReadonlyMap<number, ReadonlySet<string>>;
}

export function readIgnores(blocks: readonly Block[]): Ignores {
  const file = new Set<string>();
  const lines = new Map<number, Set<string>>();
  for (let line = 0; line < blocks.length; line++) {
    const block = blocks[line]!;
    if (block.kind !== 'comment') continue;
    const comment = block.text.slice(block.content.start, block.content.end);
    if (!comment.startsWith('<!--') || !comment.endsWith('-->')) continue;
    const said = comment.slice(4, -3);
    const colon = said.search(/[：:]/);
    const head = said.slice(0, Math.max(0, colon)).trim();
    if (!FOR_FILE.has(head) && !FOR_LINE.has(head)) continue;
    const ids = said
      .slice(colon + 1)
      .split(/[\s、，,]+/)
      .filter((id) => id !== '');
    if (FOR_FILE.has(head)) {
      for (const id of ids) file.add(id);
      continue;
    }
    let target = line + 1;
    while (target < blocks.length && blocks[target]!.kind !== 'text') target++;
    const set = lines.get(target) ?? new Set<string>();
    for (const id of ids) set.add(id);
    lines.set(target, set);
  }
  return { file, lines };
}

export function ignoreFileComment(rule: string): string {
  return `<!-- 全文不查：${rule} -->`;
}

export function ignoreLineComment(rule: string): string {
  return `<!-- 下一行不查：${rule} -->`;
}
