/** Sentences and headings that stand twice. */

import { describe, expect, it } from 'vitest';
import { findingsOf, fixedBy, flagsOf } from './checking.ts';

const flagged = (text: string): string[] => flagsOf('duplicate-text', text);
const SENTENCE = '支持骨干企业联合高等学校建设面向全市开放共享的研发平台';

describe('duplicate-text', () => {
  it.each([
    ['一、任务\n加快推进平台建设。\n加快推进平台建设。'],
    [
      '一、附则\n本意见自印发之日起施行，由市发展改革委会同市财政局负责解释说明。\n本意见自印发之日起施行，由市发展改革委会同市财政局负责解释说明。',
    ],
    [`一、任务\n${SENTENCE}\n${SENTENCE}`],
    [
      '一、任务\n（一）建设平台。抓好建设。（责任单位：市科技局、市财政局、市教育局、市商务局、市发展改革委）\n（二）培育主体。抓好培育。（责任单位：市科技局、市财政局、市教育局、市商务局、市发展改革委）',
    ],
    ['一、平台建设\n（一）工作目标。建成平台。\n二、主体培育\n（一）工作目标。育成企业。'],
  ])('says nothing of %j', (text) => {
    expect(flagged(text)).toEqual([]);
  });

  it('finds a sentence again whatever its spaces and marks', () => {
    expect(
      flagged(
        `一、任务\n（一）平台。${SENTENCE}。\n（二）主体。支持骨干企业，联合高等学校 建设面向全市开放共享的研发平台；`,
      ),
    ).toHaveLength(1);
  });

  it('finds it within one paragraph', () => {
    const text = `一、任务\n${SENTENCE}。加快建设。${SENTENCE}。`;
    expect(fixedBy(text, findingsOf('duplicate-text', text)[0])).toEqual([`一、任务\n${SENTENCE}。加快建设。`]);
  });

  it('reports each repetition once', () => {
    expect(flagged(`一、任务\n${SENTENCE}。\n${SENTENCE}。\n${SENTENCE}。`)).toHaveLength(2);
  });

  it('does not compare the drafts of one file', () => {
    const text = `方案范文 篇一\n云岭市平台建设实施方案\n一、任务\n${SENTENCE}。\n方案范文 篇二\n岚安市平台建设实施方案\n一、任务\n${SENTENCE}。`;
    expect(flagged(text)).toEqual([]);
  });

  it('is graver for headings side by side', () => {
    const severities = (text: string) => findingsOf('duplicate-text', text).map(({ severity }) => severity);
    expect(severities('一、任务\n（一）完善服务机制。优化流程。\n（二）完善服务机制。压缩时限。')).toEqual(['warning']);
    expect(
      severities('一、任务\n（一）完善企业服务工作机制。优化流程。\n二、保障\n（一）完善企业服务工作机制。压缩时限。'),
    ).toEqual(['information']);
  });
});
