/** Edits put into the bytes of a file: what no edit touches keeps the very bytes that it had. */

import iconv from 'iconv-lite';
import type { Encoding } from '../text/decode.ts';
import { comparePositions, type Position, type TextEdit } from '../text/span.ts';

interface Encoded {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
}

/**
 * Encoding the whole text anew would write 19 characters of GB18030 in another of their two forms.
 *
 * @param edits in any order, none overlapping another, on the text as `decode` reads it
 */
export function encodeEdits({ bytes, encoding, byteOrderMark }: Encoded, edits: readonly TextEdit[]): Uint8Array[] {
  const ordered = [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start));
  const walk = new Walk(bytes, encoding, byteOrderMark);
  const parts: Uint8Array[] = [];
  let done = 0;
  for (const { range, newText } of ordered) {
    parts.push(bytes.subarray(done, walk.to(range.start)), iconv.encode(newText, encoding, { addBOM: false }));
    done = walk.to(range.end);
  }
  parts.push(bytes.subarray(done));
  return parts;
}

const LF = 10;
const CR = 13;

/** Finds places one after another, so that all of them together cost one way through the bytes. */
class Walk {
  readonly #bytes: Uint8Array;
  readonly #encoding: Encoding;
  #at: number;
  #line = 0;
  /** UTF-16 units since the start of the line. */
  #character = 0;

  constructor(bytes: Uint8Array, encoding: Encoding, byteOrderMark: boolean) {
    this.#bytes = bytes;
    this.#encoding = encoding;
    this.#at = !byteOrderMark ? 0 : encoding === 'utf-8' ? 3 : 2;
  }

  /** The offset of a position that lies not before the last one asked for. */
  to({ line, character }: Position): number {
    while (this.#at < this.#bytes.length) {
      if (this.#line > line || (this.#line === line && this.#character >= character)) break;
      const end = this.#lineEnd();
      if (end === 0) this.#step();
      else {
        // A position beyond the end of its line is that end.
        if (this.#line === line) break;
        this.#at += end;
        this.#line++;
        this.#character = 0;
      }
    }
    return this.#at;
  }

  #step(): void {
    const [length, units] = lengthOf(this.#bytes, this.#at, this.#encoding);
    this.#at += length;
    this.#character += units;
  }

  /** The bytes of the line end that stands here, 0 where there is none. */
  #lineEnd(): number {
    const wide = this.#encoding.startsWith('utf-16');
    const unit = (at: number): number | undefined => {
      if (!wide) return this.#bytes[at];
      const [low, high] = this.#encoding === 'utf-16le' ? [at, at + 1] : [at + 1, at];
      return this.#bytes[high] === 0 ? this.#bytes[low] : undefined;
    };
    const width = wide ? 2 : 1;
    const here = unit(this.#at);
    if (here === LF) return width;
    if (here !== CR) return 0;
    return unit(this.#at + width) === LF ? 2 * width : width;
  }
}

/** How many bytes the character at `at` has, and how many UTF-16 units. */
function lengthOf(bytes: Uint8Array, at: number, encoding: Encoding): readonly [length: number, units: number] {
  const lead = bytes[at]!;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return [2, 1];
  if (lead <= 0x80) return [1, 1];
  if (encoding === 'utf-8') return lead < 0xe0 ? [2, 1] : lead < 0xf0 ? [3, 1] : [4, 2];
  const second = bytes[at + 1]!;
  if (second < 0x30 || second > 0x39) return [2, 1];
  // Four bytes from 0x90 on are characters beyond the basic plane.
  return [4, lead < 0x90 ? 1 : 2];
}
