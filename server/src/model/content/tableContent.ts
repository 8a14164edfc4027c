/** What the tables of a draft say: who answers for the task of a row, by when; and the targets of an indicator's row. */

import { rangeOf } from '../../text/span.ts';
import type { Target } from '../draft.ts';
import { readTimes } from '../line/time.ts';
import { readDeadlines } from '../line/deadline.ts';
import type { Annotation, BodyGroup, Role } from '../responsibility/annotation.ts';
import { assign, type Assignment } from '../responsibility/assignment.ts';
import { readUnits } from '../responsibility/unit.ts';
import type { LaidOutText } from '../structure/laidOutText.ts';
import { tablesIn, type TableCell, type TableRow } from '../structure/table.ts';
import { readQuantities } from '../target/quantity.ts';
import { parse } from '../../syntax/source.ts';

const TASK = /任务|事项|项目(?!.*单位)|内容|措施|举措/;
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/牵头|主办/, 'lead'],
  [/配合|协办|参与/, 'cooperating'],
  [/责任|负责|承办|实施单位|^单位$/, 'responsible'],
];
const TIME = /时限|时间|期限|进度/;
const INDICATOR = /^(?:主要|具体|工作)?指标(?:名称)?$/;
const VALUE = /目标值|^目标$|^(?:19|20)\d{2}年(?:目标)?值?$/;
const UNIT = /计量单位|^单位$/;

export function readTables(
  text: LaidOutText,
  first: number,
  end: number,
): { readonly assignments: readonly Assignment[]; readonly targets: readonly Target[] } {
  const assignments: Assignment[] = [];
  const targets: Target[] = [];
  for (const { head, rows } of tablesIn(text, first, end)) {
    const indicator = head.findIndex((name) => INDICATOR.test(name));
    const task = head.findIndex((name) => TASK.test(name) && !/单位|部门/.test(name));
    const time = head.findIndex((name) => TIME.test(name));
    for (const row of rows) {
      if (indicator >= 0) targets.push(...targetsOf(row, head, indicator));
      else if (task >= 0) assignments.push(...assignmentOf(row, head, task, time));
    }
  }
  return { assignments, targets };
}

function assignmentOf(row: TableRow, head: readonly string[], task: number, time: number): Assignment[] {
  const groups: BodyGroup[] = [];
  for (const [index, cell] of row.cells.entries()) {
    const role = ROLES.find(([pattern]) => pattern.test(head[index] ?? ''))?.[1];
    if (role === undefined || cell.text === '' || cell.line !== row.line) continue;
    const units = readUnits(cell.text, cell.span.start);
    if (units.length === 0) continue;
    groups.push({ role, label: head[index]!, labelSpan: cell.span, units, beforeComma: units.length, shared: false });
  }
  const named = row.cells[task];
  if (groups.length === 0 || named === undefined) return [];
  const own = row.cells.filter(({ line }) => line === row.line);
  const last = own[own.length - 1]!;
  const due = time < 0 ? undefined : row.cells[time];
  const annotation: Annotation = {
    span: { start: own[0]!.span.start, end: last.span.end },
    form: 'table',
    groups,
    deadline: due === undefined || due.text === '' ? null : { text: due.text, span: due.span },
    convention: null,
    emptyLabels: [],
  };
  const heading = { text: headingOf(named), line: named.line, span: named.span };
  return [assign(null, [{ annotation, line: row.line, continuation: null }], null, heading)];
}

/** 疏浚河道。加快…: the first sentence names the task. */
function headingOf({ text }: TableCell): string {
  return text
    .replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*/, '')
    .split(/[。；;]/)[0]!
    .trim();
}

function targetsOf(row: TableRow, head: readonly string[], indicator: number): Target[] {
  const name = row.cells[indicator]?.text ?? '';
  if (name === '') return [];
  const unitCell = row.cells[head.findIndex((title) => UNIT.test(title))]?.text ?? '';
  // 城镇新增就业（万人）: the unit stands behind the name.
  const [, bare, own] = /^(.*?)[（(]([^（()）]{1,6})[)）]$/.exec(name) ?? [null, name, unitCell];
  const targets: Target[] = [];
  for (const [index, cell] of row.cells.entries()) {
    if (!VALUE.test(head[index] ?? '') || cell.text === '') continue;
    const year = /^(\d{4})年/.exec(head[index]!)?.[1];
    const block = parse(year === undefined ? cell.text : `到${year}年`).blocks[0]!;
    const deadline = readTimes(block, readDeadlines(block))[0] ?? null;
    const [, sign, number] = /^([≥≤＞＜><]?)=?\s*(\d[\d,.]*)/.exec(cell.text.trimStart()) ?? [];
    if (number === undefined) continue;
    const quantity = readQuantities(cell.text)[0];
    const unit = quantity?.unit ?? own ?? '';
    const comparison =
      sign === '≥' ? '>=' : sign === '≤' ? '<=' : sign === '＞' || sign === '>' ? '>' : (quantity?.bound ?? '=');
    const value = number.replace(/,/g, '');
    const figure = {
      span: cell.span,
      text: `${name} ${cell.text}`,
      indicator: bare!,
      measure: `${bare} ${unit}`,
      amount: Number(value),
      value,
      unit,
      comparison: comparison as '>=' | '<=' | '>' | '=',
      valueSpan: cell.span,
      isStated: true,
    };
    targets.push({
      clause: null,
      line: row.line,
      figure,
      deadline,
      text: figure.text,
      range: rangeOf(row.line, cell.span),
    });
  }
  return targets;
}
