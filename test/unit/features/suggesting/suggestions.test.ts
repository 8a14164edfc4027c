/** What is offered where the caret stands, in drafts of invented places. */
import { describe, expect, it } from 'vitest';
import { askedAt, suggestionsFor } from '../../../../server/src/features/suggesting/suggestions.ts';
import type { Suggested, Suggestions } from '../../../../server/src/features/suggesting/suggested.ts';
import { documentationOf } from '../../../../server/src/features/suggesting/documentation.ts';
import { askedClause, importedSuggestions, shelfQueryOf } from '../../../../server/src/features/suggesting/imported.ts';
import type { IndexHit } from '../../../../server/src/index/referenceIndex.ts';
import { HouseStyle } from '../../../../server/src/model/houseStyle/houseStyle.ts';
import { placeOf } from '../reading.ts';
import { deskOf, knowledge, library, opinion, plan, settings } from '../references/desk.ts';

const CARET = '‸';

/** A draft with the caret in it, made from another by one replacement. */
function edited(text: string, old: string, by: string): string {
  if (!text.includes(old)) throw new Error(`not in the draft: ${old}`);
  return text.replace(old, () => by);
}

function ask(marked: string) {
  const position = placeOf(marked, CARET);
  const { analysis } = deskOf(marked.replace(CARET, ''));
  const asked = askedAt({ analysis, library, knowledge, settings }, position);
  return { asked, position, found: asked === null ? null : suggestionsFor(asked, []) };
}

function suggested(marked: string): Suggestions {
  const { found } = ask(marked);
  if (found === null) throw new Error(`nothing is offered at the caret of ${marked}`);
  return found;
}

function labels(marked: string, kind?: Suggested['kind']): string[] {
  return suggested(marked)
    .items.filter((item) => kind === undefined || item.kind === kind)
    .map(({ label }) => label);
}

/** The line of the caret after a suggestion was taken. */
function taken(marked: string, label: string): string {
  const item = suggested(marked).items.find((each) => each.label === label);
  if (item === undefined) throw new Error(`not offered: ${label}`);
  const line = marked.replace(CARET, '').split('\n')[placeOf(marked, CARET).line]!;
  return line.slice(0, item.replaces.start) + item.plain + line.slice(item.replaces.end);
}

const emptyLine = edited(opinion, '\n\n三、强化', `\n\n${CARET}\n\n三、强化`);

