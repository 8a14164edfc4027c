/** 全文重新编号: every draft of a file, with the references that follow. */

import type { TextEdit } from '../text/span.ts';
import type { Analysis } from '../model/draft.ts';
import { renumberAll } from '../model/renumber.ts';

export function renumberFile(analysis: Analysis): TextEdit[] {
  return analysis.drafts.flatMap((draft) => renumberAll(analysis, draft));
}

/** Whether the drafter would expect the command to change something. */
export function hasNumberingFault(analysis: Analysis): boolean {
  return analysis.drafts.some(({ numbering }) => numbering.length > 0);
}
