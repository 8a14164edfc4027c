/** Which clause a reference such as 第（三）条 or 本意见第五部分 means. */

import type { MarkerForm } from '../../syntax/marker.ts';
import type { Draft } from '../draft.ts';
import type { Clause } from './outline.ts';
import type { CrossReference } from '../line/reference.ts';

/** The clause that is referred to; null when there is none, or when several could be meant. */
export function referredClause(draft: Draft, reference: CrossReference, from: Clause | null): Clause | null {
  for (const form of formsOf(reference)) {
    const matches = draft.outline.clauses.filter(
      ({ marker, scope }) => marker.form === form && marker.number === reference.number && scope === (from?.scope ?? 0),
    );
    if (matches.length === 1) return matches[0]!;
    // Where numbers start afresh in each part, the one in the same part is meant.
    const near = matches.filter(({ parent }) => parent !== null && parent === rootOf(from));
    if (near.length === 1) return near[0]!;
    if (matches.length > 0) return null;
  }
  return null;
}

function formsOf(reference: CrossReference): readonly MarkerForm[] {
  switch (reference.unit) {
    case '部分':
      return ['part', 'chinese'];
    case '章':
      return ['chapter'];
    case '节':
      return ['section'];
    case '条':
      return reference.bracketed ? ['chineseBracketed', 'arabicBracketed'] : ['article', 'chinese'];
    case '项':
    case '点':
      return reference.bracketed ? ['chineseBracketed', 'arabicBracketed'] : ['arabic', 'chineseBracketed'];
    default:
      return [];
  }
}

function rootOf(clause: Clause | null): Clause | null {
  let root = clause;
  while (root !== null && root.parent !== null) root = root.parent;
  return root;
}
