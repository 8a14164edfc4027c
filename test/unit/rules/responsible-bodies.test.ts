/** Names of bodies in annotations: one name a body, a name that means somebody, one leader a task. */

import { describe, expect, it } from 'vitest';
import { findingsOf, fixedBy, flagsOf } from './checking.ts';

/** A draft whose clauses end in these annotations. */
function draft(...annotations: string[]): string {
  return [
    '一、任务',
    ...annotations.map(
      (annotation, at) => `（${'一二三四五六七八九十'.charAt(at)}）第${at + 1}项任务。抓好落实。${annotation}`,
    ),
  ].join('\n');
}

describe('unit-name', () => {
  const flagged = (...annotations: string[]): string[] => flagsOf('unit-name', draft(...annotations));

  it.each([
    [
      [
        '（责任单位：省发展改革委）',
        '（责任单位：市发展改革委）',
        '（责任单位：国家发展改革委）',
        '（责任单位：市发展和改革局）',
      ].slice(0, 3),
    ],
    [['（责任单位：市商务局（口岸办））', '（责任单位：市商务局）']],
    [['（责任单位：市城市管理局）', '（责任单位：市综合执法局）']],
    [['（责任单位：自治区科技厅、财政厅）', '（责任单位：自治区财政厅）']],
    [['（责任单位：市市场监督管理局）', '（责任单位：市市场监管局）', '（责任单位：市市场监管局）']],
    [['（责任单位：国家税务总局云岭市税务局）', '（责任单位：国家税务总局云岭市税务局）']],
    [['（责任单位：市国土局）', '（责任单位：市自然资源局）']],
    [['（责任单位：省大数据局）', '（责任单位：市大数据局、市政务服务数据管理局）']],
  ])('says nothing of %j', (annotations) => {
    expect(flagged(...annotations)).toEqual([]);
  });

  it.each([
    [['（责任单位：市文旅局）', '（责任单位：市文旅广电局）', '（责任单位：市文旅局）'], '文旅广电局'],
    [['（责任单位：市市场监管局）', '（责任单位：市市场监督管理局）', '（责任单位：市市场监管局）'], '市场监督管理局'],
    [['（责任单位：市水利局）', '（责任单位：市水务局、市财政局）', '（责任单位：市水利局）'], '水务局'],
    [
      ['（责任单位：市委编办）', '（责任单位：市委机构编制委员会办公室）', '（责任单位：市委编办）'],
      '委机构编制委员会办公室',
    ],
  ])('reports the rarer name in %j', (annotations, flags) => {
    expect(flagged(...annotations)).toEqual([flags]);
  });

  it('knows a colloquial name without rank', () => {
    const others = ['（工业和信息化部、发展改革委负责）', '（商务部、发展改革委负责）'];
    expect(flagged(...others, '（财政部、发改委负责）')).toEqual(['发改委']);
    expect(flagged('（国家发展改革委负责）', '（财政部、国家发改委负责）', '（国家发展改革委负责）')).toEqual([
      '国家发改委',
    ]);
  });

  it('reports once a body, and offers one name for the whole draft', () => {
    const text = draft(
      '（责任单位：市发改委）',
      '（责任单位：市发改委）',
      '（责任单位：市发展改革委）',
      '（责任单位：市住建局、市住房城乡建设局）',
    );
    const findings = findingsOf('unit-name', text);
    expect(findings).toHaveLength(2);
    const [here, usual, standard] = fixedBy(text, findings[0]);
    expect(here).toBe(usual);
    expect(usual!.match(/发改委/g)).toHaveLength(3);
    expect(standard!.match(/市发展改革委/g)).toHaveLength(3);
  });
});

describe('vague-unit', () => {
  const flagged = (...annotations: string[]): string[] => flagsOf('vague-unit', draft(...annotations));

  it.each([
    ['（责任单位：市财政局、市有关部门）'],
    ['（责任单位：各县（市、区）人民政府）'],
    ['（责任单位：市直各部门、各单位）'],
    ['（市财政局会同有关部门负责）'],
    ['（各有关部门按职责分工负责）'],
    ['各有关部门要加强协作。'],
  ])('says nothing of %s', (annotation) => {
    expect(flagged(annotation, '（责任单位：市科技局）', '（责任单位：市科技局）')).toEqual([]);
  });

  it.each([
    ['（责任单位：市直有关部门）'],
    ['（责任单位：有关部门、相关单位）'],
    ['（牵头单位：市相关部门；配合单位：各有关单位）'],
  ])('reports %s', (annotation) => {
    expect(flagged(annotation, '（责任单位：市科技局）', '（责任单位：市科技局）')).toHaveLength(1);
  });

  it('offers the bodies that the draft names elsewhere, those that lead first', () => {
    const others = ['（责任单位：市财政局、各县（市、区）人民政府）', '（牵头单位：市科技局；配合单位：市教育局）'];
    const text = draft('（责任单位：有关部门）', ...others);
    const [finding] = findingsOf('vague-unit', text);
    expect(fixedBy(text, finding)).toEqual(
      ['市科技局', '市财政局', '市教育局'].map((name) => draft(`（责任单位：${name}）`, ...others)),
    );
  });

  it('tells once a draft that does so throughout', () => {
    const vague = '（责任单位：市有关部门）';
    expect(flagged(vague, vague, vague, vague)).toHaveLength(1);
  });
});

