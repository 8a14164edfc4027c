/** The data files hold what they promise: every row can be told apart, dated, traced and reached. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import agencies from '../../../server/data/agencies.json';
import phrases from '../../../server/data/dated-phrases.json';
import fairCompetition from '../../../server/data/fair-competition.json';
import plans from '../../../server/data/five-year-plans.json';
import meetings from '../../../server/data/meetings.json';
import numerals from '../../../server/data/numerals.json';
import redundancies from '../../../server/data/redundancies.json';
import laws from '../../../server/data/superseded-laws.json';
import typos from '../../../server/data/typos.json';
import { expressionOf, type Macros, type PatternRow } from '../../../server/src/model/knowledge/patterns.ts';

interface Row {
  readonly id?: string;
  readonly name?: string;
  readonly source: string;
  readonly confidence: string;
}

const lists: Record<string, { sources: object; rows: readonly Row[] }> = {
  agencies: { sources: agencies.sources, rows: [...agencies.bodies, ...agencies.reforms] },
  phrases,
  'fair competition': { sources: fairCompetition.sources, rows: fairCompetition.patterns },
  plans,
  meetings,
  numerals: { sources: numerals.sources, rows: [...numerals.rows, ...numerals.patterns] },
  redundancies: { sources: redundancies.sources, rows: [...redundancies.rows, ...redundancies.patterns] },
  laws,
  typos: { sources: typos.sources, rows: [...typos.rows, ...typos.patterns] },
};

describe.each(Object.entries(lists))('%s', (_, { sources, rows }) => {
  it('tells its rows apart', () => {
    const ids = rows.map((row) => row.id ?? row.name);
    expect(new Set(ids).size).toBe(rows.length);
  });

  it('gives each row a source and a confidence', () => {
    for (const row of rows) {
      expect(Object.keys(sources)).toContain(row.source);
      expect(['high', 'medium', 'low']).toContain(row.confidence);
    }
  });
});

const DAY = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

describe('dates', () => {
  it('are ISO days', () => {
    const days = [
      ...laws.rows.map((row) => row.until),
      ...phrases.rows.flatMap((row) => [row.from, row.until]),
      ...agencies.bodies.flatMap((body) => body.outdated?.map((name) => name.since)),
      ...Object.entries(agencies.localSince).flat(),
    ].filter((day) => day !== undefined);
    expect(days.length).toBeGreaterThan(200);
    for (const day of days) expect(day).toMatch(DAY);
  });

  it('run forward', () => {
    for (const { from, until } of phrases.rows) {
      if (from !== undefined && until !== undefined) expect(from < until).toBe(true);
    }
    for (const { start, end } of meetings.rows) if (end !== undefined) expect(start <= end).toBe(true);
    for (const { start, end } of plans.rows) expect(end - start).toBe(4);
  });
});

describe('agencies.json', () => {
  const ids = new Set(agencies.bodies.map((body) => body.id));

  it('refers to bodies that it lists', () => {
    for (const reform of agencies.reforms) if (reform.body !== undefined) expect(ids).toContain(reform.body);
    for (const body of agencies.bodies) if (body.mergedInto !== undefined) expect(ids).toContain(body.mergedInto);
  });

  it('calls no name old that the same body bears', () => {
    for (const body of agencies.bodies) {
      const current = [body.central, body.province, body.city].flatMap((names) =>
        [names?.full, names?.short].flatMap((list) => list?.split('|') ?? []),
      );
      for (const { name } of body.outdated ?? []) expect(current, body.id).not.toContain(name);
    }
  });
});

describe('wrong words', () => {
  it('differ from the right ones, and nothing right is listed as wrong', () => {
    const rows = [...typos.rows, ...redundancies.rows, ...numerals.rows];
    const wrong = new Set(rows.map((row) => row.wrong));
    for (const row of rows) {
      expect(row.wrong.length).toBeGreaterThanOrEqual(2);
      expect(row.right).not.toBe(row.wrong);
      expect(wrong, row.id).not.toContain(row.right);
    }
  });
});

const patternLists: readonly [string, readonly PatternRow[], Macros][] = [
  ['fair competition', fairCompetition.patterns, fairCompetition.macros],
  ['redundancies', redundancies.patterns, redundancies.macros],
  ['numerals', numerals.patterns, {}],
  ['typos', typos.patterns, {}],
];

describe.each(patternLists)('patterns of %s', (_, rows, macros) => {
  it.each(rows.map((row) => [row.id, row] as const))('%s matches nothing without one of its anchors', (id, row) => {
    const expression = expressionOf(row, macros);
    const anchors = row.anchors.split(' ');
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^(?:${expression.source})$`, 'u')), (match) => {
        expect(
          anchors.some((anchor) => match.includes(anchor)),
          `${id}: ${match}`,
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
