/** A review: findings as comments, and edits that need nobody's decision as tracked changes. */

import type { TextEdit } from '../text/span.ts';
import { Composition, readAgain, writtenAfter } from './composition.ts';
import { letterEdits, type LetterEdit } from './letters.ts';
import { Refused, type WordOriginal } from './original.ts';
import type { Remark, Untracked } from './outcome.ts';
import { offsetOf, startsOf } from './places.ts';

export interface Reviewed {
  readonly bytes: Uint8Array;
  readonly comments: number;
  /** Tracked changes. */
  readonly changes: number;
  readonly untracked: readonly Untracked[];
}

type Remarks = (untracked: readonly Untracked[]) => readonly Remark[];

/**
 * @param edits on the text of the original, none overlapping another
 * @param remarks how to comment, given which of the edits could not be tracked
 * @param day the day of the changes, as a number YYYYMMDD
 * @throws Refused when the file cannot be written into
 */
export function review(original: WordOriginal, edits: readonly TextEdit[], remarks: Remarks, day: number): Reviewed {
  const reviewed = compose(original, edits, remarks, day);
  if (reviewed !== null) return reviewed;
  // Better a comment too many than a change that is not the one that was meant.
  const untracked = edits.map((edit): Untracked => ({ edit, obstacle: '写法特殊的文字' }));
  const without = compose(original, [], () => remarks(untracked), day);
  if (without === null) throw new Refused('写进去以后读出来的不是原来的文字，没有写。请用 Word 或 WPS 另存一份再试。');
  return { ...without, untracked };
}

function compose(original: WordOriginal, edits: readonly TextEdit[], remarks: Remarks, day: number): Reviewed | null {
  const composition = new Composition(original, day);
  const { traced: letters } = original;
  const starts = startsOf(letters.text);
  const untracked: Untracked[] = [];
  const done: LetterEdit[] = [];
  for (const edit of edits) {
    for (const small of smallest(letters.text, starts, edit)) {
      const obstacle = composition.tracking.edit(small);
      if (obstacle === null) done.push(small);
      else untracked.push({ edit, obstacle });
    }
  }
  const comments = remarks(untracked);
  for (const { range, paragraphs } of comments) {
    composition.comment({ start: offsetOf(starts, range.start), end: offsetOf(starts, range.end), paragraphs });
  }
  const bytes = composition.pack();
  if (readAgain(bytes, writtenAfter(letters, done)) === null) return null;
  return { bytes, comments: comments.length, changes: done.length, untracked };
}

/** One change a place: an edit may span a line of which it changes two letters. */
function smallest(text: string, starts: readonly number[], { range, newText }: TextEdit): readonly LetterEdit[] {
  const start = offsetOf(starts, range.start);
  return letterEdits(text.slice(start, offsetOf(starts, range.end)), newText).map((edit) => ({
    start: start + edit.start,
    end: start + edit.end,
    newText: edit.newText,
  }));
}
