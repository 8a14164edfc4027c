/** 序号写法: 一.  （一）、  1、  —、 */

import { rangeOf } from '../../text/span.ts';
import { writeMarker } from '../../syntax/marker.ts';
import { markerStyles } from '../../model/structure/markerStyle.ts';
import type { Analysis } from '../../model/draft.ts';
import type { Clause } from '../../model/structure/outline.ts';
import { defineDraftRule, replacement } from '../rule.ts';
import type { Fix } from '../finding.ts';

/**
 * Counted over 55 documents: 5 write 1、 throughout, 1 writes 一 、 throughout, 1 has a single 10、 among 10., 1 has —、.
 * What a draft does throughout is its house style, mentioned once; what it does once among the proper form is a slip.
 */
export default defineDraftRule({
  id: 'numbering-format',
  group: 'numbering',
  title: '序号写法不规范',
  severity: 'warning',
  fix: 'safe',
  rationale:
    '“一”后用顿号，“（一）”“（1）”后不再加标点，“1”后用下脚点。括号已把序号与正文隔开，再加顿号、逗号就成了重复停顿。',
  authority: [
    { source: 'GB/T 9704—2012', clause: '7.3.3' },
    { source: 'GB/T 15834—2011', clause: '附录B.3' },
  ],
  silentOn: ['括号用半角还是全角（另由标点规则统一提示）', '全文一律写作“1、”时只在首次出现处提示一次，不作警告'],
  good: ['一、总体要求\n（一）指导思想。\n1.总体安排。\n（1）分步实施。'],
  bad: [
    {
      text: '（一）、加强领导。\n（二）落实资金。\n（三）严格考核。',
      flags: '（一）、',
      fixed: '（一）加强领导。\n（二）落实资金。\n（三）严格考核。',
    },
    { text: '一、目标\n二.任务\n三、保障', flags: '二.', fixed: '一、目标\n二、任务\n三、保障' },
    { text: '—、目标\n二、任务\n三、保障', flags: '—、', fixed: '一、目标\n二、任务\n三、保障' },
  ],

  *check(draft, { analysis }) {
    for (const { improper, house: houseStyle } of markerStyles(draft.outline)) {
      // A single marker that lost a bracket is a matter of unbalanced marks, and reported as that.
      for (const clause of houseStyle ? improper.slice(0, 1) : improper.filter(({ marker }) => !marker.torn)) {
        const written = clause.ordinal;
        const right = writeMarker(clause.marker.form, clause.marker.number);
        yield {
          range: rangeOf(clause.line, clause.marker.span),
          message: houseStyle
            ? `本稿这一级序号写作“${written}”（共${improper.length}处），规范写法是“${right}”。`
            : `序号“${written}”写法不规范，应为“${right}”。`,
          ...(houseStyle ? { severity: 'information' as const } : {}),
          fixes: () =>
            houseStyle
              ? [rewriteAll(analysis, improper, right), rewrite(analysis, clause)]
              : [rewrite(analysis, clause)],
        };
      }
    }
  },
});

function rewrite(analysis: Analysis, clause: Clause): Fix {
  const marker = properForm(analysis, clause);
  return replacement(
    `改为“${marker}”`,
    rangeOf(clause.line, { start: clause.marker.span.start, end: clause.marker.contentStart }),
    marker,
    {
      safe: true,
      preferred: true,
    },
  );
}

function rewriteAll(analysis: Analysis, clauses: readonly Clause[], example: string): Fix {
  return {
    title: `这一级序号全部改为“${example}”的写法`,
    edits: clauses.flatMap((clause) => rewrite(analysis, clause).edits),
    safe: false,
    preferred: true,
  };
}

/** The proper form in the width of brackets that the draft uses. */
function properForm(analysis: Analysis, { line, marker }: Clause): string {
  const proper = writeMarker(marker.form, marker.number);
  const written = analysis.blocks[line]!.text.slice(marker.span.start, marker.span.end);
  return /^\(/.test(written) ? proper.replace('（', '(').replace('）', ')') : proper;
}
