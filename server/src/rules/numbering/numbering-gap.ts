/** 序号跳号: 一、二、四. */

import { rangeOf } from '../../text/span.ts';
import { defineDraftRule } from '../rule.ts';
import { expectedOrdinal, renumberFixes } from './renumberFixes.ts';

/** Counted over 55 published documents: 1 true gap (068 lacks 二、), no false one. */
export default defineDraftRule({
  id: 'numbering-gap',
  group: 'numbering',
  title: '序号跳号',
  severity: 'error',
  fix: 'offered',
  rationale: '序号中断，读者会以为漏印了一条，引用“第（三）条”时也对不上。常见于删改条款后没有顺延，或粘贴时漏了一段。',
  authority: [
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条' },
    { source: 'GB/T 15834—2011', clause: '附录B.3' },
  ],
  silentOn: [
    '各部分内（一）从头编起，或全文（一）至（二十七）连续编号：两种编法都可以，以本稿多数写法为准',
    '同一条内另起一组从1开始的列举',
    '附件中的编号与正文互不牵连',
  ],
  good: [
    '一、总体要求\n二、主要任务\n三、保障措施',
    '一、总体要求\n（一）指导思想。\n（二）工作目标。\n二、主要任务\n（三）建设平台。\n（四）培育主体。',
  ],
  bad: [
    {
      text: '一、总体要求\n二、主要任务\n四、保障措施',
      flags: '四、',
      fixed: '一、总体要求\n二、主要任务\n三、保障措施',
    },
    { text: '一、主要任务\n（二）建设平台。', flags: '（二）' },
  ],

  *check(draft, { analysis }) {
    for (const { kind, clause, expected, previous } of draft.numbering) {
      if (kind !== 'gap') continue;
      const range = rangeOf(clause.line, clause.marker.span);
      const missing = expectedOrdinal(analysis, clause, expected);
      yield {
        range,
        message:
          previous === null
            ? `本级序号从“${clause.ordinal}”开始，前面没有“${missing}”。请核对是否漏了内容，否则应改为“${missing}”。`
            : `“${previous.ordinal}”之后是“${clause.ordinal}”，缺“${missing}”。请核对是否漏了内容，否则应改为“${missing}”。`,
        fixes: () => renumberFixes(analysis, draft, clause, expected),
        ...(previous === null
          ? {}
          : { related: [{ range: rangeOf(previous.line, previous.marker.span), message: '前一个序号在这里' }] }),
      };
    }
  },
});
