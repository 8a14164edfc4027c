/** The parts that a 文种 has by custom and a draft still lacks, each with the models that fill it. */

import type { Analysis, Draft } from '../model/draft.ts';
import type { Clause } from '../model/structure/outline.ts';
import type { KindFamily } from '../model/structure/documentKind.ts';
import type { ClauseModel } from './clauseModel.ts';
import type { Library } from './library.ts';

/** The section of a document under whose heading a part stands where the draft has sections. */
export type SectionOfParts = 'general' | 'schedule' | 'safeguard' | 'supplementary';

export interface MissingPart {
  /** The heading that custom gives it. */
  readonly name: string;
  readonly section: SectionOfParts;
  readonly models: readonly ClauseModel[];
}

interface CustomaryPart {
  readonly name: string;
  readonly section: SectionOfParts;
  /** A heading that has it. */
  readonly heading: RegExp;
  /** A heading that has it when text stands right below: 总体要求 above （一） is only where it belongs. */
  readonly withText?: RegExp;
  /** What one sentence near the beginning or the end says that has it without a heading. */
  readonly prose?: { readonly at: 'opening' | 'closing'; readonly says: readonly RegExp[] };
  readonly models: readonly string[];
}

const GUIDING: CustomaryPart = {
  name: '指导思想',
  section: 'general',
  heading: /指导思想|总体思路|基本思路|工作思路/,
  withText: /^总(?:体|的)要求/,
  prose: { at: 'opening', says: [/以习近平新时代中国特色社会主义思想为指导/] },
  models: ['guiding-thought', 'overall-approach'],
};
const PRINCIPLES: CustomaryPart = {
  name: '基本原则',
  section: 'general',
  heading: /原则/,
  models: ['principles', 'principle-innovation', 'principle-reform', 'principle-classified', 'principle-layout'],
};
const GOALS: CustomaryPart = {
  name: '发展目标',
  section: 'general',
  heading: /目标|指标/,
  prose: { at: 'opening', says: [/到(?:20\d\d年|“十五五”末)/, /达到|建成|实现|形成|取得|提升|增强|完善/] },
  models: ['goals', 'goals-indicators', 'goals-longterm'],
};
const LAYOUT: CustomaryPart = {
  name: '空间布局',
  section: 'general',
  heading: /布局|格局/,
  models: ['space-layout', 'planning', 'multi-park'],
};
const SCHEDULE: CustomaryPart = {
  name: '进度安排',
  section: 'schedule',
  heading: /进度|步骤|阶段|时间安排|工作安排|推进计划/,
  models: ['schedule-launch', 'schedule-implementation', 'schedule-summary'],
};
const LEADERSHIP: CustomaryPart = {
  name: '组织领导',
  section: 'safeguard',
  heading: /组织领导|加强领导|组织实施|组织保障|党的领导|工作机制/,
  models: ['leadership', 'responsibility', 'coordination'],
};
const FUNDING: CustomaryPart = {
  name: '资金保障',
  section: 'safeguard',
  heading: /资金|经费|投入|财政|要素(?:保障|支撑)|政策支持/,
  prose: {
    at: 'closing',
    says: [/资金|经费/, /保障|安排|预算|投入|绩效|统筹|落实/],
  },
  models: ['funding-guarantee', 'fiscal-input', 'policy-matching'],
};
const ASSESSMENT: CustomaryPart = {
  name: '考核评价',
  section: 'safeguard',
  heading: /考核|评价|评估|激励|奖惩|督查|督促|督导|监督检查|跟踪问效/,
  prose: { at: 'closing', says: [/考核|督查|督促|通报|评估/] },
  models: ['assessment', 'incentives', 'inspection'],
};
const PUBLICITY: CustomaryPart = {
  name: '宣传引导',
  section: 'safeguard',
  heading: /宣传|舆论|氛围|解读|典型经验/,
  prose: { at: 'closing', says: [/宣传|解读/] },
  models: ['publicity', 'experience'],
};
const CONTROL: CustomaryPart = {
  name: '监督管理',
  section: 'supplementary',
  heading: /监督|监管|绩效|资金管理/,
  models: ['funding-guarantee', 'inspection'],
};
const APPLICATION: CustomaryPart = {
  name: '政策适用',
  section: 'supplementary',
  heading: /适用|不重复/,
  prose: { at: 'closing', says: [/就高|不重复|从其规定/] },
  models: ['supplementary-no-double'],
};
const INTERPRETATION: CustomaryPart = {
  name: '解释机关',
  section: 'supplementary',
  heading: /解释/,
  prose: { at: 'closing', says: [/负责(?:具体)?解释/] },
  models: ['supplementary-interpretation'],
};
const VALIDITY: CustomaryPart = {
  name: '施行日期和有效期',
  section: 'supplementary',
  heading: /有效期/,
  prose: { at: 'closing', says: [/有效期/] },
  models: ['supplementary-validity'],
};

