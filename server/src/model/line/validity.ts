/** 施行日期和有效期: 本办法自2027年1月1日起施行，有效期2年. */

import type { Span } from '../../text/span.ts';
import { behindLast } from '../../text/tails.ts';
import type { Block } from '../../syntax/block.ts';
import { parseArabicNumeral, parseChineseNumeral } from '../../syntax/numerals.ts';

export interface Validity {
  /** 自…起施行; where only a term is given, the term. */
  readonly span: Span;
  /** The day it takes effect as YYYYMMDD; null for 自发布之日起. */
  readonly from: number | null;
  readonly term: { readonly span: Span; readonly years: number | null; readonly until: number | null } | null;
}

const DAY = '(\\d{4})年(\\d{1,2})月(\\d{1,2})日';
const BEGINS = new RegExp(
  `(?:自|从)?(?:${DAY}|(?:发布|公布|印发|下发|颁布|发文|通过)之日)(?:起)?(?:满?\\d{1,3}日后)?(?:正式)?(?:施行|实施|执行|试行|生效|起有效)`,
);
const NUMBER = '([一二三四五六七八九十两]{1,2}|\\d{1,2})';
const TERM = new RegExp(
  `(?:有效期限?|试行期|施行期限?|期限)(?:暂定|限|为|：|:)*(?:${NUMBER}年|(?:至|到|截至|截止到|截止|自[^至到]{0,16}(?:至|到))${DAY})` +
    `|(?:试行|暂行)${NUMBER}年|(?:施行|实施|执行)(?:，|,)?(?:至|到)${DAY}`,
);

/** What speaks of the document itself: “证书有效期3年” does not. */
const OWN = /本(?:若干|实施|暂行)?(?:措施|政策|办法|意见|规定|细则|方案|通知|文件|计划)/;
/** How far before the term it may stand, within one sentence. */
const REACH = 36;

/** The clause that says from when and how long the document holds; null for the many lines that do not. */
export function readValidity({ text }: Block): Validity | null {
  if (!text.includes('起') && !text.includes('有效期')) return null;
  const begins = BEGINS.exec(text);
  const term = TERM.exec(text);
  if (
    begins === null &&
    (term === null || !OWN.test(behindLast(text.slice(Math.max(0, term.index - REACH), term.index), '。')))
  )
    return null;
  const place = (begins ?? term)!;
  const span = { start: place.index, end: place.index + place[0].length };
  const from = begins === null ? null : dayOf(begins, 1);
  if (term === null) return { span, from, term: null };
  const written = term[1] ?? term[5];
  return {
    span,
    from,
    term: {
      span: { start: term.index, end: term.index + term[0].length },
      years:
        written === undefined
          ? null
          : written === '两'
            ? 2
            : (parseArabicNumeral(written) ?? parseChineseNumeral(written)),
      until: dayOf(term, 2) ?? dayOf(term, 6),
    },
  };
}

function dayOf(match: RegExpExecArray, group: number): number | null {
  const [year, month, day] = [match[group], match[group + 1], match[group + 2]];
  return year === undefined ? null : Number(year) * 10000 + Number(month) * 100 + Number(day);
}
