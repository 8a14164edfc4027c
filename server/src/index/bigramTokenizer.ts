/** What a text is found by: pairs of neighbouring characters as numbers, without general words, like words made one. */

import { GENERAL_WORDS, SYNONYMS } from '../library/headingWords.ts';

/** Two UTF-16 units as one number. */
export type Bigram = number;

interface Word {
  readonly text: string;
  /** What is read in its place; null for a general word, which parts the text and says nothing. */
  readonly reading: string | null;
}

const enum Kind {
  /** Parts the text: a mark, a digit, a line end. */
  Apart = 0,
  /** Passed over, what stands on both sides of it is neighbours: a space, a quotation mark. */
  Unseen = 1,
  Letter = 2,
  /** A letter that opens a general word or a word with another reading. */
  Opening = 3,
}

/** Grows with the longest text seen; what a scan found stands in `found` until the next one. */
export class BigramTokenizer {
  found = new Uint32Array(1024);
  readonly #kinds = new Uint8Array(0x10000);
  readonly #words = new Map<number, readonly Word[]>();

  constructor() {
    this.#kinds.fill(Kind.Letter, 0x4e00, 0x9fa6);
    this.#kinds.fill(Kind.Letter, 0x41, 0x5b);
    this.#kinds.fill(Kind.Letter, 0x61, 0x7b);
    for (const unseen of ' \u00a0\u3000\t“”"') this.#kinds[unseen.charCodeAt(0)] = Kind.Unseen;
    const words: Word[] = [
      ...GENERAL_WORDS.map((text) => ({ text, reading: null })),
      ...SYNONYMS.flatMap(([reading, ...others]) => others.map((text) => ({ text, reading }))),
    ];
    for (const word of words.sort((a, b) => b.text.length - a.text.length)) {
      const first = word.text.charCodeAt(0);
      this.#kinds[first] = Kind.Opening;
      this.#words.set(first, [...(this.#words.get(first) ?? []), word]);
    }
  }

  /** The pairs of a stretch in order; returns how many. */
  scan(text: string, from = 0, to = text.length): number {
    if (this.found.length < (to - from) * 2) this.found = new Uint32Array((to - from) * 4);
    const { found } = this;
    const kinds = this.#kinds;
    let count = 0;
    let previous = 0;
    for (let at = from; at < to;) {
      const code = text.charCodeAt(at);
      const kind = kinds[code]!;
      if (kind === Kind.Opening) {
        const word = this.#wordAt(code, text, at);
        if (word !== null) {
          at += word.text.length;
          if (word.reading === null) {
            previous = 0;
            continue;
          }
          for (let index = 0; index < word.reading.length; index++) {
            const letter = word.reading.charCodeAt(index);
            if (previous !== 0) found[count++] = ((previous << 16) | letter) >>> 0;
            previous = letter;
          }
          continue;
        }
      }
      at++;
      if (kind === Kind.Unseen) continue;
      if (kind === Kind.Apart) {
        previous = 0;
        continue;
      }
      const letter = code < 0x7b ? code & 0xdf : code;
      if (previous !== 0) found[count++] = ((previous << 16) | letter) >>> 0;
      previous = letter;
    }
    return count;
  }

  /** Every pair as it stands, those of general words too: what tells 加强组织领导 from 完善组织领导. */
  scanPlainly(text: string): number {
    if (this.found.length < text.length) this.found = new Uint32Array(text.length * 2);
    let count = 0;
    let previous = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const kind = this.#kinds[code]!;
      if (kind === Kind.Unseen) continue;
      if (kind !== Kind.Apart && previous !== 0) this.found[count++] = ((previous << 16) | code) >>> 0;
      previous = kind === Kind.Apart ? 0 : code;
    }
    return count;
  }

  #wordAt(first: number, text: string, at: number): Word | null {
    for (const word of this.#words.get(first)!) if (text.startsWith(word.text, at)) return word;
    return null;
  }
}
