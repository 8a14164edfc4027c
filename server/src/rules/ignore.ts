/**
 * Comments that switch rules off without showing in print: `<!-- 全文不查：past-target -->` for the whole file,
 * `<!-- 下一行不查：placeholder、numeral -->` for the next line of text. English works as well: `policy-draft-ignore-file`,
 * `policy-draft-ignore-next-line`.
 */

import type { Block } from '../syntax/block.ts';

const COMMENT =
  /^<!--\s*(全文不查|下一行不查|policy-draft-ignore-file|policy-draft-ignore-next-line)\s*[：:]\s*([\w\s、，,-]+?)\s*-->$/;

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
    const match = COMMENT.exec(block.text.slice(block.content.start, block.content.end));
    if (match === null) continue;
    const ids = match[2]!.split(/[\s、，,]+/).filter((id) => id !== '');
    if (match[1] === '全文不查' || match[1]!.endsWith('file')) {
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
