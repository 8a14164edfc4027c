/** Faults of citing and of short forms: numbers and titles that contradict, parts that are not there, terms left alone. */

import type { Analysis, Draft, Located } from '../../../server/src/model/draft.ts';
import type { Citation } from '../../../server/src/model/line/citation.ts';
import { kindOfTitle } from '../../../server/src/model/structure/documentKind.ts';
import { edit, type FaultKind, type PlantedFault } from './fault.ts';
import { added, paragraphs, taskParagraphs, type Paragraph } from './paragraph.ts';

/** Titles under eight characters can be the short form of several documents. */
const TELLING = 12;

interface Numbered {
  readonly draft: Draft;
  readonly cited: Located<Citation>;
  /** A paragraph of the same draft further down. */
  readonly later: Paragraph;
}

/** Citations with a sound number, and a paragraph behind each in which to cite it once more. */
function numberedCitations(analysis: Analysis): Numbered[] {
  const all = paragraphs(analysis);
  return analysis.drafts.flatMap((draft) =>
    draft.citations.flatMap((cited): Numbered[] => {
      const { number, title } = cited.value;
      const later = all.findLast(
        ({ draft: other, line }) => other === draft && line > cited.line && !repeals(analysis, line),
      );
      if (number === null || number.faults.length > 0 || number.masked || number.year === null) return [];
      if (number.serial === null || title.length < TELLING || later === undefined) return [];
      return [{ draft, cited, later }];
    }),
  );
}

function repeals({ blocks }: Analysis, line: number): boolean {
  return /废止|失效/.test(blocks[line]!.text);
}

function isOfficial({ title }: Citation): boolean {
  return title.includes('关于') && ['意见', '通知'].includes(kindOfTitle(title)?.family ?? '');
}

/** 公文 of a government whose bracket with the number can go, while another citation of the draft keeps its own. */
function firstNumbers({ blocks, drafts }: Analysis): PlantedFault[] {
  return drafts.flatMap(({ citations }) => {
    const numbered = citations.filter(({ value }) => value.number !== null);
    if (numbered.length < 2) return [];
    return numbered.flatMap(({ value, line }): PlantedFault[] => {
      const { text } = blocks[line]!;
      const bracket = /^[（(][^（()）]*号[）)]/.exec(text.slice(value.span.end))?.[0];
      const first = citations.find((other) => other.value.plainTitle === value.plainTitle)!;
      const kind = kindOfTitle(value.title)?.family ?? '';
      if (bracket === undefined || first.value !== value || !text.startsWith('《', value.span.start)) return [];
      if (!/^[\u4e00-\u9fa5、]*关于/.test(value.title)) return [];
      if (!['意见', '通知', '措施'].includes(kind) || /^中共|党委|中央|委办公/.test(value.title)) return [];
      // （国发〔2020〕7号、江政发〔2021〕3号） belongs to several titles.
      if (/〕.*〕/.test(bracket)) return [];
      return [
        {
          edits: [edit(line, value.span.end, value.span.end + bracket.length, '')],
          rules: ['citation-number'],
          lines: [line],
        },
      ];
    });
  });
}

const BARE = ['《意见》', '《方案》', '《办法》', '《纲要》'];

