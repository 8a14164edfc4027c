/** 空格与断行: 住房城乡 建设厅; a sentence broken across lines. */

import { defineDraftRule } from '../rule.ts';
import { brokenSentences } from './brokenSentences.ts';
import { linesWhere } from '../../model/line/facts.ts';
import { straySpaces } from './straySpaces.ts';

export default defineDraftRule({
  id: 'spacing',
  group: 'wording',
  title: '多余空格和断行',
  severity: 'warning',
  fix: 'safe',
  rationale:
    '从网页、PDF粘贴或扫描识别时带入的空格和回车，会把单位名称、专用名词拆成两截，排版后留下空当，查找和统计时也认不出来。',
  authority: [
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿：文字、段落准确）' },
    { source: 'GB/T 9704—2012', clause: '5.2.3（一般每面排22行，每行排28个字，并撑满版心）' },
  ],
  silentOn: [
    '标题、署名、表格、名单和联系方式中的空格',
    '段首缩进、行尾空格',
    '“中共中央 国务院”等并列机关之间的空格',
    '小标题与正文之间的空格，待填的“年 月 日”',
    '以顿号、逗号结尾的分行列举',
  ],
  good: [
    '贯彻《中共中央 国务院关于促进产业发展的意见》，由自治区住房城乡建设厅牵头。',
    '第一条　为促进产业发展，制定本措施。\n成员：杨 玲、李　明、王大伟。',
  ],
  bad: [
    { text: '由自治区科技厅、住房城乡 建设厅负责。', flags: ' ', fixed: '由自治区科技厅、住房城乡建设厅负责。' },
    { text: '现印发给你们，\n\n请认真贯彻落实。', flags: '，', fixed: '现印发给你们，请认真贯彻落实。' },
    {
      text: '建立联席会议制度。（责任单位：各县区\n、功能板块，市委编办）',
      flags: '、',
      fixed: '建立联席会议制度。（责任单位：各县区、功能板块，市委编办）',
    },
    { text: '统筹工伤保险、 生育保险等制度。', flags: ' ', fixed: '统筹工伤保险、生育保险等制度。' },
    { text: '力争，到 2027 年，建成平台 10 家。', flags: ' ', fixed: '力争，到2027年，建成平台10家。' },
  ],

  *check(draft, { analysis }) {
    const lines = linesWhere(analysis, draft, ({ spacing }) => spacing !== null).filter(
      (line) => analysis.roles[line] === 'body',
    );
    yield* straySpaces(analysis, lines);
    yield* brokenSentences(analysis, draft, lines);
  },
});
