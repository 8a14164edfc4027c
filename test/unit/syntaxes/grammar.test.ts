import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { IGrammar } from 'vscode-textmate';
import { beforeAll, describe, expect, it } from 'vitest';
import { grammar as source } from '../../../server/tools/grammar.ts';
import { loadGrammar, stretches, tokenize } from './tokenize.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FILE = join(ROOT, 'syntaxes/policy-draft.tmLanguage.json');

let grammar: IGrammar;

beforeAll(async () => {
  grammar = await loadGrammar();
});

/** Every scope named covers exactly these stretches of the text, in order, and nothing else. */
function check(text: string, expected: Readonly<Record<string, readonly string[]>>): void {
  const lines = tokenize(grammar, text);
  const actual = Object.fromEntries(Object.keys(expected).map((scope) => [scope, stretches(lines, scope)]));
  expect(actual).toEqual(expected);
}

type Case = readonly [text: string, expected: Readonly<Record<string, readonly string[]>>];

function cases(what: string, table: readonly Case[]): void {
  describe(what, () => {
    it.each(table)('%s', check);
  });
}

it('the grammar file is what server/tools/grammar.ts describes', async () => {
  await expect(`${JSON.stringify(source, null, 2)}\n`).toMatchFileSnapshot(FILE);
});

it('every scope is one that the built-in themes colour, or only marks structure', () => {
  const COLOURED = /^(?:markup\.heading|constant\.numeric|string\.quoted|entity\.name\.type|keyword|invalid|comment)\./;
  const STRUCTURAL = /^(?:meta|punctuation|entity\.name\.section)\b/;
  const names = [...JSON.stringify(source.repository).matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name);
  expect(names).not.toHaveLength(0);
  expect(names.filter((name = '') => !COLOURED.test(name) && !STRUCTURAL.test(name))).toEqual([]);
});

cases('titles', [
  [
    '云岭市人民政府关于促进高新技术产业开发区高质量发展的实施意见',
    {
      'markup.heading.title': ['云岭市人民政府关于促进高新技术产业开发区高质量发展的实施意见'],
    },
  ],
  [
    '　　临溪县农村寄递物流提升行动方案（2026—2028年）',
    {
      'markup.heading.title': ['临溪县农村寄递物流提升行动方案（2026—2028年）'],
    },
  ],
  ['# 岚安市支持企业创新若干措施(试行)', { 'markup.heading.title': ['岚安市支持企业创新若干措施(试行)'] }],
  [
    '云岭市人民政府\n关于加快发展夜间经济\n促进消费扩容的若干措施',
    {
      'entity.name.type.issuer': ['云岭市人民政府'],
      'markup.heading.title': ['关于加快发展夜间经济', '促进消费扩容的若干措施'],
    },
  ],
  [
    '云岭市人民政府办公室关于做好\n冬季取暖保障工作的通知',
    {
      'markup.heading.title': ['云岭市人民政府办公室关于做好', '冬季取暖保障工作的通知'],
    },
  ],
  [
    '关于印发《澄湖区老年助餐服务实施方案》的通知',
    {
      'markup.heading.title': ['关于印发《澄湖区老年助餐服务实施方案》的通知'],
      'string.quoted.other.citation': ['《澄湖区老年助餐服务实施方案》'],
    },
  ],
  ['XX市关于促进就业的实施意见', { 'invalid.illegal.placeholder': ['XX市'] }],
  ['各单位要抓紧制定实施方案，报区政府审定后印发实施意见', { 'markup.heading.title': [] }],
  ['请认真贯彻本意见。', { 'markup.heading.title': [] }],
]);