describe('multiple-leads', () => {
  const flagged = (...annotations: string[]): string[] => flagsOf('multiple-leads', draft(...annotations));

  it.each([
    [['（市科技局、市教育局分别牵头）']],
    [['（市科技局、市教育局共同牵头，市财政局配合）']],
    [['（牵头单位：市科技局、市教育局。列第一位的为牵头单位，下同）', '（牵头单位：市财政局、市科技局）']],
    [['（牵头单位：市科技局、各县（市、区）人民政府）']],
    [['（牵头单位：市科技局；配合单位：市财政局、市教育局）']],
    [['由市科技局、市教育局牵头推进。']],
  ])('says nothing of %j', (annotations) => {
    expect(flagged(...annotations)).toEqual([]);
  });

  it('marks the second leader of each such clause', () => {
    expect(
      flagged('（牵头单位：市科技局、市教育局）', '（牵头单位：市财政局）', '（市商务局、市财政局牵头，市科技局配合）'),
    ).toEqual(['市教育局', '市财政局']);
  });

  it.each([
    // The draft's own labels, and its own cooperating list where there is one.
    ['（牵头单位：市科技局、教育局；配合单位：市财政局）', '（牵头单位：市科技局；配合单位：市教育局、市财政局）'],
    ['（牵头单位：市科技局、市教育局）', '（牵头单位：市科技局；配合单位：市教育局）'],
    [
      '（牵头单位：市科技局、市教育局；责任单位：市财政局，各县区政府）',
      '（牵头单位：市科技局；责任单位：市教育局、市财政局，各县区政府）',
    ],
    ['（市科技局、市教育局、市财政局牵头）', '（市科技局牵头，市教育局、市财政局配合）'],
    ['（市科技局、市教育局牵头，市财政局参与）', '（市科技局牵头，市教育局、市财政局参与）'],
    ['\n　　牵头部门：市科技局、市教育局', '\n　　牵头部门：市科技局\n　　配合单位：市教育局'],
    [
      '\n牵头部门：市科技局、市教育局\n参与部门：市直有关部门',
      '\n牵头部门：市科技局\n参与部门：市教育局、市直有关部门',
    ],
  ])('leaves the first in the lead: %j', (before, after) => {
    const text = draft(before);
    const [finding] = findingsOf('multiple-leads', text);
    expect(finding!.fixes()[0]!.preferred).toBe(true);
    expect(fixedBy(text, finding)[0]).toBe(draft(after));
    expect(findingsOf('multiple-leads', draft(after))).toEqual([]);
  });

  it('takes the label of cooperating bodies from elsewhere in the draft', () => {
    const helped = '（主办单位：市财政局；协办单位：市审计局）';
    const text = draft(helped, '（主办单位：市科技局、市教育局）');
    const [finding] = findingsOf('multiple-leads', text);
    expect(fixedBy(text, finding)[0]).toBe(draft(helped, '（主办单位：市科技局；协办单位：市教育局）'));
  });

  it.each([
    ['（牵头单位：市财政局）', '（牵头单位：市财政局。列第一位的为总牵头单位，下同）'],
    ['（市财政局牵头）', '（市财政局牵头。列第一位的为总牵头单位，下同）'],
    ['\n牵头单位：市财政局', '\n牵头单位：市财政局。列第一位的为总牵头单位，下同。'],
    ['\n牵头单位：市财政局。', '\n牵头单位：市财政局。列第一位的为总牵头单位，下同。'],
  ])('states the convention where the draft first annotates: %j', (first, stated) => {
    const several = '（牵头单位：市科技局、市教育局）';
    const text = draft(first, several, several, several, several);
    const [finding] = findingsOf('multiple-leads', text);
    const [mended] = fixedBy(text, finding);
    expect(mended).toBe(draft(stated, several, several, several, several));
    expect(findingsOf('multiple-leads', mended!)).toEqual([]);
  });

  it('tells once of all that one 通知 issues', () => {
    const several = '（牵头单位：市科技局、市教育局）';
    const plan = `\n${draft(several, several, several, several)}\n`;
    const notice =
      '云岭市人民政府办公室关于印发两个行动方案的通知\n各县（区）人民政府：\n现印发给你们。\n' +
      '云岭市人民政府办公室\n2026年11月18日\n';
    const plans = `云岭市通信行动方案${plan}云岭市算力行动方案${plan}`;
    expect(flagsOf('multiple-leads', `${notice}${plans}`)).toHaveLength(1);
    expect(flagsOf('multiple-leads', `范文 篇一\n${plan}范文 篇二\n${plan}`)).toHaveLength(2);
  });

  it('tells once a draft that does so throughout', () => {
    const several = '（牵头单位：市科技局、市教育局）';
    expect(flagged(several, several, several, several)).toHaveLength(1);
  });
});
