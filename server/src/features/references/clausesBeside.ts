/** A clause of the draft with the reference clauses that can be set beside it, each with a text to compare. */

import type { Clause } from '../../model/structure/outline.ts';
import { pathOf } from '../../model/structure/outline.ts';
import { answered, hitOf, type ReferenceSources, type CorpusHit } from './documents.ts';
import { counterpartsOf, shelfQueryFor, textOfReference } from './counterparts.ts';
import type { DraftContext } from './draftContext.ts';
import type { ReferenceClause } from './sourceNote.ts';

export interface Counterparts {
  readonly path: string;
  readonly heading: string;
  /** The clause, one sentence a line, so that a comparison sets sentence beside sentence. */
  readonly text: string;
  readonly counterparts: readonly (CorpusHit & { readonly text: string })[];
}

/** Of each source. */
const MOST = 8;

/** @param chosen the one clause to compare with; null for the nearest ones. Null outside clauses. */
export async function clausesBeside(
  desk: DraftContext,
  corpus: ReferenceSources,
  line: number,
  chosen: ReferenceClause | null,
): Promise<Counterparts | null> {
  const clause = desk.analysis.clauses[line] ?? null;
  if (clause === null) return null;
  const found = chosen === null ? await nearest(desk, corpus, clause) : [chosen];
  return {
    path: pathOf(clause),
    heading: clause.heading,
    text: bySentence(textOf(desk, clause)),
    counterparts: found.map((other) => ({
      ...hitOf(corpus.library, other, clause.heading),
      text: bySentence(wordsOf(desk, other)),
    })),
  };
}

/** Imported clauses first: they have sentences to compare. */
async function nearest(desk: DraftContext, { shelf }: ReferenceSources, clause: Clause): Promise<ReferenceClause[]> {
  const hits = await answered(shelf?.search(shelfQueryFor(desk, clause, MOST)));
  return [
    ...hits.map(({ clause: own }) => ({ source: 'shelf', clause: own }) as const),
    ...counterpartsOf(desk, clause, 'any', MOST).map(({ reference }) => ({ source: 'library', reference }) as const),
  ];
}

function textOf({ analysis }: DraftContext, { line, end }: Clause): string {
  return analysis.blocks
    .slice(line, end)
    .map(({ text }) => text)
    .join('\n');
}

function wordsOf(desk: DraftContext, other: ReferenceClause): string {
  if (other.source === 'library') {
    const { path, heading } = other.reference.clause;
    return `${path}${heading}\n${textOfReference(desk, other.reference)}`;
  }
  const { path, heading, text } = other.clause;
  return `${path}${heading}\n${text}`;
}

/** Behind these a sentence or a part of it ends, if it does not end within brackets: （牵头单位：…；配合单位：…） stays. */
const ENDS = '。；！？\n';
const CLOSING = '”’）)】》';
/** The same on a line of its own, without brackets. */
const BODIES = /^\s*(?:牵头|责任|主办|配合)单位[：:]/;

/** Paragraphs of several hundred characters on one line each leave a comparison nothing to hold on to. */
function bySentence(text: string): string {
  const lines: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\n') depth = 0;
    if ('（(〔'.includes(char)) depth++;
    if ('）)〕'.includes(char)) depth = Math.max(0, depth - 1);
    if (depth > 0 || !ENDS.includes(char)) continue;
    if (char === '；' && BODIES.test(text.slice(start, at))) continue;
    while (at + 1 < text.length && CLOSING.includes(text.charAt(at + 1))) at++;
    lines.push(text.slice(start, at + 1).trim());
    start = at + 1;
  }
  lines.push(text.slice(start).trim());
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}
