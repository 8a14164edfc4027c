/** What features show of a draft. */
import { describe, expect, test } from 'vitest';
import { foldsOf } from '../../../server/src/features/folding.ts';
import { highlightsAt } from '../../../server/src/features/highlights.ts';
import { hoverAt } from '../../../server/src/features/hover/hover.ts';
import { inlayHintsIn } from '../../../server/src/features/inlayHints.ts';
import { mainDraft } from '../../../server/src/features/mainDraft.ts';
import { literal, tableOf } from '../../../server/src/features/markdown.ts';
import { definitionAt, referencesAt } from '../../../server/src/features/navigation.ts';
import { selectionsAt } from '../../../server/src/features/selection.ts';
import { SemanticTokenReader } from '../../../server/src/features/semanticTokens.ts';
import { symbolsOf, type DraftSymbol } from '../../../server/src/features/symbols.ts';
import { citationRows, responsibilityRows, tableMarkdown, targetRows } from '../../../server/src/features/tables.ts';
import { NOTHING_IMPORTED } from '../../../server/src/features/references/imported.ts';
import { findingsIn, knowledge, library, placeOf, read, settings, textIn } from './reading.ts';

const around = {
  settings,
  library,
  knowledge,
  ruleLink: (rule: string) => `rule:${rule}`,
  referenceLink: null,
  imported: NOTHING_IMPORTED,
};

function hover(text: string, part: string, into = 0): string | null {
  const context = { ...around, analysis: read(text), findings: findingsIn(text) };
  return hoverAt(context, placeOf(text, part, into))?.markdown ?? null;
}

const tasks = `一、重点任务
（一）建设平台。建成平台10家。（牵头单位：市科技局；配合单位：市财政局）
（二）培育企业。按照第（一）项推进。（牵头单位：市财政局；配合单位：科技局）
1.培育龙头企业。
2.培育小微企业。
二、保障
（一）强化考核。由市科技局负责。
`;

describe('hover', () => {
  test.each([
    [
      '（二）培育',
      '**一、（二）** 培育企业  \n结构层次第二层，同级共2条，这是第2条，下有2条  \n牵头：市财政局；配合：科技局',
    ],
    ['1.培育', '**一、（二）1.** 培育龙头企业  \n结构层次第三层，同级共2条，这是第1条'],
    ['第（一）项', '所指：**一、（一）** 建设平台  \n建成平台10家。（牵头单位：市科技局；配合单位：市财政局）'],
    ['市财政局；', '**市财政局**　本条牵头单位  \n本稿牵头1条：一、（二）  \n本稿配合1条：一、（一）'],
  ])('on %s', (part, expected) => {
    // What the corpus has on the matter follows behind a rule.
    expect(hover(tasks, part)!.split('\n\n---\n\n')[0]).toBe(expected);
  });

  test.each([
    [
      '到2027年6月底前培育企业20家以上。',
      '培育企业',
      '**企业**　不低于20家  \n时限：到2027年6月底前（至2027年6月30日），还有7个月',
    ],
    [
      '到2030年，营业收入超过100亿元。',
      '营业收入',
      '**营业收入**　超过100亿元  \n时限：到2030年（至2030年12月31日），还有4年零1个月',
    ],
    [
      '到2026年11月底前培育企业20家。',
      '培育企业',
      '**企业**　达到20家  \n时限：到2026年11月底前（至2026年11月30日），不足一个月',
    ],
    [
      '到2020年，营业收入达到100亿元。',
      '营业收入',
      '**营业收入**　达到100亿元  \n时限：到2020年（至2020年12月31日），已过',
    ],
  ])('on the target of %s', (text, part, expected) => {
    expect(hover(`一、发展目标\n${text}\n`, part)).toBe(expected);
  });

  test.each([
    ['十四五', '**“十四五”规划**　2021—2025年  \n已于2025年底结束  \n现在执行的是“十五五”规划（2026—2030年）'],
    ['十五五', '**“十五五”规划**　2026—2030年  \n正在执行，今年是第1年'],
    ['十六五', '**“十六五”规划**　2031—2035年  \n2031年起执行  \n现在执行的是“十五五”规划（2026—2030年）'],
  ])('on the plan %s', (name, expected) => {
    expect(hover(`落实“${name}”规划要求。`, name)).toBe(expected);
  });

  test('on a body under a name that is no longer in use', () => {
    expect(hover('一、任务\n（一）排查隐患。（牵头单位：市安监局；配合单位：市公安局）\n', '市安监局', 1)).toContain(
      '旧称（2018年机构改革前），现为应急管理局',
    );
  });

  test('on a document that is cited again', () => {
    const text = '根据《江临省节水条例》，一是节水。\n一、任务\n再次落实《江临省节水条例》。\n';
    expect(hover(text, '《江临省')).toBe('**《江临省节水条例》**  \n文号：本稿未写  \n本稿另引用1次：一、（第3行）');
  });

  test('on a finding: its rule, reason, standard and page', () => {
    const text = hover('一、任务\n三、保障\n', '三、');
    expect(text).toMatch(/^\*\*序号跳号\*\*　/);
    expect(text).toContain('[检查项目说明](rule:numbering-gap)');
  });

  test('shows the draft’s own signs as they stand', () => {
    expect(literal('20** <!-- _甲_ [乙](丙) `丁` |')).toBe('20\\*\\* \\<!-- \\_甲\\_ \\[乙\\](丙) \\`丁\\` \\|');
    expect(tableOf(['甲'], [['a|b\nc']])).toBe('| 甲 |\n| --- |\n| a\\|b c |');
  });

  test('nowhere', () => {
    for (const place of [
      { line: 0, character: 5 },
      { line: 99, character: 0 },
    ]) {
      const context = { ...around, analysis: read('平常的一句话。'), findings: [] };
      expect(hoverAt(context, place)).toBeNull();
    }
  });
});

