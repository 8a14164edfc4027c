/** Whether a draft looks written to its end, so that what it lacks is missing and not yet to come. */

import type { Analysis, Draft } from '../draft.ts';

/** So many parts of the first level make a whole document also without a signature. */
const PARTS = 4;

export function looksFinished(draft: Draft, { roles }: Pick<Analysis, 'roles'>): boolean {
  if (draft.notice !== null && draft.outline.roots.length > 2) return true;
  if (draft.outline.roots.filter(({ scope }) => scope === 0).length >= PARTS) return true;
  return draft.outline.clauses.length > 0 && isSigned(draft, roles);
}

/** A signature or a date stands behind the text; attachments follow behind it. */
export function isSigned(draft: Draft, roles: Analysis['roles']): boolean {
  let end = draft.first;
  while (end < draft.end && roles[end] !== 'attachmentHead') end++;
  for (let line = end - 1; line >= draft.first; line--) {
    if (roles[line] === 'signature' || roles[line] === 'imprint') return true;
    if (roles[line] === 'body') return false;
  }
  return false;
}
