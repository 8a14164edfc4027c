/**
 * Which numbered lines are set as headings. Siblings are set alike: a list of sentences stays text however short they
 * are, and among headings none is set otherwise because its text runs on.
 */

import type { Analysis, Draft } from '../model/draft.ts';
import type { Clause } from '../model/structure/outline.ts';

/** `alone` keeps with what follows and stands in the navigation; `runIn` only has a typeface of its own. */
export function headingClauses(analysis: Analysis, { outline }: Draft): Map<Clause, 'alone' | 'runIn'> {
  const headings = new Map<Clause, 'alone' | 'runIn'>();
  const visit = (clauses: readonly Clause[], inArticle: boolean): void => {
    for (const siblings of kinsOf(clauses)) {
      // What stands under 第二条 is 款 and 项: text.
      const titled = inArticle ? [] : siblings.filter((clause) => isTitled(analysis, clause));
      const areHeadings = titled.length * 2 >= siblings.length && titled.length > 0;
      for (const clause of siblings) {
        if (!areHeadings || clause.heading === '') continue;
        headings.set(clause, clause.runsIn || closes(analysis, clause) ? 'runIn' : 'alone');
      }
    }
    for (const { children, marker } of clauses) visit(children, inArticle || marker.form === 'article');
  };
  visit(outline.roots, false);
  return headings;
}

/** Clauses under one parent with ordinals of one form. */
function kinsOf(clauses: readonly Clause[]): Clause[][] {
  const kins = new Map<string, Clause[]>();
  for (const clause of clauses) {
    const key = `${clause.scope} ${clause.marker.form}`;
    const kin = kins.get(key);
    if (kin === undefined) kins.set(key, [clause]);
    else kin.push(clause);
  }
  return [...kins.values()];
}

/** Ends like a sentence. */
function closes({ blocks }: Analysis, { line }: Clause): boolean {
  return /[。；;，,！？]\s*$/.test(blocks[line]!.text);
}

/** Has a heading to speak of: run in with text, or alone over text of its own. */
function isTitled(analysis: Analysis, clause: Clause): boolean {
  if (clause.heading === '') return false;
  if (clause.runsIn) return true;
  if (closes(analysis, clause)) return false;
  // 第一章 and 一、 are headings by custom; deeper ones only over something.
  return clause.level <= 1 || clause.end > clause.line + 1 || clause.children.length > 0;
}
