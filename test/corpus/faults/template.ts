/** What stays behind of a text that a draft was modelled on: other places, other kinds, sentences twice, dated wording. */

import type { Analysis, Draft } from '../../../server/src/model/draft.ts';
import { createKnowledge } from '../../../server/src/model/knowledge/knowledge.ts';
import { homeOf, isForeign } from '../../../server/src/model/content/homeRegion.ts';
import { edit, type FaultKind, type PlantedFault } from './fault.ts';
import { added, paragraphs, taskParagraphs } from './paragraph.ts';

const { regions } = createKnowledge();

/** Real places of each rank, far from each other, so that one of them is foreign to any draft. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  省: ['江西省', '陕西省'],
  市: ['宜宾市', '潍坊市'],
  县: ['安吉县', '凤台县'],
  区: ['柯桥区', '临淄区'],
};

/** What one says of one's own place only; the place is the first group. */
const OWN_PLACE =
  /(?:结合|立足)(我([省市县区]))实际|经(([省市县区]))(?:人民)?政府(?:同意|审定|批准)|(?<=[。；，（：])((?<!本)([省市县区]))级?财政(?:每年|统筹)?(?:安排|设立|预算|列支)|(?:推动|促进)(我([省市县区]))(?:经济|产业|高质量)|(我([省市县区]))行政区域内|(?<=[（(：:])(([市县区]))(?=(?:财政|教育|民政|司法|商务|公安|水利|统计|审计|农业农村|交通运输|科技)局(?:牵头|负责|[、；，）)]))/g;

/** Paragraphs on these name other places rightly. */
const PARTNERS = /对口|帮扶|协作|支援|共建|结对|毗邻|合作区|长三角|成渝|一体化/;

function foreignPlaces(analysis: Analysis): PlantedFault[] {
  const { blocks, drafts, roles } = analysis;
  return drafts.flatMap((draft) => {
    const home = homeOf(draft, null, regions);
    if (home === null) return [];
    const found: PlantedFault[] = [];
    for (let line = draft.first; line < draft.end; line++) {
      const { text } = blocks[line]!;
      if (roles[line] !== 'body' || PARTNERS.test(text)) continue;
      for (const match of text.matchAll(OWN_PLACE)) {
        const [word, rank] = match.slice(1).filter((group) => group !== undefined) as [string, string];
        const other = ELSEWHERE[rank]!.find((name) => isForeign(regions.named(name), home, regions));
        const start = match.index + match[0].indexOf(word);
        if (other !== undefined)
          found.push({
            edits: [edit(line, start, start + word.length, other)],
            rules: ['foreign-region'],
            lines: [line],
          });
      }
    }
    return found;
  });
}

/** Sentences that say enough to be known again; what all documents say in so many words is none. */
const TELLING = /^[^（()）《》“”]{24,120}。$/;
const FORMULA = /之日起|负责解释|有效期|同时废止|另行制定|规定执行/;

function repeatedSentences(analysis: Analysis): PlantedFault[] {
  const all = taskParagraphs(analysis);
  return all.flatMap((paragraph, index): PlantedFault[] => {
    const { line, end, draft } = paragraph;
    const target = all[index + 2] ?? all[index - 2];
    if (target === undefined || target.draft !== draft) return [];
    const { text, marker } = analysis.blocks[line]!;
    const start = Math.max(marker?.contentStart ?? 0, text.lastIndexOf('。', end - 2) + 1);
    const sentence = text.slice(start, end);
    if (!TELLING.test(sentence) || FORMULA.test(sentence)) return [];
    return [
      {
        edits: [edit(target.line, target.end, target.end, sentence)],
        rules: ['duplicate-text'],
        lines: [Math.max(line, target.line)],
      },
    ];
  });
}

function repeatedHeadings({ drafts }: Analysis): PlantedFault[] {
  return drafts.flatMap(({ outline }) =>
    outline.clauses.flatMap(({ children }) =>
      children.slice(1).flatMap((clause, index): PlantedFault[] => {
        const before = children[index]!;
        const { start, end } = clause.headingSpan;
        if (clause.scope > 0 || before.heading.length < 6 || clause.heading.length < 6 || before.heading.length > 24)
          return [];
        return [
          { edits: [edit(clause.line, start, end, before.heading)], rules: ['duplicate-text'], lines: [clause.line] },
        ];
      }),
    ),
  );
}

