/** What had been held by a date, and what a text of that date may therefore cite. */

import { describe, expect, it } from 'vitest';
import {
  latestCongress,
  latestPlenum,
  meetingNamed,
  plenum,
  plenumsOf,
} from '../../../server/src/model/knowledge/meetings.ts';

describe('meetings', () => {
  it('are known by name and by their formal name', () => {
    expect(meetingNamed('二十届三中全会')?.end).toBe('2024-07-18');
    expect(meetingNamed('中国共产党第二十次全国代表大会')?.name).toBe('党的二十大');
    expect(meetingNamed('二十届九中全会')).toBeNull();
  });

  it('count when over, not when begun', () => {
    expect(latestPlenum('2025-10-22')?.name).toBe('二十届三中全会');
    expect(latestPlenum('2025-10-23')?.name).toBe('二十届四中全会');
  });

  it('leave out first plenums and what is only scheduled', () => {
    expect(latestPlenum('2022-10-30')?.name).toBe('十九届七中全会');
    expect(latestPlenum('2026-11-22')?.name).toBe('二十届四中全会');
    expect(latestCongress('2028-01-01')?.name).toBe('党的二十大');
  });

  it('are listed by congress', () => {
    expect(plenum(19, 5)?.start).toBe('2020-10-26');
    expect(plenumsOf(20, '2024-12-31').map((each) => each.session)).toEqual([2, 3]);
  });
});
