/** A target: what is to reach what by when, and how long that is from today. */

import type { Deadline } from '../../model/line/deadline.ts';
import type { Target } from '../../model/draft.ts';
import type { Figure } from '../../model/target/targetSentence.ts';
import { sayDay } from '../../rules/settings.ts';
import { lines, literal } from '../markdown.ts';

/** What a drafter reads in front of the value. */
const VERBS: Readonly<Record<string, string>> = {
  '>=': '不低于',
  '>': '超过',
  '<=': '不超过',
  '<': '低于',
  '=': '达到',
  growth: '增长',
  decline: '下降',
};

export function aboutTarget({ figure, deadline, text }: Target, today: number): string {
  const head = figure === null ? `**时限要求**　${literal(text)}` : aboutFigure(figure);
  return lines([head, deadline === null ? '未写明时限' : aboutDeadline(deadline, today)]);
}

function aboutFigure({ indicator, comparison, value, unit }: Figure): string {
  return `**${literal(indicator)}**　${VERBS[comparison ?? ''] ?? ''}${literal(value)}${literal(unit)}`;
}

function aboutDeadline(deadline: Deadline, today: number): string {
  const written = `时限：${literal(deadline.text)}`;
  const last = deadline.lastDay;
  if (last === null) return written;
  const until = `${written}（至${sayDay(withinMonth(last))}）`;
  if (last < today) return `${until}，已过`;
  const months = monthsBetween(today, last);
  return months === 0 ? `${until}，不足一个月` : `${until}，还有${saySpan(months)}`;
}

/** The last day of a month is counted as the 31st; to the reader it is the real one. */
function withinMonth(day: number): number {
  const [year, month] = [Math.floor(day / 10000), Math.floor(day / 100) % 100];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Math.floor(day / 100) * 100 + Math.min(day % 100, days);
}

/** Whole months. */
function monthsBetween(from: number, to: number): number {
  const months = (day: number): number => Math.floor(day / 10000) * 12 + (Math.floor(day / 100) % 100);
  return months(to) - months(from) - (to % 100 < from % 100 ? 1 : 0);
}

function saySpan(months: number): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  if (years === 0) return `${rest}个月`;
  return rest === 0 ? `${years}年` : `${years}年零${rest}个月`;
}
