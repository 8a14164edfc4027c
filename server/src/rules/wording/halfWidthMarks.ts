/** Half-width ,:;?!() in Chinese text: one finding a draft, at the first, with one fix for all. */

import { rangeOf, type Range } from '../../text/span.ts';
import type { HalfWidthMark } from '../../model/line/marks.ts';
import type { Analysis } from '../../model/draft.ts';
import type { DraftReport } from '../rule.ts';
import type { Fix } from '../finding.ts';

interface Place {
  readonly line: number;
  readonly mark: HalfWidthMark;
}

const MOST_RELATED = 20;

/**
 * Counted over 55 documents: 10 published ones have 1 to 4 such marks and one 19; the five reference texts have no
 * others. Few or many, they have one cause (an input method, a web copy) and one cure.
 */
export function* halfWidthMarks(analysis: Analysis, lines: readonly number[]): Iterable<DraftReport> {
  const places = lines.flatMap((line) => analysis.facts[line]!.marks!.halfWidth.map((mark): Place => ({ line, mark })));
  const [first, ...others] = places;
  if (first === undefined) return;
  const range = rangeOf(first.line, first.mark.span);
  if (others.length === 0) {
    yield {
      range,
      severity: 'information',
      message: `“${writtenAt(analysis, range)}”是半角标点，公文中文字用全角标点。`,
      fixes: () => fixesFor(places).map((fix) => ({ ...fix, title: '改为全角' })),
    };
    return;
  }
  yield {
    range,
    severity: 'information',
    message:
      `本稿有${places.length}处半角标点（这是第一处）。公文用全角标点，可以一次全部改为全角；` +
      '数字、时间、网址和英文中的不动。',
    fixes: () => fixesFor(places),
    related: others.slice(0, MOST_RELATED).map(({ line, mark }) => ({
      range: rangeOf(line, mark.span),
      message: '这里也是半角标点',
    })),
  };
}

/** Counts no further than the answer needs: a draft in full width has it within its first pages. */
/** Names of other documents in 《》 are as their publishers wrote them: those are changed only when asked for. */
function fixesFor(places: readonly Place[]): Fix[] {
  const own = places.filter(({ mark }) => !mark.inTitle);
  const all = allFullWidth(places);
  if (own.length === places.length) return [{ ...all, safe: true, preferred: true }];
  if (own.length === 0) return [all];
  return [
    { ...allFullWidth(own), title: `改为全角，《》内的不动（${own.length}处）`, safe: true, preferred: true },
    all,
  ];
}

function allFullWidth(places: readonly Place[]): Fix {
  const edits = places.flatMap(({ line, mark }) =>
    mark.edits.map(({ span, newText }) => ({ range: rangeOf(line, span), newText })),
  );
  return { title: `全部改为全角（${places.length}处）`, edits, safe: false };
}

function writtenAt(analysis: Analysis, { start, end }: Range): string {
  return analysis.blocks[start.line]!.text.slice(start.character, end.character);
}
