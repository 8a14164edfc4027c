/** The bodies that annotations name, told apart by what they are and not by how they are written. */

import { appended } from '../../text/appended.ts';
import type { Agencies, KnownName, Level } from '../knowledge/agencies.ts';
import type { Regions } from '../knowledge/regions.ts';
import type { Annotation } from './annotation.ts';
import type { Unit } from './unit.ts';

/** A name as the draft uses it; the same object wherever the same name stands, so that names compare by identity. */
export interface BodyName {
  /** The names that one `BodyNames` has met, counted from 0. */
  readonly id: number;
  readonly known: KnownName;
  readonly level: Level | null;
  /** 广西 in 广西银保监局; null where a rank (市) or nothing leads the name. */
  readonly place: string | null;
  /** The name without place and rank: 发展改革委. */
  readonly stem: string;
}

export interface NamedAgency {
  readonly unit: Unit;
  readonly name: BodyName;
}

/** Keeps one object for each name; there are some hundreds of them, however long the drafts. */
export class BodyNames {
  readonly #names = new Map<string, BodyName | null>();
  #met = 0;
  readonly #agencies: Agencies;
  readonly #regions: Regions;

  constructor(agencies: Agencies, regions: Regions) {
    this.#agencies = agencies;
    this.#regions = regions;
  }

