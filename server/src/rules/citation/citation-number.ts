/** 引用公文没有注明发文字号, though others in the same text have theirs. */

import { rangeOf, type Range } from '../../text/span.ts';
import type { Analysis, Draft, Located } from '../../model/draft.ts';
import { plainTitle, type Citation } from '../../model/line/citation.ts';
import { kindOfTitle } from '../../model/structure/documentKind.ts';
import type { Fix } from '../finding.ts';
import { defineDraftRule, replacement } from '../rule.ts';

type Cited = Located<Citation>;

/** 公文 by their own kind; what travels under a 通知 (方案, 办法, 规划) is cited without a number as often as with one. */
const OFFICIAL: ReadonlySet<string> = new Set(['意见', '通知', '措施']);
/** The numbers of Party documents are mostly not public. */
const PARTY = /^中共|党委|中央|委办公[厅室]/;

/**
 * Counted over 55 documents: 40 citations with a number, 0 公文 without one beside them. A text that numbers none keeps
 * to another custom and is left alone.
 */
export default defineDraftRule({
  id: 'citation-number',
  group: 'citation',
  title: '引用公文未注明发文字号',
  severity: 'information',
  fix: 'offered',
  rationale: '引用公文应当先引标题、后引发文字号，便于查找。同一篇里有的注了文号、有的没注，体例也不一致。',
  authority: [
    {
      source: '公文引用惯例（先引标题，后引发文字号）',
      clause: '原《国家行政机关公文处理办法》（国发〔2000〕23号）第二十五条',
    },
  ],
  silentOn: [
    '法律法规、规划、标准、政府工作报告等照例不注文号的',
    '中央和党委文件',
    '本通知所印发的文件',
    '全文引用文件都不注文号的',
    '第二次以后引用',
  ],
  good: [
    '根据《江临省人民政府关于促进高新区发展的意见》（江政发〔2026〕7号）和《江临省促进科技成果转化条例》，制定本意见。',
    '根据《江临省人民政府关于促进高新区发展的意见》，制定本意见。',
  ],
  bad: [
    {
      text: '根据《江临省人民政府关于促进高新区发展的意见》（江政发〔2026〕7号）、《江临省人民政府关于发展低空经济的意见》，制定本意见。',
      flags: '《江临省人民政府关于发展低空经济的意见》',
    },
    {
      text: '落实《江临省人民政府关于发展低空经济的意见》要求。\n按照《江临省人民政府关于发展低空经济的意见》（江政发〔2026〕7号），制定本意见。',
      flags: '《江临省人民政府关于发展低空经济的意见》',
      fixed:
        '落实《江临省人民政府关于发展低空经济的意见》（江政发〔2026〕7号）要求。\n按照《江临省人民政府关于发展低空经济的意见》（江政发〔2026〕7号），制定本意见。',
    },
  ],

  *check(draft, { analysis }) {
    const numbered = draft.citations.filter(({ value }) => value.number !== null);
    if (numbered.length === 0 || numbered.length === draft.citations.length) return;
    const seen = new Set<string>(ownTitles(draft, analysis));
    for (const { value } of draft.notice?.citations ?? []) seen.add(value.plainTitle);
    for (const cited of draft.citations) {
      const { value, line } = cited;
      if (seen.has(value.plainTitle)) continue;
      seen.add(value.plainTitle);
      if (value.number !== null || !wantsNumber(value) || hasNumberNearby(analysis, cited)) continue;
      const later = numbered.find((other) => other.value.plainTitle === value.plainTitle);
      const at = { line, character: value.span.end };
      yield {
        range: rangeOf(line, value.span),
        unfinished: 'sentence' as const,
        message:
          later === undefined
            ? '首次引用公文应当在标题后注明发文字号，本稿其他引文注了，这里没有注。'
            : `首次引用公文应当在标题后注明发文字号，这份文件的文号“${later.value.number!.text}”注在了后文。`,
        ...(later === undefined
          ? {}
          : { related: [{ range: rangeOf(later.line, later.value.number!.span), message: '后文注的文号' }] }),
        fixes: () => addition({ start: at, end: at }, later?.value.number?.text ?? null),
      };
    }
  },
});

function addition(range: Range, number: string | null): Fix[] {
  if (number !== null)
    return [replacement(`补注“${number}”`, range, `（${number}）`, { safe: false, preferred: true })];
  return [
    replacement('补注发文字号', range, '（〔〕号）', {
      safe: false,
      snippet: '（${1:代字}〔${2:年份}〕${3:序号}号）$0',
    }),
  ];
}

function wantsNumber({ title, plainTitle: plain, issuer }: Citation): boolean {
  if (!plain.startsWith('关于') || (issuer !== null && PARTY.test(issuer))) return false;
  return OFFICIAL.has(kindOfTitle(title)?.family ?? '');
}

/** What the document itself is called, and what it issues. */
function ownTitles(draft: Draft, { drafts }: Analysis): string[] {
  const own = [draft, drafts[drafts.indexOf(draft) + 1] ?? null];
  return own.flatMap((one) => (one === null || one.title === null ? [] : [plainTitle(one.title.text, null)]));
}

/** 国发〔2020〕7号《……》, or one bracket behind several titles that holds all their numbers. */
function hasNumberNearby({ facts, roles }: Analysis, { line, value }: Cited): boolean {
  if (roles[line] === 'title') return true;
  const { numbers } = facts[line]!;
  if (numbers.some(({ span }) => span.end === value.span.start)) return true;
  return numbers.some(
    (number, index) =>
      number.span.start > value.span.end && (numbers[index + 1]?.span.start ?? Infinity) - number.span.end <= 2,
  );
}
