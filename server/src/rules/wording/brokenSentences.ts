/** Sentences that a line break cut in two: 现印发给你们， / 请认真贯彻落实。 */

import { rangeOf, type Range } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { DraftReport } from '../rule.ts';

const CONTINUES = '、，,；;。';
const UNFINISHED = '，,、';

/** Counted over 55 documents: 6, all of them cut by a copy; items of a list that end in 、 or ， are no sentences. */
export function* brokenSentences(analysis: Analysis, draft: Draft): Iterable<DraftReport> {
  let upper = -1;
  for (let line = draft.first; line < draft.end; line++) {
    const block = analysis.blocks[line]!;
    if (block.kind === 'blank') continue;
    if (analysis.roles[line] !== 'body') {
      upper = -1;
      continue;
    }
    if (upper >= 0) {
      const place = breakBetween(analysis, draft, upper, line);
      if (place !== null) yield report(analysis, upper, line, place);
    }
    upper = line;
  }
}

/** The mark that shows the break, or null where the lines are two paragraphs. */
function breakBetween(analysis: Analysis, draft: Draft, upper: number, lower: number): Range | null {
  const above = analysis.blocks[upper]!;
  const below = analysis.blocks[lower]!;
  if (below.marker !== null) return null;
  const { start } = below.content;
  if (CONTINUES.includes(below.text.charAt(start))) return rangeOf(lower, { start, end: start + 1 });
  if (!UNFINISHED.includes(lastCharOf(above))) return null;
  // Several lines in a row that end so are a list, whatever their punctuation.
  if (UNFINISHED.includes(lastCharOf(below)) || endsOpen(analysis, draft, upper)) return null;
  return rangeOf(upper, { start: above.content.end - 1, end: above.content.end });
}

/** Whether the paragraph before this line ends like it, or announces a list. */
function endsOpen({ blocks, roles }: Analysis, draft: Draft, line: number): boolean {
  for (let other = line - 1; other >= draft.first; other--) {
    if (blocks[other]!.kind === 'blank') continue;
    return roles[other] === 'body' && `${UNFINISHED}：:；;`.includes(lastCharOf(blocks[other]!));
  }
  return false;
}

function lastCharOf({ text, content }: Block): string {
  return text.charAt(content.end - 1);
}

function report(analysis: Analysis, upper: number, lower: number, range: Range): DraftReport {
  const gap: Range = {
    start: { line: upper, character: analysis.blocks[upper]!.content.end },
    end: { line: lower, character: analysis.blocks[lower]!.content.start },
  };
  return {
    range,
    message: '一句话在这里被换行断开，多为粘贴时带入的回车，应当接成一段。',
    unfinished: true,
    fixes: () => [{ title: '与上下行接成一段', edits: [{ range: gap, newText: '' }], safe: false, preferred: true }],
  };
}