cases('document numbers', [
  [
    '云政发〔2026〕18号',
    {
      'constant.numeric.document-number': ['云政发〔2026〕18号'],
      invalid: [],
    },
  ],
  ['《江临省促进就业条例》（江政发〔2026〕6号）', { 'constant.numeric.document-number': ['江政发〔2026〕6号'] }],
  ['根据国发〔2020〕7号文件', { 'constant.numeric.document-number': ['国发〔2020〕7号'] }],
  [
    '云政发(2026)18号',
    {
      'constant.numeric.document-number': ['云政发', '2026', '18号'],
      'invalid.illegal.bracket': ['(', ')'],
    },
  ],
  ['云政发［2026］18号', { 'invalid.illegal.bracket': ['［', '］'] }],
  ['云政发[2026]18号', { 'invalid.illegal.bracket': ['[', ']'] }],
  ['云政发〔2024]12号', { 'invalid.illegal.bracket': [']'] }],
  ['省统计局公告【2021】3号', { 'invalid.illegal.bracket': ['【', '】'], 'invalid.illegal.placeholder': [] }],
  ['云政发〔2026〕第018号', { 'invalid.illegal.document-number': ['第0'] }],
  ['清发〔201012', { 'invalid.illegal.document-number': ['〔201012'] }],
  ['清府〔20号', { 'invalid.illegal.document-number': ['〔20号'] }],
  ['国务院令第783号', { 'constant.numeric.document-number': ['第783号'], invalid: [] }],
  ['江政发〔20xx〕11号', { 'invalid.illegal.placeholder': ['〔20xx〕'] }],
]);

cases('addressees', [
  [
    '各县（市、区）人民政府，市政府各部门、各直属机构：',
    {
      'entity.name.type.unit': ['各县（市、区）人民政府', '市政府各部门', '各直属机构'],
      'punctuation.separator.unit': ['，', '、'],
      'punctuation.terminator.addressee': ['：'],
    },
  ],
  ['各县(区)人民政府,市直各单位:', { 'entity.name.type.unit': ['各县(区)人民政府', '市直各单位'] }],
  ['区直各单位、_街道办事处：', { 'invalid.illegal.placeholder': ['_'] }],
  ['现将有关事项通知如下：', { 'meta.addressee': [] }],
  ['成员由以下单位：', { 'meta.addressee': [] }],
  [
    '抄送：区委办公室，区人大常委会办公室。',
    {
      'keyword.other.copies': ['抄送'],
      'entity.name.type.unit': ['区委办公室', '区人大常委会办公室'],
    },
  ],
]);

cases('ordinals by level', [
  ['一、总体要求', { 'markup.heading.1': ['一、总体要求'], 'constant.numeric.ordinal.level-1': ['一、'] }],
  ['　　十二、保障措施', { 'constant.numeric.ordinal.level-1': ['十二、'], 'entity.name.section': ['保障措施'] }],
  ['## 三、主要任务', { 'constant.numeric.ordinal.level-1': ['三、'], 'entity.name.section': ['主要任务'] }],
  [
    '一.总体要求',
    {
      'constant.numeric.ordinal.level-1': ['一'],
      'invalid.illegal.ordinal': ['.'],
      'entity.name.section': ['总体要求'],
    },
  ],
  [
    '（一）指导思想。坚持统筹推进。',
    {
      'constant.numeric.ordinal.level-2': ['（一）'],
      'entity.name.section': ['指导思想'],
    },
  ],
  [
    '\u00A0\u00A0(二十四)完善公共配套服务。推进建设。',
    {
      'constant.numeric.ordinal.level-2': ['(二十四)'],
      'entity.name.section': ['完善公共配套服务'],
    },
  ],
  ['㈠健全机制', { 'constant.numeric.ordinal.level-2': ['㈠'] }],
  [
    '（三）、加快转型。推行循环利用。',
    {
      'constant.numeric.ordinal.level-2': ['（三）'],
      'invalid.illegal.ordinal': ['、'],
      'entity.name.section': ['加快转型'],
    },
  ],
  [
    '1.新型储能。发展系统集成。',
    {
      'constant.numeric.ordinal.level-3': ['1.'],
      'entity.name.section': ['新型储能'],
    },
  ],
  ['　　１２．精密制造', { 'constant.numeric.ordinal.level-3': ['１２．'], 'entity.name.section': ['精密制造'] }],
  ['1、新型储能', { 'constant.numeric.ordinal.level-3': ['1'], 'invalid.illegal.ordinal': ['、'] }],
  ['3.5%以上的项目', { 'constant.numeric.ordinal': [], 'constant.numeric.figure': ['3.5'] }],
  ['（1）建设内容', { 'constant.numeric.ordinal.level-4': ['（1）'], 'entity.name.section': ['建设内容'] }],
  ['\t(12)建设内容', { 'constant.numeric.ordinal.level-4': ['(12)'] }],
  ['⑴建设内容', { 'constant.numeric.ordinal.level-4': ['⑴'] }],
  ['①补助对象。中小企业。', { 'constant.numeric.ordinal.level-5': ['①'], 'entity.name.section': ['补助对象'] }],
  ['第一章　总则', { 'markup.heading.1': ['第一章　总则'], 'entity.name.section': ['总则'] }],
  ['第二节 资金管理', { 'markup.heading.2': ['第二节 资金管理'] }],
  [
    '第十二条　本办法由市科技局负责解释。',
    {
      'constant.numeric.ordinal.level-3': ['第十二条'],
      'entity.name.section': [],
    },
  ],
  ['第三条的规定不适用。', { 'constant.numeric.ordinal': [] }],
  ['健全机制，一、二、三产业融合发展', { 'constant.numeric.ordinal': [] }],
  [
    '（一）到2028年，建成示范园区10家，带动投资增长，年均增速保持在百分之八以上，并且在全省各市中保持前列位次；',
    {
      'constant.numeric.ordinal.level-2': ['（一）'],
      'entity.name.section': [],
    },
  ],
]);

