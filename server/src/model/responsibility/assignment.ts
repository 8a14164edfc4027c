/** 责任分工: who answers for a clause, put together from all its annotations. */

import { rangeOf, type Range, type Span } from '../../text/span.ts';
import type { Clause } from '../outline.ts';
import type { Annotation, Role } from './annotation.ts';
import { isCollective, isVague, type Unit } from './unit.ts';

/** An annotation in its place. Web copies may break it across two lines; its spans then run over both. */
export interface AnnotationSite {
  readonly annotation: Annotation;
  readonly line: number;
  /** Where the second line takes over: spans from `offset` on lie on `line`, moved by `shift`. */
  readonly continuation: { readonly offset: number; readonly line: number; readonly shift: number } | null;
}

export interface AssignedUnit extends Unit {
  readonly role: Role;
  readonly site: AnnotationSite;
}

export interface Assignment {
  /** The innermost clause that the annotation stands in; null above the first clause. */
  readonly clause: Clause | null;
  readonly sites: readonly AnnotationSite[];
  readonly lead: readonly AssignedUnit[];
  readonly cooperating: readonly AssignedUnit[];
  readonly responsible: readonly AssignedUnit[];
  readonly guiding: readonly AssignedUnit[];
  readonly deadline: string | null;
  /** Other than in prose. */
  readonly annotated: boolean;
  /** The first body that leads or is responsible is 有关部门 and the like. */
  readonly opensVaguely: boolean;
}

export function siteRange(site: AnnotationSite, span: Span): Range {
  const { continuation } = site;
  if (continuation === null || span.end <= continuation.offset) return rangeOf(site.line, span);
  const end = { line: continuation.line, character: span.end + continuation.shift };
  if (span.start >= continuation.offset) return { start: { line: continuation.line, character: span.start + continuation.shift }, end };
  return { start: { line: site.line, character: span.start }, end };
}

/**
 * Puts the annotations of one place together.
 *
 * @param firstLeads the draft says that the first of a list leads (列第一位者为牵头单位)
 */
export function assign(clause: Clause | null, sites: readonly AnnotationSite[], firstLeads: boolean): Assignment {
  const units: Record<Role, AssignedUnit[]> = { lead: [], cooperating: [], responsible: [], guiding: [] };
  let deadline: string | null = null;
  for (const site of sites) {
    deadline ??= site.annotation.deadline?.text ?? null;
    for (const group of site.annotation.groups) {
      const { role } = group;
      // Field by field: a spread here took a third of a keystroke's time in a long draft.
      const assigned = group.units.map(({ text, name, span }): AssignedUnit => ({ text, name, span, role, site }));
      units[role] = units[role].length === 0 ? assigned : [...units[role], ...assigned];
    }
  }
  const first = units.responsible[0];
  if (firstLeads && units.lead.length === 0 && units.responsible.length > 1 && !isCollective(first!.text)) {
    units.lead.push({ ...units.responsible.shift()!, role: 'lead' });
  }
  const { lead, responsible, cooperating, guiding } = units;
  const opens = lead[0] ?? responsible[0];
  return {
    clause,
    sites,
    lead,
    cooperating,
    responsible,
    guiding,
    deadline,
    annotated: sites[0]!.annotation.form !== 'prose',
    opensVaguely: opens !== undefined && isVague(opens.text),
  };
}

/** Every body of an assignment, in the order of the text. */
export function unitsOf(assignment: Assignment): AssignedUnit[] {
  const { lead, cooperating, responsible, guiding } = assignment;
  return [...lead, ...cooperating, ...responsible, ...guiding];
}
