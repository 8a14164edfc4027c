/**
 * What a text is recognized by when it comes back nearly word for word: of all runs of eight letters a choice that
 * falls on the same runs wherever they stand ("winnowing", Schleimer, Wilkerson and Aiken 2003). Any run of twelve
 * letters that two texts share has at least one in it.
 */

import { ByteReader, ByteWriter } from './bytes.ts';

/** Letters of a run, and how many runs in a row one is chosen from. */
export const RUN = 8;
const WINDOW = 5;

const BASE = 0x01000193;
const LEAVING = powerOf(RUN - 1);

function powerOf(exponent: number): number {
  let power = 1;
  for (let count = 0; count < exponent; count++) power = Math.imul(power, BASE);
  return power;
}

/** The letters of a text, marks and spaces left out, so that a comma more or less changes nothing. */
export interface Letters {
  /** UTF-16 units; 0 where runs end: a title in 《》 is the same wherever it is cited. */
  readonly codes: Uint16Array;
  /** By letter: its offset in the text. */
  readonly offsets: Uint32Array;
  readonly length: number;
}

const TITLE_OPENS = 0x300a;
const TITLE_ENDS = 0x300b;
const LONGEST_TITLE = 100;

export class LetterScanner {
  #codes = new Uint16Array(4096);
  #offsets = new Uint32Array(4096);

  /** A view of what is reused for the next text. */
  scan(text: string, from = 0, to = text.length): Letters {
    if (this.#codes.length < to - from) {
      this.#codes = new Uint16Array((to - from) * 2);
      this.#offsets = new Uint32Array((to - from) * 2);
    }
    const codes = this.#codes;
    const offsets = this.#offsets;
    let length = 0;
    let titleEnd = -1;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      if (code === TITLE_OPENS) {
        if (titleEnd < at) titleEnd = indexFrom(text, '》', at);
        if (titleEnd < to && titleEnd - at <= LONGEST_TITLE) {
          offsets[length] = at;
          codes[length++] = 0;
          at = titleEnd;
        }
        continue;
      }
      if (code === TITLE_ENDS) continue;
      if (
        (code < 0x4e00 || code > 0x9fa5) &&
        !(code >= 0x30 && code <= 0x39) &&
        !(code >= 0x41 && code <= 0x5a) &&
        !(code >= 0x61 && code <= 0x7a)
      )
        continue;
      offsets[length] = at;
      codes[length++] = code;
    }
    return { codes, offsets, length };
  }
}

function indexFrom(text: string, sought: string, from: number): number {
  const index = text.indexOf(sought, from);
  return index < 0 ? Infinity : index;
}

/** Stands where no run begins: the largest, so that it is chosen only where there is nothing else. */
export const NO_RUN = 0xffffffff;

/** The hash of every run, by its first letter. */
export function runHashes({ codes, length }: Letters, hashes: Uint32Array): number {
  let hash = 0;
  let whole = 0;
  for (let at = 0; at < length; at++) {
    const code = codes[at]!;
    if (code === 0) {
      whole = 0;
      hash = 0;
    } else {
      if (whole >= RUN) hash = (hash - Math.imul(codes[at - RUN]!, LEAVING)) | 0;
      hash = (Math.imul(hash, BASE) + code) | 0;
      whole++;
    }
    const first = at - RUN + 1;
    if (first < 0) continue;
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
    hashes[first] = whole >= RUN ? (mixed ^ (mixed >>> 16)) >>> 0 : NO_RUN;
  }
  return Math.max(0, length - RUN + 1);
}

/** Fingerprints in ascending order, in blocks; only the first of each block is kept in memory. */
export interface Fingerprints {
  readonly firsts: Uint32Array;
  /** Where blocks begin in `bytes`; one more than blocks. */
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

const BLOCK = 128;
/** A clause number takes 20 bits, the hash 32: together a number that sorts exactly. */
export const MOST_CLAUSES = 2 ** 20;

export class FingerprintBuilder {
  #values = new Float64Array(1 << 16);
  #length = 0;
  #hashes = new Uint32Array(4096);

  /** Chooses from the runs of a clause. */
  add(letters: Letters, clause: number): void {
    if (this.#hashes.length < letters.length) this.#hashes = new Uint32Array(letters.length * 2);
    const hashes = this.#hashes;
    const count = runHashes(letters, hashes);
    let chosen = -1;
    for (let end = Math.min(WINDOW, count); end <= count && count > 0; end++) {
      const start = Math.max(0, end - WINDOW);
      // The smallest of the window, and of equals the last, so that neighbouring windows agree.
      if (chosen >= start) {
        if (hashes[end - 1]! > hashes[chosen]!) continue;
        chosen = end - 1;
      } else {
        chosen = start;
        for (let at = start + 1; at < end; at++) if (hashes[at]! <= hashes[chosen]!) chosen = at;
      }
      if (hashes[chosen] !== NO_RUN) this.#take(hashes[chosen]! * MOST_CLAUSES + clause);
    }
  }

  finish(): Fingerprints {
    return encode(this.#values.subarray(0, this.#length).sort());
  }

  #take(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }
}

/** @param values in ascending order */
function encode(values: Float64Array): Fingerprints {
  const blocks = Math.ceil(values.length / BLOCK);
  const firsts = new Uint32Array(blocks);
  const offsets = new Uint32Array(blocks + 1);
  const writer = new ByteWriter(values.length * 5 + 8);
  let block = -1;
  let previous = 0;
  for (let at = 0; at < values.length; at++) {
    const hash = Math.floor(values[at]! / MOST_CLAUSES);
    if (at % BLOCK === 0) {
      block++;
      firsts[block] = hash;
      offsets[block] = writer.length;
      previous = hash;
    }
    writer.number(hash - previous);
    writer.number(values[at]! % MOST_CLAUSES);
    previous = hash;
  }
  offsets[blocks] = writer.length;
  return { firsts, offsets, bytes: writer.written };
}

/** Hash and clause of the fingerprints of a block, up to those of the hash `last`. */
export function readBlock(
  bytes: Uint8Array,
  first: number,
  last: number,
  each: (hash: number, clause: number) => void,
): void {
  const reader = new ByteReader(bytes);
  for (let hash = first; !reader.done;) {
    hash += reader.number();
    if (hash > last) return;
    each(hash, reader.number());
  }
}

export function mergeFingerprints(
  inputs: readonly { readonly fingerprints: Fingerprints; readonly renumbered: Int32Array }[],
): Fingerprints {
  let most = 0;
  for (const { fingerprints } of inputs) most += fingerprints.firsts.length * BLOCK;
  const values = new Float64Array(most);
  let length = 0;
  for (const { fingerprints, renumbered } of inputs) {
    const { firsts, offsets, bytes } = fingerprints;
    for (const [block, first] of firsts.entries()) {
      readBlock(bytes.subarray(offsets[block], offsets[block + 1]), first, Infinity, (hash, old) => {
        const clause = renumbered[old] ?? -1;
        if (clause >= 0 && length < most) values[length++] = hash * MOST_CLAUSES + clause;
      });
    }
  }
  return encode(values.subarray(0, length).sort());
}
