/** The tables of a draft as sheets of a workbook: 责任分工, 目标指标, 引用文件. */

import { sayFigure } from '../model/target/sayFigure.ts';
import type { Analysis, Draft } from '../model/draft.ts';
import { pathOf, type Clause } from '../model/structure/outline.ts';
import { namesSomebody, type AssignedUnit } from '../model/responsibility/assignment.ts';

export interface SheetColumn {
  readonly heading: string;
  /** In characters of half width, as spreadsheet programs count. */
  readonly width: number;
}

export interface Sheet {
  readonly name: string;
  /** Above the table. */
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
}

const DRAFT: SheetColumn = { heading: '文稿', width: 30 };
const CLAUSE: SheetColumn = { heading: '条款', width: 12 };

/** All three sheets, also those without a row; where a file holds several drafts, a column says which one. */
export function sheetsOf(analysis: Analysis): Sheet[] {
  const several = analysis.drafts.length > 1;
  const [first] = analysis.drafts;
  const about = several || first?.title === null || first === undefined ? '' : first.title.text;
  const sheet = (
    name: string,
    table: string,
    columns: readonly SheetColumn[],
    rowsOf: (draft: Draft) => string[][],
  ): Sheet => ({
    name,
    title: `${about}${table}`,
    columns: several ? [DRAFT, ...columns] : columns,
    rows: analysis.drafts.flatMap((draft) => rowsOf(draft).map((row) => (several ? [nameOf(draft), ...row] : row))),
  });
  return [
    sheet(
      '责任分工',
      '责任分工表',
      [
        CLAUSE,
        { heading: '任务', width: 28 },
        { heading: '牵头单位', width: 20 },
        { heading: '责任单位', width: 24 },
        { heading: '配合单位', width: 32 },
        { heading: '完成时限', width: 14 },
        { heading: '备注', width: 12 },
      ],
      responsibilities,
    ),
    sheet(
      '目标指标',
      '目标指标表',
      [
        CLAUSE,
        { heading: '指标或任务', width: 30 },
        { heading: '要求', width: 16 },
        { heading: '时限', width: 16 },
        { heading: '原文', width: 50 },
      ],
      targets,
    ),
    sheet(
      '引用文件',
      '引用文件清单',
      [
        CLAUSE,
        { heading: '文件', width: 56 },
        { heading: '文号', width: 22 },
        { heading: '发文机关', width: 24 },
        { heading: '年份', width: 10 },
      ],
      (draft) => citations(draft, analysis.clauses),
    ),
  ];
}

function nameOf(draft: Draft): string {
  return draft.title?.text ?? draft.pieceHead ?? `第${draft.first + 1}行起`;
}

function place(clause: Clause | null): string {
  return clause === null ? '' : pathOf(clause);
}

function responsibilities(draft: Draft): string[][] {
  return draft.assignments
    .filter(namesSomebody)
    .map(({ clause, heading, lead, responsible, cooperating, guiding, deadline }) => [
      place(clause),
      heading?.text ?? clause?.heading ?? '',
      names(lead),
      names(responsible),
      [names(cooperating), ...guiding.map(({ name }) => `${name}（指导）`)].filter((part) => part !== '').join('、'),
      deadline ?? '',
      '',
    ]);
}

function targets(draft: Draft): string[][] {
  return draft.targets.map(({ clause, figure, deadline, text }) => [
    place(clause),
    figure?.indicator ?? text,
    figure === null ? '' : sayFigure(figure),
    deadline?.text ?? '',
    text,
  ]);
}

function citations(draft: Draft, clauses: readonly (Clause | null)[]): string[][] {
  return draft.citations.map(({ line, value: { title, number, issuer, year } }) => [
    place(clauses[line] ?? null),
    `《${title}》`,
    number?.text ?? '',
    issuer ?? '',
    year === null ? '' : String(year),
  ]);
}

function names(units: readonly AssignedUnit[]): string {
  return units.map(({ name }) => name).join('、');
}
