/** Days as the calendar has them. */

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @param year null where the text does not say: 29 February is then a day */
export function isDay(year: number | null, month: number, day: number): boolean {
  const days = DAYS[month - 1];
  if (days === undefined || day < 1 || day > days) return false;
  return month !== 2 || day < 29 || year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** 一 to 六 and 日, as they stand behind 星期. */
export function weekdayOf(year: number, month: number, day: number): string {
  return '日一二三四五六'.charAt(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
}
