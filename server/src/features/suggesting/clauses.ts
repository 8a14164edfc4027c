/** Clauses for an empty line, an ordinal without heading, a heading as it is typed, and one that is closed. */

import type { Clause } from '../../model/structure/outline.ts';
import type { DraftContext } from '../references/draftContext.ts';
import { choicesForHeading, choicesForPlace, choicesForTyped } from './choices.ts';
import { ClauseWriter } from './clauseWriter.ts';
import { headingsForTyped, sectionsFor } from './headings.ts';
import { placeOf, placesAt, type ClausePlace } from './ordinals.ts';
import type { BodyTextContext, ClauseContext } from './completionContext.ts';
import type { Suggested, Suggestions } from './suggested.ts';
import { DraftSurvey } from './draftSurvey.ts';

const MOST_SECTIONS_ABOVE = 2;

export function clauseSuggestions(desk: DraftContext, site: ClauseContext): Suggestions {
  const { analysis, draft } = desk;
  const places = site.clause === null ? placesAt(analysis, draft, site.line) : [placeOf(analysis, draft, site.clause)];
  const [first, ...others] = places;
  if (first === undefined) return { typed: site.typed, items: [] };
  const survey = new DraftSurvey(desk, site.line, first.parent);
  const writer = new ClauseWriter(survey, site);
  // The beginning of an ordinal says nothing of a heading.
  const typed = site.blank ? '' : site.typed;
  const items = itemsAt(survey, writer, { ...site, typed }, first);
  if (typed !== '' || site.clause !== null) return { typed: site.typed, items };
  // On a line that is still empty it is open which level goes on.
  const above = others
    .filter((place) => survey.isSection(place))
    .flatMap((place) => sections(survey, writer, '', place).slice(0, MOST_SECTIONS_ABOVE));
  const texts = site.typed === '' ? textsBelowHeading(survey, writer) : [];
  const ordinals = places.map((place) => writer.ordinal(place));
  // Who begins an ordinal wants it first.
  const all = site.typed === '' ? [...texts, ...items, ...above, ...ordinals] : [...ordinals, ...items, ...above];
  return { typed: site.typed, items: all };
}

function itemsAt(survey: DraftSurvey, writer: ClauseWriter, site: ClauseContext, place: ClausePlace): Suggested[] {
  const { typed } = site;
  if (survey.isSection(place)) return sections(survey, writer, typed, place);
  if (typed === '') return choicesForPlace(survey, place).map((choice) => writer.clause(choice, place));
  return [
    ...choicesForTyped(survey, site, place).map((choice) => writer.clause(choice, place)),
    ...headingsForTyped(survey, typed, place).map((choice) => writer.heading(choice, place)),
  ];
}

function sections(survey: DraftSurvey, writer: ClauseWriter, typed: string, place: ClausePlace): Suggested[] {
  return sectionsFor(survey, typed, place).map((choice) => writer.heading(choice, place));
}

/** The text of a clause whose heading stands. */
export function textSuggestions(desk: DraftContext, site: BodyTextContext): Suggestions {
  const { clause, line } = site;
  const survey = new DraftSurvey(desk, line, clause.parent);
  const place = placeOf(desk.analysis, desk.draft, clause);
  return { typed: '', items: textsFor(survey, new ClauseWriter(survey, site), clause, place, '') };
}

/** Below a heading alone on its line, where such clauses go on with text and not with other clauses. */
function textsBelowHeading(survey: DraftSurvey, writer: ClauseWriter): Suggested[] {
  const { analysis, draft } = survey.desk;
  let above = survey.line - 1;
  while (above >= draft.first && analysis.blocks[above]!.kind !== 'text') above--;
  const clause = analysis.clauses[above] ?? null;
  if (clause === null || clause.line !== above || clause.runsIn || clause.heading === '') return [];
  const place = placeOf(analysis, draft, clause);
  return survey.isSection(place) ? [] : textsFor(survey, writer, clause, place, place.indent);
}

function textsFor(
  { desk }: DraftSurvey,
  writer: ClauseWriter,
  clause: Clause,
  place: ClausePlace,
  indent: string,
): Suggested[] {
  return choicesForHeading(desk, clause).map((model) => writer.text(model, place, indent));
}
