/** 全文重新编号: every draft of a file, with the references that follow. */

import type { TextEdit } from '../text/span.ts';
import type { Analysis } from '../model/draft.ts';
import { renumberAll } from '../model/structure/renumber.ts';

export function renumberFile(analysis: Analysis): TextEdit[] {
  return analysis.drafts.flatMap((draft) => renumberAll(analysis, draft));
}

/** Whether renumbering would mend something; an ordinal on the wrong level keeps its form. */
export function hasNumberingFault(analysis: Analysis): boolean {
  return analysis.drafts.some(({ numbering }) => numbering.some(({ kind }) => kind !== 'level'));
}
