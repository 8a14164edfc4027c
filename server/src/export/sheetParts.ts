/** Which passages stand on upright sheets, and which lie across because a table is wide. */

import type { ManuscriptPassage, Stretch } from './manuscript.ts';
import { TEXT_WIDTH } from './paper.ts';
import { isWide } from './wordTable.ts';

/** Passages that stand on sheets laid the same way. */
export interface SheetPart {
  readonly across: boolean;
  /** Half-open range of passages. */
  readonly from: number;
  readonly end: number;
}

/** Tables that are too wide lie across, with the annex that they make up or the name above them. */
export function sheetParts(passages: readonly ManuscriptPassage[]): SheetPart[] {
  const across = passages.map((passage) => passage.part === 'table' && isWide(passage.table, TEXT_WIDTH));
  for (let at = 0; at < passages.length; at++) {
    if (passages[at]!.part !== 'table' || !across[at]) continue;
    for (let above = at - 1; above >= 0 && at - above <= 3 && isCaption(passages[above]!); above--) {
      across[above] = true;
      if (passages[above]!.part !== 'paragraph') break;
    }
    for (let below = at + 1; below < passages.length && isTableNote(passages[below]!); below++) across[below] = true;
  }
  const sheets: { across: boolean; from: number; end: number }[] = [];
  for (const [at, lies] of across.entries()) {
    const current = sheets.at(-1);
    if (current !== undefined && current.across === lies) current.end = at + 1;
    else sheets.push({ across: lies, from: at, end: at + 1 });
  }
  return sheets;
}

function isCaption(passage: ManuscriptPassage): boolean {
  if (passage.part === 'attachment' || passage.part === 'title') return true;
  return (
    passage.part === 'paragraph' && textOf(passage.stretches).length <= 30 && !/[。；]$/.test(textOf(passage.stretches))
  );
}

function isTableNote(passage: ManuscriptPassage): boolean {
  return passage.part === 'paragraph' && /^(?:注|备注|说明|填表)/.test(textOf(passage.stretches));
}

export function textOf(stretches: readonly Stretch[]): string {
  return stretches.map(({ text }) => text).join('');
}
