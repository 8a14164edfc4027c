import { describe, expect, it } from 'vitest';
import { unencodable } from '../../../client/src/unencodable.ts';

describe('characters that an encoding cannot hold', () => {
  it.each(['gbk', 'gb2312'])('%s lacks rare characters of names, and has the marks of a draft', (encoding) => {
    expect(unencodable('镕㭎《意见》（试行）——“十五五”…①　', encoding)).toEqual(['㭎']);
  });

  it('names each once, in order, and no more than a reader takes in', () => {
    expect(unencodable('𠮷㭎𠮷', 'gbk')).toEqual(['𠮷', '㭎']);
    const many = Array.from({ length: 60 }, (_, at) => String.fromCodePoint(0x20000 + at)).join('');
    expect(unencodable(many, 'gbk')).toHaveLength(20);
  });

  it.each([
    ['windows1252', '意', ['意']],
    ['iso88591', 'café', []],
    ['big5hkscs', '繁體', []],
    ['shiftjis', '简', ['简']],
  ])('%s: %s', (encoding, text, lost) => {
    expect(unencodable(text, encoding)).toEqual(lost);
  });

  it('says nothing of an encoding that it does not know', () => {
    expect(unencodable('㭎', 'cp437')).toEqual([]);
  });
});
