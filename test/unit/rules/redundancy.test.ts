import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { findingsOf, flagsOf } from './checking.ts';

describe('redundancy', () => {
  it.each([
    '达到50%以上，超过40%，最高不超过500万元。',
    '涉及到的事项按规定办理，必须要求企业公示。',
    '节约3万元左右，条约5个以上。',
    '处五万元以下的罚款，不超过五万元以下的罚款。',
    '力争突破100亿元，带动就业1000人以上。',
  ])('leaves %j alone', (text) => {
    expect(flagsOf('redundancy', text)).toEqual([]);
  });

  it('offers to drop either bound', () => {
    const text = '占比超55%以上、新增不少于20家以上。';
    const mended = findingsOf('redundancy', text).map((finding) =>
      finding.fixes().map(({ edits }) => applyEdits(text, edits)),
    );
    expect(mended).toEqual([
      ['占比超55%、新增不少于20家以上。', '占比55%以上、新增不少于20家以上。'],
      ['占比超55%以上、新增不少于20家。', '占比超55%以上、新增20家以上。'],
    ]);
  });

  it('keeps the verb of a sentence', () => {
    const text = '总产值突破100亿元以上。';
    const [finding] = findingsOf('redundancy', text);
    expect(finding!.fixes().map(({ title }) => title)).toEqual(['删去“以上”']);
  });

  it('reads figures in Chinese numerals', () => {
    expect(flagsOf('redundancy', '用大约三年左右时间，超过三分之二以上企业完成改造。')).toEqual([
      '大约三年左右',
      '超过三分之二以上',
    ]);
  });
});
