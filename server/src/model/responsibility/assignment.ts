/** 责任分工: who answers for a clause, put together from all its annotations. */

import { rangeOf, type Range, type Span } from '../../text/span.ts';
import type { Clause } from '../structure/outline.ts';
import type { RunInHeading } from '../structure/runInHeading.ts';
import { isNobody, type Annotation, type LeadConvention, type Role } from './annotation.ts';
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
  /** The unnumbered heading below the clause that names the task; null where the clause itself does. */
  readonly heading: RunInHeading | null;
  readonly lead: readonly AssignedUnit[];
  readonly cooperating: readonly AssignedUnit[];
  readonly responsible: readonly AssignedUnit[];
  readonly guiding: readonly AssignedUnit[];
  readonly deadline: string | null;
  /** By an annotation of the text; neither in its prose nor in a table. */
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
 * @param convention what the draft says once of all its lists: 列第一位者为牵头单位
 */
export function assign(
  clause: Clause | null,
  sites: readonly AnnotationSite[],
  convention: LeadConvention | null,
  heading: RunInHeading | null = null,
): Assignment {
  return new SitedAssignment(clause, sites, convention, heading);
}

/** Most assignments are counted and never looked at: their lists are made when they are asked for. */
class SitedAssignment implements Assignment {
  readonly clause: Clause | null;
  readonly sites: readonly AnnotationSite[];
  readonly heading: RunInHeading | null;
  readonly leads: number;
  readonly answering: number;
  readonly opener: Unit | null;
  readonly #leading: number;
  readonly #convention: LeadConvention | null;
  #units: Readonly<Record<Role, readonly AssignedUnit[]>> | null = null;

  constructor(
    clause: Clause | null,
    sites: readonly AnnotationSite[],
    convention: LeadConvention | null,
    heading: RunInHeading | null,
  ) {
    this.heading = heading;
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
    const leading = leads > 0 || answering < 2 || isCollective(answerer!.text) ? 0 : leadingBy(convention, sites);
    this.leads = leads + leading;
    this.answering = answering - leading;
    this.opener = leader ?? answerer;
    this.#leading = leading;
    this.#convention = convention;
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
    const { form } = this.sites[0]!.annotation;
    return form !== 'prose' && form !== 'table';
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
    for (const unit of units.responsible.splice(0, this.#leading)) units.lead.push({ ...unit, role: 'lead' });
    // 逗号前为牵头单位: those behind it help.
    if (this.#leading > 0 && this.#convention === 'beforeComma') {
      for (const unit of units.responsible.splice(0)) units.cooperating.push({ ...unit, role: 'cooperating' });
    }
    return units;
  }
}

/** How many of the bodies that answer lead by what the draft says of its lists. */
function leadingBy(convention: LeadConvention | null, sites: readonly AnnotationSite[]): number {
  if (convention === null) return 0;
  if (convention === 'first') return 1;
  const list = sites.flatMap(({ annotation }) => annotation.groups).find(({ role }) => role === 'responsible')!;
  return list.beforeComma < list.units.length ? list.beforeComma : 0;
}

/** False for prose that speaks of whoever it may be (审批部门负责…): a rule for everybody, and nobody's task. */
export function namesSomebody(assignment: Assignment): boolean {
  return assignment.annotated || !unitsOf(assignment).every(isNobody);
}

/** Every body of an assignment, in the order of the text. */
export function unitsOf(assignment: Assignment): AssignedUnit[] {
  const { lead, cooperating, responsible, guiding } = assignment;
  return [...lead, ...cooperating, ...responsible, ...guiding];
}