cases('citations and quotations', [
  ['按照《江临省促进就业条例》执行', { 'string.quoted.other.citation': ['《江临省促进就业条例》'] }],
  [
    '《关于印发〈就业方案〉的通知》',
    {
      'string.quoted.other.citation': ['《关于印发〈就业方案〉的通知》'],
      'string.quoted.single.citation': ['〈就业方案〉'],
    },
  ],
  [
    '《关于印发《就业方案》的通知》施行',
    {
      'string.quoted.other.citation': ['《关于印发《就业方案》的通知》'],
      'string.quoted.single.citation': ['《就业方案》'],
    },
  ],
  ['落实《江临省就业条例，建设中心。\n《就业方案》', { 'string.quoted.other.citation': ['《就业方案》'] }],
  ['《_关于就业的意见》', { 'invalid.illegal.placeholder': ['_'] }],
  [
    '实施“揭榜‘挂帅’”项目',
    {
      'string.quoted.double': ['“揭榜‘挂帅’”'],
      'string.quoted.single': ['‘挂帅’'],
    },
  ],
  ['实施"揭榜挂帅"项目', { 'string.quoted.double': ['"揭榜挂帅"'] }],
  ['实施“揭榜挂帅项目。\n下一行', { string: [] }],
]);

cases('responsibility annotations', [
  [
    '建设平台。（牵头单位：市科技局；配合单位：市财政局、各县（市、区）人民政府）',
    {
      'meta.annotation.responsibility': ['（牵头单位：市科技局；配合单位：市财政局、各县（市、区）人民政府）'],
      'keyword.control.lead': ['牵头单位'],
      'keyword.other.cooperation': ['配合单位'],
      'entity.name.type.unit': ['市科技局', '市财政局', '各县（市、区）人民政府'],
    },
  ],
  [
    '建设平台。(牵头:省科技厅,配合:财政厅、商务厅)',
    {
      'keyword.control.lead': ['牵头'],
      'keyword.other.cooperation': ['配合'],
      'entity.name.type.unit': ['省科技厅', '财政厅', '商务厅'],
    },
  ],
  [
    '开展诊断。（责任单位：市财政局、市审计局；列第一位的为牵头单位，下同）',
    {
      'keyword.control.lead': ['责任单位'],
      'keyword.other.convention': ['列第一位的为牵头单位，下同'],
      'entity.name.type.unit': ['市财政局', '市审计局'],
    },
  ],
  [
    '建强中心。（县交通运输局牵头，县商务局、县供销合作社按职责分工配合）',
    {
      'keyword.control.lead': ['牵头'],
      'keyword.other.cooperation': ['按职责分工配合'],
      'entity.name.type.unit': ['县交通运输局', '县商务局', '县供销合作社'],
    },
  ],
  [
    '建强中心。（市商务局（自贸办）、市财政局等按职责分工负责）',
    {
      'keyword.control.lead': ['等按职责分工负责'],
      'entity.name.type.unit': ['市商务局（自贸办）', '市财政局'],
    },
  ],
  [
    '建强中心。〔责任单位：市教育局；完成时限：2027年6月底前〕',
    {
      'keyword.other.cooperation': ['完成时限'],
      'constant.numeric.date': ['2027年6月底前'],
      'entity.name.type.unit': ['市教育局'],
    },
  ],
  [
    '牵头单位：区民政局\n配合单位：区财政局，各镇人民政府、街道办事处\n其他',
    {
      'meta.annotation.responsibility': ['牵头单位：区民政局', '配合单位：区财政局，各镇人民政府、街道办事处'],
      'entity.name.type.unit': ['区民政局', '区财政局', '各镇人民政府', '街道办事处'],
    },
  ],
  [
    '制度创新。（由自由贸易试验区管委会会同市商务局、市财政局等负责）',
    {
      'keyword.other.cooperation': ['由', '会同'],
      'keyword.control.lead': ['等负责'],
      'entity.name.type.unit': ['自由贸易试验区管委会', '市商务局', '市财政局'],
    },
  ],
  ['培训职工。（责任单位：市教育局、市总工会等）', { 'entity.name.type.unit': ['市教育局', '市总工会'] }],
  ['　　责任单位:区投资促进局', { 'keyword.control.lead': ['责任单位'], 'entity.name.type.unit': ['区投资促进局'] }],
  [
    '责任单位：市_、市财政局',
    {
      'invalid.illegal.placeholder': ['市_'],
      'entity.name.type.unit': ['市财政局'],
    },
  ],
  [
    '建设平台。（牵头单位：市科技局；配合单位：市财政局\n下一段普通文字。',
    {
      'meta.annotation.responsibility': ['（牵头单位：市科技局；配合单位：市财政局'],
    },
  ],
  ['建设平台（含中试基地，下同）和园区（以下简称园区）。', { 'meta.annotation.responsibility': [] }],
]);

