/** 文种: what kind of document a title announces, and what custom expects of that kind. */

import { lastOfAny } from '../../text/tails.ts';

export type KindFamily = '意见' | '措施' | '方案' | '计划' | '规划' | '办法' | '通知' | '其他';

export interface DocumentKind {
  /** As the title has it: 实施意见, 若干措施, 行动方案. */
  readonly name: string;
  readonly family: KindFamily;
}

/**
 * Words that end a title, longest first so that 实施意见 is not read as 意见. 意见, 通知, 通告, 公告, 报告, 请示,
 * 批复, 决定, 决议, 函, 纪要 are statutory kinds (条例 第八条); the others travel under a 通知.
 */
const KIND_WORDS: readonly (readonly [word: string, family: KindFamily])[] = [
  ['实施意见', '意见'],
  ['指导意见', '意见'],
  ['若干意见', '意见'],
  ['工作意见', '意见'],
  ['意见', '意见'],
  ['若干措施', '措施'],
  ['若干政策措施', '措施'],
  ['政策措施', '措施'],
  ['若干政策', '措施'],
  ['配套政策', '措施'],
  ['若干举措', '措施'],
  ['措施', '措施'],
  ['政策', '措施'],
  ['行动方案', '方案'],
  ['实施方案', '方案'],
  ['工作方案', '方案'],
  ['试点方案', '方案'],
  ['总体方案', '方案'],
  ['专项方案', '方案'],
  ['方案', '方案'],
  ['行动计划', '计划'],
  ['工作计划', '计划'],
  ['计划', '计划'],
  ['工作要点', '计划'],
  ['规划纲要', '规划'],
  ['规划', '规划'],
  ['纲要', '规划'],
  ['管理办法', '办法'],
  ['实施办法', '办法'],
  ['奖励办法', '办法'],
  ['办法', '办法'],
  ['实施细则', '办法'],
  ['细则', '办法'],
  ['规定', '办法'],
  ['制度', '办法'],
  ['条例', '办法'],
  ['补充通知', '通知'],
  ['紧急通知', '通知'],
  ['通知', '通知'],
  ['通告', '其他'],
  ['公告', '其他'],
  ['决定', '其他'],
  ['决议', '其他'],
  ['批复', '其他'],
  ['请示', '其他'],
  ['报告', '其他'],
  ['通报', '其他'],
  ['纪要', '其他'],
  ['预案', '其他'],
  ['指南', '其他'],
  ['政策解读', '其他'],
  ['复函', '其他'],
  ['函', '其他'],
];

/** （试行） （2021—2025年） （征求意见稿） and the like, which may follow the kind in a title. */
const LONGEST_SUFFIX = 24;

export function withoutTitleSuffix(title: string): string {
  let bare = title;
  while (/[)）]$/.test(bare)) {
    const open = lastOfAny(bare, '（(');
    const inside = bare.slice(open + 1, -1);
    if (open < 0 || inside === '' || inside.length > LONGEST_SUFFIX || /[)）]/.test(inside)) break;
    bare = bare.slice(0, open);
  }
  return bare;
}

/** The kind that a title ends with; null if it ends with none. Spaces in the title do not count. */
export function kindOfTitle(title: string): DocumentKind | null {
  const bare = withoutTitleSuffix(title).replace(/[”"》]$/, '');
  let best: DocumentKind | null = null;
  for (const [word, family] of KIND_WORDS) {
    if (bare.endsWith(word) && (best === null || word.length > best.name.length)) best = { name: word, family };
  }
  return best;
}

const SELF_REFERENCE =
  /制定(?:如下|本|以下|此)?((?:若干|实施|行动|工作|指导)?(?:意见|政策措施|措施|方案|计划|办法|细则|政策))|提出(?:如下|以下)((?:若干|实施|行动|工作|指导)?(?:意见|措施|方案))/;

/** The kind that an opening paragraph names: “制定本行动方案”, “提出如下实施意见”, “现印发给你们”. */
export function kindOfOpening(text: string): DocumentKind | null {
  if (/(?:印|转|批转)发给你们/.test(text)) return { name: '通知', family: '通知' };
  const match = SELF_REFERENCE.exec(text);
  return match === null ? null : kindOfTitle((match[1] ?? match[2])!);
}
