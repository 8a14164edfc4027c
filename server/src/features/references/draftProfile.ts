/** For whom a draft speaks, so far as it says: what decides between 全市 and 全区, 市科技局 and 自治区科技厅. */

import type { GovernmentLevel } from '../../library/libraryDocument.ts';
import { placeWordsOf, type PlaceWords } from '../../library/placeWords.ts';
import { selfOf } from '../../library/suggest.ts';
import type { Draft } from '../../model/draft.ts';
import type { KindFamily } from '../../model/structure/documentKind.ts';
import type { Regions } from '../../model/knowledge/regions.ts';
import { homeOf, type HomeRegion } from '../../model/content/homeRegion.ts';
import { unitsOf } from '../../model/responsibility/assignment.ts';

export interface DraftProfile {
  readonly kind: KindFamily | null;
  readonly home: HomeRegion | null;
  /** By its full name: 云岭市, 广西壮族自治区. */
  readonly region: string | null;
  readonly place: PlaceWords | null;
  readonly level: GovernmentLevel | null;
  /** 本意见, 本方案. */
  readonly self: string;
  /** 高新区, 开发区: what the draft calls the zone that it is about; 园区 where it is about none. */
  readonly zone: string;
}

/** @param configured the region of the settings */
export function profileOf(draft: Draft, regions: Regions, configured: string | null): DraftProfile {
  const kind = draft.kind?.family ?? null;
  const home = homeOf(draft, configured, regions);
  const region = home === null ? null : (home.regions[0]?.name ?? home.name);
  const place = placeWordsOf(region, null) ?? placeWordsOf(rankOfBodies(draft), null);
  return { kind, home, region, place, level: place?.level ?? null, self: selfOf(kind), zone: zoneOf(draft) };
}

/** By the title; the full name of a kind is cut to what the text then calls it. */
const ZONES: readonly (readonly [RegExp, string])[] = [
  [/高新技术产业(?:开发|园)区|高新区/, '高新区'],
  [/经济技术开发区|经济开发区|经开区/, '经开区'],
  [/综合保税区|综保区/, '综保区'],
  [/自由贸易试验区|自贸(?:试验)?区/, '自贸试验区'],
  [/自主创新示范区/, '自创区'],
  [/开发区/, '开发区'],
  [/(?:级|城|大)新区/, '新区'],
];

export function zoneOf({ title }: Draft): string {
  const text = title?.text ?? '';
  return ZONES.find(([form]) => form.test(text))?.[1] ?? '园区';
}

const RANK = /^(?:自治区|自治州|省|市(?!场)|县|区|州|盟|旗)(?=..)/;

/** Where the home is not told, the rank that most bodies bear: 市 of 市财政局. */
function rankOfBodies(draft: Draft): string | null {
  const counts = new Map<string, number>();
  for (const assignment of draft.assignments) {
    for (const { name } of unitsOf(assignment)) {
      const rank = RANK.exec(name)?.[0];
      if (rank !== undefined) counts.set(rank, (counts.get(rank) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
