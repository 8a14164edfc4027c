/** The gazetteer: provinces, prefectures and counties, under the names they bear and those they bore. */

import formerData from '../../../data/former-regions.json';
import ordinaryData from '../../../data/ordinary-place-names.json';
import regionData from '../../../data/regions.json';
import type { Span } from '../../text/span.ts';
import { Lazy } from './lazy.ts';
import type { LexiconPart, WordHit } from './lexicon.ts';
import { neighboursAllow, type NeighbourConditions } from './neighbours.ts';

export type RegionKind = 'province' | 'prefecture' | 'county';

export interface Region {
  readonly name: string;
  /** Without 省, 市, 县, 区: 云南, 广西, 恩施; the name itself where nothing would be left (城区, 赵县). */
  readonly short: string;
  readonly kind: RegionKind;
  /** Null for a province. Counties of a municipality, and some others, lie directly under the province. */
  readonly parent: Region | null;
  /** For a name no longer in use: what the place became, and the year in which that was approved. */
  readonly became?: { readonly region: Region; readonly year: number };
}

export interface RegionMention extends Span {
  /** Several for a name that several places bear: 朝阳区. */
  readonly regions: readonly Region[];
  /** The name also makes sense as ordinary words; a province's never does. */
  readonly ordinary: boolean;
}

interface Gazetteer {
  readonly provinces: readonly Region[];
  readonly byName: ReadonlyMap<string, readonly Region[]>;
  /** The part of `byName` to look for in running text. */
  readonly running: ReadonlyMap<string, readonly Region[]>;
  readonly byLetter: ReadonlyMap<string, Region>;
  readonly longestName: number;
}

/** Names that may be trusted to mean a place in running text, and what they mean. */
interface RunningNames extends LexiconPart {
  readonly regions: readonly (readonly Region[])[];
}

export class Regions {
  readonly #gazetteer = new Lazy(decode);
  readonly #ordinary = new Lazy(
    () => new Set([...ordinaryData.short, ...ordinaryData.full].flatMap((line) => line.split(' '))),
  );
  readonly #running = new Lazy(() => runningNames(this.#gazetteer.value, this.#ordinary.value));

  get provinces(): readonly Region[] {
    return this.#gazetteer.value.provinces;
  }

  /** All places of that name, full or short: 武鸣区, 武鸣, 恩施州. */
  named(name: string): readonly Region[] {
    return this.#gazetteer.value.byName.get(name) ?? [];
  }

  /**
   * The smallest place that a text begins with, read from the province down: 广西壮族自治区南宁市武鸣区人民政府.
   * Null when it begins with no place, or with a name that several places bear.
   */
  leading(text: string): { readonly region: Region; readonly end: number } | null {
    let found: { region: Region; end: number } | null = null;
    for (;;) {
      const next = this.#longestAt(text, found?.end ?? 0, found?.region ?? null);
      if (next === null) return found;
      found = next;
    }
  }

  /** The place and those it lies in, up to the province. */
  chain(region: Region): readonly Region[] {
    const chain: Region[] = [];
    for (let each: Region | null = region; each !== null; each = each.parent) chain.push(each);
    return chain;
  }

  /** A place lies within itself and within its parents; under an old name, within those of its successor. */
  isWithin(inner: Region, outer: Region): boolean {
    const current = (region: Region): Region => region.became?.region ?? region;
    const sought = current(outer);
    return this.chain(current(inner)).includes(sought);
  }

  /** The province a letter stands for: 桂, 粤, 云. */
  ofLetter(letter: string): Region | null {
    return this.#gazetteer.value.byLetter.get(letter) ?? null;
  }

  /**
   * The province that the 代字 of a document number may name: 桂政发, 粤府办, 内政办发. Only a possibility, since
   * cities use the same letters (青政发 is Qingdao's, 宁政发 Nanjing's), and most cities' marks tell nothing.
   */
  ofDocumentMark(mark: string): Region | null {
    return /^.(?:政|府|发|办|委|党|厅|科|教|财|发改|工信|人社|建|交|农|商|文旅|卫)/u.test(mark)
      ? this.ofLetter(mark[0]!)
      : null;
  }

  /**
   * The name is also an ordinary word or arises where two words meet: 和平, 合作市, 会同县; any name of one
   * character and 县 does (形成县级, 示范县).
   */
  isOrdinary(name: string): boolean {
    return this.#ordinary.value.has(name) || (name.length === 2 && name.endsWith('县'));
  }

  /**
   * The names to look for in running text: full names, and the short ones of provinces and prefectures unless they
   * are ordinary words. Short names of counties are two characters that stand everywhere; `named` knows them.
   */
  get names(): LexiconPart {
    return this.#running.value;
  }

  /** Mentions of places, the longest where names overlap: 吉林省 and not 吉林. */
  mentions(text: string, hits: readonly WordHit[]): RegionMention[] {
    const { words, regions } = this.#running.value;
    const mentions: RegionMention[] = [];
    let done = 0;
    for (const hit of longestFirst(hits)) {
      if (hit.start < done || !endsAsName(text, hit)) continue;
      done = hit.end;
      const bearers = regions[hit.index]!;
      const ordinary = bearers[0]!.kind !== 'province' && this.isOrdinary(words[hit.index]!);
      mentions.push({ regions: bearers, ordinary, start: hit.start, end: hit.end });
    }
    return mentions;
  }

  #longestAt(text: string, start: number, within: Region | null): { region: Region; end: number } | null {
    const { longestName } = this.#gazetteer.value;
    for (let end = Math.min(text.length, start + longestName); end > start + 1; end--) {
      const all = this.named(text.slice(start, end));
      const fitting =
        within === null ? all : all.filter((region) => region !== within && this.isWithin(region, within));
      // 吉林 is a province and a city in it: what begins a text is the larger one.
      const first = fitting[0];
      if (first !== undefined && fitting.every((region) => region === first || this.isWithin(region, first))) {
        return { region: first, end };
      }
    }
    return null;
  }
}

