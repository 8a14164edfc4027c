/** Which sentences of a draft are looked up, and which names are told with them. */
import { describe, expect, it } from 'vitest';
import { foreignNamesIn, passagesOf } from '../../../../server/src/features/references/closePassages.ts';
import { findingsIn, read, textIn } from '../reading.ts';

const draft = `云岭市人民政府关于发展轴承产业的实施意见

为贯彻落实省委、省政府关于发展先进制造业的决策部署，进一步做大做强轴承产业，结合本市实际，提出如下实施意见。

一、主要任务

（一）培养技工。市职业学院开设轴承装配订单班，每年送八十名学员到车间跟班学习满六个月。加强管理。（牵头单位：市教育局；配合单位：市人力资源社会保障局、市财政局、市工业和信息化局、各县区人民政府）

（二）执行上级文件。落实《江临省人民政府关于加快先进制造业高质量发展的若干政策措施》。

二、附则

本意见自2026年12月1日起施行，有效期5年，由市工业和信息化局负责解释，此前规定与本意见不一致的以本意见为准。
`;

function looked(text: string): string[] {
  return passagesOf(read(text)).map((passage) => passage.text);
}

describe('passages looked up', () => {
  it('are whole sentences of clauses: no opening, no annotation, no formula, no mere citation, nothing short', () => {
    expect(looked(draft)).toEqual(['市职业学院开设轴承装配订单班，每年送八十名学员到车间跟班学习满六个月。']);
  });

  it('stand where they say', () => {
    for (const { range, text } of passagesOf(read(draft))) expect(textIn(draft, range)).toBe(text);
  });

  it('are all sentences of a draft without clauses', () => {
    const plain =
      '关于开展轴承产业调查的通知\n\n请各县区组织辖区内轴承企业填报生产经营情况和设备更新需求，于月底前汇总报送。\n';
    expect(looked(plain)).toHaveLength(1);
    expect(looked('')).toEqual([]);
  });
});

describe('names that came along', () => {
  const text = (name: string, title = '云岭市人民政府关于发展轴承产业的实施意见'): string =>
    `${title}\n\n一、主要任务\n\n（一）培养技工。支持${name}职业学院开设轴承装配订单班，每年送八十名学员到车间跟班学习。\n`;

  function names(draftText: string, region: string | null): string[] {
    const [passage] = passagesOf(read(draftText));
    const unknown = {
      id: 'x',
      path: '/x',
      issuer: null,
      documentNumber: null,
      date: null,
      kind: null,
      level: null,
      year: null,
    };
    const source = { ...unknown, title: '某文', region, clauses: 1, characters: 1 };
    return foreignNamesIn(passage!, source, findingsIn(draftText), read(draftText));
  }

  it('are those of the place that issued the source', () => {
    expect(names(text('岚安'), '江临省岚安市')).toEqual(['岚安']);
    expect(names(text('本市'), '江临省岚安市')).toEqual([]);
    expect(names(text('岚安'), null)).toEqual([]);
  });

  it('are not those of the draft itself, nor of the province', () => {
    expect(names(text('岚安', '岚安市人民政府关于发展轴承产业的实施意见'), '江临省岚安市')).toEqual([]);
    expect(names(text('江临省'), '江临省')).toEqual([]);
  });
});