/** In the order in which custom puts them. 通知, 批复 and the like have no such parts. */
const CUSTOM: Readonly<Record<KindFamily, readonly CustomaryPart[]>> = {
  意见: [GUIDING, PRINCIPLES, GOALS, LEADERSHIP, FUNDING, ASSESSMENT, PUBLICITY, VALIDITY],
  措施: [CONTROL, APPLICATION, INTERPRETATION, VALIDITY],
  方案: [GUIDING, GOALS, SCHEDULE, LEADERSHIP, FUNDING, ASSESSMENT, PUBLICITY],
  计划: [GUIDING, GOALS, LEADERSHIP, FUNDING, ASSESSMENT, PUBLICITY],
  规划: [GUIDING, PRINCIPLES, GOALS, LAYOUT, LEADERSHIP, FUNDING, ASSESSMENT, PUBLICITY],
  办法: [APPLICATION, INTERPRETATION, VALIDITY],
  通知: [],
  其他: [],
};
/** 行动方案 give their steps with each task; only these have a part of their own for them. */
const WITH_SCHEDULE = /^(?:实施|工作|试点)方案$/;

/** What stands at the edges of a draft is looked for in so many lines of its body. */
const EDGE = 12;

export function missingParts(library: Library, draft: Draft, analysis: Analysis): MissingPart[] {
  const { kind } = draft;
  if (kind === null) return [];
  // One text of them all: a draft may have thousands, and this is asked at every keystroke in a heading.
  const headings = draft.outline.clauses.map(({ heading }) => heading).join('\n');
  const edges = { opening: bodyLines(analysis, draft, 1), closing: bodyLines(analysis, draft, -1) };
  return CUSTOM[kind.family]
    .filter((part) => part !== SCHEDULE || WITH_SCHEDULE.test(kind.name))
    .filter(({ heading, withText, prose }) => {
      if (heading.test(headings)) return false;
      if (
        withText !== undefined &&
        draft.outline.roots.some((root) => withText.test(root.heading) && hasText(analysis, root))
      )
        return false;
      return prose === undefined || !edges[prose.at].some((content) => says(content, prose.says));
    })
    .map(({ name, section, models }) => ({ name, section, models: models.map((id) => library.model(id)) }));
}

function says(content: string, all: readonly RegExp[]): boolean {
  return content.split('。').some((sentence) => all.every((each) => each.test(sentence)));
}

/** Whether a clause says something itself, before its first child. */
function hasText({ roles }: Analysis, { line, end, children, runsIn }: Clause): boolean {
  return runsIn || roles.slice(line + 1, children[0]?.line ?? end).includes('body');
}

/** The first lines of the body, or the last. */
function bodyLines({ roles, facts }: Analysis, { first, end }: Draft, step: 1 | -1): string[] {
  const lines: string[] = [];
  for (let line = step === 1 ? first : end - 1; line >= first && line < end && lines.length < EDGE; line += step) {
    if (roles[line] === 'body') lines.push(facts[line]!.content);
  }
  return lines;
}
