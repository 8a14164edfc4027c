/**
 * Set phrases that miss by one character: 因地治宜, 安全隐换, 乡村震兴.
 *
 * A list of wrong forms knows only what somebody wrote before. Here the right forms are listed, and a stretch that differs
 * from one of them in a single character, by one that sounds or looks alike, is taken for a slip. Counted over twenty
 * million characters of statutes and published policies, what is found that way and is none stands below one in a
 * million.
 */

import data from '../../../data/set-phrases.json';
import type { Span } from '../../text/span.ts';
import type { CommonWords } from './common-words.ts';
import type { Likeness } from './likeness.ts';

export interface MisspeltPhrase extends Span {
  readonly wrong: string;
  readonly right: string;
}

interface Phrase {
  readonly text: string;
  /** Two words of two characters that also stand alone, so that another word in the place of one is no slip. */
  readonly pair: boolean;
}

const PAIR_BITS = 16;
/** Words that stand next to anything; with one of them a stretch is hardly a misspelt word. */
const FUNCTION_WORDS = '的和及与是在其中等将为于或对由从到当给了一不并被该每所各至以上下内外年月日个元万亿者即则且';

export class SetPhrases {
  readonly #byBeginning = new Map<number, Phrase[]>();
  readonly #byEnd = new Map<number, Phrase[]>();
  /** One byte for the hash of any two characters that begin or end a phrase: most of a line costs one look. */
  readonly #known = new Uint8Array(1 << PAIR_BITS);
  readonly #asWritten: ReadonlySet<string>;
  readonly #likeness: Likeness;
  readonly #words: CommonWords;

  constructor(likeness: Likeness, words: CommonWords) {
    this.#likeness = likeness;
    this.#words = words;
    const asWritten = new Set(data.asWritten.flatMap((line) => line.split(' ')));
    const add = (text: string, pair: boolean): void => {
      const phrase = { text, pair };
      asWritten.add(text);
      this.#list(this.#byBeginning, text.charCodeAt(0), text.charCodeAt(1), phrase);
      this.#list(this.#byEnd, text.charCodeAt(text.length - 2), text.charCodeAt(text.length - 1), phrase);
    };
    for (const text of data.phrases.flatMap((line) => line.split(' '))) add(text, false);
    for (const line of data.pairs) {
      const [first, ...seconds] = line.split(' ');
      for (const second of seconds) add(first! + second, true);
    }
    this.#asWritten = asWritten;
  }

  /** The misspelt phrases of a line, in order. A slip leaves either the first or the last two characters as they are. */
  misspelt(text: string): MisspeltPhrase[] {
    const found: MisspeltPhrase[] = [];
    for (let at = 0; at + 1 < text.length; at++) {
      const first = text.charCodeAt(at);
      const second = text.charCodeAt(at + 1);
      if (this.#known[slot(first, second)] === 0) continue;
      const key = keyOf(first, second);
      for (const phrase of this.#byBeginning.get(key) ?? []) this.#compare(text, at, phrase, found);
      for (const phrase of this.#byEnd.get(key) ?? []) this.#compare(text, at + 2 - phrase.text.length, phrase, found);
    }
    return withoutOverlaps(found);
  }

  #compare(text: string, start: number, { text: right, pair }: Phrase, found: MisspeltPhrase[]): void {
    const end = start + right.length;
    if (start < 0 || end > text.length) return;
    let slip = -1;
    for (let at = 0; at < right.length; at++) {
      if (text.charCodeAt(start + at) === right.charCodeAt(at)) continue;
      if (slip >= 0) return;
      slip = at;
    }
    if (slip < 0 || !this.#likeness.alike(text[start + slip]!, right[slip]!)) return;
    const wrong = text.slice(start, end);
    if (this.#asWritten.has(wrong)) return;
    if (pair && this.#isSense(slip < 2 ? wrong.slice(0, 2) : wrong.slice(2))) return;
    // 目标责任|执行 is not 目标责任制, and 信息化|工作 not 细化工作.
    if (slip === 0 && this.#words.has(text.slice(start - 1, start + 1))) return;
    if (slip === right.length - 1 && this.#words.has(text.slice(end - 1, end + 1))) return;
    if (pair && slip === 1 && this.#words.has(text.slice(start - 1, start + 1))) return;
    if (pair && slip === 2 && this.#words.has(text.slice(end - 1, end + 1))) return;
    found.push({ start, end, wrong, right });
  }

  #isSense(word: string): boolean {
    return this.#words.has(word) || FUNCTION_WORDS.includes(word[0]!) || FUNCTION_WORDS.includes(word[1]!);
  }

  #list(map: Map<number, Phrase[]>, first: number, second: number, phrase: Phrase): void {
    const key = keyOf(first, second);
    const others = map.get(key);
    if (others === undefined) map.set(key, [phrase]);
    else others.push(phrase);
    this.#known[slot(first, second)] = 1;
  }
}

function keyOf(first: number, second: number): number {
  return first * 0x10000 + second;
}

/** Ideographs share their high bits, so the first is spread by an odd factor before the second is added. */
function slot(first: number, second: number): number {
  return (Math.imul(first, 0x9e5) + second) & ((1 << PAIR_BITS) - 1);
}

/** Of phrases that overlap (重点任务, 任务落实) the first, of those that begin at one place the longest. */
function withoutOverlaps(found: MisspeltPhrase[]): MisspeltPhrase[] {
  if (found.length < 2) return found;
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: MisspeltPhrase[] = [];
  for (const each of found) {
    const last = kept[kept.length - 1];
    if (last === undefined || each.start >= last.end) kept.push(each);
  }
  return kept;
}
