import { describe, expect, it } from 'vitest';
import { assembleOffice, type OfficeFile } from '../../../server/src/model/houseStyle/houseStyle.ts';
import { underOffice } from '../../../server/src/rules/settings.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { createPolicyService } from '../../../server/src/service/index.ts';

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

function check(file: OfficeFile, text: string) {
  const { office } = assembleOffice([{ path: 'memory:office', text: JSON.stringify(file) }]);
  return service.check(service.document('memory:test', 0, text), underOffice(service.defaults(), office));
}

const own = (file: OfficeFile, text: string) => check(file, text).filter(({ rule }) => rule === 'office-wording');

describe('office-wording', () => {
  it('says nothing without an office', () => {
    const document = service.document('memory:test', 0, '加快高兴区建设，由大数据办牵头。');
    expect(service.check(document, service.defaults()).filter(({ rule }) => rule === 'office-wording')).toEqual([]);
  });

  it('takes severity, reason and replacements from the file', () => {
    const file: OfficeFile = {
      words: [{ wrong: '高兴区', right: '高新区', severity: 'error', message: '见市委办通知。' }],
      bodies: [{ full: '云岭市数据局', short: '市数据局', informal: ['大数据办'] }],
      forbidden: [{ text: '弯道超车', reason: '不用口号。', severity: 'hint' }],
    };
    const findings = own(file, '加快高兴区建设，由大数据办牵头，实现弯道超车。');
    expect(
      findings.map(({ severity, message, fixes }) => [
        severity,
        message,
        fixes().map(({ title, safe }) => [title, safe]),
      ]),
    ).toEqual([
      ['error', '“高兴区”应为“高新区”（本单位用语）。见市委办通知。', [['改为“高新区”', true]]],
      [
        'information',
        '“大数据办”是习惯叫法，公文中写“市数据局”或“云岭市数据局”（本单位用语）。',
        [
          ['改为“市数据局”', false],
          ['改为“云岭市数据局”', false],
        ],
      ],
      ['hint', '本单位规定不用“弯道超车”：不用口号。', []],
    ]);
  });

  it('leaves the titles of documents as they were published', () => {
    const file: OfficeFile = {
      bodies: [{ full: '云岭市数据局', informal: ['大数据办'] }],
      forbidden: [{ text: '弯道超车', reason: '不用口号' }],
    };
    expect(own(file, '落实《大数据办关于弯道超车的意见》。')).toEqual([]);
  });

  it.each([
    ['构建一核三带格局。', '构建“一核三带”发展格局。'],
    ['构建“一核三带格局”。', '构建“一核三带”发展格局。'],
    ['提出“加快构建一核三带格局”的要求。', '提出“加快构建‘一核三带’发展格局”的要求。'],
  ])('never sets double quotes within double quotes: %s', (text, mended) => {
    const [finding] = own({ phrases: [{ phrase: '“一核三带”发展格局', variants: ['一核三带格局'] }] }, text);
    expect(finding!.message).toContain('固定提法应写作“‘一核三带’发展格局”，不写“一核三带格局”');
    expect(finding!.fixes()[0]!.title).toBe('改为“‘一核三带’发展格局”');
    expect(applyEdits(text, finding!.fixes()[0]!.edits)).toBe(mended);
  });

  it('forgets the words of one office under the settings of another', () => {
    const text = '加快高兴区建设。';
    const document = service.document('memory:test', 0, text);
    const count = (file: OfficeFile) => {
      const { office } = assembleOffice([{ path: 'memory:office', text: JSON.stringify(file) }]);
      return service
        .check(document, underOffice(service.defaults(), office))
        .filter(({ rule }) => rule === 'office-wording').length;
    };
    expect(count({ words: [{ wrong: '高兴区', right: '高新区' }] })).toBe(1);
    expect(count({ words: [] })).toBe(0);
  });

  it('lets the file set how grave each rule is', () => {
    const severities = check({ rules: { typo: 'hint' } }, '要认真布署。').map(({ rule, severity }) => [rule, severity]);
    expect(severities).toEqual([['typo', 'hint']]);
    expect(check({ rules: { typo: 'off' } }, '要认真布署。')).toEqual([]);
  });

  it('lets the file say what day it is', () => {
    const past = (today: string) =>
      check({ today }, '到2025年，建成平台10家。').filter(({ rule }) => rule === 'past-target').length;
    expect([past('2024-01-01'), past('2026-01-01')]).toEqual([0, 1]);
  });
});
