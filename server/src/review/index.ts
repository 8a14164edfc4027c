/** Entry of the review layer: findings and edits put into the Word document that a draft was read from. */

import { readDocxParts, traced } from '../reading/docx/docx.ts';
import { startsOf, offsetOf } from './places.ts';
import { anchor, commentParts, type Comment } from './comments.ts';
import { letterEdits, type LetterEdit } from './letters.ts';
import { AUTHOR, encoded, Refused, type WordOriginal } from './original.ts';
import { repack, UnusualArchive } from './repack.ts';
import { Splices } from './splices.ts';
import { Tracking } from './tracking.ts';
import { Numbers, Writer, type Signature } from './wordprocessing.ts';
import type { Remark, Untracked } from './outcome.ts';
import type { TextEdit } from '../text/span.ts';

export { AUTHOR, openOriginal, Refused, type WordOriginal } from './original.ts';
export type { Remark, Untracked } from './outcome.ts';
export { remarksOn } from './remarks.ts';

export interface Reviewed {
  readonly bytes: Uint8Array;
  readonly comments: number;
  /** Tracked changes. */
  readonly changes: number;
  readonly untracked: readonly Untracked[];
}

/**
 * @param remarks how to comment, given which of the edits could not be tracked
 * @param edits on the text of the original, none overlapping another
 * @param day the day of the changes, as a number YYYYMMDD
 * @throws Refused when the file cannot be written into
 */
export function review(
  original: WordOriginal,
  edits: readonly TextEdit[],
  remarks: (untracked: readonly Untracked[]) => readonly Remark[],
  day: number,
): Reviewed {
  const first = compose(original, edits, remarks, day);
  if (first.reads) return first.reviewed;
  // Better a comment too many than a change that is not the one that was meant.
  const without = compose(
    original,
    [],
    () => remarks(edits.map((edit) => ({ edit, obstacle: '写法特殊的文字' }))),
    day,
  );
  if (!without.reads) throw new Refused('写进去以后读出来的不是原来的文字，没有写。请用 Word 或 WPS 另存一份再试。');
  return { ...without.reviewed, untracked: edits.map((edit) => ({ edit, obstacle: '写法特殊的文字' })) };
}

function compose(
  original: WordOriginal,
  edits: readonly TextEdit[],
  remarks: (untracked: readonly Untracked[]) => readonly Remark[],
  day: number,
): { readonly reviewed: Reviewed; readonly reads: boolean } {
  const { bytes, reading, traced: letters, vocabulary } = original;
  const { archive, main, xml } = reading;
  const signature: Signature = {
    author: AUTHOR,
    date: `${String(day).replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')}T00:00:00Z`,
  };
  const numbers = new Numbers(
    archive
      .names()
      .filter((name) => name === main || (name.endsWith('.xml') && /comments|header|footer|notes/i.test(name)))
      .map((name) => archive.text(name) ?? ''),
  );
  const writer = new Writer(vocabulary, numbers, signature);
  const splices = new Splices(xml, writer);
  const tracking = new Tracking(xml, letters, splices, writer);
  const starts = startsOf(letters.text);
  const untracked: Untracked[] = [];
  const done: LetterEdit[] = [];
  let changes = 0;
  for (const edit of edits) {
    for (const small of smallest(letters.text, starts, edit)) {
      const obstacle = tracking.edit(small);
      if (obstacle === null) {
        changes++;
        done.push(small);
      } else untracked.push({ edit, obstacle });
    }
  }
  const comments = remarks(untracked).map(({ range, paragraphs }): Comment & { id: number } => {
    const comment = { start: offsetOf(starts, range.start), end: offsetOf(starts, range.end), paragraphs };
    return { ...comment, id: anchor(comment, letters, splices, writer) };
  });
  const changed = new Map<string, Uint8Array>();
  if (comments.length > 0) {
    const texts = commentParts(original, comments, numbers, signature);
    if (texts === null) throw new Refused('文件的写法少见，批注写不进去，没有改动。请用 Word 或 WPS 另存一份再试。');
    for (const [name, text] of texts) changed.set(name, encoded(archive.bytes(name) ?? new Uint8Array(), text));
  }
  if (comments.length > 0 || changes > 0) changed.set(main, encoded(archive.bytes(main)!, splices.render()));
  const packed = changed.size === 0 ? bytes : packedWith(bytes, changed);
  return {
    reviewed: { bytes: packed, comments: comments.length, changes, untracked },
    reads: readsAs(packed, applied(letters.text, done)),
  };
}

function packedWith(bytes: Uint8Array, parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  try {
    return repack(bytes, parts);
  } catch (error) {
    if (error instanceof UnusualArchive)
      throw new Refused('文件的压缩方式少见，写不进去，没有改动。请用 Word 或 WPS 另存一份再试。');
    throw error;
  }
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

function applied(text: string, edits: readonly LetterEdit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, newText } of [...edits].sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(done, start), newText);
    done = end;
  }
  return pieces.join('') + text.slice(done);
}

/** The last look before anything is handed out: with all changes accepted the document says what it should. */
function readsAs(bytes: Uint8Array, text: string): boolean {
  try {
    const reading = readDocxParts(bytes);
    const letters = traced(reading);
    return reading.wellFormed && letters !== null && solid(letters.text) === solid(text);
  } catch {
    return false;
  }
}

/** Without what is white: empty lines may fall together when words go. */
function solid(text: string): string {
  return text.replace(/\s+/g, '');
}
