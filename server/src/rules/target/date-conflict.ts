/** 日期矛盾: 6月31日, 3月5日（星期一） that is a Thursday, a period that ends before it begins. */

import { isDay, weekdayOf } from '../../model/line/calendar.ts';
import { isDigitAt } from '../../syntax/characters.ts';
import { defineLineRule, PRINTED, type LineReport } from '../rule.ts';

const WEEKDAY =
  /((?:19|20)\d\d)[ ]?年[ ]?(\d{1,2})[ ]?月[ ]?(\d{1,2})[ ]?日[（(]?(?:星期|周)([一二三四五六日天])(?![至到—、和])/g;

/** 自2026年9月1日至2025年3月, 2026—2024年, 2026年至2024年. Of the second the year is there, or nothing can be said. */
const PERIOD =
  /(?<![\d—－–-])((?:19|20)\d\d)(?:年(?:(\d{1,2})月(?:(\d{1,2})日)?)?)?(?:至|到|—|－|–|-|～|~)((?:19|20)\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?/g;

/** 自2027年1月1日起施行，有效期至2026年12月31日. */
const IN_FORCE =
  /自((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日起(?:正式)?(?:施行|实施|执行|生效)[，；,;]?(?:本[\u4e00-\u9fa5]{2,4})?有效期?(?:截?至|到)((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日/g;

/** Counted over 93 documents: one weekday, right; 340 periods, none reversed; no impossible day. */
export default defineLineRule({
  id: 'date-conflict',
  group: 'target',
  title: '日期自相矛盾',
  severity: 'warning',
  fix: 'offered',
  rationale: '会期、施行日期一错，就要发更正通知；起止年份颠倒多是改了一个年份、漏了另一个。',
  authority: [
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿：时间、数字准确）' },
    { source: 'GB/T 7408《日期和时间》' },
  ],
  silentOn: ['没有写年份的日期的星期几', '只有月份、跨年的“9月至次年3月”', '星期几是一个范围的'],
  good: [
    '会议定于2026年3月5日（星期四）召开。',
    '自2026年9月1日至2027年3月31日开展整治，2028年2月29日前报送。',
    '本办法自2027年1月1日起施行，有效期至2031年12月31日。',
  ],
  bad: [
    { text: '会议定于2026年3月5日（星期一）召开。', flags: '星期一', fixed: '会议定于2026年3月5日（星期四）召开。' },
    { text: '2026年6月31日前完成。', flags: '2026年6月31日' },
    { text: '行动期限为2026年9月至2025年3月。', flags: '2026年9月至2025年3月' },
    {
      text: '本办法自2027年1月1日起施行，有效期至2026年12月31日。',
      flags: '自2027年1月1日起施行，有效期至2026年12月31日',
    },
  ],
  roles: PRINTED,

  mayApply: ({ text }) => text.includes('年') || text.includes('月'),

  *check({ text }) {
    yield* impossibleDays(text);
    yield* wrongWeekdays(text);
    for (const match of text.matchAll(PERIOD)) if (isReversed(match)) yield reversed(match);
    for (const match of text.matchAll(IN_FORCE)) if (isReversed(match)) yield reversed(match);
  },
});

/** 月 with figures on both sides and 日 behind. */
function* impossibleDays(text: string): Iterable<LineReport> {
  for (let at = text.indexOf('月'); at >= 0; at = text.indexOf('月', at + 1)) {
    let start = at;
    while (isDigitAt(text, start - 1)) start--;
    let end = at + 1;
    while (isDigitAt(text, end)) end++;
    if (start === at || end === at + 1 || text.charAt(end) !== '日') continue;
    const year = /((?:19|20)\d\d)年$/.exec(text.slice(Math.max(0, start - 5), start))?.[1];
    if (isDay(year === undefined ? null : Number(year), Number(text.slice(start, at)), Number(text.slice(at + 1, end))))
      continue;
    const span = { start: year === undefined ? start : start - 5, end: end + 1 };
    yield { span, message: `日历上没有“${text.slice(span.start, span.end)}”，请核对。` };
  }
}

function* wrongWeekdays(text: string): Iterable<LineReport> {
  for (const { index, 0: found, 1: year, 2: month, 3: day, 4: said } of text.matchAll(WEEKDAY)) {
    if (!isDay(Number(year), Number(month), Number(day))) continue;
    const right = weekdayOf(Number(year), Number(month), Number(day));
    if (right === said!.replace('天', '日')) continue;
    const end = index + found.length;
    const word = found.includes('星期') ? '星期' : '周';
    const span = { start: end - word.length - 1, end };
    yield {
      span,
      message: `${year}年${month}月${day}日是${word}${right}，不是${word}${said}，请核对日期和星期。`,
      fixes: () => [
        { title: `改为“${word}${right}”`, edits: [{ span, newText: word + right }], safe: false, preferred: true },
      ],
    };
  }
}

/** Compared as far as both ends say: a year alone stands for all of it. */
function isReversed([, fromYear, fromMonth, fromDay, toYear, toMonth, toDay]: RegExpMatchArray): boolean {
  for (const [from, to] of [
    [fromYear, toYear],
    [fromMonth, toMonth],
    [fromDay, toDay],
  ]) {
    if (from === undefined || to === undefined) return false;
    if (Number(from) !== Number(to)) return Number(from) > Number(to);
  }
  return false;
}

function reversed({ index, 0: found }: RegExpMatchArray): LineReport {
  return {
    span: { start: index!, end: index! + found.length },
    message: `“${found}”的终止时间早于起始时间，请核对两头的年月。`,
  };
}
