/**
 * What no rule can decide and somebody must have thought of before a draft goes out. Each once, by 文种 and issuer, with
 * where it is demanded. What the text itself settles counts as done.
 */

import type { Analysis, Draft } from '../../model/draft.ts';

export interface Consideration {
  readonly id: string;
  /** What is to be done, as a chief editor says it. */
  readonly title: string;
  readonly source: string;
  readonly applies: (draft: Draft, analysis: Analysis) => boolean;
  /** Whether the text settles it. Left out where a text cannot. */
  readonly settled?: (draft: Draft, analysis: Analysis) => boolean;
}

/** Kinds that set something for people outside: 国办发〔2018〕37号, 一. */
const OUTWARD: ReadonlySet<string> = new Set(['意见', '措施', '办法']);
/** Kinds that lay down what is to be done. */
const DECIDING: ReadonlySet<string> = new Set(['意见', '措施', '办法', '方案', '计划', '规划']);
/** 公平竞争审查条例, 第二条: what touches the business of 经营者. */
const OF_BUSINESS = /企业|经营主体|市场主体|个体工商户|产业|招标|采购|补贴|奖励|补助|准入|特许经营/;
/** How a document is published, as it stands above 版记. */
const OPENNESS =
  /此件(?:公开发布|依申请公开|不予公开)|公开(?:方式|属性|选项)[：:]|^[\s\u3000]*[（(]?(?:主动公开|依申请公开)/;

/** In the order in which an office goes through them. */
export const CONSIDERATIONS: readonly Consideration[] = [
  {
    id: 'consultation',
    title: '是否征求了有关单位和公众的意见，分歧是否协商一致',
    source: '《重大行政决策程序暂行条例》第十四条至第十八条；国办发〔2018〕37号',
    applies: decides,
  },
  {
    id: 'fair-competition-review',
    title: '是否做了公平竞争审查，并留有书面结论',
    source: '《公平竞争审查条例》第二条、第十三条、第十四条',
    applies: (draft, analysis) => decides(draft) && says(draft, analysis, OF_BUSINESS),
  },
  {
    id: 'legality-review',
    title: '是否经过合法性审核',
    source: '国办发〔2018〕115号；国办发〔2018〕37号',
    applies: decides,
  },
  {
    id: 'collective-decision',
    title: '是否经过集体审议',
    source: '国办发〔2018〕37号；《重大行政决策程序暂行条例》第三十条',
    applies: decides,
  },
  {
    id: 'validity',
    title: '是否写明施行日期和有效期',
    source: '各地行政规范性文件管理办法',
    applies: ({ kind, government }) => kind !== null && OUTWARD.has(kind.family) && government !== 'centre',
    settled: ({ validity }) => validity.length > 0,
  },
  {
    id: 'superseded',
    title: '与此不一致的旧文件是否同时废止或者修改',
    source: '国办发〔2018〕37号（动态清理）',
    applies: ({ kind }) => kind !== null && OUTWARD.has(kind.family),
    settled: (draft, analysis) => says(draft, analysis, /同时废止|予以废止|不一致的[，,]?以本/),
  },
  {
    id: 'interpretation',
    title: '是否准备了政策解读，与文件同步公开',
    source: '国办发〔2016〕80号；国办发〔2018〕37号',
    applies: ({ kind }) => kind !== null && OUTWARD.has(kind.family),
  },
  {
    id: 'openness',
    title: '是否标明公开属性',
    source: '《政府信息公开条例》；国办发〔2016〕80号',
    applies: ({ kind }) => kind !== null,
    settled: (draft, analysis) => says(draft, analysis, OPENNESS),
  },
  {
    id: 'document-number',
    title: '是否编了发文字号',
    source: '《党政机关公文处理工作条例》第九条',
    applies: ({ notice }) => notice === null,
    settled: ({ number }) => number !== null,
  },
  {
    id: 'date',
    title: '是否署上成文日期',
    source: '《党政机关公文处理工作条例》第九条',
    applies: ({ notice }) => notice === null,
    settled: ({ date }) => date !== null,
  },
];

function decides({ kind }: Draft): boolean {
  return kind !== null && DECIDING.has(kind.family);
}

function says({ first, end }: Draft, { blocks, roles }: Analysis, what: RegExp): boolean {
  for (let line = first; line < end; line++)
    if (roles[line] !== 'residue' && what.test(blocks[line]!.text)) return true;
  return false;
}
