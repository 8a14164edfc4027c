/** The parts of a document that a heading names by custom: 总体要求, 发展目标, 保障措施, 附则. */

export interface NamedParts {
  readonly general: boolean;
  readonly goal: boolean;
  readonly safeguard: boolean;
  readonly schedule: boolean;
  readonly supplementary: boolean;
}

const GENERAL =
  /总体(?:要求|思路|考虑)|指导思想|基本原则|基本思路|重要意义|重大意义|充分认识|提高认识|功能定位|战略定位|发展定位|背景|形势|适用范围|适用对象|工作原则|编制依据|规划基础|发展基础|工作思路|总则|有关概念|名词解释|职责分工/;
const GOAL =
  /(?:目标|指标|预期效果|预期成效)(?:任务)?$|^(?:总体|发展|工作|主要|行动|具体|近期|远期|中期|奋斗|建设)?(?:目标|指标)/;
const SAFEGUARD =
  /保障|组织(?:领导|实施|管理)|加强领导|强化领导|工作要求|监督(?:检查|考核|管理)|督导|责任追究|考核(?:评价|评估|奖惩)|宣传引导|组织推动|组织机构|^(?:强化|狠抓|抓好|加强|确保|推动|组织)(?:工作|政策|任务|责任)?落实$/;
const SCHEDULE = /(?:实施|工作|推进|进度|时间)(?:步骤|安排|进度|阶段|计划)|进度$|步骤$|阶段安排/;
const SUPPLEMENTARY = /附则|^其他(?:事项|规定)?$|施行|有效期|解释权?$|实施日期|实施时间|名词解释/;

/** A heading that names a part has one of these words in it. */
export const PART_WORDS: readonly string[] = (
  '总体 指导思想 基本原则 基本思路 重要意义 重大意义 充分认识 提高认识 定位 背景 形势 适用范围 适用对象 工作原则 编制依据 规划基础 发展基础 工作思路 总则 有关概念 名词解释 职责分工 ' +
  '目标 指标 预期效果 预期成效 保障 组织领导 组织实施 组织管理 加强领导 强化领导 工作要求 监督 督导 责任追究 考核 宣传引导 组织推动 组织机构 落实 ' +
  '步骤 安排 进度 阶段 计划 附则 其他 施行 有效期 解释 实施日期 实施时间'
).split(' ');

export const NO_PARTS: NamedParts = Object.freeze({
  general: false,
  goal: false,
  safeguard: false,
  schedule: false,
  supplementary: false,
});

export function partsNamed(heading: string): NamedParts {
  return {
    general: GENERAL.test(heading),
    goal: GOAL.test(heading),
    safeguard: SAFEGUARD.test(heading),
    schedule: SCHEDULE.test(heading),
    supplementary: SUPPLEMENTARY.test(heading),
  };
}