/** What a document of a family is called by mistake. */
const OTHER_KIND: Readonly<Record<string, string>> = {
  意见: '办法',
  方案: '意见',
  措施: '方案',
  计划: '意见',
  办法: '措施',
  规划: '方案',
};

function otherSelfNames({ blocks, drafts, roles }: Analysis): PlantedFault[] {
  return drafts.flatMap(({ first, end, kind, title }) => {
    if (kind === null || title === null || kind.family === '通知' || kind.family === '其他') return [];
    const found: PlantedFault[] = [];
    for (let line = first; line < end; line++) {
      if (roles[line] === 'attachmentHead') break;
      if (roles[line] !== 'body') continue;
      for (const { 0: whole, 1: name, index } of blocks[line]!.text.matchAll(
        /(?<![基根])本(?:实施|行动|工作|若干|政策)?(意见|方案|措施|办法|计划|规划)/g,
      )) {
        const other = OTHER_KIND[name!]!;
        if (name !== kind.family || title.text.includes(other)) continue;
        found.push({
          edits: [edit(line, index, index + whole.length, `本${other}`)],
          rules: ['self-reference'],
          lines: [line],
        });
      }
    }
    return found;
  });
}

/** A clause of a department's text in a draft that a government, or a party committee, issues. */
function departmentsSpeaking(analysis: Analysis): PlantedFault[] {
  return paragraphs(analysis)
    .filter(({ draft }) => isGovernments(draft))
    .map((paragraph) => added(paragraph, '有关申报材料请于每月月底前报送我局。', 'self-reference'));
}

function isGovernments({ issuer }: Draft): boolean {
  return issuer !== null && issuer.split('、').every((name) => /人民政府(?:办公[厅室])?$/.test(name));
}

/** The congress before the last, in a draft that names the last one. */
const CONGRESSES: readonly (readonly [since: number, last: string, before: string])[] = [
  [20221023, '二十', '党的十九大和十九届二中、三中、四中全会精神'],
  [20171025, '十九', '党的十八大和十八届三中、四中、五中全会精神'],
  [20121115, '十八', '党的十七大和十七届三中、四中、五中全会精神'],
];

function olderMeetings({ blocks, roles }: Analysis, today: number): PlantedFault[] {
  const congress = CONGRESSES.find(([since]) => today >= since);
  if (congress === undefined) return [];
  const [, last, before] = congress;
  const pattern = new RegExp(`党的${last}大(?:[和、及以]{1,2}(?:党的)?${last}届[^，。；]{0,24}全会)?精神`, 'g');
  return blocks.flatMap(({ text }, line) =>
    roles[line] !== 'body'
      ? []
      : [...text.matchAll(pattern)].map(({ 0: whole, index }) => ({
          edits: [edit(line, index, index + whole.length, before)],
          rules: ['stale-phrase'],
          lines: [line],
        })),
  );
}

/** The law was replaced on 1 January 2021. */
const CONTRACT_LAW_REPLACED = 20210101;

export const templateFaults: readonly FaultKind[] = [
  { name: '残留外地地名', places: foreignPlaces },
  { name: '一句话写了两遍', places: repeatedSentences },
  { name: '小标题写了两遍', places: repeatedHeadings },
  { name: '自称写成别的文种', places: otherSelfNames },
  { name: '政府文件自称我局', places: departmentsSpeaking },
  { name: '会议精神停在上一届', places: olderMeetings },
  {
    name: '引用已废止的法律',
    places: (analysis, today) =>
      today < CONTRACT_LAW_REPLACED
        ? []
        : taskParagraphs(analysis).map((paragraph) =>
            added(paragraph, '合作各方依照《中华人民共和国合同法》订立合同。', 'stale-phrase'),
          ),
  },
  {
    name: '提法已经改变',
    places: (analysis, today) =>
      today < 20220101 || analysis.blocks.some(({ text }) => text.includes('沿线国家'))
        ? []
        : taskParagraphs(analysis).map((paragraph) =>
            added(paragraph, '扩大与“一带一路”沿线国家的经贸往来。', 'stale-phrase'),
          ),
  },
];
