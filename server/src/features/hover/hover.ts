/** What the drafter reads when the pointer rests on a place: findings, then what stands there, then references. */

import { contains, rangeOf, type Position, type Range } from '../../text/span.ts';
import type { Finding } from '../../rules/finding.ts';
import { joined } from '../markdown.ts';
import { clauseHeadedAt } from '../references/clauseHeading.ts';
import { draftContextAt, type DraftContextInput } from '../references/draftContext.ts';
import type { Imported } from '../references/imported.ts';
import type { ReferenceLink } from '../references/links.ts';
import { subjectsAt, type Subject } from '../subject.ts';
import { aboutCitation } from './citation.ts';
import { aboutCounterparts } from './clauseReferences.ts';
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

export interface HoverContext extends DraftContextInput {
  readonly findings: readonly Finding[];
  /** Markdown target of a link to a rule's page. */
  readonly ruleLink: (rule: string) => string;
  /** Null where the editor cannot open a reference from a link. */
  readonly referenceLink: ReferenceLink | null;
  /** What the drafter's own documents have on the place, as far as it is known by now. */
  readonly imported: Imported;
}

/** More would fill the window: 《…“十四五”…规划》 in a target is three things at once. */
const MOST_SUBJECTS = 2;
const MOST_FINDINGS = 3;

export function hoverAt(context: HoverContext, position: Position): Hover | null {
  const findings = firstOfEachRule(context.findings.filter(({ range }) => contains(range, position)));
  const subjects = subjectsAt(context.analysis, position).slice(0, MOST_SUBJECTS);
  const references = referencesAt(context, position);
  const range = subjects[0]?.range ?? findings[0]?.range ?? references?.range;
  if (range === undefined) return null;
  const parts = [
    ...findings.map((finding) => aboutFinding(finding, context.ruleLink)),
    ...subjects.map((subject) => aboutSubject(context, subject)),
    references?.markdown ?? null,
  ];
  return { markdown: joined(parts, '\n\n---\n\n'), range };
}

/** What two findings of one rule have to say of it is the same. */
function firstOfEachRule(findings: readonly Finding[]): Finding[] {
  return findings
    .filter(({ rule }, at) => findings.findIndex((other) => other.rule === rule) === at)
    .slice(0, MOST_FINDINGS);
}

/** On the ordinal or heading of a clause: what the corpus has on its matter. */
function referencesAt(context: HoverContext, position: Position): Hover | null {
  const clause = clauseHeadedAt(context.analysis, position);
  const desk = clause === null ? null : draftContextAt(context, position.line);
  if (clause === null || desk === null) return null;
  const markdown = aboutCounterparts(desk, clause, context.imported, context.referenceLink);
  return markdown === '' ? null : { markdown, range: rangeOf(clause.line, clause.headingSpan) };
}

function aboutSubject(context: HoverContext, subject: Subject): string {
  const { analysis, settings, knowledge, imported, referenceLink } = context;
  switch (subject.kind) {
    case 'ordinal':
      return aboutOrdinal(subject);
    case 'reference':
      return aboutReference(analysis, subject);
    case 'unit':
      return aboutUnit(analysis, subject, knowledge.agencies);
    case 'citation':
      return aboutCitation(context, subject, imported.citing, referenceLink);
    case 'term':
      return aboutTerm(subject);
    case 'plan':
      return aboutPlan(subject.plan, settings.today);
    case 'target':
      return aboutTarget(subject.target, settings.today);
  }
}
