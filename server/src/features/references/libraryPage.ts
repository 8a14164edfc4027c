/** What the library knows of a document, as a page to read: facts only, a line for every clause. */

import type { Library } from '../../library/library.ts';
import type { LibraryClause, LibraryDocument, LibraryTarget } from '../../library/libraryDocument.ts';
import { sayTarget } from './targetComparison.ts';

export interface LibraryPage {
  readonly text: string;
  /** The line at which each clause begins, in the order of the document. */
  readonly lines: readonly number[];
}

const WHAT_IT_IS = '资料库只记事实，不录原文；“可用条款”是据以拟写、可以直接采用的条款。';

export function pageOf(library: Library, document: LibraryDocument): LibraryPage {
  const rows = [`# ${document.title}`, '', ...originOf(document), '', WHAT_IT_IS];
  const lines: number[] = [];
  for (const clause of document.clauses) {
    rows.push('');
    lines.push(rows.length);
    rows.push(`${'#'.repeat(Math.min(6, depthOf(clause) + 1))} ${clause.path}${clause.heading}`);
    rows.push(...factsOf(clause), ...modelsOn(library, document, clause));
  }
  return { text: `${rows.join('\n')}\n`, lines };
}

/** The line of the page at which a clause begins. */
export function lineOnPage(page: LibraryPage, document: LibraryDocument, clause: LibraryClause): number {
  return page.lines[document.clauses.indexOf(clause)] ?? 0;
}

/** The clause that a line of the page belongs to; null above the first. */
export function clauseOnPage(page: LibraryPage, document: LibraryDocument, line: number): LibraryClause | null {
  const at = page.lines.findLastIndex((first) => first <= line);
  return document.clauses[at] ?? null;
}

function originOf({ issuer, documentNumber, date, kind, region, level, notes }: LibraryDocument): string[] {
  const fact = (label: string, value: string | null): string[] => (value === null ? [] : [`- ${label}：${value}`]);
  return [
    ...fact('发文机关', issuer),
    ...fact('发文字号', documentNumber),
    ...fact('成文日期', date),
    ...fact('文种', kind),
    ...fact('地区', region === null ? null : `${region}${level === null ? '' : `（${level}）`}`),
    ...notes.map((note) => `- 说明：${note}`),
  ];
}

/** The facts of a clause, one a line. */
export function factsOf({ responsibility, targets, citations }: LibraryClause): string[] {
  const list = (label: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`- ${label}：${names.join('、')}`];
  return [
    ...list('牵头单位', responsibility?.lead ?? []),
    ...list('配合单位', responsibility?.cooperating ?? []),
    ...list('责任单位', responsibility?.responsible ?? []),
    ...targets.map((target) => `- 目标：${sayLibraryTarget(target)}`),
    ...citations.map(
      ({ title, documentNumber }) => `- 引用：《${title}》${documentNumber === null ? '' : `（${documentNumber}）`}`,
    ),
  ];
}

function sayLibraryTarget(target: LibraryTarget): string {
  return `${target.indicator} ${sayTarget(target)}`;
}

function modelsOn(library: Library, document: LibraryDocument, clause: LibraryClause): string[] {
  const built = library.modelsOn({ document, clause });
  return built.length === 0 ? [] : [`- 可用条款：${built.map(({ title }) => title).join('、')}`];
}

/** 六、（十九） is the second level. */
function depthOf({ path }: LibraryClause): number {
  return Math.max(
    1,
    path.match(/[一二三四五六七八九十百]、|（[^（）]+）|\d\.|第[^第条章节]+[条章节]|[①-⑳]/g)?.length ?? 1,
  );
}
