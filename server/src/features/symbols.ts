/** The outline as the editor shows it: drafts, title, 文号, clauses, 落款. */

import { lengthOf } from '../syntax/block.ts';
import type { Range } from '../text/span.ts';
import { rangeOf } from '../text/span.ts';
import type { Analysis, Draft } from '../model/draft.ts';
import type { Clause } from '../model/structure/outline.ts';
import type { Assignment } from '../model/responsibility/assignment.ts';
import { responsibilityText } from './responsibilityText.ts';

export interface DraftSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'draft' | 'title' | 'number' | 'clause' | 'signature';
  /** Of a clause: 1 for 一、. */
  readonly level: number;
  readonly range: Range;
  /** What to jump to; within `range`. */
  readonly selection: Range;
  readonly children: readonly DraftSymbol[];
}

/** A file of one draft shows its parts; a file of several shows the drafts first. */
export function symbolsOf(analysis: Analysis): DraftSymbol[] {
  const { drafts } = analysis;
  if (drafts.length <= 1) return drafts.flatMap((draft) => partsOf(analysis, draft));
  return drafts.map((draft) => {
    const range = linesRange(analysis, draft.first, draft.end);
    const head = draft.title === null ? range.start.line : draft.title.firstLine;
    return {
      name: draft.pieceHead ?? draft.title?.text ?? draft.kind?.name ?? '（未见标题）',
      detail: draft.pieceHead === null ? '' : (draft.title?.text ?? ''),
      kind: 'draft',
      level: 0,
      range,
      selection: contentRange(analysis, head),
      children: partsOf(analysis, draft),
    };
  });
}

function partsOf(analysis: Analysis, draft: Draft): DraftSymbol[] {
  const { title, number, outline } = draft;
  const symbols: DraftSymbol[] = [];
  if (title !== null) {
    const range = linesRange(analysis, title.firstLine, title.lastLine + 1);
    symbols.push({
      name: title.text,
      detail: draft.kind?.name ?? '',
      kind: 'title',
      level: 0,
      range,
      selection: range,
      children: [],
    });
  }
  if (number !== null && number.line >= draft.first && number.line < draft.end) {
    symbols.push(leaf('number', number.value.text, rangeOf(number.line, number.value.span)));
  }
  const byClause = assignmentsByClause(draft.assignments);
  symbols.push(...outline.roots.map((clause) => clauseSymbol(analysis, clause, byClause)));
  for (let line = draft.first; line < draft.end; line++) {
    if (analysis.roles[line] === 'signature')
      symbols.push(leaf('signature', analysis.facts[line]!.content, contentRange(analysis, line)));
  }
  if (draft.date !== null && draft.date.line >= draft.first && draft.date.line < draft.end) {
    symbols.push(leaf('signature', draft.date.text, contentRange(analysis, draft.date.line)));
  }
  return symbols.sort((a, b) => a.range.start.line - b.range.start.line);
}

function assignmentsByClause(assignments: readonly Assignment[]): ReadonlyMap<Clause | null, Assignment[]> {
  const byClause = new Map<Clause | null, Assignment[]>();
  for (const assignment of assignments) {
    const known = byClause.get(assignment.clause);
    if (known === undefined) byClause.set(assignment.clause, [assignment]);
    else known.push(assignment);
  }
  return byClause;
}

const OPENING_LENGTH = 24;

function clauseSymbol(
  analysis: Analysis,
  clause: Clause,
  byClause: ReadonlyMap<Clause | null, Assignment[]>,
): DraftSymbol {
  const { line, marker, headingSpan } = clause;
  const { text, content } = analysis.blocks[line]!;
  const heading =
    clause.heading === ''
      ? text.slice(marker.contentStart, Math.min(content.end, marker.contentStart + OPENING_LENGTH))
      : clause.heading;
  return {
    name: clause.ordinal + heading,
    detail: responsibilityText(byClause.get(clause) ?? []),
    kind: 'clause',
    level: clause.level,
    range: linesRange(analysis, line, clause.end),
    selection: rangeOf(line, { start: marker.span.start, end: Math.max(marker.span.end, headingSpan.end) }),
    children: clause.children.map((child) => clauseSymbol(analysis, child, byClause)),
  };
}

function leaf(kind: DraftSymbol['kind'], name: string, range: Range): DraftSymbol {
  return { name, detail: '', kind, level: 0, range, selection: range, children: [] };
}

function contentRange({ blocks }: Analysis, line: number): Range {
  return rangeOf(line, blocks[line]!.content);
}

/** From the start of the first line to the end of the last, blank lines at both ends left out. */
function linesRange({ blocks }: Analysis, first: number, end: number): Range {
  let from = first;
  let to = end - 1;
  while (from < to && blocks[from]!.kind === 'blank') from++;
  while (to > from && blocks[to]!.kind === 'blank') to--;
  return { start: { line: from, character: 0 }, end: { line: to, character: lengthOf(blocks[to]!) } };
}
