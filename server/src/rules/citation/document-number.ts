/** 发文字号写法: 国发[2020]7号, 国发〔2020〕第7号, 清发〔201012. */

import { isBlankOfForm, type DocumentNumber, type DocumentNumberFault } from '../../model/line/documentNumber.ts';
import { defineLineRule, PRINTED } from '../rule.ts';
import type { Severity } from '../finding.ts';

/** Counted over 55 documents: 3 broken in the reference texts; among the published ones 【2021】3号 in metadata only. */
const FAULTS: Readonly<Record<DocumentNumberFault, { readonly says: string; readonly severity: Severity }>> = {
  brackets: { says: '年份应当用六角括号“〔〕”括入', severity: 'warning' },
  'half-bracketed': { says: '六角括号“〔〕”不成对', severity: 'error' },
  unbracketed: { says: '年份没有用六角括号“〔〕”括入', severity: 'error' },
  year: { says: '年份应当写全四位数字', severity: 'error' },
  serial: { says: '缺少发文顺序号', severity: 'error' },
  suffix: { says: '顺序号后面缺“号”字', severity: 'error' },
  ordinal: { says: '顺序号前不加“第”字', severity: 'warning' },
  'leading-zero': { says: '顺序号不编虚位（1不编为01）', severity: 'warning' },
  space: { says: '中间不空格', severity: 'information' },
};

/** What follows from form alone may be mended without asking; lost characters may not. */
const FORMAL: ReadonlySet<DocumentNumberFault> = new Set(['brackets', 'ordinal', 'leading-zero', 'space']);

export default defineLineRule({
  id: 'document-number',
  group: 'citation',
  title: '发文字号不规范',
  severity: 'error',
  fix: 'safe',
  rationale:
    '发文字号由机关代字、年份、发文顺序号组成，年份标全称、用六角括号括入，顺序号不加“第”、不编虚位、后加“号”。字号写错，引用的文件就查不到。',
  authority: [
    { source: 'GB/T 9704—2012', clause: '7.2.5' },
    { source: 'GB/T 15834—2011', clause: '4.9.3.4' },
  ],
  silentOn: [
    '国务院令第783号、2024年第5号公告等不用机关代字的编号',
    '标准号（GB/T 9704—2012）',
    '年份未填的〔20xx〕（由“待填内容”提示）',
  ],
  good: [
    '一、任务\n（一）建设。加快建设。\n附件\n检查通知书\n云检字〔 〕 号',
    '根据《江临省人民政府关于促进产业发展的意见》（江政发〔2026〕7号），制定本意见。',
    '《公平竞争审查条例》（国务院令第783号）',
  ],
  bad: [
    { text: '（江政发[2026]7号）', flags: '江政发[2026]7号', fixed: '（江政发〔2026〕7号）' },
    { text: '（江政发〔2026〕第7号）', flags: '江政发〔2026〕第7号', fixed: '（江政发〔2026〕7号）' },
    { text: '（江政发〔2026〕07号）', flags: '江政发〔2026〕07号', fixed: '（江政发〔2026〕7号）' },
    { text: '江政发〔202612', flags: '江政发〔202612', fixed: '江政发〔2026〕12号' },
    { text: '（江政发〔2026〕号）', flags: '江政发〔2026〕号' },
  ],
  roles: PRINTED,

  mayApply: (_block, { numbers }) => numbers.some(({ faults }) => faults.length > 0),

  *check(_block, facts) {
    for (const number of facts.numbers) {
      if (isBlankOfForm(number)) continue;
      const faults = number.faults.filter((fault) => !(number.masked && (fault === 'year' || fault === 'serial')));
      if (faults.length === 0) continue;
      yield {
        span: number.span,
        severity: faults.map((fault) => FAULTS[fault].severity).reduce(graver),
        message: `发文字号“${number.text}”不规范：${faults.map((fault) => FAULTS[fault].says).join('；')}${suggestion(number)}。`,
        fixes: () => repair(number),
      };
    }
  },
});

function suggestion({ repaired }: DocumentNumber): string {
  return repaired === null ? '' : `，应为“${repaired}”`;
}

function repair(number: DocumentNumber) {
  const { repaired, span, faults } = number;
  if (repaired === null) {
    const snippet = `${number.code}〔\${1:${number.year ?? '年份'}}〕\${2:序号}号$0`;
    return [{ title: '补全发文字号', edits: [{ span, newText: number.text }], safe: false, snippet }];
  }
  return [
    {
      title: `改为“${repaired}”`,
      edits: [{ span, newText: repaired }],
      safe: faults.every((fault) => FORMAL.has(fault)),
      preferred: true,
    },
  ];
}

const GRAVITY: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

function graver(a: Severity, b: Severity): Severity {
  return GRAVITY.indexOf(a) >= GRAVITY.indexOf(b) ? a : b;
}
