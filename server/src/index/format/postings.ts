/** Which clauses have a pair of characters, and where in them: heading, heading above, text, title of the document. */

import { ByteReader, ByteWriter } from './bytes.ts';
import type { Bigram } from '../bigramTokenizer.ts';

/** Where a clause has a pair; where it has it in several places, the weightiest counts. */
export const enum Place {
  Title = 0,
  Text = 1,
  Above = 2,
  Heading = 3,
}

/** Pairs in ascending order; by pair, how many clauses have it and where its clauses begin in `bytes`. */
export interface Postings {
  readonly pairs: Uint32Array;
  readonly counts: Uint32Array;
  /** One more than pairs. */
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

/** So many that pair and number fit into 53 bits. Only noise has more in one segment; what goes beyond is not found. */
const MOST_PAIRS = 2 ** 21;

/** Gathers pairs clause by clause; sorted once, by counting, when all are there. */
export class PostingsBuilder {
  /** Open addressing: pair by slot, and its number from 1. */
  #slots = new Uint32Array(1 << 15);
  #numbers = new Int32Array(1 << 15);
  #pairs = new Uint32Array(1 << 14);
  /** By number: the last clause that has it, and where that stands in the entries. */
  #lastEntry = new Int32Array(1 << 14).fill(-1);
  #counts = new Uint32Array(1 << 14);
  #size = 0;
  /** In the order of clauses: the number of the pair, and clause and place. */
  #entryPair = new Uint32Array(1 << 16);
  #entries = new Uint32Array(1 << 16);
  #length = 0;

