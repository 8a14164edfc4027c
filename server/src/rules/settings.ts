/** What a drafter can set, as the rules see it. */

import type { HouseStyle } from '../model/houseStyle/houseStyle.ts';
import type { Severity } from './finding.ts';

export type ResponsibilityMode = 'auto' | 'required' | 'off';

export interface Settings {
  /** The day that counts as today, as a number YYYYMMDD. */
  readonly today: number;
  /** Severity by rule id; `off` silences a rule. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** The issuing region, or null to infer it from the draft. */
  readonly region: string | null;
  /** Whether task clauses must name who answers: by custom of the document's kind, always, or never. */
  readonly responsibility: ResponsibilityMode;
  /** The draft is being written: its editor counts the places 【…】 that are still to be filled in, so they are no finding. */
  readonly writing: boolean;
  /** What the office adds in its .policydraft.json; null where there is none. */
  readonly office: HouseStyle | null;
}

/** The settings that hold under an office's file when the drafter sets nothing. */
export function underOffice(defaults: Settings, office: HouseStyle | null): Settings {
  if (office === null) return { ...defaults, office };
  return {
    today: (office.today === null ? null : parseDay(office.today)) ?? defaults.today,
    rules: { ...defaults.rules, ...office.rules },
    region: office.region ?? defaults.region,
    responsibility: office.responsibility ?? defaults.responsibility,
    writing: defaults.writing,
    office,
  };
}

/** `2026-11-22` as 20261122; null for anything that is no day of the calendar. */
export function parseDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return year * 10000 + month * 100 + day;
}

export function dayOf(date: Date): number {
  return date.getFullYear() * 10000 + (date.getMonth() + 1) * 100 + date.getDate();
}

/** 20261122 as 2026年11月22日. */
export function sayDay(day: number): string {
  return `${Math.floor(day / 10000)}年${Math.floor(day / 100) % 100}月${day % 100}日`;
}

/** 20261122 as 2026-11-22, the form in which the data give days. */
export function isoDay(day: number): string {
  const text = String(day);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}
