/** 缺少惯有的部分: an 实施方案 without 保障措施, or without any goal. */

import { lengthOf } from '../../syntax/block.ts';
import { rangeOf, type Range } from '../../text/span.ts';
import { writeMarker } from '../../syntax/marker.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import { looksFinished } from '../../model/structure/completeness.ts';
import { defineDraftRule } from '../rule.ts';

/** Kinds that are carried out by several bodies over years: by custom they say to what end and how it is ensured. */
const KINDS: ReadonlySet<string> = new Set(['实施方案', '行动方案', '实施意见', '行动计划']);
const SAFEGUARD =
  /保障|组织实施|组织领导|组织推动|组织管理|加强领导|统筹协调|督促|督导|督查|考核|监督|工作要求|推进机制|配套机制|责任落实|责任追究/;
const GOAL = /目标|指标|预期/;
/** What orders an activity instead of building something sets no figures to reach: 加强房屋管理的实施意见. */
const REGULATES = /管理|监管|监督|规范|执法|治理|整治|清理/;

/**
 * Counted over 55 documents: none of these kinds that is finished lacks its safeguards; 3 name no goal, of which 2
 * regulate and 1 remains. A part counts by any heading on the first two levels, and a goal also by the figures that
 * 总体要求 sets.
 */
export default defineDraftRule({
  id: 'missing-section',
  group: 'form',
  title: '缺少惯有的部分',
  severity: 'information',
  fix: 'offered',
  rationale: '实施方案、行动方案、实施意见按惯例要写明目标和组织保障：没有目标，任务无从考核；没有保障，任务无人督促。',
  authority: [{ source: '公文惯例', clause: '实施意见、实施方案、行动方案的结构：总体要求、主要任务、保障措施' }],
  silentOn: [
    '若干措施、管理办法等不设总体要求和保障措施的文种',
    '标题写明是管理、监督、规范、整治某事的，可以不写目标',
    '尚未写完的文稿（没有署名日期，一级标题不足四个）',
    '以“组织实施”“工作要求”“督导考核”等名目写的保障内容',
  ],
  good: [
    '云岭市低空经济实施方案\n一、工作目标\n到2028年，建成机场2个。\n二、主要任务\n发展低空物流。\n三、进度安排\n分三步推进。\n四、组织保障\n成立专班。',
  ],
  bad: [
    {
      text: '云岭市低空经济实施方案\n一、工作目标\n到2028年，建成机场2个。\n二、建设设施\n建设机场。\n三、发展产业\n发展物流。\n四、优化服务\n开通专窗。',
      flags: '云岭市低空经济实施方案',
      fixed:
        '云岭市低空经济实施方案\n一、工作目标\n到2028年，建成机场2个。\n二、建设设施\n建设机场。\n三、发展产业\n发展物流。\n四、优化服务\n开通专窗。\n五、保障措施',
    },
    {
      text: '云岭市低空经济实施方案\n一、建设设施\n建设机场。\n二、发展产业\n发展物流。\n三、优化服务\n开通专窗。\n四、组织保障\n成立专班。',
      flags: '云岭市低空经济实施方案',
    },
  ],

  *check(draft, { analysis }) {
    const { kind, title } = draft;
    if (kind === null || title === null || !KINDS.has(kind.name) || !looksFinished(draft, analysis)) return;
    const range: Range = {
      start: { line: title.firstLine, character: analysis.blocks[title.firstLine]!.content.start },
      end: { line: title.lastLine, character: analysis.blocks[title.lastLine]!.content.end },
    };
    if (!hasHeading(draft, 'safeguard', SAFEGUARD)) {
      yield {
        range,
        unfinished: 'draft' as const,
        message: `${kind.name}一般有“保障措施”或“组织实施”部分，写明组织领导、要素保障和督促考核，本稿没有，请核对是否漏写。`,
        fixes: () => addition(draft, analysis),
      };
    }
    if (!REGULATES.test(title.text) && !hasHeading(draft, 'goal', GOAL) && !speaksOfGoal(draft, analysis)) {
      yield {
        range,
        unfinished: 'draft' as const,
        message: `${kind.name}一般写明目标（时限和要达到的结果），本稿没有，请核对是否漏写。`,
      };
    }
  },
});

function hasHeading({ outline }: Draft, kind: 'safeguard' | 'goal', words: RegExp): boolean {
  return (
    outline.clauses.some((clause) => clause.kind === kind && clause.scope === 0) ||
    outline.clauses.some(({ level, heading, scope }) => level <= 2 && scope === 0 && words.test(heading))
  );
}

/** Goals also stand in the text: as figures with a time limit, or as 目标 in so many words; of 总体要求, if there is one. */
function speaksOfGoal({ targets, outline, first, end }: Draft, { blocks, roles, clauses }: Analysis): boolean {
  const general = outline.roots.find(({ kind }) => kind === 'general');
  const last = general?.end ?? end;
  if (targets.some(({ deadline, line }) => deadline !== null && line < last)) return true;
  for (let line = first; line < last; line++) {
    if (roles[line] === 'body' && (clauses[line]?.scope ?? 0) === 0 && blocks[line]!.text.includes('目标')) return true;
  }
  return false;
}

/** A heading of the next number behind the last part. */
function addition({ outline }: Draft, { blocks }: Analysis) {
  const last = outline.roots.filter(({ scope }) => scope === 0).at(-1);
  if (last === undefined) return [];
  const end = lengthOf(blocks[last.end - 1]!);
  const range = rangeOf(last.end - 1, { start: end, end });
  const marker = writeMarker(last.marker.form, last.marker.number + 1);
  const lineEnd = blocks[0]!.lineEnd === '' ? '\n' : blocks[0]!.lineEnd;
  return [
    { title: `在文末添加“${marker}保障措施”`, edits: [{ range, newText: `${lineEnd}${marker}保障措施` }], safe: false },
  ];
}
