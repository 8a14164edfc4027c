/** One document while it is written into: what is put in, packing it, and the last look before it is handed out. */

import { readDocxParts, traced } from '../reading/docx/docx.ts';
import type { TracedText } from '../reading/docx/trace.ts';
import { anchor, commentParts, type Comment } from './comments.ts';
import type { LetterEdit } from './letters.ts';
import { AUTHOR, encoded, Refused, type WordOriginal } from './original.ts';
import { repack, UnusualArchive } from './repack.ts';
import { Splices } from './splices.ts';
import { Tracking } from './tracking.ts';
import { Numbers, Writer, type Signature } from './wordprocessing.ts';

export class Composition {
  readonly tracking: Tracking;
  readonly #original: WordOriginal;
  readonly #numbers: Numbers;
  readonly #signature: Signature;
  readonly #writer: Writer;
  readonly #splices: Splices;
  readonly #comments: { readonly id: number; readonly paragraphs: readonly string[] }[] = [];

  /** @param day of the changes, as a number YYYYMMDD */
  constructor(original: WordOriginal, day: number) {
    const { reading, vocabulary } = original;
    const { archive, main, xml } = reading;
    this.#original = original;
    this.#signature = {
      author: AUTHOR,
      date: `${String(day).replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')}T00:00:00Z`,
    };
    this.#numbers = new Numbers(
      archive
        .names()
        .filter((name) => name === main || (name.endsWith('.xml') && /comments|header|footer|notes/i.test(name)))
        .map((name) => archive.text(name) ?? ''),
    );
    this.#writer = new Writer(vocabulary, this.#numbers, this.#signature);
    this.#splices = new Splices(xml, this.#writer);
    this.tracking = new Tracking(xml, original.traced, this.#splices, this.#writer);
  }

  comment(comment: Comment): void {
    const id = anchor(comment, this.#original.traced, this.#splices, this.#writer);
    this.#comments.push({ id, paragraphs: comment.paragraphs });
  }

  /**
   * The file; the very bytes of the original when nothing was put in.
   *
   * @throws Refused
   */
  pack(): Uint8Array {
    const { bytes, reading } = this.#original;
    const { archive, main } = reading;
    if (this.#splices.isEmpty) return bytes;
    const changed = new Map([[main, encoded(archive.bytes(main)!, this.#splices.render())]]);
    if (this.#comments.length > 0) {
      const parts = commentParts(this.#original, this.#comments, this.#numbers, this.#signature);
      if (parts === null) throw new Refused('文件的写法少见，批注写不进去，没有改动。请用 Word 或 WPS 另存一份再试。');
      for (const [name, text] of parts) changed.set(name, encoded(archive.bytes(name) ?? new Uint8Array(), text));
    }
    try {
      return repack(bytes, changed);
    } catch (error) {
      if (error instanceof UnusualArchive)
        throw new Refused('文件的压缩方式少见，写不进去，没有改动。请用 Word 或 WPS 另存一份再试。');
      throw error;
    }
  }
}

/** The letters between two places of a draft that stand in the document, without automatic numbers and the like. */
export function written(letters: TracedText, start: number, end: number): string {
  let text = '';
  for (let offset = start; offset < end; offset++) {
    if (letters.originAt(offset)?.kind !== 'made') text += letters.text[offset]!;
  }
  return text;
}

/** The same after edits, none overlapping another. */
export function writtenAfter(letters: TracedText, edits: readonly LetterEdit[]): string {
  let text = '';
  let done = 0;
  for (const { start, end, newText } of [...edits].sort((a, b) => a.start - b.start)) {
    text += written(letters, done, start) + newText;
    done = end;
  }
  return text + written(letters, done, letters.text.length);
}

/**
 * The draft that a written file reads as with all changes accepted; null when that is not what was meant.
 *
 * @param expected the letters that should stand in the document; white space does not count, since empty lines may
 * fall together when words go
 */
export function readAgain(bytes: Uint8Array, expected: string): TracedText | null {
  try {
    const reading = readDocxParts(bytes);
    const letters = traced(reading);
    if (!reading.wellFormed || letters === null) return null;
    return solid(written(letters, 0, letters.text.length)) === solid(expected) ? letters : null;
  } catch {
    return null;
  }
}

function solid(text: string): string {
  return text.replace(/\s+/g, '');
}
