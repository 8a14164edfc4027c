/**
 * Words without which a costly reading finds nothing. They are looked for in the same pass as all word lists, and a line
 * that has none of them is spared the expressions of that reader.
 */

import { PART_WORDS } from '../structure/headingPart.ts';
import type { LexiconPart } from './lexicon.ts';

export const enum Tell {
  /** Formulae that documents repeat in so many words: 之日起施行. */
  Formula = 1,
  /** Words of text that is left to be filled in: 待定, 印发的通知. */
  Placeholder = 2,
  /** A verb that meets its unit or a pause without a figure between: 达到亿元, 产值突破，. */
  MissingFigure = 4,
  /** Two marks of full width side by side of which one is wrong, or an 等 that one stands at. */
  Marks = 16,
  /** 、四个 for 四个 behind another figure. */
  Approximation = 32,
  /** Words by which a heading names a part of the document: 总体要求, 保障措施. */
  HeadingPart = 64,
}

/** A part of the lexicon of which a line remembers only whether any of its words stands in it. */
function telltale(tell: Tell, words: readonly string[]): LexiconPart {
  return { words, tell };
}

/** Every word of `heads` with every one of `tails` behind it. */
function joined(heads: readonly string[], ...tails: readonly (readonly string[])[]): string[] {
  return tails.flatMap((words) => heads.flatMap((head) => words.map((word) => head + word)));
}

function list(words: string): string[] {
  return words.split(' ');
}

export const formulas = (): LexiconPart =>
  telltale(
    Tell.Formula,
    list(
      '之日起施行 之日起执行 之日起实施 之日起生效 负责解释 有效期 同时废止 另行制定 有关规定执行 国家另有规定 现予公布 下同） 下同)',
    ),
  );

export const placeholders = (): LexiconPart =>
  telltale(
    Tell.Placeholder,
    list('某某 待定 待补 待填 待核 待确 待明 待完 暂缺 空缺 印发的通知 转发的通知 TODO TBD FIXME 《》 年月').concat(
      joined(['（', '('], ['此处', '请', '插入', '填写']),
    ),
  );

const SETTING =
  '达到 达 超过 超 突破 不低于 不少于 不超过 提高到 提高至 提升到 提升至 增加到 增长到 降至 降到 降低到 控制在 保持在 稳定在 占到 增长 下降 新增 净增 至少';
const UNITS =
  '万亿 亿元 万元 亿美元 万美元 万人次 平方公里 公里 万亩 万吨 家以上 个以上 户以上 项以上 人以上 % ％ 个百分点 以上 以下 以内 左右';
const PAUSES = '， , 。 ； ; 、';

export const missingFigures = (): LexiconPart =>
  telltale(Tell.MissingFigure, [
    ...joined(joined(list(SETTING), ['', '到', '约', '近']), list(UNITS)),
    ...joined(list(SETTING), list(PAUSES)),
    ...joined(list('额 值 收入 资金 规模 投资 营收 成本 费用'), ['万元', '亿元']),
    '到年',
  ]);

const STOPS = list('， 。 、 ； ：');

export const faultyMarks = (): LexiconPart =>
  telltale(Tell.Marks, joined(STOPS, STOPS).concat(list('、《 、“ 、等 等… …等')));

export const approximations = (): LexiconPart =>
  telltale(
    Tell.Approximation,
    joined(joined(['、'], list('二 三 四 五 六 七 八 九')), list('个 名 家 天 次 倍 人 项 户')),
  );

/** A heading ends before this offset, unless a line begins with more spaces than anybody sets. */
const HEADING_REACH = 120;

export const headingParts = (): LexiconPart => ({ ...telltale(Tell.HeadingPart, PART_WORDS), until: HEADING_REACH });
