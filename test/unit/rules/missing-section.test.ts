import { describe, expect, it } from 'vitest';
import { findingsOf } from './checking.ts';

const messages = (text: string): number => findingsOf('missing-section', text).length;

describe('missing-section', () => {
  it('waits until the draft looks finished', () => {
    expect(messages('云岭市低空经济实施方案\n一、主要任务\n建设机场。\n二、重点项目\n建设航线。')).toBe(0);
    expect(
      messages(
        '云岭市低空经济实施方案\n一、主要任务\n建设机场。\n二、重点项目\n建设航线。\n云岭市人民政府办公室\n2026年11月18日',
      ),
    ).toBe(2);
  });

  it('takes the part under any of its names, and a goal that 总体要求 states', () => {
    const text = (goal: string, safeguard: string): string =>
      `云岭市低空经济行动方案\n一、总体要求\n${goal}\n二、建设设施\n建设机场。\n三、发展产业\n到2028年，培育企业10家。\n四、${safeguard}\n成立专班。`;
    expect(messages(text('到2028年，产业规模达到500亿元。', '组织实施'))).toBe(0);
    expect(messages(text('工作目标是建成体系。', '工作要求'))).toBe(0);
    expect(messages(text('坚持市场主导。', '推进机制'))).toBe(1);
  });

  it('leaves other kinds alone', () => {
    expect(
      messages('云岭市支持低空经济若干措施\n一、支持平台\n二、支持企业\n三、支持人才\n四、支持应用\n五、支持金融'),
    ).toBe(0);
  });
});
