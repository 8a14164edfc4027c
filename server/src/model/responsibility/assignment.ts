/** 责任分工: who answers for a clause, put together from all its annotations. */

import { rangeOf, type Range, type Span } from '../../text/span.ts';
import type { Clause } from '../structure/outline.ts';
import type { Annotation, Role } from './annotation.ts';
import { isCollective, type Unit } from './unit.ts';

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
  /** How many lead, and how many are responsible beside them. */
  readonly leads: number;
  readonly answering: number;
  /** The first body that leads or, where none does, is responsible. */
  readonly opener: Unit | null;
}

export function siteRange(site: AnnotationSite, span: Span): Range {
  const { continuation } = site;
  if (continuation === null || span.end <= continuation.offset) return rangeOf(site.line, span);
  const end = { line: continuation.line, character: span.end + continuation.shift };
  if (span.start >= continuation.offset)
    return { start: { line: continuation.line, character: span.start + continuation.shift }, end };
  return { start: { line: site.line, character: span.start }, end };
}

/**
 * Puts the annotations of one place together.
 *
 * @param firstLeads the draft says that the first of a list leads (列第一位者为牵头单位)
 */
export function assign(clause: Clause | null, sites: readonly AnnotationSite[], firstLeads: boolean): Assignment {
  return new SitedAssignment(clause, sites, firstLeads);
}

/** Most assignments are counted and never looked at: their lists are made when they are asked for. */
class SitedAssignment implements Assignment {
  readonly clause: Clause | null;
  readonly sites: readonly AnnotationSite[];
  readonly leads: number;
  readonly answering: number;
  readonly opener: Unit | null;
  readonly #firstOfListLeads: boolean;
  #units: Readonly<Record<Role, readonly AssignedUnit[]>> | null = null;

  constructor(clause: Clause | null, sites: readonly AnnotationSite[], firstLeads: boolean) {
    this.clause = clause;
    this.sites = sites;
    let leads = 0;
    let answering = 0;
    let leader: Unit | null = null;
    let answerer: Unit | null = null;
    for (const { annotation } of sites) {
      for (const { role, units } of annotation.groups) {
        if (role === 'lead') {
          leader ??= units[0] ?? null;
          leads += units.length;
        } else if (role === 'responsible') {
          answerer ??= units[0] ?? null;
          answering += units.length;
        }
      }
    }
    const firstOfListLeads = firstLeads && leads === 0 && answering > 1 && !isCollective(answerer!.text);
    this.leads = firstOfListLeads ? 1 : leads;
    this.answering = firstOfListLeads ? answering - 1 : answering;
    this.opener = leader ?? answerer;
    this.#firstOfListLeads = firstOfListLeads;
  }

  get lead(): readonly AssignedUnit[] {
    return this.#byRole.lead;
  }

  get cooperating(): readonly AssignedUnit[] {
    return this.#byRole.cooperating;
  }

  get responsible(): readonly AssignedUnit[] {
    return this.#byRole.responsible;
  }

  get guiding(): readonly AssignedUnit[] {
    return this.#byRole.guiding;
  }

  get deadline(): string | null {
    for (const { annotation } of this.sites) if (annotation.deadline !== null) return annotation.deadline.text;
    return null;
  }

  get annotated(): boolean {
    return this.sites[0]!.annotation.form !== 'prose';
  }

  get #byRole(): Readonly<Record<Role, readonly AssignedUnit[]>> {
    return (this.#units ??= this.#unitsByRole());
  }

  #unitsByRole(): Readonly<Record<Role, readonly AssignedUnit[]>> {
    const units: Record<Role, AssignedUnit[]> = { lead: [], cooperating: [], responsible: [], guiding: [] };
    for (const site of this.sites) {
      for (const { role, units: named } of site.annotation.groups) {
        for (const { text, name, span } of named) units[role].push({ text, name, span, role, site });
      }
    }
    if (this.#firstOfListLeads) units.lead.push({ ...units.responsible.shift()!, role: 'lead' });
    return units;
  }
}

/** Every body of an assignment, in the order of the text. */
export function unitsOf(assignment: Assignment): AssignedUnit[] {
  const { lead, cooperating, responsible, guiding } = assignment;
  return [...lead, ...cooperating, ...responsible, ...guiding];
}
