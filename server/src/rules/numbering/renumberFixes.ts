/** The fixes that every numbering rule offers. */

import { rangeOf } from '../../text/span.ts';
import { renumbered } from '../../syntax/marker.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import { renumberAll, renumberFrom } from '../../model/structure/renumber.ts';
import type { Clause } from '../../model/structure/outline.ts';
import { replacement } from '../rule.ts';
import type { Fix } from '../finding.ts';

/** The same words wherever it is offered. */
export const RENUMBER_ALL = '全文重新编号';

/** Renumber this one, from here on, or the whole draft; the first is preferred when nothing behind it needs to move. */
export function renumberFixes(analysis: Analysis, draft: Draft, clause: Clause, number: number): Fix[] {
  const { text } = analysis.blocks[clause.line]!;
  const marker = renumbered(text, clause.marker, number);
  const fromHere = renumberFrom(analysis, draft, clause, number);
  const all = renumberAll(analysis, draft);
  const fixes: Fix[] = [];
  if (fromHere.length > 1)
    fixes.push({ title: `从此处起重新编号（自“${marker}”起）`, edits: fromHere, safe: false, preferred: true });
  fixes.push(
    replacement(`只把此处改为“${marker}”`, rangeOf(clause.line, clause.marker.span), marker, {
      safe: false,
      preferred: fromHere.length <= 1,
    }),
  );
  if (all.length > 0) fixes.push({ title: RENUMBER_ALL, edits: all, safe: false });
  return fixes;
}

/** （三） as it should be written here, in the width that the draft uses. */
export function expectedOrdinal(analysis: Analysis, clause: Clause, number: number): string {
  return renumbered(analysis.blocks[clause.line]!.text, clause.marker, number);
}
