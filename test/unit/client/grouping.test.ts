/** How the tree of reference documents is put in order. */
import { describe, expect, it } from 'vitest';
import { folderOf, groupsOf, type Grouping } from '../../../client/src/references/grouping.ts';
import type { CorpusDocument } from '../../../client/src/references/requests.ts';

function document(title: string, facts: Partial<CorpusDocument> = {}): CorpusDocument {
  const unknown = { issuer: null, documentNumber: null, kind: null, region: null, level: null, year: null, path: null };
  return { uri: `policydraft-reference:/shelf/${title}/x.txt`, own: true, title, clauses: 0, ...unknown, ...facts };
}

function grouped(grouping: Grouping, ...documents: CorpusDocument[]): [label: string, ...titles: string[]][] {
  return groupsOf(documents, grouping).map((group) => [group.label, ...group.documents.map(({ title }) => title)]);
}

describe('groups of reference documents', () => {
  it('go from the top level down, what is unknown last', () => {
    const [county, province, city] = ['县级', '省级', '市级'].map((level) => document(`${level}的`, { level }));
    expect(grouped('level', document('甲'), county!, province!, city!)).toEqual([
      ['省级', '省级的'],
      ['市级', '市级的'],
      ['县级', '县级的'],
      ['层级不明', '甲'],
    ]);
  });

  it('have the newest year and the newest document first', () => {
    expect(grouped('year', document('甲', { year: 2019 }), document('乙', { year: 2024 }), document('丙'))).toEqual([
      ['2024年', '乙'],
      ['2019年', '甲'],
      ['年份不明', '丙'],
    ]);
    const [old, recent] = [2019, 2024].map((year) => document(`${year}`, { year, kind: '意见' }));
    expect(grouped('kind', old!, recent!)).toEqual([['意见', '2024', '2019']]);
  });

  it('are the folders that the files lie in, which can then be taken off as a whole', () => {
    const files = [document('甲', { path: '/home/往年/甲.txt' }), document('乙', { path: 'C:\\往年\\乙.docx' })];
    const folders = groupsOf(files, 'folder').map(({ folder }) => folder);
    expect(new Set(folders)).toEqual(new Set(['/home/往年', 'C:\\往年']));
    expect(grouped('folder', document('甲'))).toEqual([['随扩展自带', '甲']]);
  });

  it('of no documents are none', () => {
    expect(groupsOf([], 'region')).toEqual([]);
  });
});

it('a file at the root lies in the root', () => {
  expect(folderOf('/甲.txt')).toBe('/');
});
