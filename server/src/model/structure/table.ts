/** Tables of a draft: rows that stand one below the other, with the columns that their head names. */

import type { Span } from '../../text/span.ts';
import { cellsOf } from '../../syntax/tableRow.ts';
import type { LaidOutText } from './laidOutText.ts';

export interface TableCell {
  readonly text: string;
  /** Another than the row's for a cell that was merged down. */
  readonly line: number;
  /** On its line. */
  readonly span: Span;
}

export interface TableRow {
  readonly line: number;
  readonly cells: readonly TableCell[];
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Words of which a head row has two at least. */
const HEAD =
  /^(?:序号|编号|类别|领域|任务|事项|项目|内容|措施|指标|单位|目标|目标值|备注|(?:主要|重点|工作|具体|改革)?(?:任务|内容|举措|措施|事项|项目|目标|指标)(?:名称|清单|分解)?|(?:牵头|责任|配合|主办|协办|参与|实施|承办|负责)(?:责任)?(?:单位|部门|处室)?|(?:完成|办理|工作)?(?:时限|时间|期限|进度)(?:要求|安排|节点)?|(?:19|20)\d{2}年(?:目标)?(?:值)?|计量单位)$/;

/** The tables between two lines, those without a head left out: nothing tells what their columns mean. */
export function tablesIn({ blocks, roles }: LaidOutText, first: number, end: number): Table[] {
  const tables: Table[] = [];
  let head: readonly string[] | null = null;
  let rows: TableRow[] = [];
  const close = (): void => {
    if (head !== null && rows.length > 0) tables.push({ head, rows });
    head = null;
    rows = [];
  };
  for (let line = first; line < end; line++) {
    if (roles[line] === 'blank') continue;
    if (roles[line] !== 'table') {
      close();
      continue;
    }
    const row = rowOf(blocks[line]!.text, line);
    if (row.cells.filter(({ text }) => HEAD.test(text.replace(/\s/g, ''))).length >= 2) {
      close();
      head = row.cells.map(({ text }) => text.replace(/\s/g, ''));
    } else if (head !== null && !/^[-—:：\s|]*$/.test(blocks[line]!.text)) {
      rows.push(aligned(row, head.length, rows[rows.length - 1]));
    }
  }
  close();
  return tables;
}

/** A row that lacks its first cells goes on with those of the row above: cells were merged down. */
function aligned(row: TableRow, width: number, above: TableRow | undefined): TableRow {
  const missing = width - row.cells.length;
  if (missing <= 0 || above === undefined) return row;
  return { line: row.line, cells: [...above.cells.slice(0, missing), ...row.cells] };
}

function rowOf(text: string, line: number): TableRow {
  const mark = text.includes('\t') ? '\t' : '|';
  const piped = mark === '|' && /^\s*\|/.test(text);
  const cells: TableCell[] = [];
  let start = 0;
  for (const part of text.split(mark)) {
    const lead = part.length - part.trimStart().length;
    cells.push({ text: part.trim(), line, span: { start: start + lead, end: start + lead + part.trim().length } });
    start += part.length + 1;
  }
  // | a | b | has an empty part at either end.
  return { line, cells: piped && cellsOf(text) !== null ? cells.slice(1, -1) : cells };
}
