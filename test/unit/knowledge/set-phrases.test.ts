/** Set phrases that miss by one character are found, and what merely resembles one is left alone. */

import { describe, expect, it } from 'vitest';
import phraseData from '../../../server/data/set-phrases.json';
import { CommonWords } from '../../../server/src/model/knowledge/common-words.ts';
import { Likeness } from '../../../server/src/model/knowledge/likeness.ts';
import { SetPhrases } from '../../../server/src/model/knowledge/set-phrases.ts';

const likeness = new Likeness();
const phrases = new SetPhrases(likeness, new CommonWords());

const found = (text: string) => phrases.misspelt(text).map(({ wrong, right }) => `${wrong}→${right}`);

describe('likeness', () => {
  it.each([
    ['制', '治', '同音'],
    ['司', '施', '平翘舌'],
    ['筹', '畴', '形近'],
    ['贷', '货', '形近'],
    ['认', '任', '前后鼻音不计'],
  ])('%s and %s are alike (%s)', (one, other) => {
    expect(likeness.alike(one, other)).toBe(true);
    expect(likeness.alike(other, one)).toBe(true);
  });

  it('tells apart what neither sounds nor looks alike', () => {
    expect(likeness.alike('省', '市')).toBe(false);
    expect(likeness.alike('大', '小')).toBe(false);
  });
});

describe('set phrases', () => {
  it.each([
    ['坚持因地治宜、分类施策', '因地治宜→因地制宜'],
    ['各施其职', '各施其职→各司其职'],
    ['推进安全隐换排查', '安全隐换→安全隐患'],
    ['激发市场活立', '市场活立→市场活力'],
    ['深化供给恻结构性改革', '供给恻结构性改革→供给侧结构性改革'],
    ['实施乡村震兴战略', '乡村震兴战略→乡村振兴战略'],
  ])('%s: %s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  // What differs is a word itself, belongs to the word beside it, or is written so with good reason.
  it.each([
    '由主管部门指定机构办理',
    '推进信息化工作',
    '落实目标责任执行情况',
    '推动社会共治',
    '在特别行政区成立',
    '贯彻第十一次党代会精神',
    '前赴后继',
    '各级人民政府及革命遗址保护单位',
    '建设垃圾中转站时采取喷淋措施',
    '因地制宜、各司其职、安全隐患',
  ])('leaves %s alone', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('reports no phrase of its own list, whatever others resemble it', () => {
    const whole = phraseData.phrases.flatMap((line) => line.split(' '));
    const pairs = phraseData.pairs.flatMap((line) => {
      const [first, ...seconds] = line.split(' ');
      return seconds.map((second) => first! + second);
    });
    expect(whole.length + pairs.length).toBeGreaterThan(5000);
    expect([...whole, ...pairs].filter((phrase) => found(`，${phrase}。`).length > 0)).toEqual([]);
  });
});
