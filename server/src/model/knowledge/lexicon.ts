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
}

/** A word of a part: `index` is its place in `words`. */
export interface WordHit extends Span {
  readonly index: number;
}

export type LexiconHits<Name extends string> = { readonly [name in Name]: readonly WordHit[] };

const NO_HITS: readonly WordHit[] = [];

interface Combined<Name extends string> {
  readonly automaton: Automaton;
  /** The part and the index in it of every word of the automaton. */
  readonly nameOf: readonly Name[];
  readonly indexOf: Int32Array;
  readonly none: LexiconHits<Name>;
}

export class Lexicon<Name extends string> {
  readonly #combined: Lazy<Combined<Name>>;

  /** The parts are read when the first line is scanned. */
  constructor(parts: () => { readonly [name in Name]: LexiconPart }) {
    this.#combined = new Lazy(() => combine(parts()));
  }

  /** Hits of each part in the order of the text. */
  scan(text: string): LexiconHits<Name> {
    const { automaton, nameOf, indexOf, none } = this.#combined.value;
    let hits: Partial<Record<Name, WordHit[]>> | null = null;
    automaton.scan(text, (key, start, end) => {
      hits ??= {};
      const name = nameOf[key]!;
      (hits[name] ??= []).push({ index: indexOf[key]!, start, end });
    });
    return hits === null ? none : { ...none, ...(hits as Partial<LexiconHits<Name>>) };
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
  let at = 0;
  for (const name of names) {
    for (let index = 0; index < parts[name].words.length; index++) indexOf[at++] = index;
  }
  const none = Object.fromEntries(names.map((name) => [name, NO_HITS])) as LexiconHits<Name>;
  return { automaton: new Automaton(words), nameOf, indexOf, none };
}
