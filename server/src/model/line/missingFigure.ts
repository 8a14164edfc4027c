/** Places where a sentence announces a figure and does not give it. */

import type { Span } from '../../text/span.ts';
import { shows, type Block } from '../../syntax/block.ts';
import { isHan, Sign } from '../../syntax/characters.ts';
import { Suffixes } from '../../text/suffixes.ts';

const NONE: readonly never[] = Object.freeze([]);

export interface MissingFigure {
  readonly span: Span;
  readonly text: string;
  /** `number` behind a verb, `share` for “…占…比重” and then nothing, `year` for “到年”. */
  readonly kind: 'number' | 'share' | 'year';
}

/** Units that stand for a lost number when nothing precedes them. */
const UNIT =
  '(?:万亿元|亿元|万元|亿美元|万美元|万人次|平方公里|公里|万亩|万吨|家以上|个以上|户以上|项以上|人以上|[%％]|个百分点)';
const BOUND = '(?:以上|以下|以内|左右)[，,。；;、]';

/** 达到以上, 增长%, 突破亿元: the verb meets the unit or the bound directly. */
const BARE_UNIT = new RegExp(
  `(?:达到|达|超过|超|突破|不低于|不少于|不超过|提高到|提升到|提高至|提升至|增加到|降至|降到|降低到|控制在|保持在|稳定在|增长|下降|新增|净增|至少)(?:到|约|近)?(?=${UNIT}|${BOUND})`,
  'g',
);
/** 总产值达到，: an indicator and a verb, and then the pause. */
const BARE_VERB =
  /(?:产值|增加值|总量|总额|总数|规模|数量|比重|比例|占比|率|收入|投资额?|营收|税收|出口额|强度|指数|面积|人数|户数|家数)(?:累计|年均|分别|要|力争|已)?(?:达到|超过|突破|不低于|不少于|不超过|提高到|提升到|提高至|提升至|增加到|增长到|降至|控制在|占到|达)(?=[，,。；;、]|$)/g;
/** 再降低%以上: a percent sign right behind a word. */
const PERCENT = /(?:[%％]|个百分点)(?:以上|以下|以内|左右|[，,。；;、]|$)/g;
const LONGEST_WORD = 6;
/** 年销售额万元以上 */
const BARE_MONEY =
  /(?:额|值|收入|资金|规模|投资|营收|成本|费用)(?=(?:万元|亿元)(?:以上|以下|以内|左右|[，,。；;、]|$))/g;
/** 研发经费占地区生产总值比重 as a whole item; 提高…占…的比重 is a sentence of its own. */
const SHARE_ALONE =
  /^(?!.*(?:提高|提升|扩大|增加|降低|优化|增强|加大|明确|计算|调整|合理|逐步|确定|稳定)).{4,60}占[^，,。；;、]{2,30}(?:比重|比例)(?=[；;。、，,]?$)/;
/** What such an item ends with, and what a sentence ends with that breaks off at its verb. */
const OPEN_ENDS = new Suffixes(
  '比重 比例 达到 超过 突破 不低于 不少于 不超过 提高到 提升到 提高至 提升至 增加到 增长到 降至 控制在 占到 达'
    .split(' ')
    .flatMap((word) => ['', '；', ';', '。', '、', '，', ','].map((pause) => word + pause)),
);
const LONGEST_ITEM = 110;
const BARE_YEAR = /(?:力争到|确保到|(?<![一-龥])到|(?<=[，,。；;])到)(?=年[，,底末])/g;

/** @param announced whether a verb meets its unit or a pause anywhere in the line, as the lexicon found */
export function readMissingFigures(block: Block, announced: boolean): readonly MissingFigure[] {
  const from = block.marker?.contentStart ?? block.content.start;
  const to = block.content.end;
  const percent = shows(block, Sign.Percent) || block.text.includes('个百分点');
  const endsOpen = to > from && OPEN_ENDS.lengthBefore(block.text, to, from) > 0;
  if (!announced && !percent && !endsOpen) return NONE;
  const text = block.text.slice(from, to);
  const found: MissingFigure[] = [];
  const add = (kind: MissingFigure['kind'], index: number, written: string): void => {
    const span = { start: from + index, end: from + index + written.length };
    if (found.some((other) => other.span.start < span.end && span.start < other.span.end)) return;
    found.push({ kind, span, text: written });
  };
  if (announced) for (const match of text.matchAll(BARE_UNIT)) add('number', match.index, match[0]);
  if (announced || endsOpen) for (const match of text.matchAll(BARE_VERB)) add('number', match.index, match[0]);
  if (percent)
    for (const match of text.matchAll(PERCENT)) {
      let start = match.index;
      while (start > 0 && match.index - start < LONGEST_WORD && isHan(text.charCodeAt(start - 1))) start--;
      if (match.index - start >= 2) add('number', start, text.slice(start, match.index));
    }
  if (announced) {
    for (const match of text.matchAll(BARE_MONEY)) add('number', match.index, match[0]);
    if (text.includes('到年')) for (const match of text.matchAll(BARE_YEAR)) add('year', match.index, match[0]);
  }
  const share = endsOpen && text.length <= LONGEST_ITEM ? SHARE_ALONE.exec(text) : null;
  if (share !== null) add('share', share.index, share[0]);
  return found.sort((a, b) => a.span.start - b.span.start);
}
