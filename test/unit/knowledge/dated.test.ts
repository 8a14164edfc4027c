/** Laws out of force and wording that has had its day, as of the draft's own date. */

import { describe, expect, it } from 'vitest';
import { createKnowledge } from '../../../server/src/model/knowledge/knowledge.ts';

const knowledge = createKnowledge();

const laws = (line: string, date: string): string[] =>
  knowledge.supersededLaws.outOfForce(line, knowledge.scan(line).supersededLaws, date).map((hit) => hit.law.name);

const phrases = (line: string, date: string): string[] =>
  knowledge.datedPhrases
    .superseded(line, knowledge.scan(line).datedPhrases, date)
    .filter((hit) => hit.phrase.off !== true)
    .map((hit) => line.slice(hit.start, hit.end));

describe('superseded laws', () => {
  it('are out of force from the day their successor is in force', () => {
    expect(laws('依据《中华人民共和国合同法》', '2020-12-31')).toEqual([]);
    expect(laws('依据《中华人民共和国合同法》', '2021-01-01')).toEqual(['合同法']);
  });

  it('are not their namesakes', () => {
    expect(laws('《劳动合同法》、环境保护法律法规、担保法律关系', '2026-11-22')).toEqual([]);
    expect(laws('《海洋环境保护法》', '2026-11-22')).toEqual(['海洋环境保护法']);
    expect(laws('《公平竞争审查制度实施细则（暂行）》', '2026-11-22')).toEqual(['公平竞争审查制度实施细则（暂行）']);
  });
});

describe('dated phrases', () => {
  it('are old only after their day', () => {
    expect(phrases('深入学习习近平总书记系列重要讲话精神', '2016-05-01')).toEqual([]);
    expect(phrases('深入学习习近平总书记系列重要讲话精神', '2024-05-01')).toEqual(['习近平总书记系列重要讲话精神']);
  });

  it('are not old where the sentence speaks of what was achieved', () => {
    expect(phrases('全面建成小康社会后', '2024-05-01')).toEqual([]);
    expect(phrases('为全面建成小康社会作出贡献', '2024-05-01')).toEqual(['全面建成小康社会']);
  });

  it('do not overlap', () => {
    expect(phrases('引进“千人计划”专家', '2024-05-01')).toEqual(['“千人计划”']);
  });
});
