/** The automaton against the obvious search: every word at every place. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Automaton } from '../../../server/src/text/automaton.ts';

type Match = [key: number, start: number, end: number];

function matchesOf(words: readonly string[], text: string): Match[] {
  const found: Match[] = [];
  new Automaton(words).scan(text, (key, start, end) => found.push([key, start, end]));
  return found;
}

/** Start first, then length, then the order of the list: the order the automaton promises. */
function naiveMatches(words: readonly string[], text: string): Match[] {
  const found: Match[] = [];
  for (let start = 0; start < text.length; start++) {
    words.forEach((word, key) => {
      if (word !== '' && text.startsWith(word, start)) found.push([key, start, start + word.length]);
    });
  }
  return found.sort((a, b) => a[1] - b[1] || a[2] - b[2] || a[0] - b[0]);
}

/** Few letters, so that words overlap, repeat and begin one another; one lies outside the basic plane. */
const dense = (maxLength: number) =>
  fc.array(fc.constantFrom('市', '场', '县', 'a', '𠮷'), { maxLength }).map((units) => units.join(''));

describe('Automaton', () => {
  it('reports what the obvious search reports, in its order', () => {
    fc.assert(
      fc.property(fc.array(dense(5), { maxLength: 12 }), dense(60), (words, text) => {
        expect(matchesOf(words, text)).toEqual(naiveMatches(words, text));
      }),
    );
  });

  it('does so for any text whatever', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 4 }), { maxLength: 20 }), anyText, (words, text) => {
        const sought = [...words, text.slice(0, 3), text.slice(-1)];
        expect(matchesOf(sought, text)).toEqual(naiveMatches(sought, text));
      }),
    );
  });

  it('finds every one of several thousand words where it stands', () => {
    const words = Array.from({ length: 6000 }, (_, i) => String.fromCharCode(0x4e00 + i, 0x4e00 + ((i * 7919) % 6000)));
    const text = words.join('，');
    const matches = matchesOf(words, text);
    expect(matches.map(([key]) => key)).toEqual(words.map((_, i) => i));
    expect(matches.every(([key, start, end]) => text.slice(start, end) === words[key])).toBe(true);
  });

  it('reports a word of one character at the very end of the text', () => {
    expect(matchesOf(['末'], '周末末')).toEqual([
      [0, 1, 2],
      [0, 2, 3],
    ]);
  });

  it('knows how many words it was given', () => {
    expect(new Automaton(['甲', '乙', '甲']).size).toBe(3);
  });
});
