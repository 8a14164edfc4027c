/** Where the same thing stands elsewhere: the same body, document, plan, or clause and what refers to it. */

import { comparePositions, rangeOf, type Position, type Range } from '../text/span.ts';
import type { Analysis, Draft } from '../model/draft.ts';
import type { Citation } from '../model/line/citation.ts';
import { planMentions, type FiveYearPlan } from '../model/knowledge/plans.ts';
import type { Clause } from '../model/structure/outline.ts';
import { referredClause } from '../model/structure/resolveReference.ts';
import { siteRange, unitsOf, type AssignedUnit, type Assignment } from '../model/responsibility/assignment.ts';
import { bodyAt, sameBody, type BodyName } from '../model/responsibility/namedAgency.ts';
import type { TermDefinition } from '../model/line/term.ts';
import { citationRange, subjectsAt, usesOnLine, type Subject } from './subject.ts';

export interface Occurrences {
  readonly subject: Subject;
  /** Where the thing itself stands: the ordinal of a clause, the first mention of a document. */
  readonly definition: Range | null;
  /** In the order of the text, `definition` among them. */
  readonly ranges: readonly Range[];
}

/** Null where nothing stands that could stand elsewhere too. */
export function occurrencesAt(analysis: Analysis, position: Position): Occurrences | null {
  for (const subject of subjectsAt(analysis, position)) {
    const found = occurrencesOf(analysis, subject);
    if (found !== null) return { subject, ...found };
  }
  return null;
}

function occurrencesOf(analysis: Analysis, subject: Subject): Omit<Occurrences, 'subject'> | null {
  switch (subject.kind) {
    case 'ordinal':
    case 'reference': {
      if (subject.clause === null) return null;
      const definition = ordinalRange(subject.clause);
      return { definition, ranges: inOrder([definition, ...referencesTo(analysis, subject.draft, subject.clause)]) };
    }
    case 'unit': {
      const ranges = mentionsOfUnit(analysis, subject.draft, subject.unit).map(({ unit }) =>
        siteRange(unit.site, unit.span),
      );
      return { definition: null, ranges: inOrder(ranges) };
    }
    case 'citation': {
      const ranges = mentionsOfDocument(analysis, subject.citation).map(({ line, citation }) =>
        citationRange(line, citation),
      );
      return { definition: ranges[0] ?? null, ranges };
    }
    case 'term': {
      const { draft, definition } = subject;
      return {
        definition: rangeOf(definition.line, definition.value.termSpan),
        ranges: usesOfTerm(analysis, draft, definition.value),
      };
    }
    case 'plan':
      return { definition: null, ranges: mentionsOfPlan(analysis, subject.plan) };
    case 'target':
      return null;
  }
}

export function ordinalRange(clause: Clause): Range {
  return rangeOf(clause.line, clause.marker.span);
}

export function referencesTo(analysis: Analysis, draft: Draft, clause: Clause): Range[] {
  return draft.references
    .filter(({ line, value }) => referredClause(draft, value, analysis.clauses[line] ?? null) === clause)
    .map(({ line, value }) => rangeOf(line, value.span));
}

export interface UnitMention {
  readonly unit: AssignedUnit;
  readonly assignment: Assignment;
}

/** Every annotation that names the body, in full or for short: 市发展改革委 and 市发展和改革委员会 are one. */
export function mentionsOfUnit({ facts }: Analysis, draft: Draft, sought: AssignedUnit): UnitMention[] {
  const plain = plainName(sought.name);
  const body = bodyOf(facts, sought);
  const names = (unit: AssignedUnit): boolean => {
    if (plainName(unit.name) === plain) return true;
    const other = body === null ? null : bodyOf(facts, unit);
    return body !== null && other !== null && sameBody(body, other);
  };
  return draft.assignments.flatMap((assignment) =>
    unitsOf(assignment)
      .filter(names)
      .map((unit) => ({ unit, assignment })),
  );
}

/** What is known of a unit; nothing where its annotation is torn across two lines or stands in prose. */
function bodyOf(facts: Analysis['facts'], { site, span }: AssignedUnit): BodyName | null {
  return site.continuation === null ? bodyAt(facts[site.line]!.bodies, span.start) : null;
}

export interface DocumentMention {
  readonly line: number;
  readonly citation: Citation;
}

/** Every citation of the same document in the file: by its title, or by its number. */
export function mentionsOfDocument(analysis: Analysis, sought: Citation): DocumentMention[] {
  return analysis.drafts.flatMap((draft) =>
    draft.citations
      .filter(({ value }) => isSameDocument(value, sought))
      .map(({ line, value }) => ({ line, citation: value })),
  );
}

function usesOfTerm(analysis: Analysis, { first, end }: Draft, definition: TermDefinition): Range[] {
  const uses: Range[] = [];
  for (let line = first; line < end; line++) {
    if (analysis.roles[line] === 'body') uses.push(...usesOnLine(analysis, line, definition));
  }
  return uses;
}

function mentionsOfPlan(analysis: Analysis, sought: FiveYearPlan): Range[] {
  return analysis.blocks.flatMap(({ kind, text }, line) =>
    kind === 'text' && text.includes(sought.name)
      ? planMentions(text)
          .filter(({ plan }) => plan === sought)
          .map(({ start, end }) => rangeOf(line, { start, end }))
      : [],
  );
}

function isSameDocument(a: Citation, b: Citation): boolean {
  if (squeeze(a.title) === squeeze(b.title)) return true;
  return a.number !== null && b.number !== null && squeeze(a.number.text) === squeeze(b.number.text);
}

/** An alias in brackets is no part of the name: 市商务局（自贸办）. */
function plainName(name: string): string {
  return name.replace(/[（(][^（()）]*[)）]$/, '');
}

function squeeze(text: string): string {
  return text.replace(/[ \u00a0\u3000]/g, '');
}

function inOrder(ranges: readonly Range[]): Range[] {
  return [...ranges].sort((a, b) => comparePositions(a.start, b.start));
}
