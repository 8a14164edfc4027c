/** Dates that no calendar has (2月30日), and lines of a date that has lost some of its words (2026625日). */

import type { Span } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';
import { isDigitAt } from '../../syntax/characters.ts';

export interface DateFault extends Span {
  readonly message: string;
  /** What was meant, as far as the figures tell. */
  readonly rights: readonly string[];
}

const FULL_DATE = /^(?:19|20)\d\d年\d{1,2}月\d{1,2}日$/;
/** All that is left of a date on a line of its own, in brackets or not. */
const DATE_LINE = /^[（(]?((?:19|20)\d\d[年月\d]{0,8}日)[）)]?$/;
const LONGEST_DATE_LINE = 14;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Counted over 55 documents: one line of a date without its 年 and 月, in a reference text; no impossible date. */
export function dateFaults(block: Block): readonly DateFault[] {
  const torn = tornDateLine(block);
  if (torn !== null) return [torn];
  return block.text.includes('月') ? [...impossibleDays(block.text)] : NONE;
}

const NONE: readonly never[] = Object.freeze([]);

function tornDateLine({ text, content }: Block): DateFault | null {
  if (content.end - content.start > LONGEST_DATE_LINE) return null;
  const line = text.slice(content.start, content.end);
  const written = DATE_LINE.exec(line)?.[1];
  if (written === undefined || FULL_DATE.test(written)) return null;
  const start = content.start + line.indexOf(written);
  const rights = readings(written);
  const example = rights[0] ?? `${written.slice(0, 4)}年×月×日`;
  return {
    start,
    end: start + written.length,
    message: `“${written}”不是完整的日期，应写全年、月、日，如“${example}”；可能在转载、粘贴时丢了字。`,
    rights,
  };
}

/** 月 with figures on both sides and 日 behind. */
function* impossibleDays(text: string): Iterable<DateFault> {
  for (let at = text.indexOf('月'); at >= 0; at = text.indexOf('月', at + 1)) {
    let start = at;
    while (isDigitAt(text, start - 1)) start--;
    let end = at + 1;
    while (isDigitAt(text, end)) end++;
    if (start === at || end === at + 1 || text.charAt(end) !== '日') continue;
    const year = /((?:19|20)\d\d)年$/.exec(text.slice(Math.max(0, start - 5), start))?.[1];
    if (
      exists(year === undefined ? null : Number(year), Number(text.slice(start, at)), Number(text.slice(at + 1, end)))
    ) {
      continue;
    }
    const from = year === undefined ? start : start - 5;
    yield { start: from, end: end + 1, message: `日历上没有“${text.slice(from, end + 1)}”，请核对。`, rights: [] };
  }
}

function exists(year: number | null, month: number, day: number): boolean {
  const days = DAYS[month - 1];
  if (days === undefined || day < 1 || day > days) return false;
  return month !== 2 || day < 29 || year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** Every way to part the figures behind the year into a month and a day: 625 is 6月25日 only. */
function readings(written: string): string[] {
  const year = written.slice(0, 4);
  const parted = /^年?(\d{1,2})月?(\d{1,2})日$/.exec(written.slice(4));
  const [, figures = ''] = /(?:^|\D)(\d+)日$/.exec(written.slice(4)) ?? [];
  const splits: [string, string][] = [1, 2].map((length) => [figures.slice(0, length), figures.slice(length)]);
  // A 月 that is still there has parted them already.
  if (written.includes('月')) return parted === null ? [] : dated(year, [[parted[1]!, parted[2]!]]);
  return dated(year, splits);
}

function dated(year: string, parts: readonly (readonly [string, string])[]): string[] {
  return parts
    .filter(([month, day]) => /^[1-9]\d?$/.test(month) && /^[1-9]\d?$/.test(day))
    .filter(([month, day]) => exists(Number(year), Number(month), Number(day)))
    .map(([month, day]) => `${year}年${month}月${day}日`);
}
