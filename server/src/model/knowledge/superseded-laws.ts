/** Laws and regulations that another has replaced, and the day they went out of force. */

import data from '../../../data/superseded-laws.json';
import type { LexiconPart, WordHit } from './lexicon.ts';
import { neighboursAllow, type NeighbourConditions } from './neighbours.ts';
import type { Span } from '../../text/span.ts';

export interface SupersededLaw extends NeighbourConditions {
  /** Without 中华人民共和国 and without brackets. */
  readonly name: string;
  /** Null when nothing of its kind took its place. */
  readonly successor: string | null;
  /** ISO date: from this day it is no longer in force. */
  readonly until: string;
  readonly note?: string;
}

export interface LawHit extends Span {
  readonly law: SupersededLaw;
}

export class SupersededLaws implements LexiconPart {
  readonly words: readonly string[];
  readonly #laws = data.rows as readonly SupersededLaw[];

  constructor() {
    this.words = this.#laws.map((law) => law.name);
  }

  /** The laws that took others' place and were in force on that date (ISO). */
  successorsOn(date: string): string[] {
    const gone = new Set(this.#laws.filter(({ until }) => until <= date).map(({ name }) => name));
    const successors = this.#laws.flatMap(({ successor, until }) =>
      successor === null || until > date ? [] : [successor],
    );
    return [...new Set(successors)].filter((name) => !gone.has(name));
  }

  /** Laws named in the text that were out of force on that date (ISO); of nested names the longest. */
  outOfForce(text: string, hits: readonly WordHit[], date: string): LawHit[] {
    const named = hits
      .filter((hit) => neighboursAllow(this.#laws[hit.index]!, text, hit.start, hit.end))
      .filter((hit) => neighboursAllow(data, text, hit.start, hit.end))
      .filter((hit) => !hits.some((other) => contains(other, hit)))
      .map((hit) => ({ law: this.#laws[hit.index]!, start: hit.start, end: hit.end }));
    return named.filter((hit) => hit.law.until <= date);
  }
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
}
