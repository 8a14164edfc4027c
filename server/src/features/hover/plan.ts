/** A five-year plan: its years, and whether it is over, running or still to come. */

import { planRunning, type FiveYearPlan } from '../../model/knowledge/plans.ts';
import { lines } from '../markdown.ts';

export function aboutPlan(plan: FiveYearPlan, today: number): string {
  const year = Math.floor(today / 10000);
  const running = planRunning(year);
  return lines([
    `**“${plan.name}”${plan.word}**　${plan.start}—${plan.end}年`,
    stateOf(plan, year),
    running === null || running === plan
      ? null
      : `现在执行的是“${running.name}”${running.word}（${running.start}—${running.end}年）`,
  ]);
}

function stateOf({ start, end }: FiveYearPlan, year: number): string {
  if (end < year) return `已于${end}年底结束`;
  if (start > year) return `${start}年起执行`;
  return year === end ? '正在执行，今年是最后一年' : `正在执行，今年是第${year - start + 1}年`;
}
