/** What a drafter reads of references, and where they open. */
import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../../server/src/features/hover/hover.ts';
import { citingPlacesAt, referenceDefinitionAt } from '../../../../server/src/features/references/definition.ts';
import { NOTHING_IMPORTED, questionAt, type Imported } from '../../../../server/src/features/references/imported.ts';
import { pageOf } from '../../../../server/src/features/references/libraryPage.ts';
import { parseAddress } from '../../../../server/src/features/references/address.ts';
import { placeOf } from '../reading.ts';
import { deskOf, knowledge, library, opinion, settings } from './desk.ts';

const document = {
  id: 'x',
  path: '/x',
  title: '某市若干措施',
  issuer: null,
  documentNumber: '某政发〔2025〕1号',
  date: null,
  kind: null,
  region: null,
  level: null,
  year: null,
  clauses: 1,
  characters: 1,
};
const shelfClause = {
  document,
  index: 0,
  path: '二、（一）',
  heading: '搭建创新平台',
  text: '拿出经费建平台。',
  line: 7,
  lead: ['市科技局'],
  cooperating: [],
  responsible: [],
};

function contextOf(text: string, imported: Imported = NOTHING_IMPORTED) {
  return {
    analysis: deskOf(text).analysis,
    settings,
    library,
    knowledge,
    findings: [],
    ruleLink: (rule: string) => rule,
    referenceLink: ({ uri, line }: { uri: string; line: number }) => `open:${decodeURIComponent(uri)}#${line}`,
    imported,
  };
}

function hover(text: string, part: string, into = 0, imported?: Imported): string | null {
  return hoverAt(contextOf(text, imported), placeOf(text, part, into))?.markdown ?? null;
}

describe('on the heading of a clause', () => {
  it('tells how the corpus puts the same matter, with facts of bundled documents only', () => {
    const text = hover(opinion, '建设高能级', 1)!;
    expect(text).toMatch(/^\*\*参照\*\*/);
    expect(text).toContain('广西2021 三、（八）建设高水平科技创新平台');
    expect(text).toContain('牵头：自治区科技厅');
    expect(text).toContain('](open:policydraft-reference:/library/广西2021/');
    expect(text).not.toContain('“');
  });

  it('puts an imported clause first, with its words', () => {
    const text = hover(opinion, '建设高能级', 1, {
      ...NOTHING_IMPORTED,
      clauses: [{ clause: shelfClause, score: 0.8 }],
    })!;
    expect(text.indexOf('搭建创新平台')).toBeLessThan(text.indexOf('广西2021'));
    expect(text).toContain('《某市若干措施》某政发〔2025〕1号　牵头：市科技局');
    expect(text).toContain('“拿出经费建平台。”');
    expect(text).toContain('policydraft-reference:/shelf/x/某市若干措施（参照）.txt#7');
  });

  it('sets the targets side by side', () => {
    expect(hover(opinion, '（二）发展目标')).toContain(
      '| 高新技术企业 | 420家（2030年） | ≥30家（2020年） | 本稿较高 |',
    );
  });

  it('is silent on a matter that the corpus does not know, and in the text', () => {
    expect(hover(opinion.replace('保障产业用地', '建立助餐点'), '建立助餐', 1)).toBeNull();
    expect(hover(opinion, '标准地出让', 1)).toBeNull();
  });
});

describe('on a cited document', () => {
  it('tells the number that the draft leaves out, and who cites it', () => {
    const text = hover(opinion.replace('（国发〔2020〕7号）', ''), '《国务院关于促进')!;
    expect(text).toContain('文号：本稿未写，参照文件记作国发〔2020〕7号');
    expect(text).toMatch(/参照文件中引用它的：.*清远解读2021/);
  });

  it('tells what replaced it', () => {
    const text = hover(
      opinion.replace('推行标准地', '依照《中华人民共和国物权法》推行标准地'),
      '《中华人民共和国物权法》',
    )!;
    expect(text).toContain('《物权法》自2021年1月1日起失效，由《民法典》取代');
  });

  it('lists imported clauses that cite it', () => {
    const text = hover(opinion, '《国务院关于促进', 0, { ...NOTHING_IMPORTED, citing: [shelfClause] })!;
    expect(text).toContain('[《某市若干措施》二、（一）](open:');
  });
});

describe('definition', () => {
  const at = (text: string, part: string, into = 0, shelf: (typeof document)[] = []) =>
    referenceDefinitionAt(contextOf(text), placeOf(text, part, into), shelf, NOTHING_IMPORTED);

  it('of a clause is the nearest reference clause, at its line', () => {
    const found = at(opinion, '保障产业用地', 1) ?? at(opinion, '攻关关键', 1)!;
    const { id } = parseAddress(found.place.uri)!;
    const known = library.document(id)!;
    const rows = pageOf(library, known).text.split('\n');
    expect(rows[found.place.line]).toMatch(/^#+ [一二三四五六七八九十]+、/);
    expect(at(opinion, '攻关关键', 1)!.place.uri).toContain(encodeURIComponent('广西2021'));
  });

  it('of a citation is the document, the drafter’s own first', () => {
    const cited = opinion.replace(
      '推行标准地',
      '依照《关于支持临沧高新技术产业开发区转型升级创新发展的实施意见》推行标准地',
    );
    expect(parseAddress(at(cited, '《关于支持临沧')!.place.uri)).toEqual({ source: 'library', id: '临沧2019' });
    const own = { ...document, title: '关于支持临沧高新技术产业开发区转型升级创新发展的实施意见' };
    expect(parseAddress(at(cited, '《关于支持临沧', 0, [own])!.place.uri)).toEqual({ source: 'shelf', id: 'x' });
    expect(at(opinion, '《国务院关于促进')).toBeNull();
  });

  it('is none in the text', () => {
    expect(at(opinion, '标准地出让', 1)).toBeNull();
  });
});

describe('references', () => {
  it('of a citation go on into the corpus', () => {
    const places = citingPlacesAt(contextOf(opinion), placeOf(opinion, '《国务院关于促进'), [shelfClause]);
    expect(places[0]).toEqual({ uri: expect.stringContaining('/shelf/x/'), line: 7 });
    expect(places.some(({ uri }) => uri.includes(encodeURIComponent('清远解读2021')))).toBe(true);
    expect(citingPlacesAt(contextOf(opinion), placeOf(opinion, '标准地'), [])).toEqual([]);
  });
});

describe('the question to the shelf', () => {
  const question = (part: string, into = 0) => questionAt(contextOf(opinion), placeOf(opinion, part, into));

  it('is the matter of a clause, the title of a citation, or none', () => {
    expect(question('（二）攻关')).toMatchObject({
      about: 'clause',
      query: { text: '攻关关键核心技术', section: '提升自主创新能力' },
    });
    expect(question('《国务院关于促进')).toEqual({
      about: 'citation',
      title: '国务院关于促进国家高新技术产业开发区高质量发展的若干意见',
    });
    expect(question('标准地出让', 1)).toBeNull();
  });
});
