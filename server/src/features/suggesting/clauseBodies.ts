/**
 * Who leads a clause and who helps, in the draft's own names: what the clause above and the draft's other annotations
 * say, whose duty the matter is, whom the models of the matter name. Completion, inserted clauses and the quick fix ask
 * the same ranking.
 */

import { bodiesFor } from '../../library/duties.ts';
import type { ClauseModel } from '../../library/clauseModel.ts';
import type { Ranked } from '../../library/suggestionIndex.ts';
import type { Clause } from '../../model/structure/outline.ts';
import { isCollective } from '../../model/responsibility/unit.ts';
import type { DraftContext } from '../references/draftContext.ts';
import type { Answering } from './annotationStyle.ts';
import { DraftBodies } from './draftBodies.ts';
import { assignmentsNear } from './nearby.ts';
import { subjectOf } from './subject.ts';

export interface ClauseBody {
  readonly name: string;
  readonly lead: number;
  readonly helps: number;
  /** The clause of a reference document, 三定 or a law; 本稿用过 for what the draft alone says. */
  readonly origin: string;
}

/** A clause that is there or would be: what tells its matter, and where it stands. */
export interface AskedMatter {
  readonly heading: string;
  readonly parent: Clause | null;
  readonly line: number;
  /** The clause itself, whose own annotation is no precedent. */
  readonly clause: Clause | null;
}

/** Tried over the annotated clauses of 21 published documents, half of them held out: `npm run bench -- --only bodies`. */
const BY_DRAFT = 3;
const BY_CLAUSE_ABOVE = 1;
const BY_DISTANT_CLAUSE_ABOVE = 0.5;
/** Below this nobody's duty is told, and the drafter's own habits are no knowledge of this matter. */
const LEAST_TO_LEAD = 0.8;
const LEAST_TO_HELP = 0.3;
const MOST_HELPING = 3;
/** How surely a model answers for a clause made from it: the habits of the draft do not overrule it. */
const OWN_MODEL = 4;

export class ClauseBodies {
  readonly draftBodies: DraftBodies;
  readonly #desk: DraftContext;

  constructor(desk: DraftContext, line: number) {
    this.#desk = desk;
    this.draftBodies = new DraftBodies(desk, line);
  }

  /** Likeliest to lead first. */
  ranked(asked: AskedMatter): ClauseBody[] {
    const { library, draft } = this.#desk;
    const section = asked.parent?.heading ?? '';
    const models = asked.heading === '' ? [] : library.index.rank(asked.heading, section, subjectOf(draft));
    return this.#rankedBy(asked, models);
  }

  /** Who answers for a clause; nobody where nothing is known of its matter. */
  answering(asked: AskedMatter): Answering {
    return answeringOf(this.ranked(asked));
  }

  /** Who answers for a clause made from a model. Nobody where custom names nobody. */
  answeringFor(model: ClauseModel, asked: AskedMatter): Answering {
    if (model.lead.length === 0) return { lead: [], cooperating: [] };
    return answeringOf(this.#rankedBy(asked, [{ model, score: OWN_MODEL }]));
  }

  #rankedBy(asked: AskedMatter, models: readonly Ranked[]): ClauseBody[] {
    const { draft } = this.#desk;
    const { draftBodies } = this;
    const matter = { heading: asked.heading, section: asked.parent?.heading ?? '', subject: subjectOf(draft) };
    const found: { name: string; lead: number; helps: number; known: boolean; origin: string }[] = [];
    const entry = (name: string, origin: string) => {
      let same = found.find((each) => each.name === name || draftBodies.isSame(each.name, name));
      if (same === undefined) found.push((same = { name, lead: 0, helps: 0, known: false, origin }));
      return same;
    };
    for (const { name, lead, helps, source } of asked.heading === '' ? [] : bodiesFor(matter, models)) {
      const own = draftBodies.nameOf(name);
      if (own === null) continue;
      const known = entry(own, source);
      known.lead += lead;
      known.helps += helps;
      known.known ||= lead >= LEAST_TO_LEAD;
    }
    const isKnown = found.some(({ known }) => known);
    for (const { name, weight } of this.#leadsOfDraft(asked)) {
      const own = entry(name, '本稿用过');
      // Where the matter is nobody's, the body of another clause is no answer.
      own.lead = isKnown ? own.lead + weight : Math.min(own.lead + weight, LEAST_TO_LEAD * 0.9);
      own.helps += LEAST_TO_HELP * weight;
    }
    return found.sort((a, b) => b.lead - a.lead || b.helps - a.helps);
  }

  /** Whom the draft lets lead, the clause above first of all. */
  #leadsOfDraft({ line, parent, clause }: AskedMatter): { readonly name: string; readonly weight: number }[] {
    const others = assignmentsNear(this.#desk.draft, line).filter(
      (assignment) => assignment.clause !== clause && assignment.annotated && assignment.sites[0]!.line !== line,
    );
    const weights = new Map<string, number>();
    const add = (name: string, weight: number): void => {
      if (!isCollective(name)) weights.set(name, (weights.get(name) ?? 0) + weight);
    };
    for (const { lead, responsible } of others) {
      const leads = lead.length > 0 ? lead : responsible.slice(0, 1);
      for (const { name } of leads) add(name, BY_DRAFT / others.length);
    }
    const above = others.findLast(({ sites }) => sites[0]!.line < line);
    if (above !== undefined) {
      const leads = above.lead.length > 0 ? above.lead : above.responsible.slice(0, 1);
      const weight = above.clause?.parent === parent ? BY_CLAUSE_ABOVE : BY_DISTANT_CLAUSE_ABOVE;
      for (const { name } of leads) add(name, weight);
    }
    return [...weights].map(([name, weight]) => ({ name, weight }));
  }
}

/** One leads, a few help, nobody does both. */
function answeringOf(ranked: readonly ClauseBody[]): Answering {
  const lead = ranked.filter((body) => body.lead >= LEAST_TO_LEAD).slice(0, 1);
  if (lead.length === 0) return { lead: [], cooperating: [] };
  const cooperating = ranked
    .filter((body) => !lead.includes(body) && body.helps >= LEAST_TO_HELP)
    .sort((a, b) => b.helps - a.helps)
    .slice(0, MOST_HELPING);
  return { lead: lead.map(({ name }) => name), cooperating: cooperating.map(({ name }) => name) };
}