  /** What a unit's full name stands for; null when no such body is known. */
  of(fullName: string): BodyName | null {
    let name = this.#names.get(fullName);
    if (name === undefined) {
      if (this.#names.size >= MOST_NAMES) this.#names.clear();
      name = this.#same(identify(fullName, this.#agencies, this.#regions), this.#met);
      this.#names.set(fullName, name);
    }
    return name;
  }

  #same(read: Omit<BodyName, 'id'> | null, id: number): BodyName | null {
    if (read === null) return null;
    const key = `${read.known.body.id} ${read.level ?? ''} ${read.place ?? ''} ${read.stem}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = { id, ...read };
    this.#met++;
    this.#names.set(key, name);
    return name;
  }
}

/** Hostile text could name more; then the table begins anew. */
const MOST_NAMES = 20_000;

const RANK = /^(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗)(?=..)/;
const PLACE = /^[\u4e00-\u9fa5]{2,10}?(?:省|自治区|自治州|市|州|盟|县|区|旗)(?=..)/;
/** 国家税务总局云岭市税务局, 人民银行江临省分行: the place stands within the name. */
const HEAD_OF_VERTICAL = /^.*(?:总局|委员会|银行|监察局|统计局|国网)(?=..)/;
const TAIL_OF_VERTICAL = /(?:税务局|监管局|监管分局|分行|中心支行|调查队|调查总队|局|电力有限公司|供电公司)$/;
const LONGEST_PLACE_WITHIN = 15;

function placeWithin(name: string): string | null {
  const tail = TAIL_OF_VERTICAL.exec(name);
  if (tail === null) return null;
  const front = name.slice(0, tail.index);
  const head = HEAD_OF_VERTICAL.exec(front);
  const place = head === null ? '' : front.slice(head[0].length);
  return place.length <= LONGEST_PLACE_WITHIN && /^[\u4e00-\u9fa5]{2,}$/.test(place) ? place : null;
}

const LONGEST_BARE_PLACE = 4;
const LEVELS: Readonly<Record<string, Level>> = {
  省: 'province',
  区: 'county',
  市: 'city',
  州: 'city',
  盟: 'city',
  县: 'county',
  旗: 'county',
};

/** The known bodies of a line's annotations in the order of the text. */
export function readNamedBodies(annotations: readonly Annotation[], names: BodyNames): readonly NamedAgency[] {
  let bodies: NamedAgency[] | undefined;
  for (const { groups } of annotations) {
    for (const { units } of groups) {
      for (const unit of units) {
        // 商务局（自贸办）: what is added in brackets is for the reader.
        const name = names.of(withoutRemark(unit.name));
        if (name !== null) bodies = appended(bodies, { unit, name });
      }
    }
  }
  return bodies ?? NONE;
}

/** The body whose name begins at an offset of the line. */
export function bodyAt(bodies: readonly NamedAgency[], start: number): BodyName | null {
  for (const { unit, name } of bodies) if (unit.span.start === start) return name;
  return null;
}

function withoutRemark(name: string): string {
  return name.endsWith('）') || name.endsWith(')') ? name.replace(/[（(][^（()）]*[)）]$/, '') : name;
}

/** Whether one annotation may name a body twice; whether it is a fault, roles and dates decide. */
export function repeatsBody(annotations: readonly Annotation[], bodies: readonly NamedAgency[]): boolean {
  let next = 0;
  for (const { groups } of annotations) {
    units.length = names.length = 0;
    for (const group of groups) {
      for (const unit of group.units) {
        units.push(unit);
        // Bodies stand in the order of the units that they are.
        names.push(bodies[next]?.unit === unit ? bodies[next++]!.name : null);
      }
    }
    if (units.length > FEW_UNITS ? repeatsAmongMany() : repeatsAmongFew()) return true;
  }
  return false;
}

/** The annotation under question: lists that are emptied and filled again for each of thousands. */
const units: Unit[] = [];
const names: (BodyName | null)[] = [];

/** Each is compared with each up to so many, which no real annotation exceeds. */
const FEW_UNITS = 60;

function repeatsAmongFew(): boolean {
  for (let at = 1; at < units.length; at++) {
    const { name } = units[at]!;
    const body = names[at]!;
    for (let before = 0; before < at; before++) {
      const other = names[before]!;
      // One name is one object; only names that stand for nothing known are compared letter by letter.
      if (body === other || body === null || other === null) {
        if (units[before]!.name === name) return true;
      } else if (other.known.body === body.known.body && sameBody(other, body)) return true;
    }
  }
  return false;
}

function repeatsAmongMany(): boolean {
  const seen = new Set<string>();
  const kinds = new Map<string, BodyName>();
  for (const [index, { name }] of units.entries()) {
    if (seen.has(name)) return true;
    seen.add(name);
    const body = names[index]!;
    if (body === null) continue;
    const other = kinds.get(body.known.body.id);
    if (other !== undefined && sameBody(other, body)) return true;
    kinds.set(body.known.body.id, body);
  }
  return false;
}

const NONE: readonly never[] = Object.freeze([]);

function identify(name: string, agencies: Agencies, regions: Regions): Omit<BodyName, 'id'> | null {
  const rank = RANK.exec(name)?.[0];
  if (rank !== undefined) {
    const stem = name.slice(rank.length);
    const level = levelOfRank(rank);
    const known = agencies.resolve(stem, level);
    if (known !== null) return { known, level, place: null, stem };
    // 市教委 of a municipality; or 财政部, which a list made to carry 市.
    const elsewhere = agencies.resolve(stem);
    if (elsewhere !== null) return { known: elsewhere, level: levelElsewhere(level, elsewhere), place: null, stem };
  }
  const whole = agencies.resolve(name);
  if (whole !== null) {
    // 大连海关 and 沈阳海关 are two.
    const place = placeWithin(name) ?? leadingPlace(name, regions);
    return { known: whole, level: place === null ? onlyLevel(whole) : levelOfPlace(place, regions), place, stem: name };
  }
  const place = PLACE.exec(name)?.[0] ?? leadingPlace(name, regions) ?? placeOfBranch(name, agencies);
  if (place === null) return null;
  const level = levelOfPlace(place, regions);
  const stem = name.slice(place.length);
  const known = (level === null ? null : agencies.resolve(stem, level)) ?? agencies.resolve(stem);
  return known === null ? null : { known, level, place, stem };
}

/** Branches of central bodies bear the bare name of the place: 云岭银保监分局. */
function placeOfBranch(name: string, agencies: Agencies): string | null {
  for (let end = 2; end <= LONGEST_BARE_PLACE && end < name.length - 2; end++) {
    if (agencies.resolve(name.slice(end))?.body.kind === 'vertical') return name.slice(0, end);
  }
  return null;
}

function leadingPlace(name: string, regions: Regions): string | null {
  const leading = regions.leading(name);
  return leading === null || leading.end === name.length ? null : name.slice(0, leading.end);
}

function levelOfRank(rank: string): Level {
  if (rank === '自治区') return 'province';
  return LEVELS[rank.slice(-1)] ?? 'city';
}

function levelOfPlace(place: string, regions: Regions): Level | null {
  const kind = regions.named(place)[0]?.kind;
  if (kind !== undefined) return kind === 'prefecture' ? 'city' : kind;
  return place.endsWith('自治区') ? 'province' : (LEVELS[place.slice(-1)] ?? null);
}

function onlyLevel({ levels }: KnownName): Level | null {
  return levels.length === 1 ? levels[0]! : null;
}

/**
 * The level of a body that leads with its rank, but is known on other levels only. The rank tells it (省大数据局 is none of
 * the city's), unless the body is the centre's, which has no rank of its own, or that of a 市 that is a province.
 */
function levelElsewhere(rank: Level, known: KnownName): Level | null {
  const only = onlyLevel(known);
  return only === 'central' || (only === 'province' && rank === 'city') ? only : rank;
}

/** Whether two names stand for one body, so far as names can tell. */
export function sameBody(a: BodyName, b: BodyName): boolean {
  if (a === b) return a.known.body.kind !== 'collective';
  if (a.known.body !== b.known.body || a.known.body.kind === 'collective') return false;
  if (a.level !== null && b.level !== null && a.level !== b.level) return false;
  if (a.place !== null && b.place !== null && !a.place.startsWith(b.place) && !b.place.startsWith(a.place)) {
    return false;
  }
  if (a.stem === b.stem) return true;
  // Where several bodies were merged into one, the old names still tell them apart: 工商局、质监局.
  const apart = a.known.body.several === true || (a.known.form === 'outdated' && b.known.form === 'outdated');
  return !apart || abbreviates(a.stem, b.stem) || abbreviates(b.stem, a.stem);
}

/** 银保监局 takes its characters, in order, from 银行保险监督管理委员会广西监管局. */
function abbreviates(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short.charAt(at)) at++;
  return at === short.length;
}
