/** The reference clauses on the matter of a clause: those of the bundled library, and what to ask the shelf. */

import { CLEAR, type RankedReference } from '../../library/referenceIndex.ts';
import type { Reference } from '../../library/reference.ts';
import { suggestionOf, type Suggestion } from '../../library/suggest.ts';
import type { ClauseModel } from '../../library/clauseModel.ts';
import type { Clause } from '../../model/structure/outline.ts';
import type { IndexQuery } from '../../index/referenceIndex.ts';
import type { DraftContext } from './draftContext.ts';
import { factsOf } from './libraryPage.ts';

/** Below this a reference has little more than a word in common with the clause. */
export const LEAST_LIKE = 0.3;

/** Best first; `clear` are only those that deal with the very matter. */
export function counterpartsOf(
  { library }: DraftContext,
  clause: Clause,
  which: 'clear' | 'any',
  most: number,
): RankedReference[] {
  if (clause.heading === '') return [];
  const least = which === 'clear' ? CLEAR : LEAST_LIKE;
  return library
    .referencesFor(clause.heading, clause.parent?.heading ?? '')
    .filter(({ score }) => score >= least)
    .slice(0, most);
}

/** What to look for on the shelf for a clause: heading and text say more than the heading alone. */
export function shelfQueryFor({ analysis, voice, path }: DraftContext, clause: Clause, most: number): IndexQuery {
  const text = analysis.blocks
    .slice(clause.line, Math.min(clause.end, clause.line + LINES_ASKED))
    .map((block, at) => (at === 0 ? block.text.slice(clause.headingSpan.start) : block.text))
    .join('\n')
    .slice(0, CHARACTERS_ASKED);
  return {
    text: clause.heading === '' ? text : clause.heading,
    ...(clause.parent === null || clause.parent.heading === '' ? {} : { section: clause.parent.heading }),
    ...(voice.kind === null ? {} : { kind: voice.kind }),
    ...(voice.level === null ? {} : { government: voice.level }),
    ...(path === undefined ? {} : { draft: path }),
    limit: most,
  };
}

const LINES_ASKED = 6;
const CHARACTERS_ASKED = 300;

/** The models that follow a reference clause, likeliest for its heading first. */
export function modelsOn({ library }: Pick<DraftContext, 'library'>, reference: Reference): readonly ClauseModel[] {
  const built = library.modelsOn(reference);
  if (built.length < 2) return built;
  const ranked = library.index.rank(reference.clause.heading, '').map(({ model }) => model);
  const place = (model: ClauseModel): number => (ranked.includes(model) ? ranked.indexOf(model) : ranked.length);
  return [...built].sort((a, b) => place(a) - place(b));
}

/** The first model that follows a reference clause, said for the draft; null where there is none. */
function wordingOf(desk: DraftContext, reference: Reference): Suggestion | null {
  const [model] = modelsOn(desk, reference);
  return model === undefined ? null : suggestionOf(desk.library, model, 1, desk.voice.place, desk.voice.kind);
}

/**
 * What can be set beside a clause of the draft: of a bundled document the library has facts and no text, so the clause
 * modelled on it stands for it, and the facts below.
 */
export function textOfReference(desk: DraftContext, reference: Reference): string {
  const wording = wordingOf(desk, reference);
  const facts = factsOf(reference.clause).map((fact) => fact.replace(/^- /, ''));
  const said = wording === null ? [] : [wording.body];
  return [...said, ...facts].join('\n');
}