describe('on an empty line', () => {
  it('offers clauses on the matter of the section, with ordinal and annotation as the draft has them', () => {
    expect(labels(emptyLine, 'clause')).toContain('促进科技成果转移转化');
    expect(taken(emptyLine, '促进科技成果转移转化')).toMatch(
      /^（三）促进科技成果转移转化。.+。（牵头单位：市科技局；配合单位：(?:市[^）；]+、)*[^）；]+）$/,
    );
  });

  it('leaves out what the draft has, whatever it calls it', () => {
    expect(labels(emptyLine)).not.toContain('建设高能级创新平台');
    expect(labels(emptyLine)).not.toContain('加强关键核心技术攻关');
  });

  it('offers the ordinals with which the draft may go on', () => {
    expect(labels(emptyLine, 'ordinal')).toEqual(['（三）', '三、']);
    expect(labels(edited(plan, '\n\n二、壮大', `\n\n${CARET}\n\n二、壮大`), 'ordinal')).toEqual(['（三）', '二、']);
  });

  it('goes on below a heading that has nothing under it, in a run-on draft with the next number', () => {
    const text = `${plan}\n三、强化保障\n\n${CARET}`;
    expect(labels(text, 'ordinal')).toEqual(['（四）', '四、']);
    expect(taken(text, '加强组织领导')).toMatch(/^（四）加强组织领导。/);
  });

  it('goes on with the text of a heading that stands alone, where the draft writes so', () => {
    const alone = opinion.replace(/^(（[一二]）[^。]+)。/gm, '　　$1\n　　');
    const text = edited(
      alone,
      '（二）攻关关键核心技术\n　　每年组织实施10项以上“揭榜挂帅”项目。（牵头单位：市科技局；配合单位：市工业和信息化局、市财政局）',
      `（二）攻关关键核心技术\n${CARET}`,
    );
    expect(suggested(text).items[0]).toMatchObject({ label: '加强关键核心技术攻关', remark: '　正文' });
    expect(taken(text, '加强关键核心技术攻关')).toMatch(/^　　聚焦.+（牵头单位：市科技局；/);
    expect(labels(emptyLine).length).toBeGreaterThan(0);
    expect(suggested(emptyLine).items.some(({ remark }) => remark === '　正文')).toBe(false);
  });

  it('begins a draft that has no clause yet: with a section, or straight with a measure on the matter of the title', () => {
    const begun = (kind: string) =>
      `云岭市人民政府关于支持科技成果转化的${kind}\n\n为支持科技成果转化，制定以下政策，请各县（区）、各部门结合实际认真抓好贯彻落实工作。\n\n${CARET}\n`;
    expect(labels(begun('实施意见'))).toEqual(['总体要求', '一、']);
    expect(labels(begun('若干措施'))[0]).toBe('促进科技成果转移转化');
    expect(taken(begun('若干措施'), '促进科技成果转移转化')).toMatch(/^一、促进科技成果转移转化。.+。$/);
    expect(labels(begun('若干措施')).join()).not.toContain('施行日期');
  });

  it('offers nothing in front of the text or behind the signature', () => {
    expect(ask(edited(opinion, '\n\n云政发', `\n${CARET}\n云政发`)).found).toBeNull();
    expect(ask(`${opinion}${CARET}`).found).toBeNull();
  });

  it('guesses no clauses for a draft on another matter', () => {
    const text = `澄湖区天文观测实施方案\n\n为方便天文爱好者，制定本方案。\n\n一、重点任务\n\n（一）布局观测点。建设天文台站。\n\n（二）丰富器材。添置望远镜。\n\n${CARET}`;
    expect(labels(text, 'clause')).toEqual([]);
    expect(labels(text, 'ordinal')).toEqual(['（三）', '二、']);
  });
});

describe('behind an ordinal', () => {
  it('offers the parts that custom has and the draft lacks first', () => {
    const text = edited(opinion, '\n\n云岭市人民政府\n', `\n\n四、保障措施\n\n（一）${CARET}\n\n云岭市人民政府\n`);
    const lacking = suggested(text).items.filter(({ remark }) => remark !== undefined);
    expect(lacking.map(({ label, remark }) => label + remark!)).toEqual([
      '加强组织领导　组织领导，本稿尚缺',
      '完善考核评价机制　考核评价，本稿尚缺',
      '加强宣传引导　宣传引导，本稿尚缺',
    ]);
    expect(labels(text)[0]).toBe('加强组织领导');
    expect(taken(text, '加强组织领导')).toMatch(/^（一）加强组织领导。.+（牵头单位：市政府办公室；配合单位：/);
  });

  it('offers sections where such clauses are divided', () => {
    const text = edited(opinion, '\n\n云岭市人民政府\n', `\n\n四、${CARET}\n\n云岭市人民政府\n`);
    expect(labels(text)[0]).toBe('保障措施');
    expect(taken(text, '保障措施')).toBe('四、保障措施');
  });

  it('finds clauses by the beginning of a heading', () => {
    const text = edited(opinion, '（二）攻关关键核心技术。', `（二）知识产权${CARET}\n\n（三）攻关关键核心技术。`);
    expect(labels(text).slice(0, 2)).toEqual(['加强知识产权保护', '强化知识产权创造和运用']);
    expect(taken(text, '加强知识产权保护')).toMatch(/^（二）加强知识产权保护。/);
    expect(suggested(text).typed).toBe('知识产权');
  });

  it('writes the text alone behind a heading that is closed', () => {
    const text = edited(opinion, '攻关关键核心技术。每年', `攻关关键核心技术。${CARET}\n\n每年`);
    expect(taken(text, '加强关键核心技术攻关')).toMatch(/^（二）攻关关键核心技术。聚焦/);
  });

  it('stays silent in the middle of a sentence', () => {
    expect(ask(edited(opinion, '支持骨干', `支持${CARET}骨干`)).found).toBeNull();
    expect(ask(edited(opinion, '产业技术研究院。', `产业技术研究院。${CARET}`)).found).toBeNull();
  });
});

