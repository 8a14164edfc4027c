/** Renumbering clauses, with the references of the draft (第（三）条, 本意见第五部分) following. */

import { rangeOf, type TextEdit } from '../../text/span.ts';
import { toChineseNumeral } from '../../syntax/numerals.ts';
import { renumbered } from '../../syntax/marker.ts';
import type { Analysis, Draft } from '../draft.ts';
import type { Clause } from './outline.ts';
import { runsOf } from './numbering.ts';
import { referredClause } from './resolveReference.ts';

/** New numbers for clauses; clauses that keep theirs are absent. */
type Numbers = ReadonlyMap<Clause, number>;

/** Gives `clause` the number `number` and moves its later siblings (and, in a run-on draft, all that follow) along. */
export function renumberFrom(analysis: Analysis, draft: Draft, clause: Clause, number: number): TextEdit[] {
  const numbers = new Map<Clause, number>();
  for (const run of runsOf(draft.outline)) {
    const index = run.indexOf(clause);
    if (index < 0) continue;
    let next = number;
    for (const item of run.slice(index)) numbers.set(item, next++);
  }
  return editsFor(analysis, draft, numbers);
}

/** Numbers every run of the draft from its beginning without gap or repeat. */
export function renumberAll(analysis: Analysis, draft: Draft): TextEdit[] {
  const numbers = new Map<Clause, number>();
  for (const run of runsOf(draft.outline)) {
    for (const [index, item] of run.entries()) numbers.set(item, index + 1);
  }
  return editsFor(analysis, draft, numbers);
}

function editsFor(analysis: Analysis, draft: Draft, numbers: Numbers): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const [clause, number] of numbers) {
    if (clause.marker.number === number) continue;
    const { text } = analysis.blocks[clause.line]!;
    edits.push({ range: rangeOf(clause.line, clause.marker.span), newText: renumbered(text, clause.marker, number) });
  }
  for (const { line, value: reference } of draft.references) {
    const clause = referredClause(draft, reference, analysis.clauses[line] ?? null);
    const number = clause === null ? undefined : numbers.get(clause);
    if (number === undefined || number === reference.number) continue;
    const written = analysis.blocks[line]!.text.slice(reference.numeral.start, reference.numeral.end);
    const newText = /\d/.test(written) ? String(number) : toChineseNumeral(number);
    edits.push({ range: rangeOf(line, reference.numeral), newText });
  }
  return edits;
}