/** 市 goes on in 市场, 区 in 区域 and the like: such an end makes no place name. */
const ENDS: Readonly<Record<string, NeighbourConditions>> = {
  市: { notFollowedBy: '场 值' },
  区: { notFollowedBy: '域 间 划 块 位 分' },
  旗: { notFollowedBy: '帜 下 舰' },
  盟: { notFollowedBy: '友 约' },
};

function endsAsName(text: string, { start, end }: Span): boolean {
  const conditions = ENDS[text[end - 1]!];
  return conditions === undefined || neighboursAllow(conditions, text, start, end);
}

function longestFirst(hits: readonly WordHit[]): readonly WordHit[] {
  return [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
}

function decode(): Gazetteer {
  const byName = new Map<string, Region[]>();
  const running = new Map<string, Region[]>();
  const byLetter = new Map<string, Region>();
  const provinces: Region[] = [];

  const listIn = (map: Map<string, Region[]>, name: string, region: Region): void => {
    const others = map.get(name);
    if (others === undefined) map.set(name, [region]);
    else if (!others.includes(region)) others.push(region);
  };
  const add = (region: Region): Region => {
    const { name, short, kind } = region;
    listIn(byName, name, region);
    listIn(running, name, region);
    listIn(byName, short, region);
    if (kind !== 'county') listIn(running, short, region);
    // 恩施土家族苗族自治州 is 恩施州 to everyone.
    if (kind !== 'province' && name.includes('自治')) {
      const usual = short + name[name.length - 1]!;
      listIn(byName, usual, region);
      listIn(running, usual, region);
    }
    return region;
  };
  const addCounties = (counties: string, parent: Region): void => {
    if (counties === '') return;
    for (const entry of counties.split(' ')) add(regionOf(entry, 'county', parent));
  };

  for (const row of regionData.provinces) {
    const province = add({ name: row.name, short: row.short, kind: 'province', parent: null });
    provinces.push(province);
    for (const letter of row.letters) byLetter.set(letter, province);
    for (const [entry, counties] of Object.entries(row.prefectures)) {
      addCounties(counties ?? '', add(regionOf(entry, 'prefecture', province)));
    }
    addCounties(row.counties, province);
  }

  for (const row of formerData.rows) {
    const region = byName.get(row.successor)?.find((each) => row.in === undefined || each.parent?.name === row.in);
    if (region === undefined) throw new Error(`former-regions.json: ${row.successor} is not in the gazetteer`);
    add({
      name: row.name,
      short: shortOf(row.name),
      kind: region.kind,
      parent: region.parent,
      became: { region, year: row.year },
    });
  }

  let longestName = 0;
  for (const name of byName.keys()) longestName = Math.max(longestName, name.length);
  return { provinces, byName, running, byLetter, longestName };
}

/** `name`, or `name=short`. No regular expressions: three thousand names are read at the first question. */
function regionOf(entry: string, kind: RegionKind, parent: Region): Region {
  const equals = entry.indexOf('=');
  const name = equals < 0 ? entry : entry.slice(0, equals);
  return { name, short: equals < 0 ? shortOf(name) : entry.slice(equals + 1), kind, parent };
}

function shortOf(name: string): string {
  if (name.length < 3) return name;
  if (name.endsWith('地区')) return name.slice(0, -2);
  return '市县区旗盟'.includes(name[name.length - 1]!) ? name.slice(0, -1) : name;
}

/** Without the short names of prefectures that are ordinary words; a province is never taken for one. */
function runningNames({ running }: Gazetteer, ordinary: ReadonlySet<string>): RunningNames {
  const words: string[] = [];
  const regions: (readonly Region[])[] = [];
  for (const [name, bearers] of running) {
    const first = bearers[0]!;
    if (first.kind === 'prefecture' && name === first.short && ordinary.has(name)) continue;
    words.push(name);
    regions.push(bearers);
  }
  return { words, regions };
}
