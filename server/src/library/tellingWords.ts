/** Which words of a heading tell its matter, and how far a model knows them: what nobody knows is told of nobody. */

import { FRAME_WORDS } from './frameWords.ts';
import { bigramsOf, canonical, generalWordAt } from './headingWords.ts';

/** What a model knows by its own words, in canonical form. */
export interface KnownWords {
  readonly field: string | null;
  /** Headings and keywords. */
  readonly own: readonly string[];
  readonly body: string;
}

/** A word of a heading, or a stretch that no model has. */
interface Unit {
  readonly text: string;
  readonly weight: number;
  /** 文化 of 文化和旅游 is in the first part, 旅游 in the second. */
  readonly part: number;
}

/** A word that only the text of a model has is known to it by half. */
const IN_BODY = 0.55;
/** A longer word is known by most of its bigrams. */
const MOST_BIGRAMS = 0.5;
/** What stands first is most often a verb: 织密 of 织密服务网. */
const AS_VERB = 0.3;
const LONGEST_VERB = 3;
/** Fewer characters are what is left between words. */
const SHORT = 2;
const OF_SHORT = 0.25;
/** More of an unknown stretch says no more. */
const MOST_CHUNKS = 2;
const LONGEST_WORD = 8;
/** A model of one of two matters that a heading joins is half an answer. */
const ONE_PART = 0.75;
const TELLS = 0.8;
const JOINTS: ReadonlySet<string> = new Set(['和', '与', '及', '以及']);
const JOINT = /[、，,；]/;
const SEPARATOR = '|';
/** Frame words decide only where nothing else is said. */
const AS_FRAME = 0.08;
const FRAMES: ReadonlySet<string> = new Set(FRAME_WORDS);

export class TellingWords {
  readonly #entries: readonly { readonly own: string; readonly body: string; readonly field: string | null }[];
  readonly #fields = new Map<string, string>();
  readonly #fieldWords: ReadonlyMap<string, readonly string[]>;
  /** By first character, the longer first. */
  readonly #words = new Map<string, string[]>();
  readonly #spread = new Map<string, number>();

