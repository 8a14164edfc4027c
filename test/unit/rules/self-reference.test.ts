/** What a draft calls itself, held against its title and its issuer. */

import { describe, expect, it } from 'vitest';
import { findingsOf, fixedBy, flagsOf } from './checking.ts';

const flagged = (text: string): string[] => flagsOf('self-reference', text);
const OPINION = '云岭市人民政府关于促进产业发展的实施意见\n一、总体要求\n';

describe('self-reference', () => {
  it.each([
    [`${OPINION}本意见、本实施意见自印发之日起施行，基本方案、样本计划另行制定。`],
    [`${OPINION}有关部门制定的办法应写明“本办法自印发之日起施行”。`],
    [`${OPINION}违反本规定、本制度的，依法处理。`],
    [`${OPINION}各县结合实际落实。\n附件：工作方案\n云岭市人民政府\n2026年11月18日\n附件\n本方案由市发展改革委解释。`],
    ['云岭市促进产业发展若干政策措施\n一、奖励投资\n本措施自印发之日起施行，与本政策不一致的以本政策措施为准。'],
    [
      '云岭市人民政府办公室关于印发《云岭市助餐服务实施方案》的通知\n本方案经市政府同意，现印发给你们，请遵照执行，本通知自印发之日起执行。',
    ],
    [
      '云岭市人民政府办公室关于印发《云岭市助餐服务实施方案》的通知\n现印发给你们，请认真落实。\n云岭市人民政府办公室\n2026年11月18日\n\n云岭市助餐服务实施方案\n一、总体要求\n本方案自本通知印发之日起施行。',
    ],
    ['云岭市财政局关于加强资金管理的意见\n一、总体要求\n有关情况及时报我局。'],
    ['产业发展行动方案\n一、总体要求\n有关情况及时报我局。'],
  ])('says nothing of %j', (text) => {
    expect(flagged(text)).toEqual([]);
  });

  it.each([
    [`${OPINION}本行动方案由市发展改革委负责解释。`, '本行动方案'],
    [`${OPINION}本通知自印发之日起施行。`, '本通知'],
    ['云岭市助餐服务实施方案\n一、总体要求\n本意见所称助餐，是指集中用餐服务。', '本意见'],
    [`${OPINION}材料报送我厅。`, '我厅'],
    ['产业发展行动方案\n一、总体要求\n落实我局提出的重点任务。\n责任单位：区投资促进局，各乡镇人民政府', '我局'],
  ])('reports %j', (text, flags) => {
    expect(flagged(text)).toEqual([flags]);
  });

  it('follows the name that the draft uses elsewhere', () => {
    const text = `${OPINION}本实施意见印发后认真落实。本方案由市财政局解释，本方案自印发之日起施行。`;
    const [finding] = findingsOf('self-reference', text);
    expect(fixedBy(text, finding)).toEqual([
      `${OPINION}本实施意见印发后认真落实。本实施意见由市财政局解释，本方案自印发之日起施行。`,
      `${OPINION}本实施意见印发后认真落实。本实施意见由市财政局解释，本实施意见自印发之日起施行。`,
    ]);
  });
});
