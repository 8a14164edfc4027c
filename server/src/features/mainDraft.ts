/** The draft that a file is about. */

import type { Analysis, Draft } from '../model/draft.ts';

/** What a 通知 issues goes before the 通知 itself; of a collection, the first piece. */
export function mainDraft(analysis: Analysis): Draft | null {
  const [first, second] = analysis.drafts;
  if (second !== undefined && second.notice === first && second.title !== null) return second;
  return first ?? null;
}
