/** Wrong words are found where they are wrong, and nowhere else. */

import { describe, expect, it } from 'vitest';
import typoData from '../../../server/data/typos.json';
import { createKnowledge } from '../../../server/src/model/knowledge/knowledge.ts';

const knowledge = createKnowledge();

/** Pairs of what is written and what should be, of the rows that are on. */
function typosIn(line: string): string[] {
  const hits = knowledge.scan(line);
  const { words, patterns } = knowledge.typos;
  return [
    ...words.confirmed(line, hits.typoWords).filter((hit) => hit.row.off !== true),
    ...patterns.matches(line, hits.typoAnchors),
  ].map((hit) => `${hit.row.wrong}→${hit.row.right}`);
}

describe('typos', () => {
  it.each([
    ['各部门要认真布署', '布署→部署'],
    ['近一步加强领导', '近一步→进一步'],
    ['加块推进项目建设', '加块→加快'],
    ['协同连动', '连动→联动'],
    ['干部份内之事，部份单位', '部份→部分'],
    ['由付主任召集', '付主任→副主任'],
    ['2025年未，全市', '年未→年末'],
    ['末按规定报送的', '末按规定→未按规定'],
    ['院土工作站', '院土→院士'],
    ['截止2025年底', '截止→截至'],
    ['必需在3日内报送', '必需→必须'],
    ['既使遇到困难，也要完成', '既使→即使'],
    ['即要重视速度，又要重视质量', '即要→既要'],
    ['生长改造委牵头', '生长改造委→发展改革委'],
    ['“五位一体”战略布局', '“五位一体”战略布局→“五位一体”总体布局'],
  ])('%s: %s', (line, expected) => {
    expect(typosIn(line)).toEqual([expected]);
  });

  // Ordinary sentences in which two words meet so that a wrong one seems to stand there.
  it.each([
    '公布属于',
    '修改近期',
    '小规模试验',
    '保健设施',
    '机构健康',
    '支付责任',
    '可以经',
    '建立既有',
    '既使企业受益又使群众满意',
    '分工做好',
    '配合做好',
    '首创做法',
    '编制做实',
    '通过份额',
    '用水份额',
    '安装定位',
    '维修定额',
    '研究竞争',
    '政协迫切',
    '督促近期',
    '落实拖欠',
    '建设拖延',
    '企业以完成',
    '恢复盖章',
    '规模形成',
    '分类形成',
    '新型势力',
    '护士地位',
    '连续三年未',
    '“十四五”末完成',
  ])('leaves %s alone', (line) => {
    expect(typosIn(line)).toEqual([]);
  });

  it.each([
    '党员干部们踊跃参加',
    '距目标更近一步',
    '合规率，',
    '困难已解决',
    '增加已完善的条款',
    '许可已按照规定办理',
    '构建全体系服务',
    '举措失当',
    '明确订立合同',
    '审核订单',
    '确认订单',
    '供给测算',
    '赡养份额',
    '工作日标准',
    '应急反应情况',
    '培训班发证书',
    '过渡假期',
    '每篇副标题',
    '面积级差',
    '疫情型',
    '借贷币种',
    '周末按照安排',
    '农民工做的工作',
    '体制做优',
    '整合做强',
    '截止日期',
    '必需品',
    '深化“放管服”改革',
    '既要又要',
    '院士工作站',
    '交付主任办公会',
    '违规犯罪',
    '不再另行通知',
    '侵犯围海',
    '诸侯选举',
  ])('leaves %s alone too', (line) => {
    expect(typosIn(line)).toEqual([]);
  });

  it('finds each word of its list in a place where its conditions hold', () => {
    const found = typoData.rows.filter((row) => {
      const one = (list: string | undefined): string => (list ?? '').split(' ')[0]!.replaceAll('#', '2');
      const line = `${one(row.precededBy)}${row.wrong}${one(row.followedBy)}`;
      const hits = knowledge.typos.words.confirmed(line, knowledge.scan(line).typoWords);
      return hits.some((hit) => hit.row.id === row.id);
    });
    expect(typoData.rows.filter((row) => !found.includes(row)).map((row) => row.id)).toEqual([]);
  });
});
