/** A whole annotation behind （, as the draft writes its others. */

import { plainText, snippetText } from '../../library/slots.ts';
import type { DraftContext } from '../references/draftContext.ts';
import { annotationStyleNear, annotationTemplate } from './annotationStyle.ts';
import { DraftBodies } from './draftBodies.ts';
import type { AnnotationContext } from './completionContext.ts';
import { originOf } from './origin.ts';
import type { Suggestions } from './suggested.ts';

const MOST = 3;
const LEAST = 0.36;

export function annotationSuggestions(desk: DraftContext, site: AnnotationContext): Suggestions {
  const { analysis, draft, library, voice } = desk;
  const style = annotationStyleNear(analysis, draft, site.line);
  if (style === null || style.form === 'line') return { typed: site.typed, items: [] };
  const bodies = new DraftBodies(desk, site.line);
  const { clause } = site;
  const matters = library.index
    .rank(clause.heading, clause.parent?.heading ?? '')
    .filter(({ model, score }) => score >= LEAST && model.lead.length > 0)
    .slice(0, MOST);
  const context = { place: voice.place, self: voice.self };
  const seen = new Set<string>();
  const items = matters.flatMap(({ model }) => {
    const template = annotationTemplate(style, {
      lead: bodies.namesOf(model.lead),
      cooperating: bodies.namesOf(model.cooperating),
    });
    const plain = plainText(template, context);
    if (seen.has(plain)) return [];
    seen.add(plain);
    return [
      {
        kind: 'annotation' as const,
        label: plain,
        origin: originOf(model),
        replaces: site.replaces,
        plain,
        snippet: snippetText(template, context),
        about: { of: 'sources' as const, sources: model.sources, text: '' },
      },
    ];
  });
  return { typed: site.typed, items };
}
