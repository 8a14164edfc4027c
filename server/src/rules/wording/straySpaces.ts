/** Spaces inside a sentence: each where they are few, one finding for all where they are many. */

import { rangeOf, type Range } from '../../text/span.ts';
import type { Analysis } from '../../model/draft.ts';
import type { DraftReport } from '../rule.ts';
import type { Fix, Severity } from '../finding.ts';

/** More have one cause: a scan, or a copy from a page that was broken into short lines. */
const FEW = 3;

/**
 * Counted over 55 documents: one scanned copy with 51 spaces inside words, the others together 2; beside figures and
 * letters none. Spaces in titles, signatures and lists of names (70) are passed over.
 */
export function* straySpaces(analysis: Analysis, lines: readonly number[]): Iterable<DraftReport> {
  const between: Range[] = [];
  const beside: Range[] = [];
  for (const line of lines) {
    for (const space of analysis.facts[line]!.spacing!.stray)
      (space.kind === 'latin' ? beside : between).push(rangeOf(line, space));
  }
  if (between.length > FEW) {
    yield all(
      between,
      'warning',
      `本稿有${between.length}处词句中间夹着空格（这是第一处），多为扫描识别或网页粘贴所致，可以一次全部删去。`,
    );
  } else {
    for (const range of between) {
      yield all([range], isAtMark(analysis, range) ? 'information' : 'warning', '词句中间夹着空格，应当删去。');
    }
  }
  if (beside.length > 0) {
    yield all(
      beside,
      'information',
      `公文中汉字与数字、字母之间不空格，本稿有${beside.length}处${beside.length > 1 ? '（这是第一处）' : ''}。`,
    );
  }
}

function all(ranges: readonly Range[], severity: Severity, message: string): DraftReport {
  return { range: ranges[0]!, severity, message, fixes: () => [deletion(ranges)] };
}

function deletion(ranges: readonly Range[]): Fix {
  return {
    title: ranges.length === 1 ? '删去空格' : `删去全部${ranges.length}处空格`,
    edits: ranges.map((range) => ({ range, newText: '' })),
    safe: true,
    preferred: true,
  };
}

function isAtMark(analysis: Analysis, { start }: Range): boolean {
  return analysis.facts[start.line]!.spacing!.stray.some(
    (space) => space.start === start.character && space.kind === 'atMark',
  );
}
