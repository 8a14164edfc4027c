/** Bodies for a list behind 牵头单位： and the like: by the one ranking of clause bodies, then all that there are. */

import type { DraftContext } from '../references/draftContext.ts';
import { dutyBodies } from '../../library/duties.ts';
import { annotationStyleNear, nameInList } from './annotationStyle.ts';
import { ClauseBodies, type ClauseBody } from './clauseBodies.ts';
import { fitOf } from './matching.ts';
import { assignmentsNear } from './nearby.ts';
import { unitsOf } from '../../model/responsibility/assignment.ts';
import type { BodyContext } from './completionContext.ts';
import { sayOrigin } from './origin.ts';
import type { Suggested, Suggestions } from './suggested.ts';

const MOST_BODIES = 40;
/** What the office lists goes before what is usual elsewhere. */
const BY_OFFICE = 0.1;
/** In a list of those who help, leading says less, and the other way round. */
const OF_OTHER_ROLE = 0.3;

interface Candidate {
  readonly name: string;
  readonly origin: string;
  readonly sources: readonly string[];
  weight: number;
}

export function bodySuggestions(desk: DraftContext, site: BodyContext): Suggestions {
  const { analysis, draft, library } = desk;
  const { clause, line } = site;
  const ranking = new ClauseBodies(desk, line);
  const bodies = ranking.draftBodies;
  const candidates: Candidate[] = [];
  const add = (name: string | null, origin: string, sources: readonly string[], weight: number): void => {
    if (name === null) return;
    const known = candidates.find((candidate) => candidate.name === name || bodies.isSame(candidate.name, name));
    if (known === undefined) candidates.push({ name, origin, sources, weight });
    else if (known.weight < weight) known.weight = weight;
  };
  const asked = { heading: clause?.heading ?? '', parent: clause?.parent ?? null, line, clause };
  for (const body of ranking.ranked(asked)) {
    const sources = library.has(body.origin) ? [body.origin] : [];
    const role = body.lead >= body.helps ? '牵头' : '配合';
    add(body.name, `${sayOrigin(body.origin)}　${role}`, sources, weightOf(body, site.role));
  }
  for (const { name, times } of bodies.own) add(name, '本稿用过', [], Math.min(0.3, times / 40));
  for (const name of desk.settings.office?.bodies?.names ?? []) add(name, '本单位用语', [], BY_OFFICE);
  // Everyone else, for whoever types a name.
  for (const name of [...library.bodies, ...dutyBodies]) add(bodies.nameOf(name), '惯用单位', [], 0);

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

function weightOf({ lead, helps }: ClauseBody, role: BodyContext['role']): number {
  if (role === 'responsible') return Math.max(lead, helps);
  return role === 'lead' ? lead + OF_OTHER_ROLE * helps : helps + OF_OTHER_ROLE * lead;
}

/** Whom the clause's annotations name already, the one at the caret left out. */
function namedIn({ draft }: DraftContext, { clause, line, replaces }: BodyContext): string[] {
  return assignmentsNear(draft, line)
    .filter((assignment) => assignment.clause === clause || assignment.sites.some((site) => site.line === line))
    .flatMap(unitsOf)
    .filter(({ site, span }) => site.line !== line || span.end < replaces.start || span.start > replaces.end)
    .map(({ name }) => name);
}
