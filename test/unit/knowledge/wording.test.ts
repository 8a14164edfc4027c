/** Doubled limits and figures the standard does not allow. */

import { describe, expect, it } from 'vitest';
import { createKnowledge } from '../../../server/src/model/knowledge/knowledge.ts';

const knowledge = createKnowledge();

function found(line: string, list: 'redundancies' | 'numerals'): string[] {
  const hits = knowledge.scan(line);
  const [words, anchors] =
    list === 'redundancies' ? [hits.redundancyWords, hits.redundancyAnchors] : [hits.numeralWords, hits.numeralAnchors];
  return [
    ...knowledge[list].words.confirmed(line, words).filter((hit) => hit.row.off !== true),
    ...knowledge[list].patterns.matches(line, anchors),
  ].map((hit) => line.slice(hit.start, hit.end));
}

describe('redundancies', () => {
  it.each([
    ['占比超55%以上', '超55%以上'],
    ['投资超过5亿元及以上', '超过5亿元及以上'],
    ['不低于三分之一以上', '不低于三分之一以上'],
    ['至少培育5家以上', '至少培育5家以上'],
    ['不超过3个工作日以内', '不超过3个工作日以内'],
    ['约200家左右', '约200家左右'],
    ['截至2025年底为止', '截至2025年底为止'],
    ['分析目前现状', '目前现状'],
    ['必须要落实到位', '必须要'],
    ['对项目进行开展', '进行开展'],
  ])('%s', (line, expected) => {
    expect(found(line, 'redundancies')).toEqual([expected]);
  });

  it.each([
    '达到80%以上',
    '超额完成10项以上',
    '取得突破性成果10项以上',
    '新增超过30家限额以上企业',
    '至少有1家规模以上企业',
    '节约100万元左右',
    '最近3年左右',
    '低于全国平均水平5%以内',
    '不超过5万元以下罚款',
    '不必需要',
    '必须要求',
    '进行落实情况检查',
    '最高不超过50万元',
  ])('leaves %s alone', (line) => {
    expect(found(line, 'redundancies')).toEqual([]);
  });
});

describe('numerals', () => {
  it.each([
    ['能耗下降2倍', '下降2倍'],
    ['提高3%个百分点', '3%个百分点'],
    ['产值翻两倍', '翻两倍'],
    ['奖励5千元', '5千元'],
    ['给予300万经费', '万经费'],
  ])('%s', (line, expected) => {
    expect(found(line, 'numerals')).toEqual([expected]);
  });

  it.each(['提高3个百分点', '产值翻一番', '5千瓦时', '给予300万元经费', '增长2倍', '惠及10万补贴对象'])(
    'leaves %s alone',
    (line) => {
      expect(found(line, 'numerals')).toEqual([]);
    },
  );
});
