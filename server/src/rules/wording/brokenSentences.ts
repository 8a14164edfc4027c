/** Sentences that a line break cut in two: 现印发给你们， / 请认真贯彻落实。 */

import { rangeOf, type Range } from '../../text/span.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { DraftReport } from '../rule.ts';

/**
 * Counted over 55 documents: 6, all of them cut by a copy; items of a list that end in 、 or ， are no sentences.
 *
 * @param lines those that begin or end in the middle of a sentence are among them
 */
export function* brokenSentences(analysis: Analysis, draft: Draft, lines: readonly number[]): Iterable<DraftReport> {
  for (const line of lines) {
    const { continues, unfinished } = analysis.facts[line]!.spacing!;
    const { content } = analysis.blocks[line]!;
    if (continues) {
      const upper = neighbour(analysis, draft, line, -1);
      if (upper !== null)
        yield report(analysis, upper, line, rangeOf(line, { start: content.start, end: content.start + 1 }));
    }
    const lower = unfinished ? neighbour(analysis, draft, line, 1) : null;
    if (lower === null || !isCut(analysis, draft, line, lower)) continue;
    yield report(analysis, line, lower, rangeOf(line, { start: content.end - 1, end: content.end }));
  }
}

/** The next paragraph of the body above or below; null where something else stands. */
function neighbour({ blocks, roles }: Analysis, draft: Draft, line: number, step: 1 | -1): number | null {
  for (let other = line + step; other >= draft.first && other < draft.end; other += step) {
    if (blocks[other]!.kind !== 'blank') return roles[other] === 'body' ? other : null;
  }
  return null;
}

/** Several lines in a row that end in pauses, or follow a colon, are a list, whatever their punctuation. */
function isCut(analysis: Analysis, draft: Draft, upper: number, lower: number): boolean {
  const below = analysis.facts[lower]!.spacing;
  if (analysis.blocks[lower]!.marker !== null || below?.continues === true || below?.unfinished === true) return false;
  const above = neighbour(analysis, draft, upper, -1);
  return (
    above === null ||
    (analysis.facts[above]!.spacing?.unfinished !== true && !/[：:；;]$/.test(analysis.facts[above]!.content))
  );
}

function report(analysis: Analysis, upper: number, lower: number, range: Range): DraftReport {
  const gap: Range = {
    start: { line: upper, character: analysis.blocks[upper]!.content.end },
    end: { line: lower, character: analysis.blocks[lower]!.content.start },
  };
  return {
    range,
    message: '一句话在这里被换行断开，多为粘贴时带入的回车，应当接成一段。',
    unfinished: 'sentence' as const,
    fixes: () => [{ title: '与上下行接成一段', edits: [{ range: gap, newText: '' }], safe: false, preferred: true }],
  };
}
