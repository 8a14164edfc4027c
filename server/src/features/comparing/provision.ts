/** A clause as it is compared: its own words without number and annotation, and what it lays down. */

import type { Analysis, Draft } from '../../model/draft.ts';
import { pathOf, type Clause } from '../../model/structure/outline.ts';
import type { Range } from '../../text/span.ts';

export interface Commitment {
  /** What it is measured by: the indicator with its unit in lowest terms. */
  readonly measure: string;
  readonly amount: number | null;
  /** As written: 达到50家. */
  readonly text: string;
  readonly year: number | null;
  readonly deadline: string | null;
}

export interface Provision {
  readonly clause: Clause;
  /** From the top: 六、（十九）. */
  readonly ordinal: string;
  readonly heading: string;
  /** From the marker to the end of its own text; the clauses below it are provisions of their own. */
  readonly range: Range;
  /** Its own text without marker, annotations and blanks. */
  readonly text: string;
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly deadlines: readonly string[];
  readonly commitments: readonly Commitment[];
}

const NUMBERED =
  /^[\s\u3000]*(?:第[一二三四五六七八九十百零〇\d]+[条章节款]|[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?|[①-⑳])[\s\u3000]*/;
const ANNOTATION = /[（(【\[][^（）()【】[\]]{0,12}(?:牵头|责任|配合|负责)[^（）()【】[\]]{0,300}[）)】\]]/g;

/** All clauses of a draft in their order. */
export function provisionsOf({ blocks }: Analysis, draft: Draft): Provision[] {
  return draft.outline.clauses.map((clause) => {
    const end = clause.children[0]?.line ?? clause.end;
    const lines = blocks.slice(clause.line, Math.max(end, clause.line + 1));
    const written = lines.map(({ text, kind }) => (kind === 'text' ? text.trim() : '')).filter((text) => text !== '');
    const assignments = draft.assignments.filter((assignment) => assignment.clause === clause);
    const targets = draft.targets.filter((target) => target.clause === clause);
    const last = clause.line + lines.length - 1;
    return {
      clause,
      ordinal: pathOf(clause),
      heading: clause.heading,
      range: {
        start: { line: clause.line, character: clause.marker.span.start },
        end: { line: last, character: blocks[last]!.text.length },
      },
      text: written
        .join('')
        .replace(NUMBERED, '')
        .replace(ANNOTATION, '')
        .replace(/[\s\u3000]+/g, ''),
      lead: assignments.flatMap(({ lead, responsible }) =>
        (lead.length > 0 ? lead : responsible).map(({ name }) => name),
      ),
      cooperating: assignments.flatMap(({ cooperating }) => cooperating.map(({ name }) => name)),
      deadlines: unique([
        ...assignments.flatMap(({ deadline }) => (deadline === null ? [] : [deadline])),
        ...targets.flatMap(({ deadline }) => (deadline === null ? [] : [deadline.text])),
      ]),
      commitments: targets.flatMap(({ figure, deadline }) =>
        figure === null
          ? []
          : [
              {
                measure: figure.measure,
                amount: figure.amount,
                text: figure.text,
                year: deadline?.year ?? null,
                deadline: deadline?.text ?? null,
              },
            ],
      ),
    };
  });
}

export function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
