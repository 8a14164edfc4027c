/** Five-year plans by name, by date, and in running text. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planMentions, planNamed, planRunning } from '../../../server/src/model/knowledge/plans.ts';

const names = (text: string): string[] => planMentions(text).map((mention) => mention.plan.name);

describe('plans', () => {
  it('are known by name, quoted or not', () => {
    expect(planNamed('十四五')).toMatchObject({ start: 2021, end: 2025, word: '规划' });
    expect(planNamed('“十五五”')).toMatchObject({ start: 2026, end: 2030 });
    expect(planNamed('十五')).toMatchObject({ start: 2001, end: 2005, word: '计划' });
    expect(planNamed('十七五')).toBeNull();
  });

  it('are known by date', () => {
    expect(planRunning('2025-12-31')?.name).toBe('十四五');
    expect(planRunning('2026-01-01')?.name).toBe('十五五');
    expect(planRunning(1964)).toBeNull();
  });

  it('follow one another without overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1966, max: 2035 }), (year) => {
        const plan = planRunning(year)!;
        expect(planRunning(plan.end + 1)?.ordinal ?? 17).toBe(plan.ordinal + 1);
      }),
    );
  });

  it.each([
    ['“十五五”时期', ['十五五']],
    ['到“十四五”末，“十五”期间', ['十四五', '十五']],
    ['十四五规划和十五五开局', ['十四五', '十五五']],
    ['十五计划以来', ['十五']],
    ['"九五"期间', ['九五']],
    ['自一五时期起', ['一五']],
  ])('%s mentions %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    '共十五项任务',
    '二十五计划内',
    '第十五期间',
    '十四五个项目',
    '三五年内',
    '“八五”普法规划',
    '一五一十',
    '十一五岁',
    '二百九五',
  ])('%s mentions none', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('spans the name alone', () => {
    const [mention] = planMentions('实施“十四五”规划');
    expect(mention).toMatchObject({ start: 3, end: 6, quoted: true });
  });
});
