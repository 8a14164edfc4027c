/** The bodies and places that an office lists as its own, in the rules about bodies and places. */

import { describe, expect, it } from 'vitest';
import { assembleOffice, type OfficeFile } from '../../../server/src/model/houseStyle/houseStyle.ts';
import type { Finding } from '../../../server/src/rules/finding.ts';
import { underOffice } from '../../../server/src/rules/settings.ts';
import { createPolicyService } from '../../../server/src/service/index.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

function found(rule: string, text: string, file: OfficeFile | null): readonly Finding[] {
  const sources = file === null ? [] : [{ path: 'memory:office', text: JSON.stringify(file) }];
  const settings = underOffice(service.defaults(), assembleOffice(sources).office);
  return service.check(service.document('memory:test', 0, text), settings).filter((finding) => finding.rule === rule);
}

function flagged(rule: string, text: string, file: OfficeFile | null): string[] {
  const lines = text.split('\n');
  return found(rule, text, file).map(({ range: { start, end } }) =>
    lines[start.line]!.slice(start.character, end.character),
  );
}

/** A draft whose clauses end in these annotations. */
function draft(...annotations: string[]): string {
  return [
    '一、任务',
    ...annotations.map(
      (text, at) => `（${'一二三四五'.charAt(at)}）第${at + 1}项任务。抓好落实。（责任单位：${text}）`,
    ),
  ].join('\n');
}

const BODIES: OfficeFile = {
  bodies: [
    { full: '云岭市大数据发展局', short: '市大数据局', informal: ['大数据办'] },
    { full: '云岭高新技术产业开发区管理委员会', short: '高新区管委会' },
    { full: '云岭市发展和改革委员会', short: '市发展改革委' },
  ],
};

describe('unit-name under an office', () => {
  const NAME = 'unit-name';

  it.each([
    [['市大数据局', '云岭市大数据发展局', '市大数据局'], '云岭市大数据发展局'],
    [['市大数据局', '市财政局、大数据办', '市大数据局'], '大数据办'],
    [['市大数据局', '市大数据办（信息中心）', '市大数据局'], '市大数据办'],
    [
      ['市财政局、高新区管委会', '高新区管委会', '云岭高新技术产业开发区管理委员会'],
      '云岭高新技术产业开发区管理委员会',
    ],
  ])('takes all its names for one body in %j', (annotations, odd) => {
    expect(flagged(NAME, draft(...annotations), BODIES)).toEqual([odd]);
    expect(flagged(NAME, draft(...annotations), null)).not.toContain(odd);
  });

  it.each([
    [['云岭市大数据发展局', '市大数据局', '市财政局、大数据局']],
    [['市大数据局', '省大数据局', '江临省大数据发展局']],
    [['市财政局、高新区管委会', '高新区管委会']],
  ])('says nothing of %j', (annotations) => {
    expect(flagged(NAME, draft(...annotations), BODIES)).toEqual([]);
  });

  it('tells once what the trade knows as well', () => {
    const text = draft('市发展改革委', '市发改委', '云岭市发展和改革委员会', '市发展改革委');
    expect(flagged(NAME, text, BODIES)).toEqual(['发改委']);
  });

  it('offers one name for the whole draft', () => {
    const text = draft('市大数据局', '市财政局、大数据办', '云岭市大数据发展局', '市大数据局');
    const [finding] = found(NAME, text, BODIES);
    expect(finding!.fixes().map(({ title }) => title)).toContain('全文统一为“市大数据局”（2处）');
    const whole = finding!.fixes().find(({ title }) => title.startsWith('全文统一为“市大数据局”'))!;
    expect(applyEdits(text, whole.edits)).toBe(draft('市大数据局', '市财政局、市大数据局', '市大数据局', '市大数据局'));
  });
});

describe('unit-conflict under an office', () => {
  it.each([
    ['市大数据局、市财政局、大数据办', '大数据办'],
    ['云岭市大数据发展局、市财政局、市大数据局', '市大数据局'],
  ])('finds the body twice in %s', (units, twice) => {
    expect(flagged('unit-conflict', draft(units), BODIES)).toEqual([twice]);
    expect(flagged('unit-conflict', draft(units), null)).toEqual([]);
  });

  it('says nothing of its counterpart at another level', () => {
    expect(flagged('unit-conflict', draft('市发展改革委、省发展改革委'), BODIES)).toEqual([]);
  });
});

describe('foreign-region under an office', () => {
  const TITLE = '云岭市人民政府关于促进产业发展的实施意见\n一、任务\n';
  const places = (text: string, regions: string[] | null): string[] =>
    flagged('foreign-region', TITLE + text, regions === null ? null : { regions });

  it.each([
    ['（一）改造厂房。按期完成。（责任单位：南通镇人民政府）', ['南通镇'], '南通'],
    ['（一）改造厂房。按期完成。（责任单位：绍兴片区管委会）', ['云岭绍兴片区', '绍兴片区'], '绍兴'],
    ['（一）改造厂房。按期完成。（责任单位：绍兴市财政局）', ['绍兴'], '绍兴市'],
  ])('takes the listed place for its own in %s', (text, regions, place) => {
    expect(places(text, regions)).toEqual([]);
    expect(places(text, null)).toEqual([place]);
  });

  it('still reports the place that only begins alike, and leaves its own out of the fix', () => {
    const text =
      '（一）改造厂房。按期完成。（责任单位：南通镇人民政府、南通市财政局）\n（二）加大投入。落实资金。（责任单位：南通市科技局）';
    expect(places(text, ['南通镇'])).toEqual(['南通市', '南通市']);
    const [finding] = found('foreign-region', TITLE + text, { regions: ['南通镇'] });
    const all = finding!.fixes().find(({ title }) => title.includes('都改为'))!;
    expect(applyEdits(TITLE + text, all.edits)).toBe(TITLE + text.replaceAll('南通市', '云岭市'));
  });
});
