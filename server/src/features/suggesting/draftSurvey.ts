/** What the draft has and lacks around the caret: parts, matters, how it writes. Each is looked up once a list. */

import type { ClauseModel } from '../../library/clauseModel.ts';
import { missingParts, type MissingPart, type SectionOfParts } from '../../library/parts.ts';
import type { Clause, ClauseKind } from '../../model/structure/outline.ts';
import type { DraftContext } from '../references/draftContext.ts';
import { clauseStyleAt, type ClauseStyle } from './clauseText.ts';
import { clausesNear } from './nearby.ts';
import type { ClausePlace } from './ordinals.ts';

/** From here on a heading calls for a model beyond doubt. */
export const SURELY_MEANT = 0.6;
const SURELY_COVERED = 0.8;
/** So many clauses around are asked for their matter; further off only the very heading counts. */
const NEAR = 24;
/** A draft with fewer is only being begun. */
const FEWEST_TASKS = 2;

/** Under which section the parts of a kind stand. */
const SECTION_OF: Readonly<Partial<Record<ClauseKind, SectionOfParts>>> = {
  general: 'general',
  goal: 'general',
  schedule: 'schedule',
  safeguard: 'safeguard',
  supplementary: 'supplementary',
};

export class DraftSurvey {
  readonly desk: DraftContext;
  /** Of the caret. */
  readonly line: number;
  readonly #section: Clause | null;
  readonly #styles = new Map<ClausePlace, ClauseStyle>();
  #covered: ReadonlySet<ClauseModel> | null = null;
  #missing: readonly MissingPart[] | null = null;

  /** @param section the clause under which the new one stands */
  constructor(desk: DraftContext, line: number, section: Clause | null) {
    this.desk = desk;
    this.line = line;
    this.#section = section;
  }

  /** The parts that custom has and the draft lacks. */
  get missing(): readonly MissingPart[] {
    const { library, draft, analysis } = this.desk;
    return (this.#missing ??= missingParts(library, draft, analysis));
  }

  /** The models whose matter another clause of the draft deals with. */
  get covered(): ReadonlySet<ClauseModel> {
    return (this.#covered ??= this.#coveredAround());
  }

  /** The sections of the draft, the one at the caret left out. */
  get roots(): readonly Clause[] {
    return this.desk.draft.outline.roots.filter(({ line }) => line !== this.line);
  }

  styleAt(place: ClausePlace): ClauseStyle {
    let style = this.#styles.get(place);
    if (style === undefined) {
      style = clauseStyleAt(this.desk.analysis, this.desk.draft, place);
      this.#styles.set(place, style);
    }
    return style;
  }

  /** A place for a heading that stands alone above other clauses. */
  isSection(place: ClausePlace): boolean {
    const { heading } = this.styleAt(place);
    return heading.divided || (place.parent === null && heading.layout === 'ownLine');
  }

  hasSection(section: SectionOfParts): boolean {
    return this.roots.some(({ kind }) => SECTION_OF[kind] === section);
  }

  /** Parts stand under a heading of their kind; where clauses have none above them (若干措施), behind the tasks. */
  takesPart(section: SectionOfParts, { parent }: ClausePlace): boolean {
    if (parent !== null) return SECTION_OF[parent.kind] === section;
    const { clauses } = this.desk.draft.outline;
    if (section === 'general') return !clauses.some(({ line }) => line < this.line);
    const tasks = clauses.filter(({ kind }) => kind === 'task');
    return tasks.length >= FEWEST_TASKS && tasks.every(({ line }) => line <= this.line);
  }

  #coveredAround(): ReadonlySet<ClauseModel> {
    const { library, draft } = this.desk;
    const covered = new Set<ClauseModel>();
    // A section whose clauses are still to be written deals with nothing yet.
    const treated = clausesNear(draft, this.line).filter(
      (clause) =>
        clause.line !== this.line && clause.heading !== '' && clause.children.length === 0 && clause !== this.#section,
    );
    const distance = ({ line }: Clause): number => Math.abs(line - this.line);
    for (const { heading } of [...treated].sort((a, b) => distance(a) - distance(b)).slice(0, NEAR)) {
      const best = library.index.best(heading);
      if (best !== null && best.score >= SURELY_COVERED) covered.add(best.model);
    }
    const headings = treated.map(({ heading }) => heading).join('\n');
    for (const model of library.models) if (headings.includes(model.title)) covered.add(model);
    return covered;
  }
}
