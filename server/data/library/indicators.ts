/** Indicators that drafts set: those on zones, industry and innovation, the most usual first, then field by field. */

import { indicatorsOf } from '../../src/library/fieldModels.ts';
import type { CustomaryIndicator } from '../../src/library/indicator.ts';
import { fields } from './fields.ts';

const GUANGXI = '广西2021 一、（三）';
const LINCANG = '临沧2019 一、（二）';
const LIANYUNGANG = '连云港 一、（二）';
const ZUNYI = '遵义 一、（二）';

export const indicators: readonly CustomaryIndicator[] = [
  { wording: '地区生产总值突破【数值】亿元', topics: ['发展目标', '经济规模', '园区经济'], sources: [GUANGXI, LIANYUNGANG] },
  { wording: '营业收入突破【数值】亿元', topics: ['发展目标', '经济规模', '产业规模', '园区经济'], sources: [GUANGXI] },
  { wording: '规模以上工业总产值突破【数值】亿元', topics: ['发展目标', '工业', '产业规模', '制造业'], sources: [ZUNYI, '清远解读2021 （一）#2'] },
  { wording: '规模以上工业增加值年均增长【增幅】%以上', topics: ['发展目标', '工业', '制造业'], sources: [LINCANG] },
  { wording: '高新技术企业达到【数值】家', topics: ['发展目标', '高新技术企业', '创新主体', '企业培育', '科技创新'], sources: [LINCANG, '连云港 二、（三）#4'] },
  { wording: '研究与试验发展经费投入强度达到【比重】%', topics: ['发展目标', '研发投入', '科技创新', '创新能力', '基础研究'], sources: [GUANGXI, LINCANG] },
  { wording: '高新技术产业增加值占规模以上工业增加值比重达到【比重】%', topics: ['发展目标', '高新技术产业', '主导产业'], sources: [LINCANG] },
  { wording: '战略性新兴产业增加值占规模以上工业增加值比重达到【比重】%', topics: ['发展目标', '战略性新兴产业', '新兴产业', '未来产业'], sources: [] },
  { wording: '省级以上创新平台达到【数值】个', topics: ['发展目标', '创新平台', '研发机构', '重点实验室', '科技创新'], sources: ['连云港 二、（三）#2'] },
  { wording: '科技型中小企业达到【数值】家', topics: ['科技型中小企业', '企业培育', '创新主体', '创新型企业'], sources: [] },
  { wording: '专精特新中小企业达到【数值】家', topics: ['专精特新', '中小企业', '企业培育', '梯度培育'], sources: ['连云港 二、（二）#3'] },
  { wording: '新增规模以上工业企业【数值】家', topics: ['规模以上', '企业培育', '工业'], sources: [ZUNYI] },
  { wording: '上市公司达到【数值】家', topics: ['上市', '金融', '资本市场', '企业培育'], sources: ['连云港 二、（二）#3'] },
  { wording: '技术合同成交额达到【数值】亿元', topics: ['成果转化', '技术市场', '技术转移', '科技创新'], sources: [] },
  { wording: '建成中试平台【数值】个', topics: ['中试', '成果转化', '概念验证'], sources: [] },
  { wording: '每万人口高价值发明专利拥有量达到【数值】件', topics: ['知识产权', '发明专利', '科技创新'], sources: [] },
  { wording: '省级以上科技企业孵化器、众创空间达到【数值】家', topics: ['孵化器', '众创空间', '创新创业', '孵化载体'], sources: ['临沧2019 四、（十四）'] },
  { wording: '引进高层次创新人才和团队【数值】个', topics: ['高层次人才', '人才引进', '创新人才', '人才'], sources: [] },
  { wording: '新增高技能人才【数值】人', topics: ['技能人才', '人才培养', '职业教育', '人才'], sources: [] },
  { wording: '人才公寓达到【数值】套', topics: ['人才服务', '人才公寓', '住房保障', '人才'], sources: [] },
  { wording: '主导产业集聚度达到【比重】%', topics: ['主导产业', '产业集聚', '产业集群'], sources: [LINCANG] },
  { wording: '形成营业收入超百亿元的产业集群【数值】个', topics: ['产业集群', '主导产业', '先进制造业'], sources: [] },
  { wording: '数字经济核心产业增加值占地区生产总值比重达到【比重】%', topics: ['数字经济', '数字产业', '数字化'], sources: [] },
  { wording: '规模以上工业企业数字化改造覆盖率达到【比重】%', topics: ['数字化转型', '智能化改造', '数字化', '技术改造', '传统产业'], sources: [] },
  { wording: '实施重点技术改造项目【数值】个', topics: ['技术改造', '传统产业', '转型升级'], sources: [] },
  { wording: '工业投资年均增长【增幅】%以上', topics: ['工业投资', '项目建设', '有效投资'], sources: [ZUNYI] },
  { wording: '引进亿元以上产业项目【数值】个', topics: ['招商', '项目建设', '产业链招商'], sources: [] },
  { wording: '单位工业增加值能耗比【基期年份】年下降【降幅】%', topics: ['绿色', '节能', '低碳', '发展目标'], sources: [] },
  { wording: '规模以上工业用水重复利用率达到【比重】%', topics: ['绿色', '节水', '循环化'], sources: [] },
  { wording: '新增省级以上绿色工厂【数值】家', topics: ['绿色', '绿色制造', '低碳'], sources: [] },
  { wording: '亩均税收达到【数值】万元', topics: ['用地', '亩均', '集约', '土地'], sources: [ZUNYI] },
  { wording: '低效闲置用地盘活面积达到【数值】亩', topics: ['用地', '低效', '闲置', '土地'], sources: [] },
  { wording: '标准厂房入驻率达到【比重】%', topics: ['标准厂房', '用地', '厂房'], sources: [ZUNYI] },
  { wording: '实际使用外资达到【数值】亿美元', topics: ['外资', '开放', '招商'], sources: [] },
  { wording: '外贸进出口总额突破【数值】亿元', topics: ['外贸', '开放', '进出口'], sources: [LIANYUNGANG] },
  { wording: '科技型企业贷款余额达到【数值】亿元', topics: ['金融', '贷款', '科技金融', '融资'], sources: [] },
  { wording: '政府投资基金规模达到【数值】亿元', topics: ['基金', '金融', '融资'], sources: [] },
  { wording: '工业项目审批时限压减【比重】%', topics: ['营商环境', '审批', '项目建设'], sources: [] },
  { wording: '服务业增加值占地区生产总值比重达到【比重】%', topics: ['服务业', '现代服务业', '生产性服务业'], sources: [] },
  { wording: '占全市地区生产总值比重达到【比重】%', topics: ['发展目标', '园区经济'], sources: [LIANYUNGANG] },
  ...fields.flatMap(indicatorsOf),
];
