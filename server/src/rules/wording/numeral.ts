/** 数字用法: 1-2个, 15-30%, 98年底, 5%个百分点, 300万经费. */

import type { Span } from '../../text/span.ts';
import { Tell } from '../../model/knowledge/prefilterWords.ts';
import { shows, type Block } from '../../syntax/block.ts';
import { isDigitAt, Sign } from '../../syntax/characters.ts';
import { defineLineRule, PRINTED, type LineFix, type LineReport } from '../rule.ts';
import { holdsRange, rangeFaults } from './numberRanges.ts';
import { tornDate } from './tornDates.ts';

/** 98年5月, 25年底, ’05年 have such behind them or a ’ in front; a bare 70年 is a term of years. */
const YEAR_PART_BEHIND = /^(?:\d{1,2}月|[底末初](?![蕴数薪中级期]))/;
/** 2023—25年. */
const CUT_SECOND_YEAR = /(?<!\d)((?:19|20)\d{2})年?[-—－–~～至](\d\d)年/g;
/** 三、四个 for 三四个; not 一、二、三个, nor 第一、二个, which count several things. */
const APPROXIMATION = /、([二三四五六七八九])(?=(?:个|名|家|天|次|倍|人|项|户)(?!性))/g;
const FIRST_FIGURE = /(?:^|[^第、一二三四五六七八九十])([一二三四五六七八])$/;
const WIDE_DIGITS = /[０-９]+/g;

const HAN_DIGITS = '零一二三四五六七八九';

/**
 * Counted over 55 documents: 6 ranges, one amount without its 元 (300万经费), one draft with full-width digits in
 * ordinals only, which are left alone; of the other forms none. A ratio that lost its colon (按28分成) cannot be told
 * from a figure and is accepted.
 */
export default defineLineRule({
  id: 'numeral',
  group: 'wording',
  title: '数字用法不规范',
  severity: 'warning',
  fix: 'safe',
  rationale:
    '范围、百分数、年份写得不全，会读出两种意思：“5-10万元”是五元到十万元，还是五万元到十万元？“98年”过些年就不知道是哪一年；日期缺字多是粘贴时丢的。',
  authority: [
    { source: 'GB/T 15835—2011', clause: '5.1.3（数值范围）、5.1.4（年份不应简写）、5.2.1（概数）' },
    { source: 'GB/T 15834—2011', clause: '4.13.3（连接号的形式）' },
  ],
  silentOn: [
    '电话号码、门牌号、发文字号、标准号、产品型号、日期（2019-01-27）、比分、网址',
    '用“—”“～”“~”“－”连接的范围',
    '“70年”“10年”等年限',
    '“一、二、三产业”“第一、二类”等分别计数的写法',
    '序号中的全角数字',
  ],
  good: [
    '培育1—2个产业集群，占比15%—30%，安排5万元—10万元，2023—2025年实施，土地使用期70年。',
    '联系电话：0771-2345678，地址为建设路19-2号310室，执行GB/T 9704—2012，2019-01-27发布。',
    '统筹一、二、三产业，用三五年时间建成四五个园区。',
  ],
  bad: [
    { text: '形成1-2个产业集群。', flags: '1-2', fixed: '形成1—2个产业集群。' },
    { text: '按投资额的15-30%给予补助。', flags: '15-30%', fixed: '按投资额的15%—30%给予补助。' },
    { text: '每家补助5—10万元。', flags: '5—10万', fixed: '每家补助5万—10万元。' },
    { text: '（2018-2035年）', flags: '2018-2035', fixed: '（2018—2035年）' },
    { text: '于98年5月建成，25年底前改造。', flags: '98年', fixed: '于1998年5月建成，25年底前改造。' },
    { text: '安排300万经费。', flags: '万经费', fixed: '安排300万元经费。' },
    { text: '能耗下降2倍。', flags: '下降2倍' },
    { text: '占比提高5%个百分点。', flags: '5%个百分点', fixed: '占比提高5个百分点。' },
    { text: '新增企业4千家。', flags: '4千家' },
    { text: '组建三、四个专班。', flags: '三、四', fixed: '组建三四个专班。' },
    { text: '云岭市人民政府\n2026625日', flags: '2026625日', fixed: '云岭市人民政府\n2026年6月25日' },
    { text: '新增２０家企业。', flags: '２０', fixed: '新增20家企业。' },
  ],
  roles: PRINTED,
  mayApply: (block, { hits }) =>
    shows(block, Sign.Digit) ||
    hits.numeralWords.length > 0 ||
    hits.numeralAnchors.length > 0 ||
    (hits.tells & Tell.Approximation) !== 0,

  check(block, { hits, numbers }, { numerals }) {
    const { text } = block;
    const reports: LineReport[] = [];
    for (const { row, start, end } of numerals.words.confirmed(text, hits.numeralWords)) {
      if (row.off === true) continue;
      reports.push(
        replaced({ start, end }, row.right, `“${row.wrong}”缺少单位，应写作“${row.right}”。`, false, row.grade),
      );
    }
    for (const { row, start, end } of numerals.patterns.matches(text, hits.numeralAnchors)) {
      const written = text.slice(start, end);
      const fixes = /百分点$/.test(written) ? [fix({ start, end }, written.replace(/[%％]/, ''), true)] : [];
      const message = `“${written}”：${row.advice}`;
      reports.push({ span: { start, end }, severity: row.grade, message, fixes: () => fixes });
    }
    if (shows(block, Sign.Digit)) {
      const ranges = holdsRange(text);
      if (ranges) {
        for (const { start, end, right, message, severity, safe } of rangeFaults(text)) {
          if (numbers.some(({ span }) => span.start < end && start < span.end)) continue;
          reports.push(replaced({ start, end }, right, message, safe, severity));
        }
        reports.push(...cutSecondYears(text));
      }
      if (shows(block, Sign.Year)) findCutYears(text, reports);
      const torn = tornDate(block);
      if (torn !== null) {
        const { start, end, message, rights } = torn;
        reports.push({
          span: { start, end },
          message,
          fixes: () => rights.map((right) => fix({ start, end }, right, false)),
        });
      }
      if (shows(block, Sign.WideDigit)) reports.push(...wideDigits(block));
    }
    if ((hits.tells & Tell.Approximation) !== 0) reports.push(...approximations(text));
    return reports;
  },
});

