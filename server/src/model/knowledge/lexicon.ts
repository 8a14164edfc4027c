/**
 * All word lists in one automaton, so that a line is scanned once however many lists there are.
 *
 * Whoever needs a list adds a part; what comes back is, for each part, where its words stand in the line.
 */

import { Automaton } from '../../text/automaton.ts';
import type { Span } from '../../text/span.ts';
import { Lazy } from './lazy.ts';

export interface LexiconPart {
  readonly words: readonly string[];
  /** A bit that a line with any of the words shows in `tells`; where they stand is then not kept. */
  readonly tell?: number;
  /** Only words that begin in front of this offset count; without it, all. For parts with a `tell`. */
  readonly until?: number;
}

/** A word of a part: `index` is its place in `words`. */
export interface WordHit extends Span {
  readonly index: number;
}

export type LexiconHits<Name extends string> = { readonly [name in Name]: readonly WordHit[] } & {
  readonly tells: number;
};

const NO_HITS: readonly WordHit[] = [];

/** The answer while a line is scanned: all fields from the start, so that all answers have one shape. */
type Growing<Name extends string> = { [name in Name]: readonly WordHit[] } & { tells: number };

interface Combined<Name extends string> {
  readonly automaton: Automaton;
  /** The part and the index in it of every word of the automaton. */
  readonly nameOf: readonly Name[];
  readonly indexOf: Int32Array;
  /** 0 for words whose places are kept. */
  readonly tellOf: Uint8Array;
  readonly untilOf: Uint32Array;
  readonly none: LexiconHits<Name>;
  /** What is answered where no places are kept, by `tells`: one object for many lines. */
  readonly telling: readonly LexiconHits<Name>[];
}

export class Lexicon<Name extends string> {
  readonly #combined: Lazy<Combined<Name>>;

  /** The parts are read when the first line is scanned. */
  constructor(parts: () => { readonly [name in Name]: LexiconPart }) {
    this.#combined = new Lazy(() => combine(parts()));
  }

  /** Hits of each part in the order of the text. */
  scan(text: string): LexiconHits<Name> {
    const { automaton, nameOf, indexOf, tellOf, untilOf, none, telling } = this.#combined.value;
    // Grows inside the callback, which the compiler does not follow.
    let hits = null as Growing<Name> | null;
    let tells = 0;
    automaton.scan(text, (key, start, end) => {
      if (tellOf[key] !== 0) {
        if (start < untilOf[key]!) tells |= tellOf[key]!;
        return;
      }
      hits ??= { ...none };
      const name = nameOf[key]!;
      const hit: WordHit = { index: indexOf[key]!, start, end };
      if (hits[name] === NO_HITS) (hits as Record<Name, WordHit[]>)[name] = [hit];
      else (hits as Record<Name, WordHit[]>)[name].push(hit);
    });
    if (hits === null) return telling[tells]!;
    hits.tells = tells;
    return hits;
  }
}

function combine<Name extends string>(parts: { readonly [name in Name]: LexiconPart }): Combined<Name> {
  const names = Object.keys(parts) as Name[];
  const words: string[] = [];
  const nameOf: Name[] = [];
  for (const name of names) {
    for (const word of parts[name].words) {
      words.push(word);
      nameOf.push(name);
    }
  }
  const indexOf = new Int32Array(words.length);
  const tellOf = new Uint8Array(words.length);
  const untilOf = new Uint32Array(words.length);
  let at = 0;
  for (const name of names) {
    const part = parts[name];
    tellOf.fill(part.tell ?? 0, at, at + part.words.length);
    untilOf.fill(part.until ?? 0xffffffff, at, at + part.words.length);
    for (let index = 0; index < part.words.length; index++) indexOf[at++] = index;
  }
  const none = { ...Object.fromEntries(names.map((name) => [name, NO_HITS])), tells: 0 } as LexiconHits<Name>;
  const combinations = 1 + names.reduce((bits, name) => bits | (parts[name].tell ?? 0), 0);
  const telling = Array.from({ length: combinations }, (_, tells) => (tells === 0 ? none : { ...none, tells }));
  return { automaton: new Automaton(words), nameOf, indexOf, tellOf, untilOf, none, telling };
}
