/** 数据缺失: 占…比重达到， 新增家以上 — a figure that the sentence announces and does not give. */

import { rangeOf } from '../../text/span.ts';
import type { Analysis } from '../../model/draft.ts';
import type { MissingFigure } from '../../model/line/missingFigure.ts';
import { linesWhere } from '../../model/line/facts.ts';
import { defineDraftRule } from '../rule.ts';

const SAYS: Readonly<Record<MissingFigure['kind'], string>> = {
  number: '后面缺少具体数字，请补上。',
  share: '没有给出数值，请补上要达到的比重。',
  year: '后面缺少年份，请补上。',
};

/** Counted over the five reference texts: 1 (…占…比重 as an item of its own). Over 50 published documents: 0. */
export default defineDraftRule({
  id: 'missing-value',
  group: 'filling',
  title: '缺少数值',
  severity: 'warning',
  fix: 'offered',
  rationale: '句子已经写到“达到”“占……比重”，却没有数字，目标无法考核，多因粘贴时丢失或等着补数。',
  authority: [{ source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿：数字准确）' }],
  silentOn: ['“达到国际先进水平”等定性目标', '“提高……占……的比重”等本身完整的句子', '指标名称表、附件和小标题'],
  good: [
    '到2027年，高新技术产业增加值占规上工业比重达到45%以上，新增企业20家以上。',
    '提高直接融资占社会融资规模的比重。',
    '一、提高研发投入占比\n二、完善统计制度',
  ],
  bad: [
    {
      text: '到2027年：\n（一）工业总产值超1000亿元；\n（二）研发经费占地区生产总值比重\n（三）新增企业20家。',
      flags: '研发经费占地区生产总值比重',
    },
    { text: '高新区工业总产值达到，年均增长8%以上。', flags: '产值达到' },
    { text: '培育高新技术企业，数量突破家以上。', flags: '突破' },
    { text: '到年，基本建成现代产业体系。', flags: '到' },
  ],

  *check(draft, { analysis }) {
    for (const line of linesWhere(analysis, draft, ({ missing }) => missing.length > 0)) {
      const { missing } = analysis.facts[line]!;
      if (analysis.roles[line] !== 'body' || analysis.clauses[line]?.kind === 'attachment') continue;
      for (const figure of missing) {
        if (figure.kind === 'share' && !amongFigures(analysis, line)) continue;
        const end = { line, character: figure.span.end };
        yield {
          range: rangeOf(line, figure.span),
          message: `“${figure.text}”${SAYS[figure.kind]}`,
          unfinished: 'sentence' as const,
          fixes: () => [
            {
              title: '补填数值',
              edits: [{ range: { start: end, end }, newText: '＿＿' }],
              safe: false,
              snippet: figure.kind === 'year' ? '${1:年份}$0' : '${1:数值}$0',
            },
          ],
        };
      }
    }
  },
});

/** A share without a figure is a fault only among items that give theirs; alone it names an indicator. */
function amongFigures(analysis: Analysis, line: number): boolean {
  if (analysis.clauses[line]?.kind === 'goal') return true;
  for (const step of [-1, 1]) {
    for (let other = line + step, seen = 0; other >= 0 && other < analysis.blocks.length && seen < 2; other += step) {
      if (analysis.roles[other] !== 'body') continue;
      seen++;
      if (analysis.facts[other]!.figures.length > 0) return true;
    }
  }
  return false;
}
