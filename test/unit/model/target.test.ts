import { describe, expect, it } from 'vitest';
import { readDeadlines } from '../../../server/src/model/line/deadline.ts';
import { readFigures } from '../../../server/src/model/line/target.ts';
import { parse } from '../../../server/src/syntax/source.ts';

function figures(text: string) {
  const block = parse(text).blocks[0]!;
  return readFigures(block, readDeadlines(block)).map(({ indicator, comparison, value, unit, deadline }) => [
    indicator,
    comparison,
    value + unit,
    deadline?.text ?? null,
  ]);
}

describe('readFigures', () => {
  it('reads the bound that the verb sets, the longer verb first', () => {
    expect(figures('平均担保费率不超过1%。')).toEqual([['平均担保费率', '<=', '1%', null]]);
    expect(figures('规上企业比重超过55%。')).toEqual([['规上企业比重', '>', '55%', null]]);
    expect(figures('研发投入强度不低于3%。')).toEqual([['研发投入强度', '>=', '3%', null]]);
    expect(figures('单位能耗控制在0.5吨以内。')).toEqual([['单位能耗', '<=', '0.5吨', null]]);
    expect(figures('技术合同成交额年均增长15%以上。')).toEqual([['技术合同成交额年均增长', '>=', '15%', null]]);
  });

  it('begins the indicator behind the time limit', () => {
    expect(figures('到“十五五”末全市高新技术企业达到500家。')).toEqual([
      ['全市高新技术企业', '=', '500家', '“十五五”末'],
    ]);
    expect(figures('到2030年，全市高新技术企业总数力争达到1,200家。')).toEqual([
      ['全市高新技术企业', '=', '1200家', '到2030年'],
    ]);
  });

  it('takes what a verb makes or counts as the indicator', () => {
    expect(figures('2027年底前建成中试平台8个。')).toEqual([['建成中试平台', '=', '8个', '2027年底前']]);
    expect(figures('每年新增省级平台10—15家。').map(([indicator, , value]) => [indicator, value])).toEqual([
      ['新增省级平台', '10—15家'],
    ]);
  });

  it('counts no dates, clause numbers or words with figures in them', () => {
    expect(figures('2026年3月5日，云政发〔2026〕12号文件印发，推进5G网络和A4级景区建设，执行GB50016标准。')).toEqual(
      [],
    );
  });
});
