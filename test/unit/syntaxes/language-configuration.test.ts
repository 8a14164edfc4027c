import { describe, expect, it } from 'vitest';
import configuration from '../../../syntaxes/language-configuration.json' with { type: 'json' };

describe('words', () => {
  const word = new RegExp(configuration.wordPattern.pattern, `g${configuration.wordPattern.flags}`);

  it.each([
    ['实施“揭榜挂帅”项目，投入5000万元', ['实施', '揭榜挂帅', '项目', '投入', '5000', '万元']],
    ['（一）指导思想。', ['一', '指导思想']],
    ['占比3.5%，Ｒ＆Ｄ经费１２．５亿元', ['占比', '3.5%', 'Ｒ', 'Ｄ', '经费', '１２．５', '亿元']],
    ['云政发〔2026〕18号', ['云政发', '2026', '18', '号']],
    ['ssyj', ['ssyj']],
    ['，。、；：？！　', []],
  ])('of %s', (text, words) => {
    expect(text.match(word) ?? []).toEqual(words);
  });
});

describe('pairs', () => {
  it.each(['（）', '《》', '“”', '‘’', '〔〕', '【】', '〈〉', '()'])(
    '%s match, close by themselves and surround',
    (pair) => {
      const [open, close] = [...pair];
      expect(configuration.brackets).toContainEqual([open, close]);
      expect(configuration.autoClosingPairs).toContainEqual({ open, close });
      expect(configuration.surroundingPairs).toContainEqual([open, close]);
      expect(configuration.autoCloseBefore).toContain(close);
    },
  );

  it('comments are those that do not print', () => {
    expect(configuration.comments).toEqual({ blockComment: ['<!--', '-->'] });
  });
});
