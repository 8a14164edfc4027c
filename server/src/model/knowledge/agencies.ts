/** The bodies of government, party and public life, under every name a draft may give them. */

import data from '../../../data/agencies.json';
import type { Span } from '../../text/span.ts';
import { Lazy } from './lazy.ts';
import type { LexiconPart, WordHit } from './lexicon.ts';
import { neighboursAllow } from './neighbours.ts';

export type Level = 'central' | 'province' | 'city' | 'county';

export type BodyKind = 'government' | 'vertical' | 'party' | 'group' | 'enterprise' | 'collective';

export interface OutdatedName {
  readonly name: string;
  /** ISO date of the change at the centre. */
  readonly since: string;
  /** Still a body's proper name in some places: worth a look at most. */
  readonly mayRemain?: boolean;
}

export interface Agency {
  readonly id: string;
  readonly kind: BodyKind;
  readonly outdated: readonly OutdatedName[];
  /** The body that took this one over; none but a body that no longer exists has it. */
  readonly mergedInto?: string;
  /** Its names may stand for bodies that some places keep apart: 城市管理局, 综合行政执法局. */
  readonly several?: boolean;
  readonly note?: string;
}

export type NameForm = 'full' | 'short' | 'informal' | 'outdated';

export interface KnownName {
  readonly body: Agency;
  readonly form: NameForm;
  /** Levels at which a body bears the name; all levels for informal and outdated names. */
  readonly levels: readonly Level[];
  readonly outdated?: OutdatedName;
}

export interface OutdatedMention extends Span {
  /** Its form is `outdated` and `outdated` is set. */
  readonly known: KnownName;
}

interface BodyRow {
  readonly id: string;
  readonly kind: BodyKind;
  readonly central?: Names;
  readonly province?: Names;
  readonly city?: Names;
  readonly informal?: string;
  readonly outdated?: readonly OutdatedName[];
  readonly mergedInto?: string;
  readonly several?: boolean;
  readonly note?: string;
}

interface Names {
  readonly full?: string;
  readonly short?: string;
}

/** A name with a place in the middle: 国家税务总局江临省税务局. */
interface PlacedName {
  readonly head: string;
  readonly tail: string;
  readonly known: KnownName;
}

const ALL_LEVELS: readonly Level[] = ['central', 'province', 'city', 'county'];
const LEVELS_OF: { readonly [column in 'central' | 'province' | 'city']: readonly Level[] } = {
  central: ['central'],
  province: ['province'],
  // A county's bodies are named as a city's.
  city: ['city', 'county'],
};
const PLACE = '{地}';
/** The longest place name is 15 characters; a party office or branch may stand with it. */
const LONGEST_PLACE = 16;
/** How much longer a current name may be than the old one it ends with. */
const LONGEST_BEGINNING = 10;

interface Index {
  readonly bodies: ReadonlyMap<string, Agency>;
  readonly names: ReadonlyMap<string, readonly KnownName[]>;
  readonly placed: readonly PlacedName[];
}

export class Agencies {
  readonly #index = new Lazy(() => indexBodies(data.bodies as readonly BodyRow[]));
  readonly #outdated = new Lazy(() => outdatedWords(this.#index.value));

  body(id: string): Agency | null {
    return this.#index.value.bodies.get(id) ?? null;
  }

  /** The canonical id of a body given by any of its names, its region (江临省, 市) already taken off. */
  identify(name: string, level?: Level): string | null {
    return this.resolve(name, level)?.body.id ?? null;
  }

  /**
   * What is known of a name. Where several bodies share it, the level decides; where it cannot, a current name
   * goes before an outdated one, and null is returned if that still leaves two bodies.
   */
  resolve(name: string, level?: Level): KnownName | null {
    const { names, placed } = this.#index.value;
    const plain = names.has(name) ? name : withoutParentheses(name);
    const candidates = names.get(plain) ?? names.get(partyForm(plain)) ?? placedCandidates(plain, placed);
    const atLevel = level === undefined ? candidates : candidates.filter((known) => known.levels.includes(level));
    const current = atLevel.filter((known) => known.form !== 'outdated');
    const possible = current.length > 0 ? current : atLevel;
    const first = possible[0];
    if (first === undefined || possible.some((known) => known.body !== first.body)) return null;
    return first;
  }

  /** The standard name of a body at a level, without region; null when the body has none there. */
  nameOf(id: string, level: Level, form: 'full' | 'short' = 'short'): string | null {
    const row = (data.bodies as readonly BodyRow[]).find((body) => body.id === id);
    const names = row?.[level === 'county' ? 'city' : level];
    if (names === undefined) return null;
    return firstOf(form === 'full' ? (names.full ?? names.short) : (names.short ?? names.full));
  }

  /** The id of the body that answers for an old name today. */
  successorOf(id: string): string {
    return this.body(id)?.mergedInto ?? id;
  }

