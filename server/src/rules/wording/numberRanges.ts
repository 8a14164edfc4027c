/** Ranges of figures as GB/T 15835 §5.1.3 wants them: 1—2个, 15%—30%, 5万—10万人, 2023—2025年. */

import type { Span } from '../../text/span.ts';
import type { Severity } from '../finding.ts';

export interface RangeFault extends Span {
  readonly message: string;
  readonly severity: Severity;
  readonly right: string;
  readonly safe: boolean;
}

const NUMBER = '\\d{1,9}(?:\\.\\d{1,4})?';
const DASH = '-{1,2}|——|[—－–−~～]';
// Not behind figures, letters, points and slashes: those begin telephone, model and version numbers.
const RANGE = new RegExp(
  `(?<![\\dA-Za-z.,:：/\\-—－–〔#])(${NUMBER})([%％])?(万亿|万|亿)?([年月日])?(${DASH}|至)(${NUMBER})([%％])?(万亿|万|亿)?(?![\\d.:：/\\-—－–A-Za-z])`,
  'g',
);
/** A look that spares most lines the expressions for ranges. */
const TRIGGER = /[-—－–−~～至][-—]?\d/;
const HAN = /[\u4e00-\u9fa5]/;
/** Numbers of houses and rooms are written with a hyphen: 19-2号310室. */
const ADDRESS_UNIT = '号室栋幢楼层座弄门单';

export function holdsRange(text: string): boolean {
  return TRIGGER.test(text);
}

/**
 * Counted over 55 documents: hyphens for dashes 6, % or 万 left out of the first figure 1, all genuine. Passed over are
 * 22 telephone numbers, dates (2019-01-27), standards and addresses; the full-width hyphen （3－5年） reads as a dash.
 */
export function* rangeFaults(text: string): Iterable<RangeFault> {
  for (const match of text.matchAll(RANGE)) {
    const [
      written,
      first = '',
      firstPercent,
      firstMyriad,
      dateUnit = '',
      dash = '',
      second = '',
      secondPercent,
      secondMyriad,
    ] = match;
    const start = match.index;
    const end = start + written.length;
    if (/^0\d/.test(second) || /^0\d/.test(first) || Number(first) >= Number(second)) continue;
    const behind = text.charAt(end);
    const percentLost = secondPercent !== undefined && firstPercent === undefined;
    const myriadLost =
      secondMyriad !== undefined && firstMyriad === undefined && dash !== '至' && !(isYear(first) && isYear(second));
    const hyphen = dash.startsWith('-') || dash === '——';
    const measured =
      secondPercent !== undefined || secondMyriad !== undefined || (HAN.test(behind) && !ADDRESS_UNIT.includes(behind));
    const years = isYear(first) && isYear(second);
    if (!(percentLost || myriadLost || hyphen) || !(measured || years)) continue;
    const percent = firstPercent ?? (percentLost ? secondPercent : '');
    const myriad = firstMyriad ?? (myriadLost ? secondMyriad : '');
    const right = `${first}${percent}${myriad}${dateUnit}${hyphen ? '—' : dash}${second}${secondPercent ?? ''}${secondMyriad ?? ''}`;
    const faults = [
      ...(hyphen ? [years ? '起止年份用一字线“—”连接' : '数值范围用一字线“—”或浪纹线“～”连接'] : []),
      ...(percentLost ? ['百分数的范围，前一个数也要带“%”'] : []),
      ...(myriadLost
        ? [`“${first}”是${first}还是${first}${secondMyriad}，容易误读，前一个数也要带“${secondMyriad}”`]
        : []),
    ];
    yield {
      start,
      end,
      right,
      message: `“${written}”不规范：${faults.join('；')}，应写作“${right}”。`,
      severity: hyphen || percentLost ? 'warning' : 'information',
      // Whether 5—10万 means five or fifty thousand only the drafter knows.
      safe: !myriadLost,
    };
  }
}

function isYear(text: string): boolean {
  return /^(?:19|20)\d{2}$/.test(text);
}