describe('the same thing elsewhere', () => {
  const at = (part: string, into = 0): string[] =>
    highlightsAt(read(tasks), placeOf(tasks, part, into)).map(({ range }) => textIn(tasks, range));

  test('bodies, in full and for short', () => {
    const text =
      '一、任务\n（一）立项。（牵头单位：市发展改革委）\n（二）建库。（牵头单位：市发展和改革委员会；配合单位：市财政局）\n';
    const found = highlightsAt(read(text), placeOf(text, '市发展改革委')).map(({ range }) => textIn(text, range));
    expect(found).toEqual(['市发展改革委', '市发展和改革委员会']);
  });

  test('bodies, by the name that the draft implies', () => {
    expect(at('市财政局）', 1)).toEqual(['市财政局', '市财政局']);
  });

  test('a clause and what refers to it', () => {
    expect(at('（一）建设', 1)).toEqual(['（一）', '第（一）项']);
    expect(at('第（一）项', 1)).toEqual(['（一）', '第（一）项']);
    const analysis = read(tasks);
    const definition = definitionAt(analysis, placeOf(tasks, '第（一）项', 1));
    expect(definition?.target).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character: 3 } });
    expect(referencesAt(analysis, placeOf(tasks, '（一）建设', 1), false).map((range) => textIn(tasks, range))).toEqual(
      ['第（一）项'],
    );
  });

  test('plan periods, in quotation marks or without', () => {
    const text = '“十五五”规划纲要提出要求。\n一、“十五五”期间\n二、十五五时期\n三、“十四五”以来\n';
    expect(highlightsAt(read(text), placeOf(text, '十五五')).map(({ range }) => range.start.line)).toEqual([0, 1, 2]);
  });

  test('a short form, its definition and its uses', () => {
    const text = '云岭高新技术产业开发区（以下简称云岭高新区）要节水。\n一、任务\n云岭高新区建设管网。\n';
    const place = placeOf(text, '云岭高新区建设', 2);
    expect(highlightsAt(read(text), place).map(({ range, isDefinition }) => [range.start.line, isDefinition])).toEqual([
      [0, true],
      [2, false],
    ]);
    expect(definitionAt(read(text), place)?.target.start).toEqual(placeOf(text, '云岭高新区）'));
    expect(referencesAt(read(text), place, false)).toHaveLength(1);
    expect(hover(text, '云岭高新区建设')).toBe('**云岭高新区**　简称  \n全称：云岭高新技术产业开发区  \n在第1行约定');
  });

  test('plain words stand nowhere else', () => {
    expect(at('推进。', 1)).toEqual([]);
    expect(definitionAt(read(tasks), { line: 4, character: 5 })).toBeNull();
  });
});

