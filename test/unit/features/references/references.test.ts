/** Reference clauses at hand: as a page, beside a clause of the draft, and inserted into it. */
import { describe, expect, it } from 'vitest';
import type { Reference } from '../../../../server/src/library/reference.ts';
import { addressOf } from '../../../../server/src/features/references/address.ts';
import { compareTargets } from '../../../../server/src/features/references/targetComparison.ts';
import { counterpartsOf, textOfReference } from '../../../../server/src/features/references/counterparts.ts';
import { insertionOf } from '../../../../server/src/features/references/insertion.ts';
import { clauseOnPage, lineOnPage, pageOf } from '../../../../server/src/features/references/libraryPage.ts';
import { referenceText } from '../../../../server/src/features/references/text.ts';
import { placeOf } from '../reading.ts';
import { deskOf, library, opinion, plan } from './desk.ts';

function clauseAt(text: string, part: string) {
  const desk = deskOf(text, part);
  return { desk, clause: desk.analysis.clauses[placeOf(text, part).line]! };
}

const platform: Reference = library.reference('广西2021 三、（八）');

describe('the page of a bundled document', () => {
  const { document } = platform;
  const page = pageOf(library, document);
  const rows = page.text.split('\n');

  it('names the document and says what is known of every clause', () => {
    expect(rows[0]).toBe('# 关于促进高新技术产业开发区高质量发展的若干措施');
    expect(page.text).toContain('- 发文机关：广西壮族自治区');
    for (const [at, clause] of document.clauses.entries()) {
      expect(rows[page.lines[at]!]).toContain(clause.path + clause.heading);
    }
  });

  it('leads from a clause to its line and back from any line of it', () => {
    const line = lineOnPage(page, document, platform.clause);
    expect(rows[line]).toBe('### 三、（八）建设高水平科技创新平台');
    expect(rows[line + 1]).toBe('- 牵头单位：自治区科技厅');
    expect(clauseOnPage(page, document, line)).toBe(platform.clause);
    expect(clauseOnPage(page, document, line + 1)).toBe(platform.clause);
    expect(clauseOnPage(page, document, 0)).toBeNull();
  });

  it('is what stands under its address', async () => {
    expect(await referenceText(addressOf('library', document), library, null)).toBe(page.text);
    expect(await referenceText('policydraft-reference:/library/没有/没有.md', library, null)).toBeNull();
    expect(await referenceText('policydraft-reference:/shelf/没有/没有.txt', library, null)).toBeNull();
  });
});

describe('counterparts', () => {
  it('are the clauses on the same matter, each with what can be set beside the draft', () => {
    const { desk, clause } = clauseAt(opinion, '（一）建设高能级');
    const found = counterpartsOf(desk, clause, 'clear', 5);
    expect(found[0]!.reference.clause.heading).toContain('创新平台');
    expect(found.map(({ reference }) => reference.document.id)).toContain('广西2021');
    expect(textOfReference(desk, platform)).toContain('牵头单位：自治区科技厅');
  });

  it('are none for a matter that the library does not know', () => {
    const text = opinion.replace('保障产业用地', '修缮天文台站');
    const { desk, clause } = clauseAt(text, '（一）修缮天文台站');
    expect(counterpartsOf(desk, clause, 'any', 5)).toEqual([]);
  });
});

describe('targets side by side', () => {
  const { desk, clause } = clauseAt(opinion, '（二）发展目标');
  const own = desk.draft.targets.filter((target) => target.clause === clause);
  const reference = (indicator: string, value: string, unit: string) => ({
    indicator,
    comparison: '>' as const,
    value,
    unit,
    year: 2025,
  });

  it('say where the draft goes further, and what it does not set', () => {
    expect(
      compareTargets(own, [
        reference('高新区内研究与试验发展经费占园区生产总值比重', '3', '%'),
        reference('高新技术企业数量', '500', '户'),
        reference('技术合同成交额', '40', '亿元'),
      ]),
    ).toEqual([
      {
        indicator: '研究与试验发展经费占园区生产总值比重',
        own: '4.5%（2030年）',
        reference: '＞3%（2025年）',
        relation: 'higher',
      },
      { indicator: '高新技术企业', own: '420家（2030年）', reference: '＞500户（2025年）', relation: 'lower' },
      { indicator: '技术合同成交额', own: null, reference: '＞40亿元（2025年）', relation: null },
    ]);
  });

  it('keep a share and a number apart', () => {
    const [compared] = compareTargets(own, [reference('高新技术企业数量占全市比例', '65', '%')]);
    expect(compared!.own).toBeNull();
  });
});

describe('insertion', () => {
  const clause = { source: 'library', reference: platform } as const;

  it('goes behind the clause at the caret, numbered, annotated and set apart as the draft does', () => {
    const found = insertionOf(deskOf(opinion, '（二）攻关'), clause, placeOf(opinion, '（二）攻关').line)!;
    expect(found.position).toEqual(placeOf(opinion, '市财政局）\n\n三、', 5));
    const [, , note, written] = found.plain.split('\n');
    expect(note).toBe('<!-- 参照：《关于促进高新技术产业开发区高质量发展的若干措施》三、（八） -->');
    expect(written).toMatch(
      /^（三）建设高能级创新平台。.+（牵头单位：市科技局；配合单位：市发展改革委、市工业和信息化局、市财政局、园区管委会）$/,
    );
    expect(found.snippet).toMatch(/\$\{\d+:市科技局\}/);
    expect(found.snippet.endsWith('$0')).toBe(true);
  });

  it('speaks as the region does and writes sentences where the draft does', () => {
    const found = insertionOf(deskOf(plan, '（三）'), clause, placeOf(plan, '（三）').line)!;
    expect(found.plain).toMatch(
      /（四）建设高能级创新平台。.+（自治区科技厅牵头，发展改革委、工业和信息化厅、财政厅配合）$/,
    );
  });

  it('fills an empty line', () => {
    const text = opinion.replace('\n\n三、强化', '\n\n\n\n三、强化');
    const line = placeOf(text, '三、强化').line - 2;
    const found = insertionOf(deskOf(text, '三、强化'), clause, line)!;
    expect(found.position).toEqual({ line, character: 0 });
    expect(found.plain).toMatch(/^<!-- .+ -->\n（三）/);
  });

  it('leaves the words of an imported clause as they are', () => {
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
    const imported = {
      document,
      index: 0,
      path: '二、（一）',
      heading: '搭建平台',
      text: '拿出$10}建平台。\n再建一个。',
      line: 3,
      lead: [],
      cooperating: [],
      responsible: [],
    };
    const found = insertionOf(
      deskOf(opinion, '（二）攻关'),
      { source: 'shelf', clause: imported },
      placeOf(opinion, '（二）攻关').line,
    )!;
    expect(found.plain).toBe(
      '\n\n<!-- 参照：《某市若干措施》（某政发〔2025〕1号）二、（一） -->\n（三）搭建平台。拿出$10}建平台。\n再建一个。',
    );
    expect(found.snippet).toContain('拿出\\$10\\}建平台');
  });
});
