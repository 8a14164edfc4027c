/** Faults of wording: wrong characters, doubled limits, marks, spaces, broken sentences, figures. */

import type { Analysis } from '../../../server/src/model/draft.ts';
import { edit, type FaultKind, type PlantedFault } from './fault.ts';

/** Every place in the text of the body that a pattern finds, rewritten. */
function rewriting(name: string, rule: string, pattern: RegExp, written: (match: RegExpMatchArray) => string): FaultKind {
  return {
    name,
    places: ({ blocks, roles }) =>
      blocks.flatMap(({ text }, line) =>
        roles[line] !== 'body'
          ? []
          : [...text.matchAll(pattern)].map((match) => ({
              edits: [edit(line, match.index, match.index + match[0].length, written(match))],
              rules: [rule],
              lines: [line],
            })),
      ),
  };
}

const WRONG: Readonly<Record<string, string>> = { 部署: '布署', 进一步: '近一步', 竞争: '竟争', 环境: '环镜', 贯彻: '惯彻' };

/** Paragraphs broken behind a comma in their midst. */
function brokenParagraphs({ blocks, roles }: Analysis): PlantedFault[] {
  return blocks.flatMap(({ text, content, marker }, line) => {
    const comma = text.indexOf('，', content.start + 20);
    if (roles[line] !== 'body' || marker !== null || comma < 0 || comma > content.end - 20) return [];
    return [{ edits: [edit(line, comma + 1, comma + 1, '\n')], rules: ['spacing'], lines: [line, line + 1] }];
  });
}

export const wordingFaults: readonly FaultKind[] = [
  rewriting('错别字', 'typo', /部署|进一步|竞争|环境|贯彻/g, ([word]) => WRONG[word]!),
  rewriting('重复限定', 'redundancy', /(?:达到|达)(\d[\d.]*(?:[%％]|万?亿元|个|家))以上/g, ([, figure]) => `超过${figure}以上`),
  rewriting('半角逗号', 'punctuation', /(?<=[\u4e00-\u9fa5])，(?=[\u4e00-\u9fa5])/g, () => ','),
  rewriting('句号重复', 'punctuation', /。$/g, () => '。。'),
  rewriting('词中夹空格', 'spacing', /(?<=[，、][\u4e00-\u9fa5]{3})(?=[\u4e00-\u9fa5]{3,8}[，。、])/g, () => ' '),
  { name: '断行', places: brokenParagraphs },
  rewriting('范围用短横线', 'numeral', /(\d+%?)[—～~－](\d+%?)(?=[%个家年项月])/g, ([, from, to]) => `${from}-${to}`),
  rewriting('少写百分号', 'numeral', /(?<![\d.])(\d+)%([—～~－])(\d+)%/g, ([, from, dash, to]) => `${from}${dash}${to}%`),
  rewriting('年份不全', 'numeral', /(?<=到|于|在)20(?=[2-4]\d年底)/g, () => ''),
];