function outline(symbols: readonly DraftSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, children }) => ['  '.repeat(depth) + name, ...outline(children, depth + 1)]);
}

describe('symbols', () => {
  test('of one draft', () => {
    expect(outline(symbolsOf(read(tasks)))).toEqual([
      '一、重点任务',
      '  （一）建设平台',
      '  （二）培育企业',
      '    1.培育龙头企业',
      '    2.培育小微企业',
      '二、保障',
      '  （一）强化考核',
    ]);
  });

  test('of a collection: the drafts first', () => {
    const text = '节水行动方案范文 篇一\n一、任务\n节水。\n节水行动方案范文 篇二\n一、保障\n加强领导。\n';
    expect(outline(symbolsOf(read(text)))).toEqual([
      '节水行动方案范文 篇一',
      '  一、任务',
      '节水行动方案范文 篇二',
      '  一、保障',
    ]);
  });

  test('a clause without a heading shows how it begins', () => {
    const sentence = `（一）${'各地要把节水放在优先位置，'.repeat(6)}抓好落实。`;
    const [symbol] = symbolsOf(read(`${sentence}\n`));
    expect(symbol!.name).toBe(sentence.slice(0, 27));
  });
});

test('folds: clauses with more than one line, comments, residue', () => {
  const text = '<!-- 甲 -->\n<!-- 乙 -->\n一、任务\n（一）节水。\n各地抓好落实。\n\n二、保障\n';
  expect(foldsOf(read(text)).map(({ first, last, kind }) => [first, last, kind])).toEqual([
    [0, 1, 'comment'],
    [2, 4, 'region'],
    [3, 4, 'region'],
  ]);
});

test('a selection grows step by step', () => {
  const steps = selectionsAt(read(tasks), placeOf(tasks, '推进。', 1)).map((range) => textIn(tasks, range));
  expect(steps).toEqual([
    '',
    '按照第（一）项推进。',
    '培育企业。按照第（一）项推进。（牵头单位：市财政局；配合单位：科技局）',
    '（二）培育企业。按照第（一）项推进。（牵头单位：市财政局；配合单位：科技局）',
    '（二）培育企业。按照第（一）项推进。（牵头单位：市财政局；配合单位：科技局）\n1.培育龙头企业。\n2.培育小微企业。',
    tasks.slice(0, tasks.indexOf('\n二、')),
    tasks,
  ]);
  expect(selectionsAt(read('甲'), { line: 9, character: 9 }).length).toBeGreaterThan(0);
});

