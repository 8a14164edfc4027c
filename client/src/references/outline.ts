/** The clauses of a reference document as a tree: （一） under 一、. */
import type { CorpusClause } from './requests.ts';

export interface OutlineClause {
  readonly clause: CorpusClause;
  /** （十九）, the last ordinal of the path. */
  readonly ordinal: string;
  readonly children: readonly OutlineClause[];
}

interface Growing extends OutlineClause {
  readonly children: Growing[];
}

/** A clause lies under the nearest one before it whose path its own path goes on from. */
export function outlineOf(clauses: readonly CorpusClause[]): OutlineClause[] {
  const roots: Growing[] = [];
  const open: Growing[] = [];
  for (const clause of clauses) {
    let parent = open.at(-1);
    while (parent !== undefined && !goesOn(clause.path, parent.clause.path)) {
      open.pop();
      parent = open.at(-1);
    }
    const ordinal = clause.path.slice(parent?.clause.path.length ?? 0);
    const grown: Growing = { clause, ordinal, children: [] };
    (parent?.children ?? roots).push(grown);
    open.push(grown);
  }
  return roots;
}

function goesOn(path: string, parent: string): boolean {
  return parent !== '' && path.length > parent.length && path.startsWith(parent);
}
