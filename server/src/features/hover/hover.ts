/** What the drafter reads when the pointer rests on a place: findings first, then what stands there. */

import { contains, type Position, type Range } from '../../text/span.ts';
import type { Analysis } from '../../model/draft.ts';
import type { Agencies } from '../../model/knowledge/agencies.ts';
import type { Finding } from '../../rules/finding.ts';
import { joined } from '../markdown.ts';
import { subjectsAt, type Subject } from '../subject.ts';
import { aboutCitation } from './citation.ts';
import { aboutFinding } from './finding.ts';
import { aboutOrdinal } from './ordinal.ts';
import { aboutPlan } from './plan.ts';
import { aboutReference } from './reference.ts';
import { aboutTarget } from './target.ts';
import { aboutTerm } from './term.ts';
import { aboutUnit } from './unit.ts';

export interface Hover {
  readonly markdown: string;
  readonly range: Range;
}

export interface HoverContext {
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  readonly today: number;
  readonly agencies: Agencies;
  /** Markdown target of a link to a rule's page. */
  readonly ruleLink: (rule: string) => string;
}

/** More would fill the window: 《…“十四五”…规划》 in a target is three things at once. */
const MOST_SUBJECTS = 2;
const MOST_FINDINGS = 3;

export function hoverAt(context: HoverContext, position: Position): Hover | null {
  const findings = context.findings.filter(({ range }) => contains(range, position)).slice(0, MOST_FINDINGS);
  const subjects = subjectsAt(context.analysis, position).slice(0, MOST_SUBJECTS);
  const range = subjects[0]?.range ?? findings[0]?.range;
  if (range === undefined) return null;
  const parts = [
    ...findings.map((finding) => aboutFinding(finding, context.ruleLink)),
    ...subjects.map((subject) => aboutSubject(context, subject)),
  ];
  return { markdown: joined(parts, '\n\n---\n\n'), range };
}

function aboutSubject({ analysis, today, agencies }: HoverContext, subject: Subject): string {
  switch (subject.kind) {
    case 'ordinal':
      return aboutOrdinal(subject);
    case 'reference':
      return aboutReference(analysis, subject);
    case 'unit':
      return aboutUnit(subject, agencies);
    case 'citation':
      return aboutCitation(analysis, subject);
    case 'term':
      return aboutTerm(subject);
    case 'plan':
      return aboutPlan(subject.plan, today);
    case 'target':
      return aboutTarget(subject.target, today);
  }
}