cases('dates', [
  ['自2026年12月20日起，到2028年底前完成', { 'constant.numeric.date': ['2026年12月20日', '2028年底前'] }],
  ['２０２７年６月底前', { 'constant.numeric.date': ['２０２７年６月底前'] }],
  ['规划期为2026—2028年', { 'constant.numeric.date': ['2026—2028年'] }],
  ['发布于2026-11-18或2026.11.18', { 'constant.numeric.date': ['2026-11-18', '2026.11.18'] }],
  ['一九九七年四月八日', { 'constant.numeric.date': ['一九九七年四月八日'] }],
  ['每年12月底前通报', { 'constant.numeric.date': ['12月底前'] }],
  ['“十五五”末建成', { 'constant.numeric.date.plan-period': ['“十五五”末'], string: [] }],
  ['“十五五”规划纲要提出', { 'constant.numeric.date.plan-period': [], 'string.quoted.double': ['“十五五”'] }],
]);

cases('figures', [
  [
    '达到60%以上',
    {
      'constant.numeric.figure': ['60'],
      'keyword.other.unit': ['%'],
      'keyword.operator.comparison': ['以上'],
    },
  ],
  [
    '投资5000万元、1.5万立方米',
    {
      'constant.numeric.figure': ['5000', '1.5'],
      'keyword.other.unit': ['万元', '万立方米'],
    },
  ],
  ['投资１２．５亿元', { 'constant.numeric.figure': ['１２．５'], 'keyword.other.unit': ['亿元'] }],
  ['用地1,200亩以内', { 'constant.numeric.figure': ['1,200'], 'keyword.operator.comparison': ['以内'] }],
  ['下降2个百分点', { 'keyword.other.unit': ['个百分点'] }],
  ['超过百分之三十', { 'constant.numeric.figure': ['百分之三十'] }],
  ['三年内完成', { 'constant.numeric.figure': ['三'], 'keyword.other.unit': ['年'] }],
  ['研究与开发（R&D）、GB2312、5G', { 'constant.numeric.figure': ['5'] }],
]);

