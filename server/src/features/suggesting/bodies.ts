/** Bodies for a list behind 牵头单位： and the like: whom the corpus gives the clause's matter, then the draft's own. */

import type { DraftContext } from '../references/draftContext.ts';
import { annotationStyleNear, nameInList } from './annotationStyle.ts';
import { DraftBodies } from './draftBodies.ts';
import { fitOf } from './matching.ts';
import { assignmentsNear } from './nearby.ts';
import { unitsOf } from '../../model/responsibility/assignment.ts';
import type { BodyContext } from './completionContext.ts';
import { originOf } from './origin.ts';
import type { Suggested, Suggestions } from './suggested.ts';

const MOST_MODELS = 4;
const MOST_BODIES = 40;
const LEAST = 0.3;
/** What the office lists goes before what is usual elsewhere. */
const BY_OFFICE = 0.1;

interface Candidate {
  readonly name: string;
  readonly origin: string;
  readonly sources: readonly string[];
  weight: number;
}

export function bodySuggestions(desk: DraftContext, site: BodyContext): Suggestions {
  const { analysis, draft } = desk;
  const bodies = new DraftBodies(desk, site.line);
  const candidates: Candidate[] = [];
  const add = (name: string | null, origin: string, sources: readonly string[], weight: number): void => {
    if (name === null) return;
    const known = candidates.find((candidate) => candidate.name === name || bodies.isSame(candidate.name, name));
    if (known === undefined) candidates.push({ name, origin, sources, weight });
    else if (known.weight < weight) known.weight = weight;
  };
  const weightOf = (leads: boolean): number =>
    site.role === 'responsible' || (site.role === 'lead') === leads ? 1 : 0.4;

  for (const { model, score } of matterOf(desk, site)) {
    const origin = originOf(model);
    for (const name of model.lead)
      add(bodies.nameOf(name), `${origin}　牵头`, model.sources, 4 * score * weightOf(true));
    for (const [at, name] of model.cooperating.entries()) {
      add(bodies.nameOf(name), `${origin}　配合`, model.sources, (4 - at * 0.2) * score * weightOf(false));
    }
  }
  for (const { name, times } of bodies.own) add(name, '本稿用过', [], Math.min(0.9, times / 20));
  for (const name of desk.settings.office?.bodies?.names ?? []) add(name, '本单位用语', [], BY_OFFICE);
  for (const name of desk.library.bodies) add(bodies.nameOf(name), '惯用单位', [], 0);

  const named = namedIn(desk, site);
  const rank = annotationStyleNear(analysis, draft, site.line)?.rank ?? 'each';
  const items = candidates
    .filter(({ name }) => !named.some((other) => bodies.isSame(other, name)))
    .map((candidate) => ({ ...candidate, fit: fitOf(site.typed, candidate.name) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => (site.typed === '' ? 0 : Number(b.fit > 2) - Number(a.fit > 2)) || b.weight - a.weight)
    .slice(0, MOST_BODIES)
    .map(({ name, origin, sources }): Suggested => ({
      kind: 'body',
      label: name,
      origin,
      replaces: site.replaces,
      plain: nameInList(name, rank, site.previous, null),
      about: { of: 'sources', sources, text: '' },
    }));
  return { typed: site.typed, items };
}

function matterOf(
  { library }: DraftContext,
  { clause }: BodyContext,
): ReturnType<DraftContext['library']['index']['rank']> {
  if (clause === null || clause.heading === '') return [];
  return library.index
    .rank(clause.heading, clause.parent?.heading ?? '')
    .filter(({ score }) => score >= LEAST)
    .slice(0, MOST_MODELS);
}

/** Whom the clause's annotations name already, the one at the caret left out. */
function namedIn({ draft }: DraftContext, { clause, line, replaces }: BodyContext): string[] {
  return assignmentsNear(draft, line)
    .filter((assignment) => assignment.clause === clause || assignment.sites.some((site) => site.line === line))
    .flatMap(unitsOf)
    .filter(({ site, span }) => site.line !== line || span.end < replaces.start || span.start > replaces.end)
    .map(({ name }) => name);
}
