/** 引文互相矛盾: one document with two numbers, or one number with two titles. */

import { rangeOf, type Range } from '../../text/span.ts';
import { plainTitle, type Citation } from '../../model/line/citation.ts';
import type { DocumentNumber } from '../../model/line/documentNumber.ts';
import type { Analysis, Draft, Located } from '../../model/draft.ts';
import { kindOfTitle } from '../../model/structure/documentKind.ts';
import { defineDraftRule, replacement, type DraftReport } from '../rule.ts';

type Cited = Located<Citation>;

/** A shorter title (《意见》, 《通用目录》) can be the short form of several documents. */
const SHORTEST_TITLE = 8;
/** Titles that differ in so few characters are one title with a slip; more, and they may be two attachments. */
const MOST_SLIPS = 3;

/**
 * Counted over 55 documents: 40 citations with a number, one of them repeated, 0 in
 * conflict. One 通知 may issue several 方案, so one number with two titles is a fault only where both titles are those
 * of a 公文, or are nearly the same.
 */
export default defineDraftRule({
  id: 'citation-conflict',
  group: 'citation',
  title: '引用文件前后矛盾',
  severity: 'error',
  fix: 'offered',
  rationale:
    '同一份文件在一篇稿子里引出两个文号，或者同一个文号对应两个标题，必有一处是错的，照着查会查不到或查错文件。',
  authority: [{ source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿：引文准确）' }],
  silentOn: [
    '定义过的简称（《意见》）、省略发文机关的标题',
    '标题相同而发文机关不同的上下级文件',
    '废止旧文件时提到的同名文件',
    '同一通知印发的几个附件共用一个文号',
  ],
  good: [
    '根据《江临省人民政府关于促进高新区发展的意见》（江政发〔2026〕7号）、《云岭市人民政府关于促进高新区发展的意见》（云政发〔2026〕12号），制定本意见。\n一、总体要求\n落实《江临省人民政府关于促进高新区发展的意见》（江政发〔2026〕7号）要求。',
  ],
  bad: [
    {
      text: '根据《江临省人民政府关于促进高新区发展的意见》（江政发〔2026〕7号），制定本意见。\n一、总体要求\n落实《江临省人民政府关于促进高新区发展的意见》（江政发〔2026〕17号）要求。',
      flags: '江政发〔2026〕17号',
      fixed:
        '根据《江临省人民政府关于促进高新区发展的意见》（江政发〔2026〕7号），制定本意见。\n一、总体要求\n落实《江临省人民政府关于促进高新区发展的意见》（江政发〔2026〕7号）要求。',
    },
    {
      text: '根据《江临省人民政府关于促进高新区发展的意见》（江政发〔2026〕7号），制定本意见。\n一、总体要求\n落实《江临省人民政府关于促进产业园区发展的意见》（江政发〔2026〕7号）要求。',
      flags: '《江临省人民政府关于促进产业园区发展的意见》',
    },
  ],

  *check(draft, { analysis }) {
    const byTitle = new Map<string, Cited[]>();
    const byNumber = new Map<string, Cited>();
    for (const cited of draft.notice?.citations ?? []) remember(cited, byTitle, byNumber);
    for (const cited of draft.citations) {
      const { number } = cited.value;
      if (number === null || !isComplete(number)) continue;
      const twin = byTitle.get(cited.value.plainTitle)?.find((other) => sameIssuer(other.value, cited.value));
      const namesake = byNumber.get(keyOf(number));
      if (twin !== undefined && keyOf(twin.value.number!) !== keyOf(number)) {
        // 《…》（云政发〔2021〕12号）同时废止: an older document of the same name.
        if (!repealed(analysis, cited) && !repealed(analysis, twin)) yield twoNumbers(twin, cited);
      } else if (namesake !== undefined && titlesConflict(namesake.value, cited.value)) {
        yield twoTitles(analysis, namesake, cited);
      } else if (isOwnNumber(draft, cited.value, number)) {
        yield ownNumber(draft, cited, number);
      }
      remember(cited, byTitle, byNumber);
    }
  },
});

function remember(cited: Cited, byTitle: Map<string, Cited[]>, byNumber: Map<string, Cited>): void {
  const { number, plainTitle } = cited.value;
  if (number === null || !isComplete(number)) return;
  if (!byNumber.has(keyOf(number))) byNumber.set(keyOf(number), cited);
  if (plainTitle.length < SHORTEST_TITLE) return;
  const same = byTitle.get(plainTitle);
  if (same === undefined) byTitle.set(plainTitle, [cited]);
  else if (!same.some((other) => sameIssuer(other.value, cited.value))) same.push(cited);
}

function isComplete({ year, serial, masked, code }: DocumentNumber): boolean {
  return year !== null && serial !== null && !masked && code !== '';
}

function keyOf({ code, year, serial }: DocumentNumber): string {
  return `${code}〔${year}〕${serial}`;
}

/** Issued by one body as far as the text says: the same name at the head, or the same 代字 where one has none. */
function sameIssuer(a: Citation, b: Citation): boolean {
  return a.issuer !== null && b.issuer !== null ? a.issuer === b.issuer : a.number?.code === b.number?.code;
}

function repealed(analysis: Analysis, { line }: Cited): boolean {
  return /废止|失效|停止执行/.test(analysis.blocks[line]!.text);
}

function titlesConflict(a: Citation, b: Citation): boolean {
  const [one, other] = [a.plainTitle, b.plainTitle];
  if (one.includes(other) || other.includes(one) || one.length < SHORTEST_TITLE || other.length < SHORTEST_TITLE)
    return false;
  return (isOfficial(a) && isOfficial(b)) || nearlySame(one, other);
}

function isOfficial({ title, plainTitle }: Citation): boolean {
  const family = kindOfTitle(title)?.family;
  return plainTitle.startsWith('关于') && (family === '意见' || family === '通知');
}

/** The titles differ in one stretch of a few characters. */
function nearlySame(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return Math.max(a.length, b.length) - head - tail <= MOST_SLIPS;
}

function twoNumbers(first: Cited, second: Cited): DraftReport {
  const [one, other] = [first.value.number!, second.value.number!];
  const here = rangeOf(second.line, other.span);
  const there = rangeOf(first.line, one.span);
  // A year or a serial of its own makes one slip; both differ also between two editions.
  const slip = one.code === other.code && (one.year === other.year || one.serial === other.serial);
  return {
    range: here,
    severity: slip ? 'error' : 'warning',
    message: `《${second.value.title}》前文引作“${one.text}”，此处是“${other.text}”，同一文件的文号前后不一，请查对原件。`,
    related: [{ range: there, message: `前文的文号是“${one.text}”` }],
    fixes: () => [
      replacement(`此处改为“${one.text}”`, here, one.text, { safe: false, preferred: true }),
      replacement(`前文改为“${other.text}”`, there, other.text, { safe: false }),
    ],
  };
}

function twoTitles(analysis: Analysis, first: Cited, second: Cited): DraftReport {
  const here = titleRange(analysis, second);
  const there = titleRange(analysis, first);
  const number = second.value.number!.text;
  return {
    range: rangeOf(second.line, second.value.span),
    severity: isOfficial(first.value) && isOfficial(second.value) ? 'error' : 'warning',
    message: `文号“${number}”前文对应《${first.value.title}》，此处对应《${second.value.title}》，一个文号只能是一份文件，请查对原件。`,
    related: [{ range: there, message: '同一文号，前文是这个标题' }],
    fixes: () => [
      replacement('此处标题改为与前文一致', here, first.value.title, { safe: false, preferred: true }),
      replacement('前文标题改为与此处一致', there, second.value.title, { safe: false }),
    ],
  };
}

/** The title without its marks. */
function titleRange(analysis: Analysis, { line, value: { span } }: Cited): Range {
  const marked = analysis.blocks[line]!.text.charAt(span.start) === '《';
  return rangeOf(line, marked ? { start: span.start + 1, end: span.end - 1 } : span);
}

/** The number of this very document stands behind the title of another: copied from the head and not changed. */
function isOwnNumber({ number: own, title, notice }: Draft, cited: Citation, number: DocumentNumber): boolean {
  if (own === null || !isComplete(own.value) || keyOf(own.value) !== keyOf(number) || title === null) return false;
  // What a 通知 issues is cited with the number of the 通知.
  const titles = [title.text, notice?.title?.text ?? ''].map((text) => plainTitle(text, null));
  return cited.plainTitle.length >= SHORTEST_TITLE && !titles.some((text) => text.includes(cited.plainTitle));
}

function ownNumber(draft: Draft, { line, value }: Cited, number: DocumentNumber): DraftReport {
  return {
    range: rangeOf(line, number.span),
    severity: 'warning',
    message: `“${number.text}”是本文件自己的发文字号，这里用在《${value.title}》后面，请查对被引文件的文号。`,
    related: [{ range: rangeOf(draft.number!.line, draft.number!.value.span), message: '本文件的发文字号' }],
  };
}
