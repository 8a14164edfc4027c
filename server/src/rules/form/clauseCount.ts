/** 十条措施, 若干政策30条: a title that counts the clauses of its own draft, and the clauses there are. */

import { isSigned } from '../../model/structure/completeness.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { Clause } from '../../model/structure/outline.ts';
import { parseArabicNumeral, parseChineseNumeral, toChineseNumeral } from '../../syntax/numerals.ts';

export interface ClauseCount {
  /** As the title has it: 二十条. */
  readonly written: string;
  readonly said: number;
  /** How many clauses there are on the level that comes nearest. */
  readonly actual: number;
  /** The title's words with that number. */
  readonly corrected: string;
}

/** Only at the end of a title does a number of 条 count the draft itself: （“科创20条”）, 二十条政策措施（试行）. */
const COUNT = new RegExp(
  '(?<!第)([一二三四五六七八九十百]{1,5}|[1-9]\\d{0,2})(条(?:政策措施|政策|措施|举措|意见|规定|办法)?)' +
    '[”"]?[）)]?(?:[（(](?:试行|暂行|修订|[^（()）]{0,8}稿)[）)])?$',
);
/** A number so far from any count of the draft counts something else than its numbered clauses. */
const FAR = 2;

/** What a title says of the number of clauses, where the draft has another by any way of counting; null otherwise. */
export function miscounted(draft: Draft, analysis: Analysis): ClauseCount | null {
  const match = COUNT.exec(draft.title?.text.replace(/[ \u00a0\u3000]/g, '') ?? '');
  if (match === null) return null;
  const [, numeral, rest] = match as unknown as [string, string, string];
  const said = parseArabicNumeral(numeral) ?? parseChineseNumeral(numeral);
  if (said === null) return null;
  const counts = waysOfCounting(draft.outline.clauses.filter(({ scope }) => scope === 0));
  if (counts.length === 0 || counts.includes(said)) return null;
  const actual = counts.reduce((best, count) => (Math.abs(count - said) < Math.abs(best - said) ? count : best));
  if (actual > said * FAR || actual * FAR < said || (actual < said && !isWhole(draft, analysis))) return null;
  const number = /\d/.test(numeral) ? String(actual) : toChineseNumeral(actual);
  return { written: numeral + rest, said, actual, corrected: number + rest };
}

/** Of each form of number: all clauses, those that set tasks, all but the closing ones, and the highest number. */
function waysOfCounting(clauses: readonly Clause[]): number[] {
  const byForm = new Map<string, Clause[]>();
  for (const clause of clauses) {
    const alike = byForm.get(clause.marker.form);
    if (alike === undefined) byForm.set(clause.marker.form, [clause]);
    else alike.push(clause);
  }
  return [...byForm.values()].flatMap((alike) => [
    alike.length,
    alike.filter(({ kind }) => kind === 'task').length,
    alike.filter(({ kind }) => kind !== 'supplementary').length,
    alike.filter(({ kind }) => kind !== 'supplementary' && kind !== 'general').length,
    alike.reduce((highest, { marker }) => Math.max(highest, marker.number), 0),
  ]);
}

/** More may still come while a draft is written. */
function isWhole(draft: Draft, { roles }: Analysis): boolean {
  if (isSigned(draft, roles) || (draft.notice !== null && isSigned(draft.notice, roles))) return true;
  const last = draft.outline.roots.filter(({ scope }) => scope === 0).at(-1);
  return last?.kind === 'supplementary' || last?.kind === 'safeguard';
}
