/**
 * What a line says, as one number: a draft of ten thousand lines is looked through for the few that say something in
 * particular without a look at the others.
 */

import type { Analysis, Draft } from './draft.ts';
import type { Facts } from './facts.ts';

export const enum Says {
  /** Bodies that are known. */
  Bodies = 1,
  Sentences = 1 << 1,
  /** Meetings, dated phrases, laws that may have been superseded. */
  Dated = 1 << 2,
  OwnPlaces = 1 << 3,
  OldBodies = 1 << 4,
  MissingFigures = 1 << 5,
  FaultyMarks = 1 << 6,
  Spacing = 1 << 7,
  SelfNames = 1 << 8,
  Reviewed = 1 << 9,
  ProseLeads = 1 << 10,
  RepeatedBody = 1 << 11,
  /** Anything that goes into the lists of the model: citations, targets, assignments … */
  Listed = 1 << 12,
}

export function saysOf(facts: Omit<Facts, 'says'>, loneBrackets: boolean): number {
  const { hits, citations, references, terms, annotations, figures, deadlines, validity } = facts;
  const listed =
    loneBrackets ||
    citations.length + references.length + terms.length + annotations.length + figures.length + deadlines.length > 0 ||
    validity !== null;
  return (
    (facts.bodies.length > 0 ? Says.Bodies : 0) |
    (facts.sentences.length > 0 ? Says.Sentences : 0) |
    (facts.meetings.length + hits.datedPhrases.length + hits.supersededLaws.length > 0 ? Says.Dated : 0) |
    (facts.ownPlaces.length > 0 ? Says.OwnPlaces : 0) |
    (facts.oldBodies.length > 0 ? Says.OldBodies : 0) |
    (facts.missing.length > 0 ? Says.MissingFigures : 0) |
    (facts.marks !== null ? Says.FaultyMarks : 0) |
    (facts.spacing !== null ? Says.Spacing : 0) |
    (facts.selfNames.length > 0 ? Says.SelfNames : 0) |
    (facts.reviewed.length > 0 ? Says.Reviewed : 0) |
    (facts.proseLeads.length > 0 ? Says.ProseLeads : 0) |
    (facts.repeatsBody ? Says.RepeatedBody : 0) |
    (listed ? Says.Listed : 0)
  );
}

/** The lines of a draft that say any of it, in order. */
export function linesSaying({ columns: { says } }: Pick<Analysis, 'columns'>, { first, end }: Pick<Draft, 'first' | 'end'>, what: number): number[] {
  const lines: number[] = [];
  for (let line = first; line < end; line++) if ((says[line]! & what) !== 0) lines.push(line);
  return lines;
}