describe('the writing of the draft', () => {
  it('gives no annotation where the draft has none', () => {
    const bare = opinion.replace(/（牵头单位.*?）\n/g, '\n');
    const text = edited(bare, '\n\n三、强化', `\n\n${CARET}\n\n三、强化`);
    expect(taken(text, '促进科技成果转移转化')).toMatch(/。$/);
    expect(taken(text, '促进科技成果转移转化')).not.toContain('牵头单位');
  });

  it('names one list, on a line of its own, in half-width brackets, as the draft does', () => {
    const lines = opinion.replace(/（牵头单位：(.*?)；配合单位：(.*?)）/g, '\n责任单位：$1、$2');
    expect(taken(edited(lines, '\n\n三、强化', `\n\n${CARET}\n\n三、强化`), '促进科技成果转移转化')).toMatch(
      /。\n责任单位：市科技局、市/,
    );
    const narrow = opinion.replace(/（牵头单位：(.*?)；配合单位：(.*?)）/g, '(牵头单位:$1;配合单位:$2)');
    expect(taken(edited(narrow, '\n\n三、强化', `\n\n${CARET}\n\n三、强化`), '促进科技成果转移转化')).toMatch(
      /。\(牵头单位:市科技局;配合单位:市.+\)$/,
    );
  });

  it('calls a zone’s committee and a body what the draft calls them', () => {
    const own = opinion.replaceAll('市工业和信息化局', '市工信局').replace('市发展改革委、', '云岭高新区管委会、');
    const text = taken(edited(own, '\n\n三、强化', `\n\n${CARET}\n\n三、强化`), '促进科技成果转移转化');
    expect(text).not.toContain('、园区管委会');
    expect(text).not.toContain('市工业和信息化局');
  });
});

