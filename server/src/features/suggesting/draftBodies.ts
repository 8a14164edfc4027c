/** The bodies that a draft names already, and what it calls the ones that a model names. */

import { bodyName } from '../../library/placeWords.ts';
import { unitsOf } from '../../model/responsibility/assignment.ts';
import { sameBody, type BodyNames } from '../../model/responsibility/namedAgency.ts';
import { isCollective } from '../../model/responsibility/unit.ts';
import type { DraftContext } from '../references/draftContext.ts';
import { assignmentsNear } from './nearby.ts';

export interface DraftBody {
  /** In full, as its lists imply it: 市财政局. */
  readonly name: string;
  /** How many clauses around name it. */
  readonly times: number;
}

/** A zone's committee, which models call 园区管委会 and drafts by the name of the zone. */
const COMMITTEE = /管委会$/;
const ZONE = /高新|开发区|园区|新区|自贸|自由贸易/;
/** 市商务委 of a municipality is what other cities call 市商务局. */
const RANK_OF_BODY = /(?:局|厅|委|办)$/;

export class DraftBodies {
  /** Most named first. */
  readonly own: readonly DraftBody[];
  readonly #names: BodyNames;
  readonly #desk: DraftContext;

  constructor(desk: DraftContext, line: number) {
    this.#desk = desk;
    this.#names = desk.knowledge.bodyNames;
    const counts = new Map<string, number>();
    for (const assignment of assignmentsNear(desk.draft, line)) {
      if (assignment.sites.every(({ annotation }) => annotation.form === 'prose')) continue;
      for (const { name } of unitsOf(assignment)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    this.own = [...counts].map(([name, times]) => ({ name, times })).sort((a, b) => b.times - a.times);
  }

  /**
   * A model's 科技局 as this draft says it: 市科技局, 自治区科技厅; as it spells it where it names it already. Null for the
   * committee of a zone in a draft that is about none, and for what the government in question has not.
   */
  nameOf(modelName: string): string | null {
    if (modelName !== '园区管委会') {
      const name = this.#rightfulName(modelName);
      return name === null ? null : this.inThisDraft(name);
    }
    const own = this.own.find(({ name }) => COMMITTEE.test(name) && !isCollective(name));
    return own?.name ?? (ZONE.test(this.#desk.draft.title?.text ?? '') ? modelName : null);
  }

  namesOf(modelNames: readonly string[]): string[] {
    return modelNames.map((name) => this.nameOf(name)).filter((name) => name !== null);
  }

  /** Null at the centre for what only places have: 政务服务管理局. */
  #rightfulName(modelName: string): string | null {
    const { draft, voice, knowledge } = this.#desk;
    if (draft.government !== 'centre') return bodyName(modelName, voice.place);
    const id = knowledge.agencies.identify(modelName, 'city');
    return id === null ? null : knowledge.agencies.nameOf(id, 'central');
  }

  /** The draft's own name of a body; the given one where it does not name it yet. */
  inThisDraft(name: string): string {
    return this.own.find((own) => this.isSame(own.name, name))?.name ?? name;
  }

  isSame(a: string, b: string): boolean {
    if (a === b || a.replace(RANK_OF_BODY, '') === b.replace(RANK_OF_BODY, '')) return true;
    const [first, second] = [this.#names.of(a), this.#names.of(b)];
    return first !== null && second !== null && sameBody(first, second);
  }
}
