/** 公平竞争: clauses that the review will ask to justify or mend. */

import { rangeOf } from '../../text/span.ts';
import { articlesInWords, type FairCompetitionRow } from '../../model/knowledge/fair-competition.ts';
import type { PatternMatch } from '../../model/knowledge/patterns.ts';
import { linesWhere } from '../../model/line/facts.ts';
import { defineDraftRule, PRINTED } from '../rule.ts';

type Match = PatternMatch<FairCompetitionRow>;

interface Clause {
  readonly match: Match;
  /** Other objections to the same words. */
  readonly also: string[];
  /** How often the paragraph does the same. */
  times: number;
}

/** Such words in front turn the clause into its prohibition: 严禁以任何形式返还税收. */
const FORBIDDEN = /严禁|禁止|不得|不准|杜绝|清理|废除|废止|取消|纠正|整治|破除|避免|防止|不再/;

/** Reviews begin with 国发〔2016〕34号; what was drawn up before could not be held against them. */
const REVIEWED_FROM = 20160701;

/**
 * Counted over 55 documents: none in the published ones that were subject to a review (5 clauses in 3 documents of
 * 2013 to 2016 are older), 5 in the reference texts, each a clause that a review would ask about. Passed over are 5
 * clauses that name their basis and 2 of the centre.
 */
export default defineDraftRule({
  id: 'fair-competition',
  group: 'compliance',
  title: '公平竞争审查关注的表述',
  severity: 'information',
  fix: 'none',
  rationale:
    '限定经营、差别待遇、与税收挂钩的奖补等写法，公平竞争审查中会被要求说明依据或者修改，印发后可能被举报、被责令废止。这里只作提示，是否违反由审查机关判断。',
  authority: [
    { source: '公平竞争审查条例（国务院令第783号，2024年8月1日起施行）', clause: '第八条至第十二条' },
    {
      source: '公平竞争审查条例实施办法（国家市场监督管理总局令第99号，2025年4月20日起施行）',
      clause: '第九条至第二十三条、第四十六条',
    },
    { source: '国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知（国办发〔2018〕37号）' },
  ],
  silentOn: [
    '党中央、国务院及其部门的文件',
    '写明“按照国家规定”“依法”、落实国家税收优惠等依据的',
    '“严禁”“不得”“清理”等禁止、纠正这类做法的句子',
    '“一企一策”等协调服务机制，不涉及资金和优惠的',
    '2016年7月公平竞争审查制度实行以前的文件（按检查所依的日期）',
  ],
  good: [
    '对在本市实施的研发项目，按实际投入的10%给予补助，各类经营主体一视同仁。',
    '按照国家规定减免增值税，严禁以任何形式返还税收，对重大项目实行一企一策服务机制。',
  ],
  bad: [
    { text: '根据其财政贡献度给予适当扶持。', flags: '财政贡献度给予适当扶持' },
    { text: '对入驻企业减免地方分享部分税收。', flags: '减免地方分享部分税收' },
    { text: '同等条件下优先采购本地企业产品。', flags: '优先采购本地企业产品' },
    { text: '重大项目优惠政策实行一事一议。', flags: '优惠政策实行一事一议' },
  ],

  *check(draft, { analysis, settings }) {
    // Documents of the centre may grant what local ones may not.
    if (draft.government === 'centre' || settings.today < REVIEWED_FROM) return;
    for (const line of linesWhere(analysis, draft, ({ reviewed }) => reviewed.length > 0)) {
      const { reviewed } = analysis.facts[line]!;
      if (!PRINTED.includes(analysis.roles[line]!)) continue;
      for (const clause of clausesOf(analysis.blocks[line]!.text, reviewed)) {
        yield { range: rangeOf(line, clause.match), message: messageOf(clause) };
      }
    }
  },
});

/** One finding for words that several rows object to, and one for what a paragraph does several times. */
function clausesOf(text: string, matches: readonly Match[]): Clause[] {
  const clauses: Clause[] = [];
  const byGravity = [...matches].sort(
    (a, b) => Number(b.row.strength === 'strong') - Number(a.row.strength === 'strong') || a.start - b.start,
  );
  for (const match of byGravity) {
    if (match.safe || isForbidden(text, match)) continue;
    const same = clauses.find((clause) => clause.match.row.title === match.row.title);
    const overlapping = clauses.find((clause) => clause.match.start < match.end && match.start < clause.match.end);
    if (same !== undefined) same.times += overlapping === same ? 0 : 1;
    else if (overlapping === undefined) clauses.push({ match, also: [], times: 1 });
    else if (!overlapping.also.includes(match.row.title)) overlapping.also.push(match.row.title);
  }
  return clauses;
}

function isForbidden(text: string, { start }: Match): boolean {
  const from = Math.max(text.lastIndexOf('。', start - 1), text.lastIndexOf('；', start - 1), start - 60) + 1;
  return FORBIDDEN.test(text.slice(from, start));
}

function messageOf({ match: { row }, also, times }: Clause): string {
  const again = times > 1 ? `本段共${times}处。` : '';
  const others = also.length > 0 ? `另请留意：${also.join('、')}。` : '';
  const question = row.regulation === undefined ? '合法性审核会问及' : '公平竞争审查会问及';
  return `${question}：${row.title}。${row.why}${basisOf(row)}建议：${row.instead}${others}${again}`;
}

function basisOf({ regulation, measures }: FairCompetitionRow): string {
  const cited = [
    ...(regulation === undefined ? [] : [`《公平竞争审查条例》${articlesInWords(regulation)}`]),
    ...(measures === undefined ? [] : [`实施办法${articlesInWords(measures)}`]),
  ];
  return cited.length === 0 ? '' : `（见${cited.join('；')}）`;
}