  /** From which day a name counts as old: local reforms end later than the one at the centre. */
  outdatedSince(name: OutdatedName, level: Level): string {
    const local: Readonly<Record<string, string>> = data.localSince;
    return level === 'central' ? name.since : (local[name.since] ?? name.since);
  }

  /** The old names, for the lexicon. */
  get outdatedNames(): LexiconPart {
    return this.#outdated.value;
  }

  /**
   * Old names that stand in the text as whole names: not as the beginning of another word (工商局面) nor as the end
   * of a longer name (住房城乡建设部, 市委编办, 银保监会). Whether the text may cite them is for the caller to judge.
   */
  outdatedMentions(text: string, hits: readonly WordHit[]): OutdatedMention[] {
    return hits
      .filter((hit) => endsAsName(text, hit) && !this.#endsLongerName(text, hit))
      .map(({ index, start, end }) => ({ known: this.#outdated.value.known[index]!, start, end }));
  }

  #endsLongerName(text: string, { start, end }: Span): boolean {
    const { names } = this.#index.value;
    for (let from = start - 1; from >= 0 && from >= start - LONGEST_BEGINNING; from--) {
      const longer = text.slice(from, end);
      if (names.has(longer) || names.has(partyForm(longer))) return true;
    }
    return false;
  }
}

function indexBodies(rows: readonly BodyRow[]): Index {
  const bodies = new Map<string, Agency>();
  const names = new Map<string, KnownName[]>();
  const placed: PlacedName[] = [];

  const add = (name: string, known: KnownName): void => {
    const at = name.indexOf(PLACE);
    if (at >= 0) {
      placed.push({ head: name.slice(0, at), tail: name.slice(at + PLACE.length), known });
      return;
    }
    const others = names.get(name);
    if (others === undefined) names.set(name, [known]);
    // One body's name may be full and short at once: the first mention tells more.
    else if (!others.some((other) => other.body === known.body && sameLevels(other, known))) others.push(known);
  };

  for (const row of rows) {
    const body: Agency = {
      id: row.id,
      kind: row.kind,
      outdated: row.outdated ?? [],
      ...(row.mergedInto === undefined ? {} : { mergedInto: row.mergedInto }),
      ...(row.several === undefined ? {} : { several: row.several }),
      ...(row.note === undefined ? {} : { note: row.note }),
    };
    bodies.set(row.id, body);
    for (const column of ['central', 'province', 'city'] as const) {
      const levels = LEVELS_OF[column];
      for (const name of listed(row[column]?.full)) add(name, { body, form: 'full', levels });
      for (const name of listed(row[column]?.short)) add(name, { body, form: 'short', levels });
    }
    for (const name of listed(row.informal)) add(name, { body, form: 'informal', levels: ALL_LEVELS });
    for (const outdated of body.outdated) add(outdated.name, { body, form: 'outdated', levels: ALL_LEVELS, outdated });
  }
  return { bodies, names, placed };
}

function endsAsName(text: string, { start, end }: Span): boolean {
  const notFollowedBy = (data.notFollowedBy as Readonly<Record<string, string>>)[text[end - 1] ?? ''];
  return notFollowedBy === undefined || neighboursAllow({ notFollowedBy }, text, start, end);
}

function sameLevels(a: KnownName, b: KnownName): boolean {
  return a.levels.length === b.levels.length && a.levels.every((level, at) => level === b.levels[at]);
}

function outdatedWords({ names }: Index): LexiconPart & { readonly known: readonly KnownName[] } {
  const words: string[] = [];
  const known: KnownName[] = [];
  for (const [name, candidates] of names) {
    const outdated = candidates.find((candidate) => candidate.form === 'outdated');
    // A name that some body bears today is not old by itself.
    if (outdated === undefined || candidates.some((candidate) => candidate.form !== 'outdated')) continue;
    words.push(name);
    known.push(outdated);
  }
  return { words, known };
}

function placedCandidates(name: string, placed: readonly PlacedName[]): readonly KnownName[] {
  return placed
    .filter(({ head, tail }) => {
      const place = name.length - head.length - tail.length;
      return place >= 1 && place <= LONGEST_PLACE && name.startsWith(head) && name.endsWith(tail);
    })
    .sort((a, b) => b.head.length - a.head.length)
    .filter((candidate, _, all) => candidate.head === all[0]!.head)
    .map(({ known }) => known);
}

/**
 * 市委组织部, 自治区党委组织部, and 委组织部 as it is left when 市 was taken off for the region: 党委组织部.
 * Party offices are listed under that form alone.
 */
function partyForm(name: string): string {
  return name.replace(/^(?:中共)?(?:自治区党委|兵团党委|[省市县区州旗盟地]委|委)(?=.)/, '党委');
}

/** An alias in brackets belongs to the reader, not to the name: 商务局（自贸办）. */
function withoutParentheses(name: string): string {
  return name.replace(/[（(][^（()）]*[)）]$/, '');
}

function listed(names: string | undefined): readonly string[] {
  return names === undefined ? [] : names.split('|');
}

function firstOf(names: string | undefined): string | null {
  return listed(names)[0] ?? null;
}