cases('placeholders', [
  ['力争20xx年实现', { 'invalid.illegal.placeholder': ['20xx年'] }],
  ['到20××年、20XX年和20**年', { 'invalid.illegal.placeholder': ['20××年', '20XX年', '20**年'] }],
  ['２０ｘｘ年', { 'invalid.illegal.placeholder': ['２０ｘｘ年'] }],
  ['结合XX市实际和××县实际', { 'invalid.illegal.placeholder': ['XX市', '××县'] }],
  ['由市_、某某局承担', { 'invalid.illegal.placeholder': ['市_', '某某局'] }],
  ['资金规模（待定）、名称(此处填写名称)', { 'invalid.illegal.placeholder': ['（待定）', '(此处填写名称)'] }],
  ['总投资【请填写】亿元', { 'invalid.illegal.placeholder': ['【请填写】'] }],
  ['X光机、XR产业、XX染色体、1×10、2×660兆瓦、a_b.docx', { invalid: [] }],
]);

cases('attachments', [
  [
    '附件：1.任务清单',
    {
      'keyword.other.attachment': ['附件'],
      'constant.numeric.ordinal.attachment': ['1.'],
    },
  ],
  ['　　附件:任务清单', { 'keyword.other.attachment': ['附件'] }],
  ['附件2', { 'keyword.other.attachment': ['附件'], 'constant.numeric.ordinal.attachment': ['2'] }],
  ['附件材料由各单位自行准备。', { 'keyword.other.attachment': [] }],
]);

cases('comments', [
  ['正文<!-- 不印 -->正文', { 'comment.block': ['<!-- 不印 -->'] }],
  ['<!-- 一、\n（一） -->二、总体要求', { 'comment.block': ['<!-- 一、', '（一） -->'] }],
  ['一、总体要求<!-- 待补 -->', { 'comment.block': ['<!-- 待补 -->'] }],
  [
    '（责任单位：市科技局<!-- 待核 -->、市财政局）',
    {
      'comment.block': ['<!-- 待核 -->'],
      'entity.name.type.unit': ['市科技局', '市财政局'],
    },
  ],
]);

describe('a line keeps to itself', () => {
  it.each(['（', '(', '《', '“', '"', '〔', '【', '〈', '‘', '（牵头单位：市科技局', '责任单位：', '（一', '〔2026'])(
    'what %s leaves open does not reach the next line',
    (open) => {
      const after = '下一行普通文字';
      const [, second] = tokenize(grammar, `正文${open}\n${after}`);
      expect(second).toEqual([{ text: after, scopes: ['text'] }]);
      const [, bare] = tokenize(grammar, `${open}\n${after}`);
      expect(bare).toEqual([{ text: after, scopes: ['text'] }]);
    },
  );
});

describe('bundled drafts', () => {
  const FIXTURES = join(ROOT, 'test/fixtures');

  it.each(['clean', 'sample'])('colours every ordinal of %s', async (folder) => {
    const names = (await readdir(join(FIXTURES, folder))).filter((name) => name.endsWith('.policy'));
    expect(names).not.toHaveLength(0);
    for (const name of names) {
      const text = await readFile(join(FIXTURES, folder, name), 'utf8');
      const written = text.match(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)/gm);
      expect(stretches(tokenize(grammar, text), 'constant.numeric.ordinal')).toEqual(written);
    }
  });

  it('leaves nothing marked invalid in a clean draft', async () => {
    for (const name of await readdir(join(FIXTURES, 'clean'))) {
      const text = await readFile(join(FIXTURES, 'clean', name), 'utf8');
      expect(stretches(tokenize(grammar, text), 'invalid')).toEqual([]);
    }
  });
});

describe('a line of 100,000 characters', () => {
  it.each([
    '（',
    '(',
    '《',
    '“',
    '"',
    '〔',
    '【',
    '_',
    'x',
    '20',
    '第',
    '一',
    '市',
    '1',
    '1,',
    '、',
    ' ',
    '　',
    '<!-',
    '各县（',
    '（牵头单位：',
    '责任单位：市科技局、',
    '由市科技局牵头',
    '《《》',
    '“‘',
    '〔2024',
    '20xx',
    '关于意见',
    '2026年',
    '建设（含中试基地）平台5000万元，',
  ])(
    'of %s is coloured to its end',
    (piece) => {
      const line = piece.repeat(Math.ceil(100_000 / piece.length));
      for (const prefix of ['', '责任单位：']) {
        const [tokens] = tokenize(grammar, prefix + line);
        expect(tokens?.map((token) => token.text).join('')).toBe(prefix + line);
      }
    },
    5_000,
  );
});
