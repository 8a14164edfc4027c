/** 雷同: which passages of a draft are looked up in the drafter's own reference documents, and what came along with them. */

import { contains, rangeOf, type Range } from '../../text/span.ts';
import type { Analysis } from '../../model/draft.ts';
import type { Facts } from '../../model/facts.ts';
import type { Finding } from '../../rules/finding.ts';

export interface Passage {
  readonly range: Range;
  readonly text: string;
}

/** Shorter passages are alike by nature. Titles in 《》 do not count: whoever cites a document writes what it is called. */
const LEAST_OWN_WORDS = 20;

/**
 * The sentences of the clauses, long enough to be somebody's wording; formulae and annotations are no sentences here
 * (`model/sentences.ts`). What stands above the first clause (为贯彻落实…，结合实际，制定本方案) is said alike everywhere;
 * a draft without a clause is looked up as a whole.
 */
export function passagesOf(analysis: Analysis): Passage[] {
  const passages: Passage[] = [];
  for (const { first, end, outline } of analysis.drafts) {
    for (let line = first; line < end; line++) {
      if (analysis.roles[line] !== 'body') continue;
      if (outline.clauses.length > 0 && analysis.clauses[line] === null) continue;
      const { text } = analysis.blocks[line]!;
      const facts = analysis.facts[line]!;
      for (const { span } of facts.sentences) {
        if (ownWords(facts, span.start, span.end) < LEAST_OWN_WORDS) continue;
        passages.push({ range: rangeOf(line, span), text: text.slice(span.start, span.end) });
      }
    }
  }
  return passages;
}

/** Characters of a sentence outside the titles that it cites. */
function ownWords({ citations }: Facts, start: number, end: number): number {
  let length = end - start;
  for (const { span } of citations) {
    if (span.start >= start && span.end <= end) length -= span.end - span.start;
  }
  return length;
}

/** Names of other regions in a passage, as the draft was found to have them. */
export function foreignNamesIn({ range }: Passage, findings: readonly Finding[], { blocks }: Analysis): string[] {
  const names = findings
    .filter((finding) => finding.rule === 'foreign-region' && contains(range, finding.range.start))
    .map(({ range: { start, end } }) => blocks[start.line]!.text.slice(start.character, end.character));
  return [...new Set(names)];
}
