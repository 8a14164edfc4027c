/** The gazetteer: what lies where, what a name may mean, what was renamed. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import ordinaryData from '../../../server/data/ordinary-place-names.json';
import { createKnowledge } from '../../../server/src/model/knowledge/knowledge.ts';
import type { Region } from '../../../server/src/model/knowledge/regions.ts';

const knowledge = createKnowledge();
const { regions } = knowledge;

const only = (name: string): Region => {
  const found = regions.named(name);
  expect(found, name).toHaveLength(1);
  return found[0]!;
};

const mentioned = (line: string): string[] =>
  regions
    .mentions(line, knowledge.scan(line).regions)
    .map((mention) => line.slice(mention.start, mention.end) + (mention.ordinary ? '?' : ''));

const all = (): Region[] => [...new Set(regions.names.words.flatMap((name) => regions.named(name)))];

describe('the gazetteer', () => {
  it('has all provinces and prefectures', () => {
    expect(regions.provinces).toHaveLength(34);
    expect(all().filter((region) => region.kind === 'prefecture' && region.became === undefined)).toHaveLength(333);
  });

  it('leads from every place up to a province', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all()), (region) => {
        const chain = regions.chain(region);
        expect(chain[0]).toBe(region);
        expect(chain[chain.length - 1]!.kind).toBe('province');
        expect(chain.every((outer) => regions.isWithin(region, outer))).toBe(true);
      }),
    );
  });

  it('places counties', () => {
    expect(regions.chain(only('武鸣区')).map((region) => region.name)).toEqual(['武鸣区', '南宁市', '广西壮族自治区']);
    expect(regions.chain(only('浦东新区')).map((region) => region.name)).toEqual(['浦东新区', '上海市']);
    expect(only('神农架林区').parent?.name).toBe('湖北省');
    expect(regions.isWithin(only('武鸣区'), only('广东省'))).toBe(false);
    expect(regions.isWithin(only('广西'), only('南宁市'))).toBe(false);
  });

  it('knows short names', () => {
    expect(only('恩施州').name).toBe('恩施土家族苗族自治州');
    expect(only('广西').name).toBe('广西壮族自治区');
    expect(only('玉屏县').name).toBe('玉屏侗族自治县');
    expect(only('赵县').short).toBe('赵县');
    expect(regions.named('朝阳区').length).toBeGreaterThan(1);
  });

  it('has no zones, streets or statistical headings', () => {
    const odd = all().filter(({ name }) => /开发区|园区域|管委会|街道|镇$|市辖区|直辖/.test(name));
    expect(odd).toEqual([]);
  });

  it('knows what places became', () => {
    const former = only('偃师市');
    expect(former.became).toMatchObject({ year: 2021, region: { name: '偃师区' } });
    expect(regions.isWithin(former, only('洛阳市'))).toBe(true);
    expect(only('襄樊市').became?.region.name).toBe('襄阳市');
  });

  it('calls ordinary only what is a place', () => {
    const words = [...ordinaryData.short, ...ordinaryData.full].flatMap((line) => line.split(' '));
    expect(words.filter((word) => regions.named(word).length === 0)).toEqual([]);
    expect(words).toHaveLength(new Set(words).size);
  });
});

describe('leading', () => {
  it.each([
    ['广西壮族自治区南宁市武鸣区人民政府', '武鸣区'],
    ['吉林省吉林市', '吉林市'],
    ['北京市朝阳区人民政府', '朝阳区'],
    ['云南省财政厅', '云南省'],
    ['恩施州发展改革委', '恩施土家族苗族自治州'],
  ])('%s begins with %s', (text, expected) => {
    expect(regions.leading(text)?.region.name).toBe(expected);
  });

  it('does not choose between namesakes, nor find places further on', () => {
    expect(regions.leading('朝阳区人民政府')).toBeNull();
    expect(regions.leading('关于南宁市')).toBeNull();
    expect(regions.leading('江临省云岭市')).toBeNull();
  });
});

describe('mentions', () => {
  it('take the longest name', () => {
    expect(mentioned('吉林省吉林市与绍兴市结对')).toEqual(['吉林省', '吉林市', '绍兴市']);
    expect(mentioned('广西壮族自治区及贵州')).toEqual(['广西壮族自治区', '贵州']);
  });

  it('mark names that may be ordinary words', () => {
    expect(mentioned('会同县级有关部门')).toEqual(['会同县?']);
    expect(mentioned('逐步形成县级体系')).toEqual(['成县?']);
    expect(mentioned('河南自贸试验区')).toEqual(['河南']);
  });

  it('do not cut words in two', () => {
    expect(mentioned('合作市场、新建区域、乡村振兴区域、和平发展')).toEqual([]);
  });
});

describe('letters', () => {
  it('stand for provinces', () => {
    expect(regions.ofLetter('粤')?.name).toBe('广东省');
    expect(regions.ofDocumentMark('桂政发')?.name).toBe('广西壮族自治区');
    expect(regions.ofDocumentMark('云政办发')?.name).toBe('云南省');
    expect(regions.ofDocumentMark('内政发')?.name).toBe('内蒙古自治区');
    expect(regions.ofDocumentMark('国发')).toBeNull();
    expect(regions.ofDocumentMark('桂林')).toBeNull();
  });
});
