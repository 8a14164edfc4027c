/** Party congresses, plenums and sessions of the National People's Congress, by date. */

import data from '../../../data/meetings.json';

export interface Meeting {
  readonly id: string;
  readonly kind: 'congress' | 'plenum' | 'npc' | 'conference';
  /** Of a congress and its plenums: the number of the congress; of a session of the NPC: that of the NPC. */
  readonly congress?: number;
  readonly session?: number;
  readonly name: string;
  readonly aliases?: readonly string[];
  /** ISO date, or the year alone where the day is not known. */
  readonly start: string;
  readonly end?: string;
  readonly topic?: string;
  /** Announced or expected, not yet confirmed to have been held on these days. */
  readonly scheduled?: boolean;
}

const MEETINGS = data.rows as readonly Meeting[];

export function meetingNamed(name: string): Meeting | null {
  return MEETINGS.find((meeting) => meeting.name === name || meeting.aliases?.includes(name) === true) ?? null;
}

/**
 * The latest plenum over by that date (ISO): what an up-to-date list of plenums must reach. First plenums elect
 * and are not cited for their spirit, and a plenum only scheduled is not relied on; both are left out.
 */
export function latestPlenum(date: string): Meeting | null {
  return latest((meeting) => meeting.kind === 'plenum' && meeting.session !== 1, date);
}

export function latestCongress(date: string): Meeting | null {
  return latest((meeting) => meeting.kind === 'congress', date);
}

/** The plenum of that congress and number, as 二十届四中全会 is (20, 4). */
export function plenum(congress: number, session: number): Meeting | null {
  return (
    MEETINGS.find((each) => each.kind === 'plenum' && each.congress === congress && each.session === session) ?? null
  );
}

/** The plenums of a congress over by that date, in order, without the first. */
export function plenumsOf(congress: number, date: string): readonly Meeting[] {
  return MEETINGS.filter(
    (each) => each.kind === 'plenum' && each.congress === congress && each.session !== 1 && isOver(each, date),
  );
}

function latest(accept: (meeting: Meeting) => boolean, date: string): Meeting | null {
  let found: Meeting | null = null;
  for (const meeting of MEETINGS) {
    if (accept(meeting) && isOver(meeting, date) && (found === null || meeting.start > found.start)) found = meeting;
  }
  return found;
}

function isOver(meeting: Meeting, date: string): boolean {
  return meeting.scheduled !== true && (meeting.end ?? meeting.start) <= date;
}
