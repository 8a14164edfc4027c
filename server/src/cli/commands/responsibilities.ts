/** `responsibilities`: who leads and who helps, clause by clause. */

import { pathOf, type Clause } from '../../model/structure/outline.ts';
import { namesSomebody, siteRange, type AssignedUnit, type Assignment } from '../../model/responsibility/assignment.ts';
import type { Draft } from '../../model/draft.ts';
import { rangeOf, type Range } from '../../text/span.ts';
import { tableCommand, type TableColumn } from './tables.ts';

interface UnitEntry {
  readonly name: string;
  readonly text: string;
}

interface Row {
  readonly file: string;
  readonly clause: { readonly ordinal: string; readonly heading: string; readonly range: Range };
  readonly lead: readonly UnitEntry[];
  readonly cooperating: readonly UnitEntry[];
  readonly responsible: readonly UnitEntry[];
  readonly deadline: string | null;
}

const COLUMNS: readonly TableColumn<Row>[] = [
  { heading: '文件', cell: ({ file }) => file, width: 30 },
  { heading: '条款', cell: ({ clause }) => clause.ordinal, width: 14 },
  { heading: '标题', cell: ({ clause }) => clause.heading, width: 40 },
  { heading: '牵头单位', cell: ({ lead }) => names(lead), width: 24 },
  { heading: '责任单位', cell: ({ responsible }) => names(responsible), width: 32 },
  { heading: '配合单位', cell: ({ cooperating }) => names(cooperating), width: 40 },
  { heading: '完成时限', cell: ({ deadline }) => deadline ?? '', width: 16 },
];

export const responsibilities = tableCommand<Row>('责任分工', COLUMNS, (file, draft) =>
  responsibilityRows(file, draft),
);

export function responsibilityRows(file: string, { assignments }: Draft): Row[] {
  return assignments.filter(namesSomebody).map((assignment) => rowOf(file, assignment));
}

function rowOf(file: string, assignment: Assignment): Row {
  const { clause, lead, cooperating, responsible, deadline } = assignment;
  return {
    file,
    clause: clauseEntry(clause, assignment),
    lead: lead.map(unitEntry),
    cooperating: cooperating.map(unitEntry),
    responsible: responsible.map(unitEntry),
    deadline,
  };
}

function clauseEntry(clause: Clause | null, assignment: Assignment): Row['clause'] {
  if (clause === null && assignment.heading !== null) {
    const { text, line, span } = assignment.heading;
    return { ordinal: '', heading: text, range: rangeOf(line, span) };
  }
  if (clause === null) {
    const site = assignment.sites[0]!;
    return { ordinal: '', heading: '', range: siteRange(site, site.annotation.span) };
  }
  const { heading } = assignment;
  return heading === null
    ? { ordinal: pathOf(clause), heading: clause.heading, range: rangeOf(clause.line, clause.headingSpan) }
    : { ordinal: pathOf(clause), heading: heading.text, range: rangeOf(heading.line, heading.span) };
}

function unitEntry({ name, text }: AssignedUnit): UnitEntry {
  return { name, text };
}

function names(units: readonly UnitEntry[]): string {
  return units.map(({ name }) => name).join('、');
}
