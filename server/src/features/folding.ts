/** What can be folded: clauses, drafts, stretches of web residue, comments. */

import type { Analysis } from '../model/draft.ts';

export interface Fold {
  readonly first: number;
  readonly last: number;
  readonly kind: 'region' | 'comment';
}

export function foldsOf(analysis: Analysis): Fold[] {
  const { blocks, roles, drafts } = analysis;
  const folds: Fold[] = [];
  const add = (first: number, end: number, kind: Fold['kind']): void => {
    let last = end - 1;
    while (last > first && blocks[last]!.kind === 'blank') last--;
    if (last > first) folds.push({ first, last, kind });
  };
  for (const draft of drafts) {
    if (drafts.length > 1) add(headOf(analysis, draft.first, draft.end), draft.end, 'region');
    for (const clause of draft.outline.clauses) add(clause.line, clause.end, 'region');
  }
  for (const kind of ['residue', 'comment'] as const) {
    for (let line = 0; line < roles.length; line++) {
      if (roles[line] !== kind) continue;
      const first = line;
      while (line + 1 < roles.length && (roles[line + 1] === kind || roles[line + 1] === 'blank')) line++;
      add(first, line + 1, kind === 'comment' ? 'comment' : 'region');
    }
  }
  return folds.sort((a, b) => a.first - b.first || b.last - a.last);
}

function headOf({ blocks }: Analysis, first: number, end: number): number {
  let head = first;
  while (head < end - 1 && blocks[head]!.kind === 'blank') head++;
  return head;
}
