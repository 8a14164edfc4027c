/** 重复限定: 超55%以上, 不低于10家以上, 约3年左右. */

import { defineLineRule, PRINTED, type LineFix } from '../rule.ts';

/** The two words of which one is too many, at either end of the match. */
const BOUND_IN_FRONT =
  /^(?:超过?了?|高于了?|大于了?|最低了?|最少了?|不少于|不低于|不小于|至少|不超过|不高于|不多于|不大于|至多|最多|低于|小于|少于|大约|大概|约|接近|将近|近)/;
const BOUND_BEHIND = /(?:及?以[上下内]|左右|上下|为止)$/;

/**
 * Counted over 55 documents: 2 findings, both genuine. 最高不超过 stands in statutes as well and is left alone.
 */
export default defineLineRule({
  id: 'redundancy',
  group: 'wording',
  title: '重复限定',
  severity: 'warning',
  fix: 'offered',
  exemptBy: 'accepted',
  rationale:
    '“超55%以上”“不低于10家以上”“约3年左右”前后限定重复，到底含不含本数、是确数还是约数说不清，考核时会有争议。',
  authority: [
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿：文字精炼、数字准确）' },
    { source: '语法修辞通例' },
  ],
  silentOn: [
    '“达到50%以上”“力争超过50%”等只限定一次的写法',
    '“最高不超过”（法律和国务院文件也这样写）',
    '“处五万元以下的罚款”等法律条文的写法',
  ],
  good: ['占比达到55%以上，新增企业不少于10家，用3年左右时间建成。', '截至2025年底，最高不超过500万元。'],
  bad: [
    { text: '规上企业比重超55%以上。', flags: '超55%以上', fixed: '规上企业比重超55%。' },
    { text: '每年新增不低于10家以上。', flags: '不低于10家以上', fixed: '每年新增不低于10家。' },
    { text: '用大约3年左右时间。', flags: '大约3年左右', fixed: '用大约3年时间。' },
    { text: '必须要严格落实责任。', flags: '必须要', fixed: '必须严格落实责任。' },
  ],
  roles: PRINTED,

  mayApply: (_block, { hits }) => hits.redundancyWords.length > 0 || hits.redundancyAnchors.length > 0,

  *check({ text }, { hits }, { redundancies }) {
    for (const { row, start, end } of redundancies.words.confirmed(text, hits.redundancyWords)) {
      if (row.off === true) continue;
      const span = { start, end };
      yield {
        span,
        severity: row.grade,
        tag: 'unnecessary',
        message: `“${row.wrong}”语义重复，写“${row.right}”即可。`,
        fixes: () => [
          { title: `改为“${row.right}”`, edits: [{ span, newText: row.right }], safe: false, preferred: true },
        ],
      };
    }
    let last = 0;
    for (const { row, start, end } of redundancies.patterns.matches(text, hits.redundancyAnchors)) {
      if (start < last) continue;
      last = end;
      yield {
        span: { start, end },
        severity: row.grade,
        message: `“${text.slice(start, end)}”：${row.advice}`,
        fixes: () => withoutOne(text, start, end),
      };
    }
  },
});

/** Either bound may go; the one behind first, for the verb in front often carries the sentence. */
function withoutOne(text: string, start: number, end: number): LineFix[] {
  const written = text.slice(start, end);
  const fixes: LineFix[] = [];
  const behind = BOUND_BEHIND.exec(written)?.[0];
  if (behind !== undefined) {
    fixes.push({
      title: `删去“${behind}”`,
      edits: [{ span: { start: end - behind.length, end }, newText: '' }],
      safe: false,
      preferred: true,
    });
  }
  const front = BOUND_IN_FRONT.exec(written)?.[0];
  if (front !== undefined) {
    fixes.push({
      title: `删去“${front}”`,
      edits: [{ span: { start, end: start + front.length }, newText: '' }],
      safe: false,
    });
  }
  return fixes;
}
