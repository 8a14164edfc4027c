/** What can be offered at the caret, by where it stands. */

import type { Position } from '../../text/span.ts';
import type { IndexedDocument } from '../../index/referenceIndex.ts';
import { draftContextAt, type DraftContext, type DraftContextInput } from '../references/draftContext.ts';
import { annotationSuggestions } from './annotations.ts';
import { bodySuggestions } from './bodies.ts';
import { clauseSuggestions, textSuggestions } from './clauses.ts';
import { indicatorSuggestions } from './indicators.ts';
import { completionContextAt, type CompletionContext } from './completionContext.ts';
import type { Suggestions } from './suggested.ts';
import { titleSuggestions } from './titles.ts';

export interface Asked {
  readonly desk: DraftContext;
  readonly site: CompletionContext;
}

/** Null where nothing is to be offered. */
export function askedAt(context: DraftContextInput, position: Position): Asked | null {
  const desk = draftContextAt(context, position.line);
  const site = desk === null ? null : completionContextAt(desk.analysis, desk.draft, position);
  return desk === null || site === null ? null : { desk, site };
}

/** @param shelf the drafter's imported documents, as far as they are known by now */
export function suggestionsFor({ desk, site }: Asked, shelf: readonly IndexedDocument[]): Suggestions {
  switch (site.kind) {
    case 'title':
      return titleSuggestions(desk, site, shelf);
    case 'body':
      return bodySuggestions(desk, site);
    case 'annotation':
      return annotationSuggestions(desk, site);
    case 'indicator':
      return indicatorSuggestions(desk, site);
    case 'text':
      return textSuggestions(desk, site);
    case 'clause':
      return clauseSuggestions(desk, site);
  }
}
