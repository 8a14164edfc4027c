import { describe, expect, it } from 'vitest';
import { createLibrary } from '../../../server/src/library/library.ts';
import { plainText } from '../../../server/src/library/slots.ts';
import { createPolicyService } from '../../../server/src/service/index.ts';

const library = createLibrary();

describe('clauses for a heading', () => {
  const found = (heading: string, section = ''): string[] =>
    library
      .referencesFor(heading, section)
      .map(({ reference: { document, clause } }) => `${document.id} ${clause.path}`);

  it.each([
    ['建设高能级创新平台', '广西2021 三、（八）'],
    ['加强关键核心技术攻关', '广西2021 三、（九）'],
    ['促进成果转化', '广西2021 三、（十）'],
    ['优化土地供应', '广西2021 六、（二十二）'],
    ['强化考核激励', '临沧2019 五、（二十四）'],
  ])('%s', (heading, source) => {
    expect(found(heading).slice(0, 3)).toContain(source);
  });

  it('are surest where the very heading stands', () => {
    const [first] = library.referencesFor('深化管理体制机制改革', '');
    expect(first!.reference.clause.heading).toBe('深化管理体制机制改革');
    expect(first!.score).toBeGreaterThan(0.9);
    expect(library.referencesFor('饕餮魑魅', '')).toEqual([]);
  });
});

describe('cited documents', () => {
  it('are found by title, whoever is named as issuer, and by number', () => {
    const title = '关于促进国家高新技术产业开发区高质量发展的若干意见';
    const found = library.cited.find(title, null)!;
    expect(found.documentNumber).toBe('国发〔2020〕7号');
    expect(library.cited.find('某文', '国发〔2020〕7号')).toBe(found);
    expect(found.citedBy.map(({ document }) => document.id)).toContain('清远解读2021');
    expect(library.cited.find('没有这样的文件', null)).toBeNull();
  });

  it('are known by themselves where the library has them', () => {
    const { title, documentNumber } = library.document('临沧2019')!;
    expect(library.cited.find('某文', documentNumber)!.held!.title).toBe(title);
  });
});

describe('customary indicators', () => {
  const service = createPolicyService({
    now: () => new Date(2026, 10, 22),
    log: (message) => {
      throw new Error(message);
    },
  });

  it.each(library.indicators.map((indicator) => [indicator.wording, indicator] as const))(
    '%s',
    (wording, indicator) => {
      for (const source of indicator.sources) expect(library.reference(source).clause.targets).not.toEqual([]);
      expect(wording.match(/【(?:数值|比重|增幅|降幅)】/g)).toHaveLength(1);
      // With a figure in its slot it reads as the target that it means to be.
      const filled = plainText(wording, { place: null, self: '本文件' })
        .replace('【基期年份】', '2025')
        .replace(/【[^】]+】/, '12');
      const text = `云岭市实施方案\n\n一、发展目标\n\n（一）主要目标。到2030年，${filled}。\n`;
      const { drafts } = service.analysis(service.document('memory:', 0, text));
      const figures = drafts[0]!.targets.map(({ figure }) => figure?.value);
      expect(figures).toContain('12');
    },
  );

  it('are each given once', () => {
    const wordings = library.indicators.map(({ wording }) => wording);
    expect(new Set(wordings).size).toBe(wordings.length);
  });
});
