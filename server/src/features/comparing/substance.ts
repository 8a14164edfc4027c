/** What changed in substance between two wordings of a clause: who, by when, how much, how bindingly, under what condition, for whom. */

import type { Commitment, Provision } from './provision.ts';

export type SubstanceKind = 'lead' | 'cooperating' | 'deadline' | 'figure' | 'modality' | 'condition' | 'scope';

export interface Substance {
  readonly kind: SubstanceKind;
  /** As written; empty where one side has nothing of the kind. */
  readonly old: string;
  readonly new: string;
}

/** From what binds to what leaves room. */
const MODALITY = /应当|必须|一律|不得|严禁|禁止|可以|原则上|鼓励|探索|视情|酌情|力争|争取|确需|一般(?=[应不])/g;
const CONDITION =
  /[^，。；：、]{0,14}(?:除外|的除外|情况下|前提下|条件的|规定的，|情形的)|(?:经|报)[^，。；、]{2,16}(?:批准|同意|审核|备案)(?:后|的)?|(?:但|但是)[^，。；]{2,20}|(?:符合|满足|达到)[^，。；]{2,16}(?:条件|要求|标准)的?/g;
const SCOPE =
  /全[省市县区域]|各[市县区]{1,2}(?:[（(][市县区、]+[)）])?|所有|各类|部分|试点|重点|(?:国有|民营|外资|中小微?|小微|规模以上|规上|高新技术|专精特新)企业|(?:主城区|城区|农村|乡镇|园区|开发区)/g;
const FIGURE =
  /(?<![\d.])\d{1,12}(?:\.\d{1,6})?(?:[%％]|个百分点|[万亿]?[元人家个项件套户亩吨米公里天年月次倍处座条所名]|[万亿])/g;

/** In the order of the kinds; one entry a kind, figures and deadlines each of their own. */
export function substanceOf(old: Provision, fresh: Provision): Substance[] {
  return [
    ...differing('lead', old.lead, fresh.lead),
    ...differing('cooperating', old.cooperating, fresh.cooperating),
    ...differing('deadline', timesIn(old), timesIn(fresh)),
    ...figures(old, fresh),
    ...differing('modality', wordsOf(old.text, MODALITY), wordsOf(fresh.text, MODALITY)),
    ...differing('condition', wordsOf(old.text, CONDITION), wordsOf(fresh.text, CONDITION)),
    ...differing('scope', wordsOf(old.text, SCOPE), wordsOf(fresh.text, SCOPE)),
  ];
}

/** What stands on one side only; where nothing does, nothing changed, in whatever order. */
function differing(kind: SubstanceKind, old: readonly string[], fresh: readonly string[]): Substance[] {
  const gone = without(old, fresh);
  const added = without(fresh, old);
  return gone.length === 0 && added.length === 0 ? [] : [{ kind, old: gone.join('、'), new: added.join('、') }];
}

/** Each as often as it stands more often here than there. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return list.filter((each) => {
    const at = left.indexOf(each);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

const TIME =
  /(?:“[十三四五六七八九]+五”(?:期间|末)?|20\d\d年(?:底|末|初|上半年|下半年|\d{1,2}月(?:\d{1,2}日|底)?)?)前?/g;

function timesIn({ deadlines, text }: Provision): string[] {
  const written = wordsOf(text, TIME);
  return [...new Set([...written, ...deadlines.flatMap((each) => wordsOf(each, TIME))])];
}

/** Figures of one measure are compared; what no measure names is compared as it is written. */
function figures(old: Provision, fresh: Provision): Substance[] {
  const found: Substance[] = [];
  const measured = new Set<string>();
  for (const one of old.commitments) {
    const other = counterpartOf(one, fresh.commitments);
    if (other === undefined || one.amount === null || other.amount === null) continue;
    for (const { text } of [one, other]) for (const figure of wordsOf(text, FIGURE)) measured.add(figure);
    if (one.amount !== other.amount) found.push({ kind: 'figure', old: one.text, new: other.text });
  }
  const rest = ({ text }: Provision): string[] =>
    wordsOf(text.replace(TIME, ''), FIGURE).filter((each) => !measured.has(each));
  return [...found, ...differing('figure', rest(old), rest(fresh))];
}

/** One measure may stand twice in a clause, for two years: the one that did not change is not taken for another. */
export function counterpartOf(one: Commitment, others: readonly Commitment[]): Commitment | undefined {
  const same = others.filter(({ measure }) => measure === one.measure);
  return same.find(({ amount }) => amount === one.amount) ?? same.find(({ year }) => year === one.year) ?? same[0];
}

function wordsOf(text: string, what: RegExp): string[] {
  return [...text.matchAll(what)].map(([word]) => word);
}
