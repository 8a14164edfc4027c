/** 雷同: which passages of a draft are looked up in imported documents, and what may have come along with them. */

import { contains, rangeOf, type Range } from '../../text/span.ts';
import { draftAt, type Analysis } from '../../model/draft.ts';
import type { LineFacts } from '../../model/line/facts.ts';
import type { Finding } from '../../rules/finding.ts';
import type { IndexedDocument } from '../../index/referenceIndex.ts';

export interface Passage {
  readonly range: Range;
  readonly text: string;
}

/** Shorter passages are alike by nature. Titles in 《》 do not count: whoever cites a document gives its name. */
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
function ownWords({ citations }: LineFacts, start: number, end: number): number {
  let length = end - start;
  for (const { span } of citations) {
    if (span.start >= start && span.end <= end) length -= span.end - span.start;
  }
  return length;
}

/**
 * Names in a passage that may have come along with it: of other regions, as the draft was found to have them, and of
 * the place that issued the source.
 */
export function foreignNamesIn(
  { range, text }: Passage,
  source: IndexedDocument,
  findings: readonly Finding[],
  analysis: Analysis,
): string[] {
  const names = findings
    .filter((finding) => finding.rule === 'foreign-region' && contains(range, finding.range.start))
    .map(({ range: { start, end } }) => analysis.blocks[start.line]!.text.slice(start.character, end.character));
  const place = placeOf(source);
  if (place !== null && text.includes(place) && !isOwn(place, analysis, range.start.line)) names.push(place);
  return [...new Set(names)];
}

/** 清远 of 广东省清远市. A province is that of many places, and may be the draft's as well. */
function placeOf({ region }: IndexedDocument): string | null {
  return /(?:^|[省市县区州盟旗])([^省市县区州盟旗]{2,})[市县区州盟旗]$/.exec(region ?? '')?.[1] ?? null;
}

function isOwn(place: string, analysis: Analysis, line: number): boolean {
  const draft = draftAt(analysis, line);
  return [draft?.title?.text, draft?.issuer, draft?.notice?.issuer].some((name) => name?.includes(place));
}
