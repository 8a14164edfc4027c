/** The words of one office in an automaton of their own, so that a change to its file rebuilds nothing else. */

import { Automaton } from '../../text/automaton.ts';
import type { Span } from '../../text/span.ts';
import { standsWithin } from '../../text/within.ts';
import type { ForbiddenPhrase, OfficeBody, OfficePhrase, OfficeWord } from './houseStyle.ts';

export type OfficeEntry =
  | { readonly kind: 'word'; readonly row: OfficeWord }
  | { readonly kind: 'body'; readonly row: OfficeBody }
  | { readonly kind: 'phrase'; readonly row: OfficePhrase }
  | { readonly kind: 'forbidden'; readonly row: ForbiddenPhrase };

export interface OfficeHit extends Span {
  readonly entry: OfficeEntry;
}

export interface OfficeRows {
  readonly words: readonly OfficeWord[];
  readonly bodies: readonly OfficeBody[];
  readonly phrases: readonly OfficePhrase[];
  readonly forbidden: readonly ForbiddenPhrase[];
}

interface Form {
  readonly text: string;
  readonly entry: OfficeEntry;
  /** Texts that hold this one rightly: 市数据局 holds 数据局. */
  readonly within: readonly string[];
}

export class HouseLexicon {
  readonly #forms: readonly Form[];
  readonly #automaton: Automaton;

  constructor(rows: OfficeRows) {
    this.#forms = [...formsOf(rows)];
    this.#automaton = new Automaton(this.#forms.map(({ text }) => text));
  }

  /** What the office would mark in a text, in its order; of hits that overlap, the longest. */
  hits(text: string): OfficeHit[] {
    if (this.#forms.length === 0) return [];
    const found: OfficeHit[] = [];
    this.#automaton.scan(text, (key, start, end) => {
      const form = this.#forms[key]!;
      if (!form.within.some((whole) => standsWithin(text, start, form.text, whole)))
        found.push({ entry: form.entry, start, end });
    });
    if (found.length < 2) return found;
    const kept: OfficeHit[] = [];
    for (const hit of found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
      if (!kept.some((other) => other.start < hit.end && hit.start < other.end)) kept.push(hit);
    }
    return kept.sort((a, b) => a.start - b.start);
  }
}

function* formsOf({ words, bodies, phrases, forbidden }: OfficeRows): Iterable<Form> {
  for (const row of words) yield form(row.wrong, { kind: 'word', row }, [row.right, ...(row.except ?? [])]);
  for (const row of phrases) {
    for (const variant of row.variants) yield form(variant, { kind: 'phrase', row }, [row.phrase]);
  }
  for (const row of bodies) {
    for (const name of row.informal ?? []) yield form(name, { kind: 'body', row }, [row.full, row.short ?? '']);
  }
  for (const row of forbidden) yield form(row.text, { kind: 'forbidden', row }, row.except ?? []);
}

function form(text: string, entry: OfficeEntry, wholes: readonly string[]): Form {
  return { text, entry, within: wholes.filter((whole) => whole.includes(text)) };
}
