/** Several word lists in one pass. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Automaton } from '../../../server/src/text/automaton.ts';
import { createKnowledge, type PartName } from '../../../server/src/model/knowledge/knowledge.ts';
import { Lexicon, type WordHit } from '../../../server/src/model/knowledge/lexicon.ts';

function alone(words: readonly string[], text: string): WordHit[] {
  const hits: WordHit[] = [];
  new Automaton(words).scan(text, (index, start, end) => hits.push({ index, start, end }));
  return hits;
}

const text = (maxLength: number) =>
  fc.array(fc.constantFrom('市', '场', '县'), { maxLength }).map((units) => units.join(''));

describe('Lexicon', () => {
  it('gives each part what it would find alone', () => {
    const words = fc.array(text(3), { maxLength: 6 });
    fc.assert(
      fc.property(words, words, text(20), (first, second, line) => {
        const hits = new Lexicon(() => ({ first: { words: first }, second: { words: second } })).scan(line);
        expect(hits.first).toEqual(alone(first, line));
        expect(hits.second).toEqual(alone(second, line));
      }),
    );
  });

  it('reads its parts at the first line and only once', () => {
    let reads = 0;
    const lexicon = new Lexicon(() => {
      reads++;
      return { one: { words: ['市'] } };
    });
    expect(reads).toBe(0);
    lexicon.scan('市');
    lexicon.scan('市');
    expect(reads).toBe(1);
  });
});

describe('createKnowledge', () => {
  it('makes knowledge that shares nothing with another', () => {
    expect(createKnowledge().regions).not.toBe(createKnowledge().regions);
  });

  it('answers for every part, also where nothing is found', () => {
    const expected: PartName[] = [
      'typoWords',
      'typoAnchors',
      'redundancyWords',
      'redundancyAnchors',
      'numeralWords',
      'numeralAnchors',
      'fairCompetitionAnchors',
      'supersededLaws',
      'datedPhrases',
      'outdatedAgencies',
      'regions',
      'headingParts',
      'formulas',
      'placeholders',
      'missingFigures',
      'faultyMarks',
      'approximations',
    ];
    const knowledge = createKnowledge();
    for (const line of ['', '甲', '布署'])
      expect(Object.keys(knowledge.scan(line)).sort()).toEqual([...expected, 'tells'].sort());
  });

  it('stands any text', () => {
    const knowledge = createKnowledge();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (line) => {
        const hits = knowledge.scan(line);
        knowledge.fairCompetition.matches(line, hits.fairCompetitionAnchors);
        knowledge.regions.mentions(line, hits.regions);
        knowledge.agencies.outdatedMentions(line, hits.outdatedAgencies);
        knowledge.agencies.identify(line);
        knowledge.regions.leading(line);
      }),
    );
  });
});
