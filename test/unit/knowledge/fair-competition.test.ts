/** Clauses the fair-competition review asks about. */

import { describe, expect, it } from 'vitest';
import data from '../../../server/data/fair-competition.json';
import { articlesInWords } from '../../../server/src/model/knowledge/fair-competition.ts';
import { createKnowledge } from '../../../server/src/model/knowledge/knowledge.ts';

const knowledge = createKnowledge();

function matches(line: string) {
  return knowledge.fairCompetition.matches(line, knowledge.scan(line).fairCompetitionAnchors);
}

describe('fair competition', () => {
  it.each(data.patterns.map((row) => [row.id, row.example] as const))('%s finds its example', (id, example) => {
    const own = matches(example).filter((match) => match.row.id === id);
    expect(own).not.toEqual([]);
    expect(own.every((match) => !match.safe)).toBe(true);
  });

  it('says so when the sentence names a national basis, and looks no further than the sentence', () => {
    expect(matches('按照国家规定减免增值税').map((match) => match.safe)).toEqual([true]);
    expect(matches('依法行政。对入驻企业减免增值税').map((match) => match.safe)).toEqual([false]);
  });

  it.each([
    '平等对待各类经营主体',
    '不低于最低价标准',
    '加大对企业的支持力度',
    '投入规模较大的给予补助',
    '全面落实党的领导',
  ])('leaves %s alone', (line) => {
    expect(matches(line)).toEqual([]);
  });

  it('gives a match its place in the line', () => {
    const line = '一、强化招商。实行先征后返，吸引企业。';
    const [match] = matches(line);
    expect(line.slice(match!.start, match!.end)).toBe('先征后返');
  });

  it('cites articles in words', () => {
    expect(articlesInWords('10(1)(2)')).toBe('第十条第（一）项、第（二）项');
    expect(articlesInWords('18;19(4)')).toBe('第十八条，第十九条第（四）项');
    expect(articlesInWords('46')).toBe('第四十六条');
    expect(articlesInWords('20(1)')).toBe('第二十条第（一）项');
  });

  it('can cite the articles of every row', () => {
    for (const row of data.patterns) {
      for (const articles of [row.regulation, row.measures]) {
        if (articles !== undefined) expect(articlesInWords(articles), row.id).not.toMatch(/undefined|零/);
      }
    }
  });
});
