/** 序号倒置: 一、三、二. */

import { rangeOf } from '../../text/span.ts';
import { defineDraftRule } from '../rule.ts';
import { expectedOrdinal, renumberFixes } from './renumberFixes.ts';

export default defineDraftRule({
  id: 'numbering-order',
  group: 'numbering',
  title: '序号顺序颠倒',
  severity: 'error',
  fix: 'offered',
  rationale: '序号先大后小，多因调整条款次序后没有重排；本稿前后编法不一（有的接着编，有的从头编）也在此列。',
  authority: [{ source: 'GB/T 15834—2011', clause: '附录B.3' }],
  silentOn: ['另起一组从1开始的列举', '全文统一采用的任何一种编法'],
  good: ['（一）建设平台。\n（二）培育主体。\n（三）引进人才。'],
  bad: [{ text: '（一）建设平台。\n（三）培育主体。\n（二）引进人才。\n（四）优化服务。', flags: '（二）' }],

  *check(draft, { analysis }) {
    for (const { kind, clause, expected, previous } of draft.numbering) {
      if (kind !== 'order') continue;
      const after = previous === null ? '' : `排在“${previous.ordinal}”之后，`;
      yield {
        range: rangeOf(clause.line, clause.marker.span),
        message: `序号“${clause.ordinal}”${after}顺序不对，按本稿的编法此处应为“${expectedOrdinal(analysis, clause, expected)}”。`,
        fixes: () => renumberFixes(analysis, draft, clause, expected),
      };
    }
  },
});
