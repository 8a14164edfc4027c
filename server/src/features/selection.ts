/** Growing a selection: what stands at the caret → sentence → text → line → clause → its parents → draft → file. */

import { comparePositions, rangeOf, type Position, type Range, type Span } from '../text/span.ts';
import { bodyOf, lengthOf, type Block } from '../syntax/block.ts';
import { draftAt, type Analysis } from '../model/draft.ts';
import { subjectsAt } from './subject.ts';

/** From the narrowest to the whole file, each truly wider than the one before. */
export function selectionsAt(analysis: Analysis, position: Position): Range[] {
  const { blocks, clauses } = analysis;
  const line = Math.min(position.line, blocks.length - 1);
  const block = blocks[line]!;
  const at = Math.min(position.character, block.text.length);
  const candidates: Range[] = subjectsAt(analysis, { line, character: at }).map(({ range }) => range);
  candidates.push(rangeOf(line, sentenceAt(block, at)), rangeOf(line, bodyOf(block)), rangeOf(line, block.content));
  candidates.push(rangeOf(line, { start: 0, end: lengthOf(block) }));
  for (let clause = clauses[line] ?? null; clause !== null; clause = clause.parent) {
    candidates.push(linesRange(blocks, clause.line, clause.end));
  }
  const draft = draftAt(analysis, line);
  if (draft !== null) candidates.push(linesRange(blocks, draft.first, draft.end));
  candidates.push(linesRange(blocks, 0, blocks.length));

  const chain: Range[] = [{ start: { line, character: at }, end: { line, character: at } }];
  for (const range of candidates) if (isWider(range, chain[chain.length - 1]!)) chain.push(range);
  return chain;
}

const SENTENCE_END = /[。！？；;]/;

/** The sentence with its mark. */
function sentenceAt(block: Block, at: number): Span {
  const { text } = block;
  const body = bodyOf(block);
  let start = Math.min(Math.max(at, body.start), body.end);
  let end = start;
  while (start > body.start && !SENTENCE_END.test(text.charAt(start - 1))) start--;
  while (end < body.end && !SENTENCE_END.test(text.charAt(end))) end++;
  return { start, end: Math.min(end + 1, body.end) };
}

function linesRange(blocks: readonly Block[], first: number, end: number): Range {
  const last = end - 1;
  return { start: { line: first, character: 0 }, end: { line: last, character: lengthOf(blocks[last]!) } };
}

function isWider(range: Range, inner: Range): boolean {
  const before = comparePositions(range.start, inner.start);
  const behind = comparePositions(inner.end, range.end);
  return before <= 0 && behind <= 0 && (before < 0 || behind < 0);
}
