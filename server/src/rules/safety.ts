/**
 * What a fix may not touch, kept in one place whatever a rule says. Verbatim stretches (code, links, footnotes) are
 * nobody's to change. And safe is a promise: no letter and no figure is changed, no column of a table, no name of another
 * document in 《》. What goes beyond that is offered, never applied unasked.
 */

import type { Range, TextEdit } from '../text/span.ts';
import type { Block } from '../syntax/block.ts';
import type { Finding, Fix } from './finding.ts';

type Lines = readonly Block[];

/** Without what lies within a stretch that is kept verbatim. */
export function withoutVerbatim(findings: readonly Finding[], blocks: Lines): readonly Finding[] {
  if (!blocks.some(({ written }) => written !== null && written.verbatim.length > 0)) return findings;
  return findings
    .filter(
      ({ range }) => !verbatimAt(range, blocks).some(({ start, end }) => start <= from(range) && to(range) <= end),
    )
    .map((finding) => ({ ...finding, fixes: () => finding.fixes().flatMap((fix) => sparing(fix, blocks)) }));
}

/** The fix without the edits that meet a verbatim stretch; none when no edit is left. */
function sparing(fix: Fix, blocks: Lines): Fix[] {
  const edits = fix.edits.filter(
    ({ range }) => !verbatimAt(range, blocks).some(({ start, end }) => start < to(range) && from(range) < end),
  );
  return edits.length === 0 ? [] : [{ ...fix, edits }];
}

function verbatimAt({ start, end }: Range, blocks: Lines) {
  return start.line === end.line ? (blocks[start.line]?.written?.verbatim ?? []) : [];
}

function from({ start }: Range): number {
  return start.character;
}

function to({ end }: Range): number {
  return end.character;
}

/** The fix as it may be called: safe only when it keeps the promise, or when the office itself has ordered it. */
export function honest(fix: Fix, blockAt: (line: number) => Block | undefined): Fix {
  if (!fix.safe || fix.ordered === true || fix.edits.every((edit) => isFormal(edit, blockAt))) return fix;
  return { ...fix, safe: false };
}

function isFormal({ range, newText }: TextEdit, blockAt: (line: number) => Block | undefined): boolean {
  const { start, end } = range;
  const block = blockAt(start.line);
  if (block === undefined || start.line !== end.line) return false;
  const old = block.text.slice(start.character, end.character);
  return (
    lettersOf(old) === lettersOf(newText) &&
    !/[\t|\r\n]/.test(old + newText) &&
    !block.brackets.some(
      ({ kind, span }) => kind === 'title' && span.start < start.character && end.character < span.end,
    )
  );
}

const FORM = /[\p{P}\p{Z}\s\u200b\ufeff]+/gu;

/** All that is no punctuation and no blank. */
function lettersOf(text: string): string {
  return text.replace(FORM, '');
}
