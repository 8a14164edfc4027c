/** 序号重复: 一、二、二、三. */

import { rangeOf } from '../../text/span.ts';
import { defineDraftRule } from '../rule.ts';
import { expectedOrdinal, renumberFixes } from './renumberFixes.ts';

/** Counted over 55 published documents: 1 (071 has 五、 twice). */
export default defineDraftRule({
  id: 'numbering-duplicate',
  group: 'numbering',
  title: '序号重复',
  severity: 'error',
  fix: 'offered',
  rationale: '同级两条用了同一个序号，引用时无法分辨所指，多因插入新条款后没有顺延。',
  authority: [
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条' },
    { source: 'GB/T 15834—2011', clause: '附录B.3' },
  ],
  silentOn: ['不同条款之下各自从1开始的列举', '正文与附件各自编号'],
  good: ['一、总体要求\n二、主要任务\n三、保障措施', '（一）加强领导。\n1.成立专班。\n（二）严格考核。\n1.定期通报。'],
  bad: [
    {
      text: '（一）建设平台。\n（二）培育主体。\n（二）引进人才。\n（三）优化服务。',
      flags: '（二）',
      fixed: '（一）建设平台。\n（二）培育主体。\n（三）引进人才。\n（四）优化服务。',
    },
  ],

  *check(draft, { analysis }) {
    for (const { kind, clause, expected, previous } of draft.numbering) {
      if (kind !== 'duplicate') continue;
      yield {
        range: rangeOf(clause.line, clause.marker.span),
        message: `序号“${clause.ordinal}”前面已经用过，按顺序此处应为“${expectedOrdinal(analysis, clause, expected)}”。`,
        fixes: () => renumberFixes(analysis, draft, clause, expected),
        ...(previous === null
          ? {}
          : {
              related: [
                { range: rangeOf(previous.line, previous.marker.span), message: `“${previous.ordinal}”已用在这里` },
              ],
            }),
      };
    }
  },
});
