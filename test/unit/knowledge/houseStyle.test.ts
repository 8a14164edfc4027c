/** What an office writes into .policydraft.json is taken as far as it is right, and what is wrong is told with its place. */

import { describe, expect, it } from 'vitest';
import { RULES } from '../../../server/src/rules/registry.generated.ts';
import {
  assembleOffice,
  HouseStyle,
  readOffice,
  type OfficeFile,
} from '../../../server/src/model/houseStyle/houseStyle.ts';

function marked(file: OfficeFile, text: string): string[] {
  return new HouseStyle([file]).lexicon.hits(text).map(({ start, end }) => text.slice(start, end));
}

describe('reading', () => {
  it('takes every part of a well written file', () => {
    const text = JSON.stringify({
      today: '2026-11-22',
      region: '江临省云岭市',
      responsibility: 'required',
      rules: { typo: 'error', 'stale-phrase': 'off' },
      words: [{ wrong: '高兴区', right: '高新区', message: '出处', severity: 'error', except: ['高兴区别'] }],
      bodies: [{ full: '云岭市数据局', short: '市数据局', informal: ['大数据办'] }],
      regions: ['岚屏镇'],
      phrases: [{ phrase: '“一核三带”发展格局', variants: ['一核三带格局'] }],
      forbidden: [{ text: '弯道超车', reason: '不用口号', instead: '加快发展' }],
      validity: { longest: 3, longestOnTrial: 1 },
    });
    expect(readOffice(text)).toEqual({ office: JSON.parse(text), problems: [] });
  });

  it('allows comments and a comma too many', () => {
    expect(readOffice('{\n  // 本市\n  "regions": ["岚屏镇",],\n}')).toEqual({
      office: { regions: ['岚屏镇'] },
      problems: [],
    });
  });

  it.each([
    ['{\n  "wrods": []\n}', 1, 2, '没有“wrods”这一项。是不是“words”？'],
    ['{ "rules": { "typoo": "off" } }', 0, 13, '没有“typoo”这一项。是不是“typo”？'],
    ['{ "rules": {\n "typo": "loud" } }', 1, 9, '“typo”只能写 error、warning、information、hint、off，不能写“loud”。'],
    ['{ "words": [\n  { "wrong": "高兴区" }\n] }', 1, 2, '缺少“right”。'],
    ['{ "words": "高兴区" }', 0, 11, '“words”应当写成列表，用 [ ] 括起来。'],
    ['{ "regions": [ 12 ] }', 0, 15, '“regions”应当写成文字，用英文双引号 " 括起来。'],
    ['{ "today": "2026-3-5" }', 0, 11, '“today”的写法不对：请写成 YYYY-MM-DD，例如 2026-03-05。'],
    ['{ "words": [{ "wrong": "高", "right": "低" }] }', 0, 23, '“wrong”太短，至少写2个字。'],
    ['{ "region": "云岭市", "region": "临溪县" }', 0, 19, '“region”写了两次，以后一处为准。'],
    ['{ "validity": { "longest": "3" } }', 0, 27, '“longest”应当写成整数，不加引号。'],
    ['{ "validity": { "longest": 2.5 } }', 0, 27, '“longest”应当写成1到30之间的整数，不能写“2.5”。'],
    ['{ "validity": { "longestOnTrial": 0 } }', 0, 34, '“longestOnTrial”应当写成1到30之间的整数，不能写“0”。'],
    ['[]', 0, 0, '整个文件应当写成 { … } 的形式。'],
  ])('tells what is wrong in %j', (text, line, character, message) => {
    expect(readOffice(text).problems).toEqual([{ line, character, message }]);
  });

  it.each(['', '{', '{ "words"： [] }', '{ "a" }', '["'.repeat(100_000)])('tells where a file breaks (%#)', (text) => {
    const { office, problems } = readOffice(text);
    expect(office).toBeNull();
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('整个文件都没有生效')]);
  });

  it('tells of the end of a file that ends too soon', () => {
    expect(readOffice('{\n  "words": [\n').problems).toMatchObject([{ line: 1, character: 12 }]);
  });

  it('loses only the entry that is wrong', () => {
    const { office, problems } = readOffice(
      '{ "words": [{ "wrong": "甲乙", "right": "乙甲" }, { "wrong": "丙丁" }], "rules": { "typo": "off", "x": "off" } }',
    );
    expect(office).toEqual({ words: [{ wrong: '甲乙', right: '乙甲' }], rules: { typo: 'off' } });
    expect(problems).toHaveLength(2);
  });

  it('knows every rule by name', () => {
    const rules = Object.fromEntries(RULES.map(({ id }) => [id, 'hint']));
    expect(readOffice(JSON.stringify({ rules }))).toEqual({ office: { rules }, problems: [] });
  });
});

describe('several files', () => {
  it('are put together, the nearest having the last word', () => {
    const { office, problems } = assembleOffice([
      {
        path: '/a/b/.policydraft.json',
        text: '{ "region": "临溪县", "rules": { "typo": "hint" }, "words": [{ "wrong": "甲乙", "right": "近" }] }',
      },
      {
        path: '/a/.policydraft.json',
        text: '{ "today": "2026-01-02", "region": "云岭市", "rules": { "typo": "off", "numeral": "off" }, "words": [{ "wrong": "甲乙", "right": "远" }, { "wrong": "丙丁", "right": "远" }], "x": 1 }',
      },
    ]);
    expect(office).toMatchObject({ today: '2026-01-02', region: '临溪县', rules: { typo: 'hint', numeral: 'off' } });
    expect(office!.lexicon.hits('甲乙丙丁').map(({ entry }) => (entry.kind === 'word' ? entry.row.right : ''))).toEqual(
      ['近', '远'],
    );
    expect(problems.map(({ path }) => path)).toEqual(['/a/.policydraft.json']);
  });

  it('set the longest validity one by one', () => {
    const { office } = assembleOffice([
      { path: '/a/b/.policydraft.json', text: '{ "validity": { "longest": 3 } }' },
      { path: '/a/.policydraft.json', text: '{ "validity": { "longest": 4, "longestOnTrial": 1 } }' },
    ]);
    expect(office!.validity).toEqual({ longest: 3, longestOnTrial: 1 });
    expect(new HouseStyle([{}]).validity).toEqual({ longest: null, longestOnTrial: null });
  });

  it('are nothing where there is none', () => {
    expect(assembleOffice([])).toEqual({ office: null, problems: [] });
  });
});

describe('the words of an office', () => {
  it('are not found within what is right', () => {
    const file: OfficeFile = {
      words: [{ wrong: '数据局', right: '市数据局', except: ['数据局域网'] }],
      phrases: [{ phrase: '“一核三带”发展格局', variants: ['三带”发展格局'] }],
    };
    expect(marked(file, '市数据局建设数据局域网，构建“一核三带”发展格局。由数据局负责。')).toEqual(['数据局']);
  });

  it('give way to longer ones', () => {
    expect(
      marked(
        {
          words: [
            { wrong: '高兴', right: '高新' },
            { wrong: '高兴区', right: '高新区' },
          ],
        },
        '加快高兴区建设',
      ),
    ).toEqual(['高兴区']);
  });

  it('may be none', () => {
    expect(marked({}, '加快高新区建设')).toEqual([]);
  });
});
