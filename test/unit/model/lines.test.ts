/** What single lines say: who answers, what is to be reached, which ordinal stands in front. */

import { describe, expect, it } from 'vitest';
import { createPolicyService } from '../../../server/src/service/index.ts';

const service = createPolicyService({ now: () => new Date(2026, 10, 22), log: () => undefined });

/** The bodies of the annotation behind one clause, by role. */
function bodiesOf(annotation: string): { lead: string[]; others: string[] } {
  const document = service.document('memory:one', 0, `一、主要任务\n（一）建设平台。加快平台建设。${annotation}`);
  const { assignments } = service.analysis(document).drafts[0]!;
  const named = (units: readonly { readonly name: string }[]): string[] => units.map(({ name }) => name);
  return {
    lead: assignments.flatMap(({ lead }) => named(lead)),
    others: assignments.flatMap(({ responsible, cooperating }) => [...named(responsible), ...named(cooperating)]),
  };
}

describe('an annotation in one sentence', () => {
  it.each([
    ['（省财政厅牵头，省教育厅，省税务局按职责分工负责）', ['省财政厅'], ['省教育厅', '省税务局']],
    [
      '（人民银行江临省分行牵头，省委金融办，江临金融监管局、江临证监局按职责分工负责）',
      ['人民银行江临省分行'],
      ['省委金融办', '江临金融监管局', '江临证监局'],
    ],
    ['（省科技厅牵头，各市人民政府结合实际落实）', ['省科技厅'], ['各市人民政府']],
    [
      '（省科技厅、省商务厅按职责分工负责，各市人民政府结合本地实际落实）',
      [],
      ['省科技厅', '省商务厅', '各市人民政府'],
    ],
  ])('%s', (annotation, lead, others) => {
    expect(bodiesOf(annotation)).toEqual({ lead, others });
  });
});

describe('a target told in words', () => {
  it('goes on behind brackets that open within it', () => {
    const document = service.document(
      'memory:one',
      0,
      '一、主要任务\n（一）办好学校。到2028年，各区（县级市）建成一批公办学校（含新建），其后逐年增加。',
    );
    expect(service.analysis(document).drafts[0]!.targets.map(({ text }) => text)).toEqual([
      '到2028年，各区（县级市）建成一批公办学校（含新建），其后逐年增加',
    ]);
  });
});

describe('an ordinal', () => {
  it.each([
    ['2.5G网络建设。', '2.'],
    ['3.12345热线提升。', '3.'],
    ['4.121人才梯队项目。', '4.'],
    ['5.2027年度任务。', '5.'],
    ['2.5亿元专项资金。', undefined],
    ['1.1建设平台。', undefined],
    ['3.125万亩农田。', undefined],
    ['10.25%的比重。', undefined],
  ])('stands before %s as %s', (line, ordinal) => {
    const { blocks } = service.document('memory:one', 0, line).source;
    expect(blocks[0]!.marker?.text).toBe(ordinal);
  });
});