  /** @param fieldWords words that tell a text of a field */
  constructor(models: readonly KnownWords[], fieldWords: ReadonlyMap<string, readonly string[]>) {
    this.#fieldWords = fieldWords;
    const words = new Set<string>();
    const learn = (text: string): void => {
      for (const word of stretchesOf(text)) if (word.length >= SHORT && word.length <= LONGEST_WORD) words.add(word);
    };
    this.#entries = models.map(({ field, own, body }) => {
      own.forEach(learn);
      const text = SEPARATOR + own.join(SEPARATOR) + SEPARATOR;
      const key = field ?? '';
      this.#fields.set(key, (this.#fields.get(key) ?? '') + text);
      return { own: text, body, field };
    });
    for (const [field, own] of fieldWords) {
      own.forEach(learn);
      this.#fields.set(field, (this.#fields.get(field) ?? '') + SEPARATOR + own.join(SEPARATOR));
    }
    for (const word of FRAMES) words.add(canonical(word));
    for (const word of words) {
      const known = this.#words.get(word.charAt(0));
      if (known === undefined) this.#words.set(word.charAt(0), [word]);
      else known.push(word);
    }
    for (const list of this.#words.values()) list.sort((a, b) => b.length - a.length);
  }

  /** How far each model knows what a heading tells; of one that tells nothing, what its section tells. 0 to 1. */
  knownBy(heading: string, section: string): (entry: number) => number {
    let units = this.#unitsOf(heading);
    if (units.length === 0) units = this.#unitsOf(section);
    const parts = this.#partsOf(units);
    const sectionField = this.fieldOf(section);
    return (entry) => {
      const { own, body, field } = this.#entries[entry]!;
      const inherited = field !== null && field === sectionField ? section : '';
      const share = (of: readonly Unit[]): number => knownShare(of, (text) => shareOf(text, own, body, inherited));
      const whole = share(units);
      if (parts.length < 2 || whole === 1) return whole;
      return Math.max(whole, ONE_PART * Math.max(...parts.map(share)));
    };
  }

  /** The fields that a text names at all. */
  fieldsIn(text: string): ReadonlySet<string> {
    const source = canonical(text);
    const fields = new Set<string>();
    for (const [field, words] of this.#fieldWords) if (words.some((word) => source.includes(word))) fields.add(field);
    return fields;
  }

  /** The field that a text names most; null for none. */
  fieldOf(text: string): string | null {
    const source = canonical(text);
    let best: string | null = null;
    let most = 0;
    for (const [field, words] of this.#fieldWords) {
      let sum = 0;
      for (const word of words) if (source.includes(word)) sum += word.length;
      if (sum > most) [best, most] = [field, sum];
    }
    return best;
  }

  #unitsOf(heading: string): Unit[] {
    const text = canonical(heading);
    const units: Unit[] = [];
    let from = 0;
    let part = 0;
    const unknownUpTo = (end: number): void => {
      const stretch = text.slice(from, end);
      const chunks = stretch.length < SHORT ? OF_SHORT : Math.min(MOST_CHUNKS, stretch.length / 2);
      const verb = from === 0 && stretch.length <= LONGEST_VERB && end < text.length;
      const weight = this.#weightOf(stretch) * chunks * (verb ? AS_VERB : 1);
      if (stretch !== '') units.push({ text: stretch, weight, part });
    };
    let at = 0;
    while (at < text.length) {
      const char = text.charAt(at);
      const general = generalWordAt(text, at);
      const word = this.#words.get(char)?.find((known) => text.startsWith(known, at));
      const length = Math.max(general?.length ?? 0, word?.length ?? 0);
      if (length === 0 && char >= '\u4e00' && char <= '\u9fa5') {
        at++;
        continue;
      }
      unknownUpTo(at);
      if (word !== undefined && word.length === length) units.push({ text: word, weight: this.#weightOf(word), part });
      else if (length === 0 ? JOINT.test(char) : JOINTS.has(general!)) part++;
      at += Math.max(1, length);
      from = at;
    }
    unknownUpTo(text.length);
    return units;
  }

  /** Each part that tells something; none of a heading that joins what is known with what nobody knows. */
  #partsOf(units: readonly Unit[]): Unit[][] {
    const parts = new Map<number, Unit[]>();
    for (const unit of units) {
      const known = parts.get(unit.part);
      if (known === undefined) parts.set(unit.part, [unit]);
      else known.push(unit);
    }
    const telling = [...parts.values()].filter((part) => part.some(({ weight }) => weight >= TELLS));
    const allKnown = telling.every((part) => {
      const { text } = part.reduce((heavier, unit) => (unit.weight > heavier.weight ? unit : heavier));
      return this.#spreadOf(text) > 0;
    });
    return allKnown ? telling : [];
  }

  /** The fewer fields have a word, the more it tells. */
  #weightOf(word: string): number {
    return Math.log(1 + this.#fields.size / (this.#spreadOf(word) + 0.5)) * (FRAMES.has(word) ? AS_FRAME : 1);
  }

  /** How many fields have a word. */
  #spreadOf(word: string): number {
    let spread = this.#spread.get(word);
    if (spread === undefined) {
      spread = 0;
      for (const text of this.#fields.values()) if (text.includes(word)) spread++;
      this.#spread.set(word, spread);
    }
    return spread;
  }
}

/** The heaviest has to be known, or nothing is. */
function knownShare(units: readonly Unit[], shareOf: (text: string) => number): number {
  const heaviest = Math.max(0, ...units.map(({ weight }) => weight));
  let total = 0;
  let known = 0;
  for (const { text, weight } of units) {
    const share = shareOf(text);
    if (weight === heaviest && share < IN_BODY) return 0;
    total += weight;
    known += weight * share;
  }
  return total === 0 ? 0 : known / total;
}

function shareOf(word: string, own: string, body: string, inherited: string): number {
  if (own.includes(word)) return 1;
  if (inherited.includes(word)) return 1;
  const bigrams = word.length > 2 ? bigramsOf(word) : [];
  const shared = bigrams.filter((bigram) => own.includes(bigram)).length / Math.max(1, bigrams.length);
  const inBody = body.includes(word) ? IN_BODY : 0;
  return Math.max(inBody, shared >= MOST_BIGRAMS ? shared : 0);
}

/** What general words and marks leave of a text. */
function stretchesOf(text: string): string[] {
  const stretches: string[] = [];
  let stretch = '';
  for (let at = 0; at < text.length;) {
    const general = generalWordAt(text, at);
    const char = text.charAt(at);
    if (general === undefined && char >= '\u4e00' && char <= '\u9fa5') {
      stretch += char;
      at++;
      continue;
    }
    if (stretch !== '') stretches.push(stretch);
    stretch = '';
    at += general?.length ?? 1;
  }
  if (stretch !== '') stretches.push(stretch);
  return stretches;
}
