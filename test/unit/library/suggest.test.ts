import { describe, expect, it } from 'vitest';
import { createLibrary } from '../../../server/src/library/library.ts';
import { suggest } from '../../../server/src/library/suggest.ts';
import heldOut from '../../bench/retrieval/held-out.json';
import labels from '../../bench/retrieval/labels.json';

const library = createLibrary();

interface Label {
  readonly heading: string;
  readonly section?: string;
  readonly accept: readonly string[];
}

/** The shares of headings for which the right kind of clause comes first, and among the first five. */
function qualityOf(list: readonly Label[]): { first: number; five: number } {
  let first = 0;
  let five = 0;
  for (const { heading, section = '', accept } of list) {
    const at = suggest(library, { heading, section }).findIndex(({ model }) => accept.includes(model));
    if (at === 0) first++;
    if (at >= 0) five++;
  }
  return { first: first / list.length, five: five / list.length };
}

describe('suggest', () => {
  it.each([
    ['labels', labels as readonly Label[]],
    ['held-out headings', heldOut as readonly Label[]],
  ])('finds the right kind of clause for the %s', (_, list) => {
    const { first, five } = qualityOf(list);
    expect(five).toBeGreaterThanOrEqual(0.9);
    expect(first).toBeGreaterThanOrEqual(0.7);
  });

  it('gives title, text, snippet and the clauses behind it', () => {
    const [found] = suggest(library, { heading: '建设高水平科技创新平台', section: '提升创新能力', limit: 1 });
    expect(found).toMatchObject({ model: 'platform', title: '建设高能级创新平台', lead: ['市科技局'] });
    expect(found!.body).toContain('聚焦【主导产业】');
    expect(found!.body).toContain('到2028年');
    expect(found!.snippet).toContain('${1:【主导产业】}');
    expect(found!.snippet).toContain('到${2|2028,2027,2030|}年');
    expect(found!.sources[0]).toEqual({
      document: '关于促进高新技术产业开发区高质量发展的若干措施',
      issuer: '广西壮族自治区',
      documentNumber: null,
      clause: '三、（八）',
      heading: '建设高水平科技创新平台',
      lead: ['自治区科技厅'],
    });
  });

  it('speaks as the region does', () => {
    const province = suggest(library, { heading: '重要意义', region: '江临省' })[0]!;
    expect(province.body).toContain('关系全省发展全局');
    const autonomous = suggest(library, { heading: '建设创新平台', region: '广西壮族自治区' })[0]!;
    expect(autonomous.lead).toEqual(['自治区科技厅']);
    const county = suggest(library, { heading: '加强组织领导', region: '临溪县' })[0]!;
    expect(county.body).toContain('各乡镇（街道）要切实扛起');
    expect(county.lead).toEqual(['县政府办公室']);
  });

  it('calls the document by its kind', () => {
    expect(suggest(library, { heading: '施行日期和有效期', kind: '措施' })[0]!.body).toContain('本措施自');
    expect(suggest(library, { heading: '施行日期和有效期', kind: '意见' })[0]!.body).toContain('以本意见为准');
  });

  it('prefers what fits the kind of document', () => {
    const forMeasures = suggest(library, { heading: '工作安排', kind: '措施' });
    const forPlan = suggest(library, { heading: '工作安排', kind: '方案' });
    expect(forPlan[0]!.part).toBe('进度安排');
    expect(forMeasures[0]?.score ?? 0).toBeLessThan(forPlan[0]!.score);
  });

  it('lets the section decide where the heading leaves it open', () => {
    const inFinance = suggest(library, { heading: '完善机制', section: '加强科技金融服务' });
    const inTalent = suggest(library, { heading: '完善机制', section: '引进高层次人才' });
    expect(inFinance[0]!.model).toMatch(/^(?:fin|tech-finance|guarantee)/);
    expect(inTalent[0]!.model).toMatch(/^tal(?:ent)?-/);
  });

  it('keeps to the limit, best first', () => {
    const found = suggest(library, { heading: '人才', limit: 3 });
    expect(found).toHaveLength(3);
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
    expect(suggest(library, { heading: '人才', limit: 3 })).toEqual(found);
  });

  it.each(['', '的', '加强建设', 'abc 123', '\ud800'])('has nothing to say to %j', (heading) => {
    expect(suggest(library, { heading })).toEqual([]);
  });
});