/** Defined short forms with the later places of the text that use them. */
function usesOfTerms({ blocks, drafts, roles }: Analysis) {
  return drafts.flatMap((draft) =>
    draft.terms.flatMap(({ line, value }) => {
      const uses: { readonly line: number; readonly end: number }[] = [];
      for (let other = line + 1; other < draft.end; other++) {
        if (roles[other] === 'attachmentHead') break;
        if (roles[other] !== 'body') continue;
        for (const match of blocks[other]!.text.matchAll(new RegExp(escaped(value.used), 'g'))) {
          uses.push({ line: other, end: match.index + value.used.length });
        }
      }
      return uses.length === 0 ? [] : [{ draft, line, term: value, uses }];
    }),
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function bareNames(analysis: Analysis): PlantedFault[] {
  const whole = analysis.blocks.map(({ text }) => text).join('\n');
  const bare = BARE.find((name) => !whole.includes(name));
  if (bare === undefined) return [];
  return taskParagraphs(analysis).map((paragraph) =>
    added(paragraph, `推动${bare}各项部署落到实处。`, 'undefined-term'),
  );
}

/** （以下简称《方案》） deleted, with 《方案》 further down. */
function lostDefinitions(analysis: Analysis): PlantedFault[] {
  return usesOfTerms(analysis)
    .filter(
      ({ term: { used, term }, draft }) =>
        used === `《${term}》` && kindOfTitle(term)?.name === term && draft.notice === null,
    )
    .map(({ line, term: { span }, uses }) => ({
      edits: [edit(line, span.start, span.end, '')],
      rules: ['undefined-term'],
      lines: [uses[0]!.line],
    }));
}

export const citationFaults: readonly FaultKind[] = [
  {
    name: '同一文件两个文号',
    places: (analysis) =>
      numberedCitations(analysis).map(({ cited: { value }, later }) => {
        const { text, serial } = value.number!;
        const other = text.replace(/\d+(?=号$)/, String(serial! + 10));
        return added(later, `落实《${value.title}》（${other}）的各项要求。`, 'citation-conflict');
      }),
  },
  {
    name: '一个文号两个标题',
    places: (analysis) =>
      numberedCitations(analysis)
        .filter(({ cited: { value } }) => isOfficial(value))
        .map(({ cited: { value }, later }) =>
          added(
            later,
            `落实《关于做好示范场馆日常养护工作的通知》（${value.number!.text}）的各项要求。`,
            'citation-conflict',
          ),
        ),
  },
  { name: '首次引用漏文号', places: firstNumbers },
  {
    name: '所指部分不存在',
    places: (analysis) =>
      taskParagraphs(analysis)
        .filter(
          ({ draft: { kind, outline } }) =>
            kind !== null && kind.family !== '其他' && outline.roots[0]?.marker.form === 'chinese',
        )
        .map((paragraph) =>
          added(paragraph, `具体分工见本${paragraph.draft.kind!.family}第四十部分。`, 'dangling-reference'),
        ),
  },
  {
    name: '所指条款不存在',
    places: (analysis) =>
      paragraphs(analysis)
        .filter(({ draft: { outline } }) => outline.clauses.some(({ marker }) => marker.form === 'article'))
        .map((paragraph) => added(paragraph, '有第九十九条所列情形的，限期改正。', 'dangling-reference')),
  },
  {
    name: '所指附件不存在',
    places: (analysis) =>
      paragraphs(analysis)
        .filter(({ draft: { attachments } }) => attachments.listed.length > 0)
        .map((paragraph) => added(paragraph, '任务分工见附件29。', 'dangling-reference')),
  },
  { name: '简称没有说明', places: (analysis) => [...lostDefinitions(analysis), ...bareNames(analysis)] },
  {
    name: '简称先用后定义',
    places: (analysis) =>
      taskParagraphs(analysis).flatMap((paragraph, index, all): PlantedFault[] => {
        const later = all[index + 1];
        if (later === undefined || later.draft !== paragraph.draft) return [];
        const edits = [
          edit(paragraph.line, paragraph.end, paragraph.end, '支持江枢物流港扩大业务。'),
          edit(later.line, later.end, later.end, '建设江临内陆枢纽型国际物流港（以下简称江枢物流港）。'),
        ];
        return [{ edits, rules: ['undefined-term'], lines: [paragraph.line] }];
      }),
  },
  {
    name: '简称没有用到',
    places: (analysis) =>
      taskParagraphs(analysis)
        .filter(
          ({ line, draft }) => analysis.roles.slice(line + 1, draft.end).filter((role) => role === 'body').length >= 3,
        )
        .map((paragraph) => added(paragraph, '建设江临内陆枢纽型国际物流港（以下简称江枢物流港）。', 'unused-term')),
  },
  {
    name: '简称定义两次',
    places: (analysis) =>
      usesOfTerms(analysis).flatMap(({ term: { term, used }, uses }) =>
        uses.map(({ line, end }) => ({
          edits: [edit(line, end, end, used === term ? `（以下简称${term}）` : `（以下简称${used}）`)],
          rules: ['duplicate-term'],
          lines: [line],
        })),
      ),
  },
];
