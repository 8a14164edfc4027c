/** A clause written out for a place in a draft: ordinal, heading, text and annotation, each as the draft has them. */

import type { Analysis, Draft } from '../../model/draft.ts';
import type { IndexedClause } from '../../index/referenceIndex.ts';
import {
  annotates,
  annotationStyleNear,
  annotationTemplate,
  type AnnotationStyle,
  type Answering,
} from './annotationStyle.ts';
import { headingStyleAt, type HeadingStyle } from './headingStyle.ts';
import type { ClausePlace } from './ordinals.ts';

export interface ClauseWording extends Answering {
  readonly heading: string;
  /** May have slots. */
  readonly body: string;
}

/** What the draft does with every clause at a place. */
export interface ClauseStyle {
  readonly heading: HeadingStyle;
  /** Null where clauses there name nobody. */
  readonly annotation: AnnotationStyle | null;
  readonly indent: string;
}

export function clauseStyleAt(analysis: Analysis, draft: Draft, place: ClausePlace): ClauseStyle {
  const { line } = place;
  return {
    heading: headingStyleAt(analysis, draft, place),
    annotation: annotates(draft, place, line) ? annotationStyleNear(analysis, draft, line) : null,
    indent: place.indent,
  };
}

/** Heading, text and annotation, without the ordinal. */
export function clauseTemplate(wording: ClauseWording, style: ClauseStyle): string {
  const { layout, closing, ending } = style.heading;
  const text = bodyTemplate(wording, style);
  if (wording.heading === '' || layout === 'none') return text;
  if (layout === 'ownLine') return `${wording.heading}${ending}\n${style.indent}${text}`;
  return `${wording.heading}${closing}${text}`;
}

/** What follows a heading that stands already. */
export function bodyTemplate({ body, ...answering }: ClauseWording, { annotation }: ClauseStyle): string {
  // Where custom names nobody, as for aims and terms of validity, no slot for a body is opened.
  if (annotation === null || answering.lead.length === 0) return body;
  const note = annotationTemplate(annotation, answering);
  if (annotation.form === 'line') return body + annotation.gap + note;
  return annotation.beforeStop && body.endsWith('。') ? `${body.slice(0, -1)}${note}。` : body + note;
}

/** The words of an imported clause as they are: what must change is for the drafter to see. */
export function verbatimClause({ heading, text }: IndexedClause, style: ClauseStyle): string {
  const body = verbatimText(text, style);
  const { layout, closing, ending } = style.heading;
  if (heading === '' || layout === 'none') return body;
  return layout === 'ownLine' ? `${heading}${ending}\n${style.indent}${body}` : `${heading}${closing}${body}`;
}

/** One paragraph a line, each with the indent of the draft. */
export function verbatimText(text: string, { indent }: ClauseStyle): string {
  return text
    .replace(/^[。：:]/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(`\n${indent}`);
}
