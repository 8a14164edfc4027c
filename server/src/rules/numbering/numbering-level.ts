/** 层次错位: （一）（二）3.（四）. */

import { rangeOf } from '../../text/span.ts';
import { writeMarker } from '../../syntax/marker.ts';
import { defineDraftRule, replacement } from '../rule.ts';

/**
 * 结构层次序数依次为 一、（一）1.（1）. A level may be left out (一、 then 1.: 9 of 55 documents do so); an inner list
 * that turns back to an outer form, or one sibling in the form of another level, may not.
 */
export default defineDraftRule({
  id: 'numbering-level',
  group: 'numbering',
  title: '序号层次错位',
  severity: 'warning',
  fix: 'offered',
  rationale:
    '结构层次序数依次用“一、”“（一）”“1.”“（1）”标注。同级混用两种序号，或在“1.”之下又出现“（一）”，层次就乱了。',
  authority: [
    { source: 'GB/T 9704—2012', clause: '7.3.3' },
    { source: 'GB/T 15834—2011', clause: '附录B.3.8' },
  ],
  silentOn: ['从“一、”直接到“1.”，中间不用“（一）”'],
  good: ['一、任务\n1.建设平台。\n2.培育主体。\n二、保障\n（一）加强领导。\n1.成立专班。'],
  bad: [
    {
      text: '一、任务\n（一）建设平台。\n（二）培育主体。\n3.引进人才。\n（四）优化服务。',
      flags: '3.',
      fixed: '一、任务\n（一）建设平台。\n（二）培育主体。\n（三）引进人才。\n（四）优化服务。',
    },
    { text: '一、任务\n1.建设平台。\n2.培育主体。\n（一）引进人才。\n（二）优化服务。', flags: '（一）' },
  ],

  *check(draft) {
    for (const { kind, clause, expected, form, previous } of draft.numbering) {
      if (kind !== 'level') continue;
      const marker = writeMarker(form, expected);
      const range = rangeOf(clause.line, clause.marker.span);
      const same = previous === null ? '' : `前一条是“${previous.ordinal}”，`;
      yield {
        range,
        message: `${same}此处却用了“${clause.ordinal}”，层次错位，同级应写作“${marker}”。`,
        fixes: () => [
          replacement(
            `改为“${marker}”`,
            rangeOf(clause.line, { start: clause.marker.span.start, end: clause.marker.contentStart }),
            marker,
            { safe: false, preferred: true },
          ),
        ],
      };
    }
  },
});
