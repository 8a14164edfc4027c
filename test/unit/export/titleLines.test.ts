import { describe, expect, it } from 'vitest';
import { widthOf } from '../../../server/src/export/paper.ts';
import { analysisOf } from './opening.ts';
import { titleWordsOf } from '../../../server/src/export/titleWords.ts';
import { titleLines } from '../../../server/src/export/titleLines.ts';

describe('titleLines', () => {
  it('leaves the lines of the author alone where they fit', () => {
    expect(titleLines(['云岭市人民政府', '关于加快轴承产业发展的实施意见'])).toEqual([
      '云岭市人民政府',
      '关于加快轴承产业发展的实施意见',
    ]);
  });

  const LONG = [
    '云岭市人民政府关于促进高新技术产业开发区高质量发展的实施意见',
    '澄湖区人民政府办公室关于印发《澄湖区老年助餐服务实施方案》的通知',
    '江临省发展和改革委员会江临省财政厅关于进一步做好农村寄递物流体系建设有关工作的通知',
    '临溪县支持中小企业数字化转型促进制造业高端化智能化绿色化发展的若干政策措施（2026—2028年）',
  ];

  it.each(LONG)('breaks %s without losing a character, within the sheet', (title) => {
    const lines = titleLines([title]);
    expect(lines.join('')).toBe(title);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20);
  });

  it.each(LONG)('breaks %s at words and never as an hourglass', (title) => {
    const lines = titleLines([title]);
    for (const line of lines.slice(1)) expect(line).not.toMatch(/^[的、，》）和]/);
    for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[《（、和]$/);
    const widths = lines.map(widthOf);
    for (let at = 1; at < widths.length - 1; at++)
      expect(widths[at]! < widths[at - 1]! && widths[at]! < widths[at + 1]!).toBe(false);
  });

  it('gives the issuer a line of its own where the rest fits', () => {
    expect(titleLines(['云岭市人民政府办公室关于加快轴承产业发展的实施意见'])).toEqual([
      '云岭市人民政府办公室',
      '关于加快轴承产业发展的实施意见',
    ]);
  });

  it('hands on what has no place to break', () => {
    const name = 'A'.repeat(60);
    expect(titleLines([name])).toEqual([name]);
  });

  it('breaks no name and no word that the draft writes as one', () => {
    const title = '云岭市水利局云岭市生态环境局关于加快农村自建房和人工智能监测预警工作提质增效的实施意见';
    const analysis = analysisOf(`${title}\n\n一、自建房\n\n自建房用人工智能监测，人工智能看自建房。`);
    const words = titleWordsOf(analysis, analysis.drafts[0]!);
    const lines = titleLines([title], words);
    expect(lines.join('')).toBe(title);
    for (const word of ['云岭市水利局', '云岭市生态环境局', '自建房', '人工智能', '实施意见'])
      expect(
        lines.some((line) => line.includes(word)),
        `${word}: ${lines.join('/')}`,
      ).toBe(true);
  });
});
