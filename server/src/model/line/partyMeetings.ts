/** The congress and plenums whose spirit a text follows: 党的十九大和十九届二中、三中全会精神. */

import type { Span } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';
import { parseChineseNumeral } from '../../syntax/numerals.ts';

export interface PartyMeetings {
  /** From 党的 to 全会 or 大, without 精神. */
  readonly span: Span;
  readonly text: string;
  /** 19 for 党的十九大 and 十九届. */
  readonly congress: number;
  /** The last plenum of the list; null where none is named, or all at once (历次全会). */
  readonly session: number | null;
  readonly allSessions: boolean;
  /** The congress stands in front of its plenums: a list that means to be complete. */
  readonly list: boolean;
}

const CONGRESS = '十[一二三四五六七八九]|二十[一二三四五六七八九]?';
const GUIDING = new RegExp(
  `(?:党的)?(?:(${CONGRESS})大(?:精神)?(?:和|及|以及|、)(?:党的)?)?(?:(${CONGRESS})届(?:(历次)|((?:[一二三四五六七]中[、和]?)+))(?:全会))(?=精神|决策部署|部署)|党的(${CONGRESS})大(?=精神)`,
  'g',
);
const SESSIONS = '一二三四五六七';

/** Meetings that guide the text; what one of them decided (三中全会提出……) is history and not read. */
export function readPartyMeetings(block: Block): readonly PartyMeetings[] {
  const { text } = block;
  if (!text.includes('精神') && !text.includes('部署')) return NONE;
  if (!text.includes('届') && !text.includes('大精神')) return NONE;
  const found: PartyMeetings[] = [];
  for (const match of text.matchAll(GUIDING)) {
    const [whole, before, plenumsOf, all, sessions, alone] = match;
    const congress = parseChineseNumeral(plenumsOf ?? alone ?? '');
    if (congress === null) continue;
    const last = sessions?.replace(/[、和]$/, '').slice(-2, -1);
    found.push({
      span: { start: match.index, end: match.index + whole.length },
      text: whole,
      congress,
      session: last === undefined ? null : SESSIONS.indexOf(last) + 1,
      allSessions: all !== undefined,
      list: before !== undefined,
    });
  }
  return found;
}

const NONE: readonly never[] = Object.freeze([]);
