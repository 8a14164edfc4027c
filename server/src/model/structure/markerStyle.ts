/** How a draft writes its markers: what it does throughout is its house style, what it does once is a slip. */

import type { MarkerForm } from '../../syntax/marker.ts';
import type { Clause, Outline } from './outline.ts';

export interface MarkerStyle {
  readonly form: MarkerForm;
  readonly proper: number;
  readonly improper: readonly Clause[];
  /** The improper form is what this draft writes throughout: 1、 or 1）. */
  readonly house: boolean;
}

export function markerStyles(outline: Outline): MarkerStyle[] {
  const counts = new Map<MarkerForm, { proper: number; improper: Clause[] }>();
  for (const clause of outline.clauses) {
    const { form, wellFormed } = clause.marker;
    let count = counts.get(form);
    if (count === undefined) counts.set(form, (count = { proper: 0, improper: [] }));
    if (wellFormed) count.proper++;
    else count.improper.push(clause);
  }
  return [...counts].map(([form, { proper, improper }]) => ({
    form,
    proper,
    improper,
    house: improper.length > 1 && improper.length > proper && !improper[0]!.ordinal.startsWith('—'),
  }));
}