  /** Clauses come in ascending order. Returns true when the clause did not have the pair before. */
  add(pair: Bigram, clause: number, place: Place): boolean {
    const number = this.#numberOf(pair);
    if (number < 0) return false;
    const last = this.#lastEntry[number]!;
    if (last >= 0 && this.#entries[last]! >>> 2 === clause) {
      if ((this.#entries[last]! & 3) < place) this.#entries[last] = ((clause << 2) | place) >>> 0;
      return false;
    }
    if (this.#length === this.#entries.length) {
      this.#entries = doubled(this.#entries);
      this.#entryPair = doubled(this.#entryPair);
    }
    this.#lastEntry[number] = this.#length;
    this.#counts[number]!++;
    this.#entryPair[this.#length] = number;
    this.#entries[this.#length++] = ((clause << 2) | place) >>> 0;
    return true;
  }

  finish(): Postings {
    const size = this.#size;
    const starts = new Uint32Array(size + 1);
    for (let number = 0; number < size; number++) starts[number + 1] = starts[number]! + this.#counts[number]!;
    const sorted = new Uint32Array(this.#length);
    const next = starts.slice();
    for (let at = 0; at < this.#length; at++) sorted[next[this.#entryPair[at]!]!++] = this.#entries[at]!;
    // Bigram and number as one sortable number.
    const order = new Float64Array(size);
    for (let number = 0; number < size; number++) order[number] = this.#pairs[number]! * MOST_PAIRS + number;
    order.sort();
    const pairs = new Uint32Array(size);
    const counts = new Uint32Array(size);
    const offsets = new Uint32Array(size + 1);
    const writer = new ByteWriter(this.#length * 2);
    for (let at = 0; at < size; at++) {
      const number = order[at]! % MOST_PAIRS;
      pairs[at] = this.#pairs[number]!;
      counts[at] = this.#counts[number]!;
      offsets[at] = writer.length;
      let previous = 0;
      for (let entry = starts[number]!; entry < starts[number + 1]!; entry++) {
        const clause = sorted[entry]! >>> 2;
        writer.number((((clause - previous) << 2) | (sorted[entry]! & 3)) >>> 0);
        previous = clause;
      }
    }
    offsets[size] = writer.length;
    return { pairs, counts, offsets, bytes: writer.written };
  }

  #numberOf(pair: Bigram): number {
    let mask = this.#slots.length - 1;
    let slot = mixed(pair) & mask;
    while (this.#numbers[slot]! !== 0) {
      if (this.#slots[slot] === pair) return this.#numbers[slot]! - 1;
      slot = (slot + 1) & mask;
    }
    if (this.#size === MOST_PAIRS) return -1;
    if (this.#size * 2 > mask) {
      this.#rehash();
      mask = this.#slots.length - 1;
      slot = this.#freeSlot(pair);
    }
    if (this.#size === this.#pairs.length) {
      this.#pairs = doubled(this.#pairs);
      this.#counts = doubled(this.#counts);
      const last = new Int32Array(this.#lastEntry.length * 2).fill(-1);
      last.set(this.#lastEntry);
      this.#lastEntry = last;
    }
    this.#slots[slot] = pair;
    this.#pairs[this.#size] = pair;
    this.#numbers[slot] = ++this.#size;
    return this.#size - 1;
  }

  #freeSlot(pair: Bigram): number {
    const mask = this.#slots.length - 1;
    let slot = mixed(pair) & mask;
    while (this.#numbers[slot]! !== 0) slot = (slot + 1) & mask;
    return slot;
  }

  #rehash(): void {
    const length = this.#slots.length * 2;
    this.#slots = new Uint32Array(length);
    this.#numbers = new Int32Array(length);
    for (let number = 0; number < this.#size; number++) {
      const slot = this.#freeSlot(this.#pairs[number]!);
      this.#slots[slot] = this.#pairs[number]!;
      this.#numbers[slot] = number + 1;
    }
  }
}

/** All bits of a pair in the lowest ones. */
function mixed(pair: Bigram): number {
  const product = Math.imul(pair, 0x9e3779b1);
  return product ^ (product >>> 15);
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The place of a pair in a sorted dictionary; -1 when it is not there. */
export function findPair(pairs: Uint32Array, pair: Bigram): number {
  let low = 0;
  let high = pairs.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = pairs[middle]!;
    if (value === pair) return middle;
    if (value < pair) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export interface MergeInput {
  readonly postings: Postings;
  /** The new number of each clause; -1 for one that goes. New numbers ascend, from one input to the next. */
  readonly renumbered: Int32Array;
}

/** The postings of several segments as one. */
export function mergePostings(inputs: readonly MergeInput[]): Postings {
  let total = 0;
  for (const { postings } of inputs) total += postings.pairs.length;
  const all = new Float64Array(total);
  let filled = 0;
  for (const [input, { postings }] of inputs.entries()) {
    for (const pair of postings.pairs) all[filled++] = pair * 0x10000 + input;
  }
  all.sort();
  const pairs = new Uint32Array(total);
  const counts = new Uint32Array(total);
  const offsets = new Uint32Array(total + 1);
  const cursors = inputs.map(() => 0);
  const writer = new ByteWriter(1 << 20);
  let size = 0;
  for (let at = 0; at < total;) {
    const pair = Math.floor(all[at]! / 0x10000);
    let previous = 0;
    let count = 0;
    offsets[size] = writer.length;
    for (; at < total && Math.floor(all[at]! / 0x10000) === pair; at++) {
      const input = all[at]! % 0x10000;
      const { postings, renumbered } = inputs[input]!;
      const index = cursors[input]!++;
      const reader = new ByteReader(postings.bytes.subarray(postings.offsets[index], postings.offsets[index + 1]));
      for (let old = 0; !reader.done;) {
        const value = reader.number();
        old += value >>> 2;
        const clause = renumbered[old] ?? -1;
        if (clause < 0) continue;
        writer.number((((clause - previous) << 2) | (value & 3)) >>> 0);
        previous = clause;
        count++;
      }
    }
    if (count === 0) continue;
    pairs[size] = pair;
    counts[size++] = count;
  }
  offsets[size] = writer.length;
  return {
    pairs: pairs.subarray(0, size),
    counts: counts.subarray(0, size),
    offsets: offsets.subarray(0, size + 1),
    bytes: writer.written,
  };
}
