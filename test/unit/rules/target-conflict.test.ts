import { describe, expect, it } from 'vitest';
import { flagsOf } from './checking.ts';

const flags = (goal: string, task: string): string[] =>
  flagsOf('target-conflict', `一、发展目标\n${goal}\n二、主要任务\n（一）培育主体。${task}`);

describe('target-conflict', () => {
  it('compares one indicator at one time limit, however the limit and the sum are written', () => {
    expect(flags('到2028年，全市技术合同成交额达到50亿元。', '2028年底前，全市技术合同成交额突破60亿元。')).toEqual([
      '60',
    ]);
    expect(flags('到2028年，设备更新投资规模达到0.5亿元。', '到2028年，设备更新投资规模达到5000万元。')).toEqual([]);
    expect(flags('“十五五”末，科技型企业贷款余额达到260亿元。', '到2030年，科技型企业贷款余额达到200亿元。')).toEqual([
      '200',
    ]);
  });

  it('takes scope, year, pace and range for indicators of their own', () => {
    expect(flags('到2028年，全市高新技术企业达到420家。', '到2028年，云岭高新区高新技术企业达到120家。')).toEqual([]);
    expect(flags('云岭高新区到2028年高新技术企业达到120家。', '临溪县到2028年高新技术企业达到20家。')).toEqual([]);
    expect(flags('到2028年，全市高新技术企业达到420家。', '到2027年，全市高新技术企业达到380家。')).toEqual([]);
    expect(flags('到2028年，规模以上工业增加值年均增长8%。', '到2028年，规模以上工业增加值增长30%。')).toEqual([]);
    expect(flags('到2028年，每年新增高新技术企业40家。', '到2028年，累计新增高新技术企业120家。')).toEqual([]);
    expect(flags('到2028年，示范园区数量达到3—5个。', '到2028年，示范园区数量达到4个。')).toEqual([]);
  });

  it('takes the figures of one sentence for what it tells apart', () => {
    expect(
      flags(
        '到2028年，建成园区5个。',
        '到2028年底，医疗救助年度报销限额提高至4万元；建立专项医疗救助制度，年度报销限额提高至10万元。',
      ),
    ).toEqual([]);
  });

  it('does not compare short names across tasks, where the heading says whose they are', () => {
    const text =
      '一、主要任务\n（一）新型储能。到2028年产业规模达到500亿元。\n（二）精密制造。到2028年产业规模达到400亿元。';
    expect(flagsOf('target-conflict', text)).toEqual([]);
  });

  it('compares paces that are told in the same words', () => {
    expect(flags('到2028年，云岭高新区营业收入年均增长12%。', '到2028年，云岭高新区营业收入年均增长15%。')).toEqual([
      '15',
    ]);
    expect(
      flags('到2028年，技术合同成交额稳步提高，年均增长12%。', '到2028年，实际利用外资稳步扩大，年均增长15%。'),
    ).toEqual([]);
  });
});
