/** The targets of a clause beside those of its counterpart: where the draft goes further, and where it falls short. */

import { sayFigure } from '../../model/target/sayFigure.ts';
import type { LibraryTarget } from '../../library/libraryDocument.ts';
import type { Target } from '../../model/draft.ts';

export interface ComparedTarget {
  readonly indicator: string;
  /** Null where the draft sets no such target. */
  readonly own: string | null;
  readonly reference: string;
  /** How the draft's figure lies to the other; null where units or ranges do not let them be compared. */
  readonly relation: 'higher' | 'lower' | 'same' | null;
}

export function compareTargets(own: readonly Target[], reference: readonly LibraryTarget[]): ComparedTarget[] {
  const left = new Set(own.filter(({ figure }) => figure !== null));
  // 全覆盖 and 翻一番 are set beside no figure.
  return reference
    .filter(({ comparison }) => comparison !== null)
    .map((target) => {
      const match = nearest([...left], target);
      if (match === null)
        return { indicator: target.indicator, own: null, reference: sayTarget(target), relation: null };
      left.delete(match);
      const { comparison, value, unit } = match.figure!;
      const said = sayTarget({ comparison, value, unit, year: match.deadline?.year ?? null });
      return {
        indicator: match.figure!.indicator,
        own: said,
        reference: sayTarget(target),
        relation: relationOf(match, target),
      };
    });
}

/** ≥15%（2030年） */
export function sayTarget({ year, ...figure }: Omit<LibraryTarget, 'indicator'>): string {
  return `${sayFigure(figure)}${year === null ? '' : `（${year}年）`}`;
}

/** Two names of one indicator share this much of the shorter one, by pairs of characters. */
const ALIKE = 0.6;

function nearest(own: readonly Target[], { indicator, unit }: LibraryTarget): Target | null {
  let best: Target | null = null;
  let most = 0;
  for (const target of own) {
    const figure = target.figure!;
    if (isShare(figure.unit) !== isShare(unit)) continue;
    const alike = likeness(figure.indicator, indicator);
    if (alike > most) [best, most] = [target, alike];
  }
  return most >= ALIKE ? best : null;
}

/** Words around an indicator that make it no other one. */
const PADDING =
  /[“”"《》（）()\s]|全[市省区县]|高新区|开发区|园区|我[市省区县]|新增|净增|累计|达到|数量|总数|户数|家数|年均/g;

function likeness(a: string, b: string): number {
  const first = pairsOf(a.replace(PADDING, ''));
  const second = pairsOf(b.replace(PADDING, ''));
  let shared = 0;
  for (const pair of first) if (second.has(pair)) shared++;
  const shorter = Math.min(first.size, second.size);
  const longer = Math.max(first.size, second.size);
  return shorter === 0 ? 0 : (shared / shorter + shared / longer) / 2;
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2));
  return pairs;
}

function isShare(unit: string): boolean {
  return /[%％‰]|百分点/.test(unit);
}

const SCALES: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
};

function relationOf({ figure }: Target, target: LibraryTarget): ComparedTarget['relation'] {
  const own = amountOf(figure!.value, figure!.unit);
  const other = amountOf(target.value, target.unit);
  if (own === null || other === null || own.base !== other.base) return null;
  return own.amount === other.amount ? 'same' : own.amount > other.amount ? 'higher' : 'lower';
}

/** 5000万元 and 0.5亿元 are the same sum; a range is no amount. */
function amountOf(value: string, unit: string): { amount: number; base: string } | null {
  const number = Number(value.replace(/[,，]/g, ''));
  if (Number.isNaN(number)) return null;
  const [, scale, base] = /^(万亿|千亿|百亿|亿|千万|百万|万|千)?(.*)$/.exec(unit)!;
  const plain = base === '户' || base === '个' ? '家' : base === '％' ? '%' : base!;
  return { amount: scale === undefined ? number : number * SCALES[scale]!, base: plain };
}
