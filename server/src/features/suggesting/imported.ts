/** Clauses of the drafter's own imported documents as suggestions: word for word, with their source noted above. */

import { verbatim } from '../../library/slots.ts';
import type { IndexHit, IndexQuery } from '../../index/referenceIndex.ts';
import { sayWhere, sourceNote } from '../references/sourceNote.ts';
import { excerptOf } from '../references/excerpt.ts';
import { clauseStyleAt, verbatimClause, verbatimText } from './clauseText.ts';
import { placeOf, placesAt, type ClausePlace } from './ordinals.ts';
import type { BodyTextContext, ClauseContext } from './completionContext.ts';
import type { Asked } from './suggestions.ts';
import type { Suggested } from './suggested.ts';

const MOST = 4;
/** Below this a clause of the shelf has little more than a word in common with what is sought. */
const LEAST = 0.5;

/** What to ask the shelf for; null where its clauses are of no use. */
export function shelfQueryOf({ desk: { voice, path }, site, place }: AskedClause): IndexQuery | null {
  const section = place?.parent?.heading ?? '';
  const sought = site.kind === 'text' ? site.clause.heading : site.blank ? '' : site.typed;
  if (sought.length < 2 && section === '') return null;
  return {
    text: sought.length < 2 ? section : sought,
    ...(section === '' || sought.length < 2 ? {} : { section }),
    ...(voice.kind === null ? {} : { kind: voice.kind }),
    ...(voice.level === null ? {} : { government: voice.level }),
    ...(path === undefined ? {} : { draft: path }),
    limit: MOST,
  };
}

interface AskedClause extends Asked {
  readonly site: ClauseContext | BodyTextContext;
  readonly place: ClausePlace | null;
}

/** Null where no clause is asked for. */
export function askedClause({ desk, site }: Asked): AskedClause | null {
  if (site.kind !== 'clause' && site.kind !== 'text') return null;
  const { analysis, draft } = desk;
  const place =
    site.clause === null ? (placesAt(analysis, draft, site.line)[0] ?? null) : placeOf(analysis, draft, site.clause);
  return { desk, site, place };
}

export function importedSuggestions({ desk, site, place }: AskedClause, hits: readonly IndexHit[]): Suggested[] {
  if (place === null) return [];
  const style = clauseStyleAt(desk.analysis, desk.draft, place);
  // A section with clauses below it is no place for the text of one.
  if (style.heading.divided) return [];
  const ordinal =
    site.kind === 'clause' && site.clause === null ? (site.blank ? place.indent : '') + place.ordinal : '';
  return hits
    .filter(({ score }) => score >= LEAST)
    .slice(0, MOST)
    .map(({ clause }): Suggested => {
      const plain = ordinal + (site.kind === 'text' ? verbatimText(clause.text, style) : verbatimClause(clause, style));
      const note = style.indent + sourceNote({ source: 'shelf', clause });
      return {
        kind: 'clause',
        label: clause.heading === '' ? excerptOf(clause.text, 20) : clause.heading,
        remark: '　原文',
        origin: `${clause.document.title.slice(0, LONGEST_TITLE)} ${clause.path}`,
        replaces: site.replaces,
        // Where the whole line is written, the note is part of it: two edits at one place have no order.
        ...(site.replaces.start === 0
          ? { plain: `${note}\n${plain}`, snippet: verbatim(`${note}\n${plain}`) }
          : { plain, snippet: verbatim(plain), noteAbove: note }),
        about: { of: 'text', text: `${sayWhere({ source: 'shelf', clause })}\n\n${excerptOf(clause.text, EXCERPT)}` },
      };
    });
}

const LONGEST_TITLE = 24;
const EXCERPT = 300;
