import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Column, type Cells } from '../../../server/src/text/column.ts';
import { Coverage } from '../../../server/src/text/coverage.ts';
import { FirstSeen } from '../../../server/src/text/firstSeen.ts';
import { Suffixes } from '../../../server/src/text/suffixes.ts';

describe('FirstSeen', () => {
  it('remembers like a map, however many numbers there are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -0x40000000, max: 0x3fffffff }), { maxLength: 2000 }), (keys) => {
        const seen = new FirstSeen();
        const map = new Map<number, number>();
        for (const [place, key] of [...keys, ...keys].entries()) {
          expect(seen.meet(key, place)).toBe(map.get(key) ?? -1);
          if (!map.has(key)) map.set(key, place);
        }
      }),
    );
  });
});

describe('Column', () => {
  const cellsOf = (all: readonly (readonly number[])[]): Cells => ({
    count: (line) => all[line]!.length,
    at: (line, index) => all[line]![index]!,
  });
  const rows = fc.array(fc.array(fc.nat(9), { maxLength: 4 }), { maxLength: 12 });

  it('after a splice is the column of the spliced rows', () => {
    fc.assert(
      fc.property(rows, rows, fc.nat(12), fc.nat(12), (before, came, at, gone) => {
        const first = Math.min(at, before.length);
        const oldEnd = Math.min(first + gone, before.length);
        const after = [...before.slice(0, first), ...came, ...before.slice(oldEnd)];
        const spliced = Column.of(before.length, cellsOf(before)).spliced(
          first,
          oldEnd,
          first + came.length,
          cellsOf(after),
        );
        expect(spliced).toEqual(Column.of(after.length, cellsOf(after)));
        expect([...spliced.values]).toEqual(after.flat());
      }),
    );
  });
});

describe('Coverage', () => {
  it('gives every stretch to the first that takes it, few stretches or many', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(290), fc.integer({ min: 1, max: 9 })), { maxLength: 120 }), (stretches) => {
        const coverage = new Coverage(300);
        const taken = new Array<boolean>(300).fill(false);
        for (const [start, length] of stretches) {
          const free = !taken.slice(start, start + length).includes(true);
          expect(coverage.take({ start, end: start + length })).toBe(free);
          if (free) taken.fill(true, start, start + length);
        }
        for (let at = 0; at < 300; at++) expect(coverage.has(at)).toBe(taken[at]);
      }),
    );
  });
});

describe('Suffixes', () => {
  const verbs = new Suffixes(['超过', '不超过', '达', '达到', '力争']);

  it('takes the longest word that the stretch ends with', () => {
    expect(verbs.lengthBefore('费率不超过', 5)).toBe(3);
    expect(verbs.lengthBefore('费率不超过', 5, 3)).toBe(2);
    expect(verbs.lengthBefore('总数达到', 4)).toBe(2);
    expect(verbs.lengthBefore('总数', 2)).toBe(0);
    expect(verbs.lengthBefore('', 0)).toBe(0);
  });

  it('takes a row of words back to where it begins', () => {
    expect(verbs.runBefore('总数力争达到', 6)).toBe(2);
    expect(verbs.runBefore('总数', 2)).toBe(2);
  });
});
