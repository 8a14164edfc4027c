/** Lines of a date that has lost some of its words (2026625日). */

import type { Span } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';
import { isDay } from '../../model/line/calendar.ts';

export interface DateFault extends Span {
  readonly message: string;
  /** What was meant, as far as the figures tell. */
  readonly rights: readonly string[];
}

const FULL_DATE = /^(?:19|20)\d\d年\d{1,2}月\d{1,2}日$/;
/** All that is left of a date on a line of its own, in brackets or not. */
const DATE_LINE = /^[（(]?((?:19|20)\d\d[年月\d]{0,8}日)[）)]?$/;
const LONGEST_DATE_LINE = 14;

/** Counted over 55 documents: one line of a date without its 年 and 月, in a reference text. */
export function tornDate({ text, content }: Block): DateFault | null {
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
    .filter(([month, day]) => isDay(Number(year), Number(month), Number(day)))
    .map(([month, day]) => `${year}年${month}月${day}日`);
}