describe('inside an annotation', () => {
  const lead = edited(opinion, '（牵头单位：市自然资源和规划局；', `（牵头单位：${CARET}；`);

  it('ranks the bodies by the matter of the clause, in the region’s own prefix', () => {
    expect(labels(lead).slice(0, 1)).toEqual(['市自然资源和规划局']);
    expect(suggested(lead).items[0]!.origin).toMatch(/《土地管理法》第五条|广西2021/);
    const autonomous = edited(plan, '（自治区科技厅牵头，工业和信息化厅、税务局配合）', `（牵头单位：${CARET}）`);
    expect(labels(autonomous)[0]).toBe('自治区科技厅');
  });

  it('leaves out whom the annotation names already', () => {
    expect(labels(lead)).not.toContain('市住房城乡建设局');
    const second = edited(opinion, '市发展改革委、市财政局）', `市发展改革委、${CARET}）`);
    expect(labels(second)).not.toContain('市科技局');
    expect(labels(second)).not.toContain('市发展改革委');
    expect(labels(second)).toContain('市财政局');
  });

  it('finds a body by any part of its name', () => {
    const typed = edited(opinion, '（牵头单位：市自然资源和规划局；', `（牵头单位：财政${CARET}；`);
    expect(labels(typed)[0]).toBe('市财政局');
    expect(taken(typed, '市财政局')).toContain('（牵头单位：市财政局；配合单位：');
  });

  it('calls a body what the draft calls it, also where a municipality has 委 for 局', () => {
    const own = opinion.replaceAll('市科技局', '市科委').replaceAll('市财政局', '市财政委');
    const text = edited(own, '配合单位：市住房城乡建设局', `配合单位：市住房城乡建设局、${CARET}`);
    expect(labels(text)).toContain('市财政委');
    expect(labels(text)).not.toContain('市财政局');
  });

  it('knows the bodies that the office lists', () => {
    const office = new HouseStyle([{ bodies: [{ full: '云岭市大数据发展管理局', short: '大数据局' }] }]);
    const marked = lead.replace('（牵头单位：', '（牵头单位：大数据');
    const position = placeOf(marked, CARET);
    const { analysis } = deskOf(marked.replace(CARET, ''));
    const asked = askedAt({ analysis, library, knowledge, settings: { ...settings, office } }, position);
    expect(suggestionsFor(asked!, []).items.map(({ label, origin }) => [label, origin])).toContainEqual([
      '市大数据局',
      '本单位用语',
    ]);
  });

  it('names no zone’s committee in a draft that is about none', () => {
    const autonomous = edited(plan, '（自治区科技厅牵头，工业和信息化厅、税务局配合）', `（责任单位：${CARET}）`);
    expect(labels(autonomous)).not.toContain('园区管委会');
    expect(labels(autonomous)).toContain('自治区税务局');
  });

  it('carries the rank where the draft does', () => {
    const carried = opinion
      .replace('、市财政局）', '、财政局）')
      .replace('市工业和信息化局、市财政局', '市工业和信息化局、财政局');
    const text = edited(carried, '配合单位：市住房城乡建设局', `配合单位：市住房城乡建设局、${CARET}`);
    expect(taken(text, '市财政局')).toContain('市住房城乡建设局、财政局）');
  });

  it('goes on with the bodies of a sentence', () => {
    const helping = edited(plan, '工业和信息化厅、税务局配合）', `工业和信息化厅、${CARET}）`);
    expect(labels(helping)).not.toContain('自治区科技厅');
    expect(taken(helping, '财政厅')).toContain('（自治区科技厅牵头，工业和信息化厅、财政厅）');
    expect(
      ask(
        edited(
          plan,
          '建立企业培育库。（自治区科技厅牵头，工业和信息化厅、税务局配合）',
          `建立企业培育库。（含研发设计、${CARET}）`,
        ),
      ).found,
    ).toBeNull();
  });

  it('offers a whole annotation behind the bracket, as the draft writes them', () => {
    const text = edited(
      plan,
      '建立企业培育库。（自治区科技厅牵头，工业和信息化厅、税务局配合）',
      `建立企业培育库。（${CARET}）`,
    );
    const [first] = suggested(text).items;
    expect(first!.plain).toMatch(/^（自治区科技厅牵头，(?:工业和信息化厅|财政厅|税务局|[^，）]+)配合）$/);
    expect(taken(text, first!.label)).toMatch(/建立企业培育库。（[^）]+配合）$/);
  });
});

describe('behind 《', () => {
  const opening = edited(
    opinion,
    '《国务院关于促进国家高新技术产业开发区高质量发展的若干意见》（国发〔2020〕7号），提出',
    `《国务院${CARET}》，提出`,
  );

  it('completes titles with the number behind the closing mark', () => {
    const title = '国务院关于促进国家高新技术产业开发区高质量发展的若干意见';
    expect(labels(opening)).toContain(title);
    expect(taken(opening, title)).toBe(`为贯彻落实《${title}》（国发〔2020〕7号），提出如下实施意见。`);
  });

  it('leaves the number out where the draft has given it, and where it stands there', () => {
    const later = edited(opinion, '推行标准地', `按照《${CARET}》推行标准地`);
    const title = '国务院关于促进国家高新技术产业开发区高质量发展的若干意见';
    expect(labels(later)[0]).toBe(title);
    expect(taken(later, title)).toContain(`按照《${title}》推行`);
    const numbered = edited(opinion, '若干意见》（国发', `${CARET}》（国发`);
    expect(suggested(numbered).items.every(({ plain }) => plain.endsWith('》'))).toBe(true);
  });

  it('names laws in force, and no document of another place', () => {
    expect(labels(edited(opinion, '推行标准地', `按照《民法${CARET}》推行标准地`))[0]).toBe('中华人民共和国民法典');
    const all = labels(edited(opinion, '推行标准地', `按照《${CARET}》推行标准地`));
    expect(all.filter((title) => /^(?:中共)?(?:云南|广东|广西|清远|临沧)/.test(title))).toEqual([]);
  });
});

