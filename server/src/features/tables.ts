/** The tables that are drawn from a draft: 责任分工, 目标指标, 引用文件. */

import { sayFigure } from '../model/target/sayFigure.ts';
import { comparePositions, type Range } from '../text/span.ts';
import type { Analysis, Draft, Target } from '../model/draft.ts';
import type { Citation } from '../model/line/citation.ts';
import { pathOf, type Clause } from '../model/structure/outline.ts';
import { namesSomebody, siteRange, type AssignedUnit, type Assignment } from '../model/responsibility/assignment.ts';
import { citationRange } from './subject.ts';
import { joined, literal, tableOf } from './markdown.ts';

interface Row {
  readonly draft: Draft;
  /** 二、（三）; empty outside clauses. */
  readonly path: string;
  readonly clause: Clause | null;
  readonly range: Range;
}

export interface ResponsibilityRow extends Row {
  readonly heading: string;
  readonly lead: readonly AssignedUnit[];
  readonly cooperating: readonly AssignedUnit[];
  readonly responsible: readonly AssignedUnit[];
  readonly guiding: readonly AssignedUnit[];
  readonly deadline: string | null;
}

export interface TargetRow extends Row {
  readonly target: Target;
}

export interface CitationRow extends Row {
  readonly citation: Citation;
}

export function responsibilityRows(analysis: Analysis): ResponsibilityRow[] {
  return analysis.drafts.flatMap((draft) =>
    draft.assignments.filter(namesSomebody).map((assignment) => ({
      ...placeOf(draft, assignment.clause),
      heading: assignment.heading?.text ?? assignment.clause?.heading ?? '',
      lead: assignment.lead,
      cooperating: assignment.cooperating,
      responsible: assignment.responsible,
      guiding: assignment.guiding,
      deadline: assignment.deadline,
      range: assignmentRange(assignment),
    })),
  );
}

export function targetRows(analysis: Analysis): TargetRow[] {
  return analysis.drafts.flatMap((draft) =>
    draft.targets.map((target) => ({ ...placeOf(draft, target.clause), target, range: target.range })),
  );
}

export function citationRows(analysis: Analysis): CitationRow[] {
  return analysis.drafts.flatMap((draft) =>
    draft.citations.map(({ line, value }) => ({
      ...placeOf(draft, analysis.clauses[line] ?? null),
      citation: value,
      range: citationRange(line, value),
    })),
  );
}

function placeOf(draft: Draft, clause: Clause | null): Pick<Row, 'draft' | 'clause' | 'path'> {
  return { draft, clause, path: clause === null ? '' : pathOf(clause) };
}

/** From the first annotation to the last. */
function assignmentRange({ sites }: Assignment): Range {
  const [first, ...others] = sites.map((site) => siteRange(site, site.annotation.span));
  const start = first!.start;
  const end = others.reduce(
    (latest, range) => (comparePositions(range.end, latest) > 0 ? range.end : latest),
    first!.end,
  );
  return { start, end };
}

export type TableName = 'responsibilities' | 'targets' | 'citations';

interface Layout {
  readonly head: readonly string[];
  readonly rows: readonly { readonly draft: Draft; readonly cells: readonly string[] }[];
  /** What to say where there is no row. */
  readonly empty: string;
}

/** A table in Markdown; in a file of several drafts, one table for each. */
export function tableMarkdown(analysis: Analysis, name: TableName): string {
  const { head, rows, empty } = layOut(analysis, name);
  if (rows.length === 0) return empty;
  const tables = analysis.drafts.map((draft) => {
    const own = rows.filter((row) => row.draft === draft).map(({ cells }) => cells);
    if (own.length === 0) return null;
    const title = draft.title?.text ?? draft.pieceHead;
    return joined([title === null ? null : `## ${literal(title)}`, tableOf(head, own)], '\n\n');
  });
  return `${joined(tables, '\n\n')}\n`;
}

function layOut(analysis: Analysis, name: TableName): Layout {
  switch (name) {
    case 'responsibilities':
      return {
        head: ['条款', '任务', '牵头单位', '责任单位', '配合单位', '时限'],
        rows: responsibilityRows(analysis).map((row) => ({
          draft: row.draft,
          cells: [
            row.path,
            row.heading,
            names(row.lead),
            names(row.responsible),
            names([...row.cooperating, ...row.guiding]),
            row.deadline ?? '',
          ],
        })),
        empty: '本稿没有写明责任单位。\n',
      };
    case 'targets':
      return {
        head: ['条款', '指标或任务', '要求', '时限'],
        rows: targetRows(analysis).map(({ draft, path, target: { figure, deadline, text } }) => ({
          draft,
          cells: [path, figure?.indicator ?? text, figure === null ? '' : sayFigure(figure), deadline?.text ?? ''],
        })),
        empty: '本稿没有写明目标和时限。\n',
      };
    case 'citations':
      return {
        head: ['条款', '文件', '文号', '发文机关', '年份'],
        rows: citationRows(analysis).map(({ draft, path, citation: { title, number, issuer, year } }) => ({
          draft,
          cells: [path, `《${title}》`, number?.text ?? '', issuer ?? '', year === null ? '' : String(year)],
        })),
        empty: '本稿没有引用文件。\n',
      };
  }
}

function names(units: readonly AssignedUnit[]): string {
  return units.map(({ name }) => name).join('、');
}
