/** A whole annotation behind （, as the draft writes its others. */

import { plainText, snippetText } from '../../library/slots.ts';
import type { DraftContext } from '../references/draftContext.ts';
import { annotationStyleNear, annotationTemplate, type Answering } from './annotationStyle.ts';
import { ClauseBodies } from './clauseBodies.ts';
import type { AnnotationContext } from './completionContext.ts';
import { sayOrigin } from './origin.ts';
import type { Suggestions } from './suggested.ts';

const MOST = 3;
/** Who leads with less than this share of the first is no rival for the lead. */
const RIVAL = 0.6;

export function annotationSuggestions(desk: DraftContext, site: AnnotationContext): Suggestions {
  const { analysis, draft, library, voice } = desk;
  const style = annotationStyleNear(analysis, draft, site.line);
  if (style === null || style.form === 'line') return { typed: site.typed, items: [] };
  const { clause, line } = site;
  const bodies = new ClauseBodies(desk, line);
  const asked = { heading: clause.heading, parent: clause.parent, line, clause };
  const ranked = bodies.ranked(asked);
  const first = bodies.answering(asked);
  const rivals = ranked.filter(({ name, lead }) => !first.lead.includes(name) && lead >= RIVAL * ranked[0]!.lead);
  const all: readonly Answering[] = [
    first,
    // With another in the lead, the one who would have led helps.
    ...(first.lead.length === 0 ? [] : rivals).map(({ name }) => ({
      lead: [name],
      cooperating: [...first.lead, ...first.cooperating].filter((other) => other !== name),
    })),
  ];
  const context = { place: voice.place, self: voice.self, zone: voice.zone };
  const origins = new Map(ranked.map(({ name, origin }) => [name, origin]));
  const items = all.slice(0, MOST).map((answering) => {
    const template = annotationTemplate(style, answering);
    const plain = plainText(template, context);
    const origin = origins.get(answering.lead[0] ?? '') ?? null;
    return {
      kind: 'annotation' as const,
      label: plain,
      origin: sayOrigin(origin),
      replaces: site.replaces,
      plain,
      snippet: snippetText(template, context),
      about: { of: 'sources' as const, sources: origin !== null && library.has(origin) ? [origin] : [], text: '' },
    };
  });
  return { typed: site.typed, items };
}
