/** Characters that are written for one another: those that sound alike, and those that look alike. */

import data from '../../../data/likenesses.json';

export class Likeness {
  /** For each character the syllables it is read as, numbered; syllables that many speakers hear as one share a number. */
  readonly #sounds = new Map<string, number[]>();
  /** For each character those whose shape is like its own, in one string. */
  readonly #shapes = new Map<string, string>();

  constructor() {
    const numbers = new Map<string, number>();
    for (const line of data.sound) {
      const [syllable, characters] = line.split(' ') as [string, string];
      const heard = asHeard(syllable);
      const number = numbers.get(heard) ?? numbers.size;
      numbers.set(heard, number);
      for (const character of characters) append(this.#sounds, character, number);
    }
    for (const group of data.shape.flatMap((line) => line.split(' '))) {
      for (const character of group) this.#shapes.set(character, (this.#shapes.get(character) ?? '') + group);
    }
  }

  alike(one: string, other: string): boolean {
    if (this.#shapes.get(one)?.includes(other) === true) return true;
    const sounds = this.#sounds.get(other);
    return sounds !== undefined && this.#sounds.get(one)?.some((sound) => sounds.includes(sound)) === true;
  }
}

/** zh, ch, sh are z, c, s, and -ang, -eng, -ing are -an, -en, -in to half the country, and to its input methods. */
function asHeard(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/([aei])ng$/, '$1n');
}

function append(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
