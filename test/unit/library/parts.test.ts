import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createLibrary } from '../../../server/src/library/library.ts';
import { missingParts } from '../../../server/src/library/parts.ts';
import { createPolicyService } from '../../../server/src/service/index.ts';

const library = createLibrary();
const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

function missingIn(text: string): string[] {
  const analysis = service.analysis(service.document('memory:', 0, text));
  return missingParts(library, analysis.drafts[analysis.drafts.length - 1]!, analysis).map(({ name }) => name);
}

describe('missing parts', () => {
  it('are all parts of an 意见 that has only a title, in the order of custom', () => {
    expect(missingIn('云岭市人民政府关于促进低空经济发展的实施意见\n')).toEqual([
      '指导思想',
      '基本原则',
      '发展目标',
      '组织领导',
      '资金保障',
      '考核评价',
      '宣传引导',
      '施行日期和有效期',
    ]);
  });

  it('of 若干措施 lie at its end', () => {
    expect(
      missingIn('云岭市促进消费若干措施\n\n一、支持首店发展。给予补助。\n\n二、加强资金监管。严格绩效管理。\n'),
    ).toEqual(['政策适用', '解释机关', '施行日期和有效期']);
  });

  it('of 实施方案 include its schedule, of 行动方案 do not', () => {
    expect(missingIn('云岭市老年助餐服务实施方案\n\n一、主要任务\n')).toContain('进度安排');
    expect(missingIn('云岭市物流提升行动方案\n\n一、主要任务\n')).not.toContain('进度安排');
  });

  it('may stand in prose', () => {
    const text =
      '云岭市物流提升行动方案\n\n一、总的要求\n\n以习近平新时代中国特色社会主义思想为指导，扎实推进。到2028年，物流网络基本建成。\n';
    expect(missingIn(text)).not.toContain('指导思想');
    expect(missingIn(text)).not.toContain('发展目标');
  });

  it('come with the models that fill them', () => {
    const analysis = service.analysis(service.document('memory:', 0, '云岭市某事项实施方案\n'));
    const parts = missingParts(library, analysis.drafts[0]!, analysis);
    expect(parts.map(({ name }) => name)).toContain('进度安排');
    expect(parts.filter(({ models }) => models.length === 0)).toEqual([]);
  });

  it('are none for a 通知 and for a text of unknown kind', () => {
    expect(missingIn('云岭市人民政府办公室关于做好防汛工作的通知\n')).toEqual([]);
    expect(missingIn('随手记下的几句话。\n')).toEqual([]);
  });

  const clean = fileURLToPath(new URL('../../fixtures/clean', import.meta.url));
  it.each(readdirSync(clean))('are few in the finished draft %s', (file) => {
    expect(missingIn(readFileSync(`${clean}/${file}`, 'utf8')).length).toBeLessThanOrEqual(2);
  });
});
