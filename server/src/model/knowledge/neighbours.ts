/** What must or must not stand beside a word for it to count: the cheap test after the automaton has found it. */

/** As in the data files: alternatives separated by spaces, `#` for any one digit. */
export interface NeighbourConditions {
  readonly followedBy?: string;
  readonly notFollowedBy?: string;
  readonly precededBy?: string;
  readonly notPrecededBy?: string;
}

export class Neighbours {
  readonly #followedBy: readonly string[];
  readonly #notFollowedBy: readonly string[];
  readonly #precededBy: readonly string[];
  readonly #notPrecededBy: readonly string[];

  constructor(conditions: NeighbourConditions) {
    this.#followedBy = alternatives(conditions.followedBy);
    this.#notFollowedBy = alternatives(conditions.notFollowedBy);
    this.#precededBy = alternatives(conditions.precededBy);
    this.#notPrecededBy = alternatives(conditions.notPrecededBy);
  }

  allow(text: string, start: number, end: number): boolean {
    const stands = (word: string): boolean => standsAt(text, end, word);
    const precedes = (word: string): boolean => standsAt(text, start - word.length, word);
    return (
      (this.#followedBy.length === 0 || this.#followedBy.some(stands)) &&
      !this.#notFollowedBy.some(stands) &&
      (this.#precededBy.length === 0 || this.#precededBy.some(precedes)) &&
      !this.#notPrecededBy.some(precedes)
    );
  }
}

function alternatives(list: string | undefined): readonly string[] {
  return list === undefined || list === '' ? [] : list.split(' ');
}

function standsAt(text: string, at: number, word: string): boolean {
  if (at < 0 || at + word.length > text.length) return false;
  for (let i = 0; i < word.length; i++) {
    const expected = word[i]!;
    const actual = text[at + i]!;
    if (expected === '#' ? !isDigit(actual) : expected !== actual) return false;
  }
  return true;
}

function isDigit(character: string): boolean {
  return (character >= '0' && character <= '9') || (character >= '０' && character <= '９');
}
