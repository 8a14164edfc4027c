import { describe, expect, it } from 'vitest';
import { findingsOf, flagsOf } from './checking.ts';

const BEHIND = '\n一、总体要求\n二、主要任务\n三、保障措施';

describe('unused-term', () => {
  const flags = (text: string): string[] => flagsOf('unused-term', text);

  it('counts every form of use, on the same line or far behind', () => {
    expect(flags(`支持高新区管理委员会（以下简称“管委会”）改革，管委会具体负责。${BEHIND}`)).toEqual([]);
    expect(flags(`支持云岭高新技术产业开发区(以下简称高新区)发展。${BEHIND}\n由云岭高新区管委会负责。`)).toEqual([]);
    expect(
      flags(`按照《云岭市低空经济行动方案》（云政发〔2026〕3号，以下简称《方案》）执行。${BEHIND}\n对照《方案》落实。`),
    ).toEqual([]);
    expect(flags(`按照《云岭市低空经济行动方案》（云政发〔2026〕3号，以下简称《方案》）执行。${BEHIND}`)).toEqual([
      '，以下简称《方案》',
    ]);
  });

  it('counts what the 通知 issues as its text', () => {
    const notice =
      '云岭市人民政府办公室关于印发《云岭市低空经济行动方案》的通知\n各县（区）人民政府：\n市低空经济工作领导小组（以下简称领导小组）已经成立，现将方案印发给你们。\n云岭市人民政府办公室\n2026年11月16日\n云岭市低空经济行动方案\n';
    expect(flags(`${notice}一、总体要求\n二、主要任务\n三、组织保障\n由领导小组统筹。`)).toEqual([]);
    expect(flags(`${notice}一、总体要求\n二、主要任务\n三、组织保障`)).toEqual(['（以下简称领导小组）']);
  });

  it('waits for text behind the definition', () => {
    expect(flags('支持云岭高新技术产业开发区（以下简称高新区）发展。')).toEqual([]);
    expect(flags('支持云岭高新技术产业开发区（以下简称高新区）发展。\n一、总体要求')).toEqual([]);
  });

  it('leaves several short forms in one bracket alone', () => {
    expect(flags(`市科技局、市财政局（以下分别简称科技局、财政局）负责。${BEHIND}`)).toEqual([]);
  });
});

describe('duplicate-term', () => {
  const flags = (text: string): string[] => flagsOf('duplicate-term', text);

  it('lets a 通知 and what it issues define each for itself', () => {
    const text =
      '云岭市人民政府办公室关于印发《云岭高新区建设方案》的通知\n各县（区）人民政府：\n为支持高新技术产业开发区（以下简称高新区）发展，现将方案印发给你们，请支持高新区。\n云岭市人民政府办公室\n2026年11月16日\n云岭高新区建设方案\n支持高新技术产业开发区（以下简称高新区）发展，高新区先行。';
    expect(flags(text)).toEqual([]);
  });

  it('tells a repeated definition from one short form for two things', () => {
    const fixes = (text: string): string[] =>
      findingsOf('duplicate-term', text).flatMap((finding) => finding.fixes().map(({ title }) => title));
    expect(
      fixes('完善甲镇管理委员会（以下简称管委会）职能。\n完善甲镇管理委员会（以下简称管委会）制度，管委会负责。'),
    ).toEqual(['改用简称“管委会”']);
    expect(flags('支持高新技术产业开发区（以下简称开发区）。\n支持经济技术开发区域（以下简称开发区）。')).toEqual([
      '（以下简称开发区）',
    ]);
    expect(fixes('支持高新技术产业开发区（以下简称高开区）。\n支持高效农业开发示范区（以下简称高开区）。')).toEqual([]);
  });
});

describe('undefined-term', () => {
  const flags = (text: string): string[] => flagsOf('undefined-term', text);

  it('takes a short title that is defined in the text or in the 通知', () => {
    expect(flags('《云岭市低空经济行动方案》（以下简称《方案》）已经同意，请对照《方案》落实。')).toEqual([]);
    expect(
      flags(
        '云岭市人民政府办公室关于印发《云岭市低空经济行动方案》的通知\n各县（区）人民政府：\n《云岭市低空经济行动方案》（以下简称《方案》）现印发给你们。\n云岭市人民政府办公室\n2026年11月16日\n云岭市低空经济行动方案\n一、总体要求\n各县（区）对照《方案》落实。',
      ),
    ).toEqual([]);
  });

  it('reports one place a short form, and offers to define it behind the full title', () => {
    const text =
      '落实《江临省人民政府关于发展低空经济的意见》（江政发〔2026〕7号）。\n对照《意见》抓好落实，《意见》要求的事项逐项办结。';
    expect(flags(text)).toEqual(['《意见》']);
    const [fix] = findingsOf('undefined-term', text)[0]!.fixes();
    expect(fix!.edits[0]!.newText).toBe('（以下简称《意见》）');
    expect(fix!.edits[0]!.range.start.character).toBe(text.indexOf('。'));
  });

  it('takes the first of two definitions for the one that explains', () => {
    expect(
      flags(
        '支持云岭高新技术产业开发区（以下简称云岭高新区）发展。\n云岭高新区先行。\n把云岭高新技术产业开发区（以下简称云岭高新区）建成主引擎。',
      ),
    ).toEqual([]);
  });

  it('does not take the tail of a full name, or the name of a document, for a short form', () => {
    expect(flags('完善厅际联席会议制度。建立新能源厅际联席会议（以下简称联席会议），联席会议每季度召开。')).toEqual([]);
    expect(
      flags('落实《云岭高新区发展规划》。支持云岭高新技术产业开发区（以下简称云岭高新区）发展，云岭高新区先行。'),
    ).toEqual([]);
  });
});
