/** How the clauses of a place write their heading: run in with the text, alone on its line, or not at all. */

import type { Analysis, Draft } from '../../model/draft.ts';
import type { Clause } from '../../model/structure/outline.ts';
import type { ClausePlace } from './ordinals.ts';

export interface HeadingStyle {
  readonly layout: 'runsIn' | 'ownLine' | 'none';
  /** What closes a heading that runs in: 。, or ： in some drafts. */
  readonly closing: string;
  /** Such clauses are divided further and have no text of their own. */
  readonly divided: boolean;
  /** The mark or nothing that stands behind a heading alone on its line. */
  readonly ending: string;
}

/** The nearest of the kin are asked. */
const ASKED = 12;

export function headingStyleAt(
  { blocks }: Analysis,
  { kind }: Draft,
  { kin, form, parent }: ClausePlace,
): HeadingStyle {
  const asked = kin.slice(0, ASKED);
  const dividing = dividingKin(kin, parent);
  const divided = dividing.filter(({ children }) => children.length > 0).length > dividing.length / 2;
  if (asked.length === 0) {
    // 若干措施 go straight through: 一、 is a measure and no section.
    const straight = kind?.family === '措施' && form === 'chinese';
    const top = !straight && (form === 'chinese' || form === 'part' || form === 'chapter');
    return { layout: top ? 'ownLine' : 'runsIn', closing: '。', divided: top, ending: '' };
  }
  const without = asked.filter(({ heading }) => heading === '').length;
  const runIn = asked.filter(({ heading, runsIn }) => heading !== '' && runsIn);
  const alone = asked.filter(({ heading, runsIn }) => heading !== '' && !runsIn);
  const behind = (clauses: typeof asked): string =>
    mostFrequent(clauses.map(({ line, headingSpan }) => blocks[line]!.text.charAt(headingSpan.end)));
  const layout = without > asked.length / 2 ? 'none' : runIn.length >= alone.length ? 'runsIn' : 'ownLine';
  return {
    layout,
    closing: runIn.length === 0 ? '。' : behind(runIn),
    divided,
    ending: alone.length === 0 ? '' : behind(alone),
  };
}

/** Siblings say whether such clauses are divided; without any, those in sections of the same kind do. */
function dividingKin(kin: readonly Clause[], parent: Clause | null): readonly Clause[] {
  const siblings = kin.filter((clause) => clause.parent === parent);
  return (siblings.length > 0 ? siblings : kin.filter((clause) => clause.parent?.kind === parent?.kind)).slice(
    0,
    ASKED,
  );
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
