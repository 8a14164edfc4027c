/** The region that issues a draft: by setting, by issuer, by title. A 代字 such as 云政发 fits a province and cities alike. */

import type { Draft } from '../draft.ts';
import type { Region, Regions } from '../knowledge/regions.ts';

export interface HomeRegion {
  /** As the draft writes it: 云岭市. */
  readonly name: string;
  /** Several for a name that several places bear; none for a place that the gazetteer does not have. */
  readonly regions: readonly Region[];
  /** The title itself told, so it cannot be held against the region. */
  readonly byTitle: boolean;
}

/** 云岭市人民政府, 中共云岭市委: a name with its rank at the head, for places that the gazetteer does not have. */
const UNLISTED =
  /^([\u4e00-\u9fa5]{2,3}?(?:省|市|县|区|旗)|[\u4e00-\u9fa5]{2,8}?(?:自治区|自治州|自治县))(?![场域政划容])/;
/** Zones and common nouns with the same ending: their own government is not told by them. */
const NO_REGION =
  /(?:高新|开发|园|新|经开|示范|自贸|保税|片|景|灌|社|小|城|矿|林|库|山|地|牧|老|专|全|本|我|各|校|厂|军|战|郊|市)(?:区|市|县|省)$|(?:城|都|超|门|上)市$/;

/** The home of a draft; null when nothing tells it, or when it speaks for the centre or for several places. */
export function homeOf(draft: Draft, configured: string | null, regions: Regions): HomeRegion | null {
  if (configured !== null && configured.trim() !== '') return placeAtHead(configured.trim(), regions, false);
  if (draft.government === 'centre') return null;
  if (draft.issuer !== null) {
    const homes = draft.issuer.split('、').map((issuer) => placeAtHead(issuer, regions, false));
    const first = homes[0] ?? null;
    // A department under a joint letterhead may leave its place out (市科技局); two places are nobody's home.
    if (homes.some((home) => home !== null && first !== null && home.name !== first.name)) return null;
    if (first !== null) return first;
  }
  const title = draft.title?.text ?? draft.notice?.title?.text ?? null;
  return title === null ? null : placeAtHead(title.replace(/^《/, ''), regions, true);
}

function placeAtHead(text: string, regions: Regions, byTitle: boolean): HomeRegion | null {
  const head = text.replace(/\s/g, '').replace(/^中*共(?=..)/, '');
  const leading = regions.leading(head);
  if (leading !== null) {
    // 清远 of 清远高新区: what stands behind a bare name may belong to it, and the place is the same.
    return { name: lastName(head.slice(0, leading.end), leading.region), regions: [leading.region], byTitle };
  }
  const name = UNLISTED.exec(head)?.[1];
  if (name === undefined || NO_REGION.test(name)) return null;
  return { name, regions: regions.named(name), byTitle };
}

/** 广西壮族自治区南宁市 is 南宁市. */
function lastName(read: string, region: Region): string {
  return read.endsWith(region.name) ? region.name : read.endsWith(region.short) ? region.short : read;
}

/** Whether a place is neither within the home, nor above it, whatever place of its name is meant. */
export function isForeign(places: readonly Region[], home: HomeRegion, regions: Regions): boolean {
  if (home.regions.length > 0) {
    return places.every((place) =>
      home.regions.every((own) => !regions.isWithin(place, own) && !regions.isWithin(own, place)),
    );
  }
  // Which province a place lies in that the gazetteer does not have, nobody can tell.
  return !places.some(
    (place) => place.kind === 'province' || place.name === home.name || place.short === home.name.slice(0, -1),
  );
}
