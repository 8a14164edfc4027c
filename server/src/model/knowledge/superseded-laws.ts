/** Laws and regulations that another has replaced, and the day they went out of force. */

import data from '../../../data/superseded-laws.json';
import type { LexiconPart, WordHit } from './lexicon.ts';
import { Neighbours } from './neighbours.ts';
import type { Span } from '../../text/span.ts';

export interface SupersededLaw {
  /** Without 中华人民共和国 and without brackets. */
  readonly name: string;
  /** Null when nothing of its kind took its place. */
  readonly successor: string | null;
  /** ISO date: from this day it is no longer in force. */
  readonly until: string;
  /** As for a wrong word: what would make it another law's name. */
  readonly notPrecededBy?: readonly string[];
  readonly note?: string;
}

export interface LawHit extends Span {
  readonly law: SupersededLaw;
}

export class SupersededLaws implements LexiconPart {
  readonly words: readonly string[];
  readonly #laws = data.rows as readonly SupersededLaw[];
  readonly #neighbours: readonly Neighbours[];

  constructor() {
    const notFollowedBy = data.notFollowedBy.join(' ');
    this.words = this.#laws.map((law) => law.name);
    this.#neighbours = this.#laws.map(
      (law) => new Neighbours({ notFollowedBy, notPrecededBy: (law.notPrecededBy ?? []).join(' ') }),
    );
  }

  /** Laws named in the text that were out of force on that date (ISO); of nested names the longest. */
  outOfForce(text: string, hits: readonly WordHit[], date: string): LawHit[] {
    const named = hits
      .filter((hit) => this.#neighbours[hit.index]!.allow(text, hit.start, hit.end))
      .filter((hit) => !hits.some((other) => contains(other, hit)))
      .map((hit) => ({ law: this.#laws[hit.index]!, start: hit.start, end: hit.end }));
    return named.filter((hit) => hit.law.until <= date);
  }
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
}
