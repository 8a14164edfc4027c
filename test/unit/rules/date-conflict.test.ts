import { describe, expect, it } from 'vitest';
import { findingsOf, flagsOf } from './checking.ts';

describe('date-conflict', () => {
  it.each([
    ['于2027年2月29日前完成。', '2027年2月29日'],
    ['2026年13月5日', '2026年13月5日'],
    ['每年4月31日前报送。', '4月31日'],
    ['2026年6月0日', '2026年6月0日'],
    ['行动期限为2026—2024年。', '2026—2024年'],
    ['2026年3月5日（周日）召开。', '周日'],
    ['执行期为2026年5月20日至2026年5月2日。', '2026年5月20日至2026年5月2日'],
  ])('sees in %s', (text, flags) => {
    expect(flagsOf('date-conflict', text)).toEqual([flags]);
  });

  it.each([
    '2028年2月29日，2026年12月31日，2月29日前。',
    '2026年9月至次年3月开展，2026—2028年实施。',
    '2026年3月1日（星期日）、2026年11月23日（星期一）召开。',
    '热线为0771-2026-2025，编号2026-2024号。',
    '每周一至周五办公，2026年3月2日（周一至周五）受理。',
  ])('is silent on %s', (text) => {
    expect(flagsOf('date-conflict', text)).toEqual([]);
  });

  it('offers the weekday that the calendar has', () => {
    const [finding] = findingsOf('date-conflict', '定于2026年11月22日（星期六）召开。');
    expect(finding!.fixes()[0]!.title).toBe('改为“星期日”');
  });
});
