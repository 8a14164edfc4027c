/** The bodies that a draft names already, and what it calls the ones that a model names. */

import { bodyName } from '../../corpus/placeWords.ts';
import { unitsOf } from '../../model/responsibility/assignment.ts';
import { sameBody, type BodyName, type BodyNames } from '../../model/responsibility/namedBody.ts';
import { isCollective } from '../../model/responsibility/unit.ts';
import type { Desk } from '../references/desk.ts';
import { assignmentsNear } from './nearby.ts';

export interface DraftBody {
  /** In full, as its lists imply it: 市财政局. */
  readonly name: string;
  /** How many clauses around name it. */
  readonly times: number;
  readonly known: BodyName | null;
}

/** A zone's committee, which models call 园区管委会 and drafts by the name of the zone. */
const COMMITTEE = /管委会$/;

export class DraftBodies {
  /** Most named first. */
  readonly own: readonly DraftBody[];
  readonly #names: BodyNames;
  readonly #desk: Desk;

  constructor(desk: Desk, line: number) {
    this.#desk = desk;
    this.#names = desk.knowledge.bodyNames;
    const counts = new Map<string, number>();
    for (const assignment of assignmentsNear(desk.draft, line)) {
      if (assignment.sites.every(({ annotation }) => annotation.form === 'prose')) continue;
      for (const { name } of unitsOf(assignment)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    this.own = [...counts]
      .map(([name, times]) => ({ name, times, known: this.#names.of(name) }))
      .sort((a, b) => b.times - a.times);
  }

  /** A model's 科技局 as this draft says it: 市科技局, 自治区科技厅; as it spells it where it names it already. */
  nameOf(modelName: string): string {
    if (modelName === '园区管委会') return this.own.find(({ name }) => COMMITTEE.test(name) && !isCollective(name))?.name ?? modelName;
    return this.inThisDraft(this.#rightfulName(modelName));
  }

  #rightfulName(modelName: string): string {
    const { draft, voice, knowledge } = this.#desk;
    if (draft.government !== 'centre') return bodyName(modelName, voice.place);
    const id = knowledge.agencies.identify(modelName, 'city');
    return (id === null ? null : knowledge.agencies.nameOf(id, 'central')) ?? modelName;
  }

  /** The draft's own name of a body; the given one where it does not name it yet. */
  inThisDraft(name: string): string {
    const known = this.#names.of(name);
    if (known === null) return name;
    return this.own.find((own) => own.known !== null && sameBody(own.known, known))?.name ?? name;
  }

  /** What is known of a name, wherever it comes from. */
  known(name: string): BodyName | null {
    return this.#names.of(name);
  }

  isSame(a: string, b: string): boolean {
    if (a === b) return true;
    const [first, second] = [this.#names.of(a), this.#names.of(b)];
    return first !== null && second !== null && sameBody(first, second);
  }
}
