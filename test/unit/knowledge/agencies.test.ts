/** One body under all its names; old names told from new. */

import { describe, expect, it } from 'vitest';
import agencyData from '../../../server/data/agencies.json';
import type { Level } from '../../../server/src/model/knowledge/agencies.ts';
import { createKnowledge } from '../../../server/src/model/knowledge/knowledge.ts';

const knowledge = createKnowledge();
const { agencies } = knowledge;

const old = (line: string): string[] =>
  agencies.outdatedMentions(line, knowledge.scan(line).outdatedAgencies).map((hit) => line.slice(hit.start, hit.end));

describe('identify', () => {
  it.each<[string[], Level]>([
    [['发展和改革委员会', '发展改革委', '发改委', '发展和改革局', '发展改革局', '发改局'], 'city'],
    [['市场监督管理局', '市场监管局', '市监局', '工商行政管理局', '食药监局'], 'city'],
    [['文化广电和旅游局', '文化和旅游局', '文旅局', '旅游发展委员会'], 'city'],
    [['省委组织部', '党委组织部', '委组织部', '组织部', '自治区党委组织部'], 'province'],
    [['市委编办', '市委机构编制委员会办公室', '编办'], 'city'],
    [['国家税务总局云岭市税务局', '税务局', '国税局', '地税局'], 'city'],
    [['国家金融监督管理总局云岭监管分局', '金融监管分局', '银保监分局'], 'city'],
    [['国家发展和改革委员会', '国家发展改革委', '发改委'], 'central'],
    [['商务局', '商务局（自贸办）', '商务局(口岸办)'], 'county'],
  ])('%j are one body', (names, level) => {
    const ids = names.map((name) => agencies.identify(name, level));
    expect(ids[0]).not.toBeNull();
    expect(new Set(ids).size, JSON.stringify(ids)).toBe(1);
  });

  it('keeps apart what is not one body', () => {
    expect(agencies.identify('工业和信息化局', 'city')).not.toBe(agencies.identify('科学技术局', 'city'));
    expect(agencies.identify('人民银行云岭市分行', 'city')).not.toBe(agencies.identify('金融监管分局', 'city'));
    expect(agencies.identify('林业局', 'city')).not.toBe(agencies.identify('自然资源局', 'city'));
  });

  it('does not guess', () => {
    expect(agencies.identify('青川湖管理处')).toBeNull();
    expect(agencies.identify('')).toBeNull();
  });

  it('knows every name that the data give, at its level', () => {
    const missed: string[] = [];
    for (const body of agencyData.bodies) {
      for (const level of ['central', 'province', 'city'] as const) {
        const names = [body[level]?.full, body[level]?.short].flatMap((list) => list?.split('|') ?? []);
        for (const name of names) {
          const id = agencies.identify(name.replace('{地}', '云岭'), level);
          if (id !== body.id) missed.push(`${body.id} ${name}: ${id}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('names by level', () => {
  it('are the standard ones', () => {
    const id = agencies.identify('发改委')!;
    expect(agencies.nameOf(id, 'central', 'full')).toBe('国家发展和改革委员会');
    expect(agencies.nameOf(id, 'city')).toBe('发展改革委');
    expect(agencies.nameOf(agencies.identify('证监会', 'central')!, 'county')).toBeNull();
  });

  it('tell the form of a name', () => {
    expect(agencies.resolve('住建局')?.form).toBe('informal');
    expect(agencies.resolve('住房城乡建设局', 'city')?.form).toBe('short');
    expect(agencies.resolve('安监局')?.form).toBe('outdated');
  });
});

describe('old names', () => {
  it('are found as whole names', () => {
    expect(old('由市安监局、市工商局负责')).toEqual(['安监局', '工商局']);
    expect(old('广西银保监局')).toEqual(['银保监局']);
  });

  it('are not found inside longer names or other words', () => {
    expect(old('省住房城乡建设厅、住房和城乡建设部、市委编办、党委编办')).toEqual([]);
    expect(old('工商局面、建设部门、交通部门、人行道、扶贫办法、卫生部分')).toEqual([]);
  });

  it('lead to the body of today', () => {
    const id = agencies.identify('扶贫办')!;
    expect(agencies.nameOf(agencies.successorOf(id), 'city')).toBe('农业农村局');
  });

  it('are old for a county later than for the centre', () => {
    const name = agencies.resolve('国土资源局')!.outdated!;
    expect(agencies.outdatedSince(name, 'central')).toBe('2018-03-17');
    expect(agencies.outdatedSince(name, 'county')).toBe('2019-03-31');
  });
});
