import { readFileSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createPolicyService } from '../../../server/src/service/index.ts';
import { exportDocx } from '../../../server/src/export/index.ts';
import { linesOf, problemOf } from './making.ts';

const folder = fileURLToPath(new URL('../../fixtures/references/', import.meta.url));
const kinds = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/reading/${name}`, import.meta.url)));
const service = createPolicyService({ now: () => new Date('2026-11-22'), log: (message) => expect.fail(message) });

/** Name, title, number of the document, how many clauses have a body that leads, and the ordinal of the last of these. */
const REFERENCES = [
  [
    '云岭市企业科技创新实施意见.txt',
    '云岭市人民政府关于增强企业科技创新能力的实施意见',
    '云政发〔2024〕17号',
    11,
    '（十一）',
  ],
  ['临溪县茶产业若干措施.md', '临溪县人民政府关于促进茶产业提质增效的若干措施', '临政规〔2023〕4号', 11, '（十一）'],
  ['岚安市引才聚才若干措施.html', '岚安市引才聚才若干措施', '岚政办发〔2022〕31号', 10, '十、'],
  [
    '江临省金融支持县域经济实施意见.docx',
    '江临省人民政府办公厅关于金融支持县域经济发展的实施意见',
    '江政办发〔2025〕9号',
    10,
    '（二）',
  ],
  ['澄湖区营商环境实施意见.pdf', '澄湖区人民政府关于持续优化营商环境的实施意见', '澄政发〔2024〕6号', 10, '（二）'],
  [
    '云岭市社区养老服务实施方案.doc',
    '云岭市人民政府办公室关于完善社区养老服务的实施方案',
    '云政办发〔2021〕22号',
    8,
    '（三）',
  ],
] as const;

describe('a reference document', () => {
  it.each(REFERENCES)('%s is read with its clauses and who leads them', async (name, title, number, count, last) => {
    const lines = await linesOf(readFileSync(folder + name), name);
    const { drafts } = service.analysis(service.document(`memory:${name}`, 0, lines.join('\n')));
    const draft = drafts.at(-1)!;
    expect(draft.title?.text).toBe(title);
    expect(draft.number?.value.text).toBe(number);
    const assigned = draft.assignments.filter(({ lead }) => lead.length > 0);
    expect(assigned).toHaveLength(count);
    expect(assigned.at(-1)!.clause?.ordinal).toBe(last);
    expect(draft.numbering).toEqual([]);
  });

  it('that is a scan says so', async () => {
    expect(await problemOf(readFileSync(`${folder}澄湖区旧文件扫描件.pdf`), '澄湖区旧文件扫描件.pdf')).toContain(
      '扫描件没有文字层',
    );
  });

  it('is small, and none is without a test', () => {
    const names = readdirSync(folder);
    expect(names.sort()).toEqual([...REFERENCES.map(([name]) => name), '澄湖区旧文件扫描件.pdf'].sort());
    for (const name of names) expect(statSync(folder + name).size).toBeLessThan(60_000);
  });
});

describe('a draft exported by the project itself', () => {
  it('is read as it was written', async () => {
    const text = [
      '云岭市人民政府关于发展林下经济的实施意见',
      '云政发〔2026〕8号',
      '各县（区）人民政府，市直各部门：',
      '现提出以下意见。',
      '一、总体要求',
      '（一）发展目标。到2028年，经营面积达到30万亩。',
      '1.扩大种植规模。',
      '牵头单位：市林草局；配合单位：市财政局',
      '云岭市人民政府',
      '2026年3月5日',
    ];
    const docx = await exportDocx(service.analysis(service.document('memory:export', 0, text.join('\n'))));
    const lines = await linesOf(docx!, '实施意见.docx');
    expect(lines.filter((line) => text.includes(line))).toEqual(text);
  });
});

const KINDS = [
  '岚安市海洋经济发展实施方案',
  '一、总体要求',
  '（一）基本原则',
  '1.坚持生态优先。',
  '2.坚持创新驱动。',
  '（二）发展目标',
  '到2027年，海洋生产总值达到860亿元。',
  '二、重点任务',
  '（一）培育海洋生物产业',
  '第一行',
  '换行后',
  '换页后',
  '链接文字之后',
  '序号\t任务 名称\t牵头单位',
  '1\t建设海洋牧场\t市海洋局',
  '表后段落',
  '①清单甲',
  '②清单乙',
];

describe('a document with numbered styles, tracked changes, fields and a table', () => {
  it('is read from a .doc', async () => {
    expect(await linesOf(kinds('kinds.doc'), 'kinds.doc')).toEqual(KINDS);
  });

  it('is read from rich text, by what name ever', async () => {
    expect(await linesOf(kinds('kinds.rtf'), 'kinds.doc')).toEqual(KINDS);
    expect(await linesOf(kinds('kinds.rtf'), 'kinds.rtf')).toEqual(KINDS);
  });

  it('is read from a .wps, which is a .doc by another name', async () => {
    expect(await linesOf(kinds('kinds.doc'), 'kinds.wps')).toEqual(KINDS);
  });
});