describe('in a sentence that sets targets', () => {
  const goal = edited(opinion, '到2030年，高新技术企业达到420家，', `到2030年，${CARET}，`);

  it('offers the customary indicators with a slot for the figure', () => {
    const { items } = suggested(goal);
    expect(items[0]!.plain).toMatch(/【数值】亿元$/);
    expect(items[0]!.snippet).toMatch(/\$\{1:【数值】\}亿元$/);
    expect(items.map(({ label }) => label)).toContain('高新技术企业达到【数值】家');
  });

  it('by the matter of the clause, and none that it sets already', () => {
    const talent = edited(opinion, '推行标准地出让和弹性年期出让。', `到2028年，${CARET}`);
    expect(labels(talent)[0]).toMatch(/亩均税收|低效闲置/);
    const set = edited(opinion, '高新技术企业达到420家，', `高新技术企业达到420家，${CARET}，`);
    expect(labels(set)).not.toContain('高新技术企业达到【数值】家');
    expect(ask(edited(opinion, '推行标准地', `推行，${CARET}标准地`)).found).toBeNull();
  });
});

describe('where a suggestion comes from', () => {
  it('is said beside its label and, with text and bodies, when it is looked at', () => {
    const item = suggested(emptyLine).items.find(({ label }) => label === '促进科技成果转移转化')!;
    expect(item.origin).toMatch(/^\S+ \S+$/);
    const text = documentationOf(item.about, library);
    expect(text).toContain('| 文件 | 文号 | 条款 | 牵头（责任）单位 |');
    expect(text).toContain('临办发〔2019〕5号');
  });

  it('is known of every suggestion of every kind', () => {
    for (const marked of [emptyLine, edited(opinion, '（牵头单位：市自然资源和规划局；', `（牵头单位：${CARET}；`)]) {
      for (const { about, origin } of suggested(marked).items) {
        expect(origin).not.toBe('');
        expect(() => documentationOf(about, library)).not.toThrow();
      }
    }
  });
});

describe('imported clauses', () => {
  const document = {
    id: 'x',
    path: '/x',
    title: '某市若干措施',
    issuer: null,
    documentNumber: null,
    date: null,
    kind: null,
    region: null,
    level: null,
    year: null,
    clauses: 1,
    characters: 1,
  };
  const hit: IndexHit = {
    clause: {
      document,
      index: 0,
      path: '二、（一）',
      heading: '共享仪器设备',
      text: '推动仪器${1}开放。',
      line: 3,
      lead: [],
      cooperating: [],
      responsible: [],
    },
    score: 0.9,
  };

  it('are asked for by the heading as it is typed, or by the section', () => {
    const typed = edited(opinion, '（二）攻关关键核心技术。', `（二）仪器设备${CARET}\n\n（三）攻关关键核心技术。`);
    expect(shelfQueryOf(askedClause(ask(typed).asked!)!)).toMatchObject({
      text: '仪器设备',
      section: '提升自主创新能力',
      kind: '意见',
      government: '市级',
    });
    expect(shelfQueryOf(askedClause(ask(emptyLine).asked!)!)).toMatchObject({ text: '提升自主创新能力' });
  });

  it('come word for word with their source noted above', () => {
    const typed = edited(opinion, '（二）攻关关键核心技术。', `（二）仪器设备${CARET}\n\n（三）攻关关键核心技术。`);
    const [item] = importedSuggestions(askedClause(ask(typed).asked!)!, [hit]);
    expect(item).toMatchObject({
      plain: '共享仪器设备。推动仪器${1}开放。',
      noteAbove: '<!-- 参照：《某市若干措施》二、（一） -->',
    });
    expect(item!.snippet).toBe('共享仪器设备。推动仪器\\${1\\}开放。');
  });

  it('on an empty line bring the note with them', () => {
    const [item] = importedSuggestions(askedClause(ask(emptyLine).asked!)!, [hit]);
    expect(item!.noteAbove).toBeUndefined();
    expect(item!.plain).toBe('<!-- 参照：《某市若干措施》二、（一） -->\n（三）共享仪器设备。推动仪器${1}开放。');
  });
});