function findCutYears(text: string, into: LineReport[]): void {
  for (let year = text.indexOf('年'); year >= 0; year = text.indexOf('年', year + 1)) {
    const index = year - 2;
    const end = year + 1;
    if (!isDigitAt(text, index) || !isDigitAt(text, index + 1) || isDigitAt(text, index - 1)) continue;
    const before = text.charAt(index - 1);
    const apostrophe = before !== '' && "'’‘".includes(before);
    if (!apostrophe && (/[.—－–~～-]/.test(before) || !YEAR_PART_BEHIND.test(text.slice(end, end + 3)))) continue;
    const span = { start: apostrophe ? index - 1 : index, end };
    const right = `${century(text.slice(index, end - 1))}年`;
    into.push(replaced(span, right, `“${text.slice(span.start, end)}”：年份应写全四位数字，如“${right}”。`, false));
  }
}

function* cutSecondYears(text: string): Iterable<LineReport> {
  for (const match of text.matchAll(CUT_SECOND_YEAR)) {
    const [written, first = '', second = ''] = match;
    const full = `${first.slice(0, 2)}${second}`;
    if (Number(full) <= Number(first)) continue;
    const span = { start: match.index, end: match.index + written.length };
    const right = `${first}—${full}年`;
    yield replaced(span, right, `“${written}”：年份应写全四位数字，应写作“${right}”。`, false);
  }
}

/** Two digits below 50 are of this century: drafts look ahead by decades and back by as many. */
function century(digits: string): string {
  return `${Number(digits) < 50 ? '20' : '19'}${digits}`;
}

function* approximations(text: string): Iterable<LineReport> {
  for (const { 1: second = '', index } of text.matchAll(APPROXIMATION)) {
    const first = FIRST_FIGURE.exec(text.slice(Math.max(0, index - 2), index))?.[1];
    if (first === undefined || HAN_DIGITS.indexOf(second) !== HAN_DIGITS.indexOf(first) + 1) continue;
    const span = { start: index - 1, end: index + 2 };
    const message = `“${text.slice(span.start, span.end)}”如系概数，两个数字之间不用顿号。`;
    yield replaced(span, `${first}${second}`, message, false, 'information');
  }
}

/** Full-width digits of a line, told once. */
function* wideDigits({ text, marker }: Block): Iterable<LineReport> {
  const from = marker?.contentStart ?? 0;
  const runs = [...text.matchAll(WIDE_DIGITS)].filter(({ index }) => index >= from);
  const [first] = runs;
  if (first === undefined) return;
  const spans = runs.map(({ 0: digits, index }) => ({ start: index, end: index + digits.length }));
  yield {
    span: spans[0]!,
    severity: 'information',
    message: `“${first[0]}”是全角数字，公文中的阿拉伯数字用半角。`,
    fixes: () => [
      {
        title: '改为半角数字',
        edits: spans.map((span) => ({ span, newText: narrow(text.slice(span.start, span.end)) })),
        safe: false,
        preferred: true,
      },
    ],
  };
}

function narrow(digits: string): string {
  return [...digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).join('');
}

function replaced(
  span: Span,
  right: string,
  message: string,
  safe: boolean,
  severity: LineReport['severity'] = 'warning',
): LineReport {
  return { span, severity: severity ?? 'warning', message, fixes: () => [fix(span, right, safe)] };
}

function fix(span: Span, newText: string, safe: boolean): LineFix {
  return { title: `改为“${newText}”`, edits: [{ span, newText }], safe, preferred: true };
}
