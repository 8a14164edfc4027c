/** The places of a draft that a reader would point at: its clauses, and the unnumbered parts below a heading. */

import type { Analysis, Draft } from '../model/draft.ts';
import type { Clause } from '../model/structure/outline.ts';

/** A numbered clause, or an unnumbered part of one that has a heading of its own. */
export interface DraftPlace {
  readonly clause: Clause;
  readonly heading: string;
  readonly first: number;
  readonly end: number;
}

const UNNUMBERED_HEADING = /^([^。；;：:“《]{4,24})。./;

/** The heading that a paragraph without a number opens with, as it stands there; undefined for none. */
export function openingHeading(content: string): string | undefined {
  return UNNUMBERED_HEADING.exec(content)?.[1];
}

export function placesOf(analysis: Analysis, draft: Draft): DraftPlace[] {
  const places: DraftPlace[] = [];
  for (const clause of draft.outline.clauses) {
    places.push({ clause, heading: headingOf(clause.heading), first: clause.line, end: clause.end });
    // Below a heading alone on its line, a paragraph may open with a heading that nobody numbered.
    if (clause.runsIn || clause.children.length > 0) continue;
    const parts: { heading: string; first: number }[] = [];
    for (let line = clause.line + 1; line < clause.end; line++) {
      if (analysis.roles[line] !== 'body') continue;
      const heading = openingHeading(analysis.facts[line]!.content);
      if (heading !== undefined) parts.push({ heading: headingOf(heading), first: line });
    }
    // One alone is a short first sentence.
    if (parts.length < 2) continue;
    for (const [index, part] of parts.entries()) {
      places.push({ clause, ...part, end: parts[index + 1]?.first ?? clause.end });
    }
  }
  return places;
}

/** What stands where a heading would be is none when it sets a figure, breaks off, or explains behind a colon. */
function headingOf(text: string): string {
  const heading = fullWidth(text.split(/[：:]/)[0]!.trim());
  const share = heading.endsWith('比重') && heading.includes('占');
  return share || /[、，]$|\d[%亿万家个]/.test(heading) ? '' : heading;
}

/** The innermost place that a line belongs to; places come in the order of the text, the inner behind the outer. */
export function innermost(places: readonly DraftPlace[]): (line: number) => DraftPlace | null {
  const byLine = new Map<number, DraftPlace>();
  for (const place of places) for (let line = place.first; line < place.end; line++) byLine.set(line, place);
  return (line) => byLine.get(line) ?? null;
}

/** The copies at hand went through a compatibility normalization that took the full-width marks. */
export function fullWidth(text: string): string {
  return text
    .replace(/(?<=[\u4e00-\u9fa5”）)]),/g, '，')
    .replace(/\((?=[\u4e00-\u9fa5])/g, '（')
    .replace(/(?<=[\u4e00-\u9fa5])\)/g, '）')
    .replace(/(?<=[\u4e00-\u9fa5])\?/g, '？');
}
