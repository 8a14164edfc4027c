/** `check --format pretty`: for people at a terminal. */

import { splitLines } from '../../text/lines.ts';
import type { Severity } from '../../rules/finding.ts';
import type { Terminal } from '../terminal.ts';
import type { FileReport } from './report.ts';

const NAMES: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', information: '提示', hint: '建议' };
const COLOURS: Readonly<Record<Severity, string>> = { error: '31', warning: '33', information: '36', hint: '90' };
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** How much of the line to show before and behind the place. */
const CONTEXT = 18;

/** @param unread how many files could not be read, without which there is no all-clear */
export function* reportPretty(
  reports: readonly FileReport[],
  { colour }: Pick<Terminal, 'colour'>,
  unread: number,
): Iterable<string> {
  const paint = (code: string, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { file, text, findings } of reports) {
    if (findings.length === 0) continue;
    yield paint('1', file);
    const lines = splitLines(text);
    for (const { severity, rule, message, range } of findings) {
      counts[severity]++;
      const place = `${range.start.line + 1}:${range.start.character + 1}`;
      yield `  ${place.padEnd(8)}${paint(COLOURS[severity], NAMES[severity])}  ${message}  ${paint('90', rule)}`;
      yield `          ${excerpt(lines[range.start.line]?.text ?? '', range.start.character, range.end.line === range.start.line ? range.end.character : Infinity, paint)}`;
    }
    yield '';
  }
  const total = SEVERITIES.filter((severity) => counts[severity] > 0).map(
    (severity) => `${counts[severity]}个${NAMES[severity]}`,
  );
  const said =
    total.length === 0
      ? `已检查${reports.length}个文件，没有发现问题`
      : `已检查${reports.length}个文件：${total.join('，')}`;
  yield unread === 0 ? `${said}。` : `${said}；另有${unread}处没有读成，未检查。`;
}

function excerpt(line: string, start: number, end: number, paint: (code: string, text: string) => string): string {
  const from = Math.max(0, start - CONTEXT);
  const stop = Math.min(line.length, end, start + 40);
  const to = Math.min(line.length, stop + CONTEXT);
  const head = (from > 0 ? '…' : '') + line.slice(from, start).trimStart();
  return `${head}${paint('4', line.slice(start, stop))}${line.slice(stop, to)}${to < line.length ? '…' : ''}`;
}
