/** 标点: unpaired, half-width, doubled or misplaced. */

import { defineDraftRule, PRINTED } from '../rule.ts';
import { halfWidthMarks } from './halfWidthMarks.ts';
import { misplacedMarks } from './misplacedMarks.ts';
import { linesWhere } from '../../model/line/facts.ts';
import { unpairedMarks } from './unpairedMarks.ts';

export default defineDraftRule({
  id: 'punctuation',
  group: 'wording',
  title: '标点不规范',
  severity: 'warning',
  fix: 'safe',
  rationale:
    '括号、引号、书名号只有一半，读者看不出引文或说明到哪里为止；半角标点、重复标点多是输入和粘贴留下的，印出来疏密不匀，也影响查找和比对。',
  authority: [
    { source: 'GB/T 15834—2011', clause: '4.5.3.5、4.8、4.9、4.15，附录A.8、A.9、B.1.2' },
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿：标点符号规范）' },
  ],
  silentOn: [
    '全文一律写作“1）”“一）”的序号（由“序号写法不规范”提示）',
    '前后几段连续引用、每段只在段首用前引号的',
    '换行断开、合起来成对的括号',
    '发文字号中残缺的括号（由“发文字号不规范”提示）',
    '数字、时间、比例、网址、英文和算式中的半角标点（1,000、10:31、2:8）',
    '《甲》（文号）、《乙》之间的顿号，“等级”“等待”等词前的顿号',
    '通篇在并列引号之间用顿号的文稿（“甲”、“乙”，国家标准“通常不用”，而多数公文这样写）',
    '同类的半角标点、顿号有多处的，只在第一处提示一次，并列出其余各处',
  ],
  good: [
    '落实《关于促进产业发展的意见》（江政发〔2026〕7号），推进“放管服”改革。',
    '依据《江临省科技进步条例》《江临省专利条例》（以下简称两条例），推广“甲型”“乙型”设备。（责任单位：市科技局、市财政局）',
    '落实《关于甲的意见》（江政发〔2026〕7号）、《关于乙的意见》，建立信用、等级评价制度，总数达1,000家，10:31前报送，按2:8分成。',
  ],
  bad: [
    {
      text: '贯彻落实《关于促进产业发展的意见（江政发〔2026〕7号），制定本方案。',
      flags: '《',
      fixed: '贯彻落实《关于促进产业发展的意见》（江政发〔2026〕7号），制定本方案。',
    },
    { text: '打造“一核多园发展格局，加快建设。', flags: '“' },
    { text: '建设研发平台（含实验室、中试基地。', flags: '（' },
    { text: '建设“一核多园“发展格局。', flags: '“', fixed: '建设“一核多园”发展格局。' },
    { text: '完善服务体系,优化发展环境。', flags: ',', fixed: '完善服务体系，优化发展环境。' },
    {
      text: '到2027年,总产值达1,000亿元;实施(含续建)项目10个,比例为2:8。',
      flags: ',',
      fixed: '到2027年，总产值达1,000亿元；实施（含续建）项目10个，比例为2:8。',
    },
    { text: '加强组织领导。。', flags: '。。', fixed: '加强组织领导。' },
    {
      text: '依据《江临省科技进步条例》、《江临省专利条例》制定。',
      flags: '、',
      fixed: '依据《江临省科技进步条例》《江临省专利条例》制定。',
    },
    {
      text: '推进“放管服”“一网通办”改革，建设“智慧工地”、“美丽工地”。',
      flags: '、',
      fixed: '推进“放管服”“一网通办”改革，建设“智慧工地”“美丽工地”。',
    },
    { text: '完善供水、供电、供气、等配套设施。', flags: '、', fixed: '完善供水、供电、供气等配套设施。' },
    { text: '建设中试基地。（责任单位：市科技局）。', flags: '。', fixed: '建设中试基地。（责任单位：市科技局）' },
    {
      text: '建设中试基地（责任单位：市科技局）。',
      flags: '（责任单位：市科技局）。',
      fixed: '建设中试基地。（责任单位：市科技局）',
    },
  ],

  *check(draft, { analysis }) {
    const lines = linesWhere(analysis, draft, ({ marks }) => marks !== null).filter((line) =>
      PRINTED.includes(analysis.roles[line]!),
    );
    if (lines.length === 0) return;
    yield* unpairedMarks(analysis, draft, lines);
    yield* halfWidthMarks(analysis, lines);
    yield* misplacedMarks(analysis, draft, lines);
  },
});
