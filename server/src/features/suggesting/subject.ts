/** What the title says that a draft is about: 支持科技成果转化 of 关于支持科技成果转化的若干措施. */

import type { Draft } from '../../model/draft.ts';

/** Characters of a 文种, with what goes before it. */
const LONGEST_KIND = 8;

/** What ends a title that has no 关于, from behind: 三年 行动 方案 （试行）. */
const ENDS: readonly (readonly string[])[] = [
  ['意见', '方案', '计划', '规划', '措施', '办法', '细则', '通知'],
  ['实施', '行动', '工作', '试点'],
  ['三年', '五年', '专项'],
];

export function subjectOf({ title }: Draft): string {
  return withoutKind(afterAbout(title?.text ?? '').replace(/印发|《|》/g, ''));
}

/** What stands between 关于 and the 文种; the whole title where it has no 关于. */
function afterAbout(title: string): string {
  const at = title.indexOf('关于');
  if (at < 0) return title;
  const rest = title.slice(at + '关于'.length);
  const kind = Math.max(rest.lastIndexOf('的') + 1, rest.length - LONGEST_KIND);
  return rest.length - kind < 2 || kind < 1 ? title : withoutEnd(rest.slice(0, kind), ['的']);
}

function withoutKind(title: string): string {
  const whole = withoutRemark(title);
  const rest = withoutEnd(whole, ENDS[0]!);
  // A remark alone is no 文种.
  if (rest === whole) return title;
  return withoutRemark(ENDS.slice(1).reduce(withoutEnd, rest));
}

/** Without （2025—2027年） or （试行） at the end. */
function withoutRemark(title: string): string {
  if (!/[）)]$/.test(title)) return title;
  const opening = Math.max(title.lastIndexOf('（'), title.lastIndexOf('('));
  return opening < 0 ? title : title.slice(0, opening);
}

function withoutEnd(title: string, ends: readonly string[]): string {
  const end = ends.find((one) => title.endsWith(one));
  return end === undefined ? title : title.slice(0, -end.length);
}