describe('semantic tokens', () => {
  const tokens = (text: string): string[] =>
    new SemanticTokenReader()
      .read(read(text), findingsIn(text))
      .map(({ line, start, end, type }) => `${type} ${text.split('\n')[line]!.slice(start, end)}`);

  test.each([
    [
      '（一）加强领导。到2028年建成平台10家。',
      ['ordinal （一）', 'heading 加强领导', 'deadline 到2028年', 'figure 10家'],
    ],
    [
      '落实《云岭市节水条例》和国发〔2020〕7号文件。',
      ['citation 《云岭市节水条例》', 'documentNumber 国发〔2020〕7号'],
    ],
    [
      '一、任务\n（一）节水。（牵头单位：市水利局；配合单位：市财政局）',
      ['ordinal 一、', 'heading 任务', 'ordinal （一）', 'heading 节水', 'lead 市水利局', 'cooperating 市财政局'],
    ],
    ['云岭高新技术产业开发区（以下简称云岭高新区）要节水。', ['term 云岭高新区']],
    ['结合XX市实际，制定本方案。', ['placeholder XX']],
    // A heading is cut where something more telling stands in it.
    ['一、贯彻《云岭市节水条例》精神', ['ordinal 一、', 'heading 贯彻', 'citation 《云岭市节水条例》', 'heading 精神']],
  ])('of %s', (text, expected) => {
    expect(tokens(text)).toEqual(expect.arrayContaining(expected));
  });

  test('never overlap, and come in order', () => {
    const found = new SemanticTokenReader().read(read(tasks), findingsIn(tasks));
    for (const [at, token] of found.entries()) {
      const before = found[at - 1];
      expect(token.start).toBeLessThan(token.end);
      if (before?.line === token.line) expect(before.end).toBeLessThanOrEqual(token.start);
      else if (before !== undefined) expect(before.line).toBeLessThan(token.line);
    }
  });

  test('of a stretch are those of the whole in these lines', () => {
    const reader = new SemanticTokenReader();
    const whole = reader.read(read(tasks), []);
    expect(reader.read(read(tasks), [], 1, 3)).toEqual(whole.filter(({ line }) => line >= 1 && line < 3));
  });
});

test('inlay hints give the full name behind a short one', () => {
  const text = '（一）节水。（牵头单位：市水利局、财政局）\n';
  expect(inlayHintsIn(read(text), { start: { line: 0, character: 0 }, end: { line: 0, character: 99 } })).toEqual([
    { position: placeOf(text, '）\n'), label: '市财政局' },
  ]);
});

describe('tables', () => {
  test('rows as data', () => {
    const [first, second] = responsibilityRows(read(tasks));
    expect([
      first!.path,
      first!.heading,
      first!.lead.map(({ name }) => name),
      first!.cooperating.map(({ name }) => name),
    ]).toEqual(['一、（一）', '建设平台', ['市科技局'], ['市财政局']]);
    expect(textIn(tasks, second!.range)).toBe('（牵头单位：市财政局；配合单位：科技局）');
    const goals = read('一、发展目标\n到2028年，营业收入达到100亿元。依据《云岭市节水条例》。\n');
    expect(targetRows(goals).map(({ target }) => target.figure?.indicator)).toEqual(['营业收入']);
    expect(citationRows(goals).map(({ citation, path }) => [path, citation.title])).toEqual([
      ['一、', '云岭市节水条例'],
    ]);
  });

  test('in Markdown, one a draft where a file holds several', () => {
    const text =
      '节水行动方案范文 篇一\n一、任务\n（一）节水。（牵头单位：市水利局）\n节水行动方案范文 篇二\n一、任务\n（一）治污。（责任单位：市生态环境局）\n';
    expect(tableMarkdown(read(text), 'responsibilities')).toBe(
      '## 节水行动方案范文 篇一\n\n| 条款 | 任务 | 牵头单位 | 责任单位 | 配合单位 | 时限 |\n| --- | --- | --- | --- | --- | --- |\n| 一、（一） | 节水 | 市水利局 |  |  |  |\n\n' +
        '## 节水行动方案范文 篇二\n\n| 条款 | 任务 | 牵头单位 | 责任单位 | 配合单位 | 时限 |\n| --- | --- | --- | --- | --- | --- |\n| 一、（一） | 治污 |  | 市生态环境局 |  |  |\n',
    );
  });

  test('say so when there is nothing', () => {
    for (const table of ['responsibilities', 'targets', 'citations'] as const)
      expect(tableMarkdown(read('一句话。'), table)).toMatch(/^本稿没有/);
  });
});

test('the file is about what a 通知 issues', () => {
  const text =
    '云岭市人民政府办公室关于印发云岭市节水行动方案的通知\n各县（区）人民政府：\n现将《云岭市节水行动方案》印发给你们，请认真贯彻执行。\n云岭市人民政府办公室\n2026年3月1日\n云岭市节水行动方案\n一、任务\n节水。\n';
  expect(mainDraft(read(text))?.title?.text).toBe('云岭市节水行动方案');
});
