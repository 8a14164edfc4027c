/** 机构已经更名、合并或撤销：市国土局、省环保厅、市安监局. */

import { rangeOf, type Range } from '../../text/span.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { Agencies, Level } from '../../model/knowledge/agencies.ts';
import type { FormerAgency } from '../../model/line/formerAgency.ts';
import { linesWhere } from '../../model/line/facts.ts';
import type { Fix } from '../finding.ts';
import { defineDraftRule, PRINTED } from '../rule.ts';
import { isoDay } from '../settings.ts';

interface Place {
  readonly body: FormerAgency;
  readonly range: Range;
}

/**
 * Counted over 55 documents: as of their own dates 2 hints (房管局, 粮食局: names that some cities keep) and no warning;
 * one text of 2020 read as of 2026 draws 7 warnings, all of bodies that the reform of 2023 renamed.
 */
export default defineDraftRule({
  id: 'stale-agency',
  group: 'responsibility',
  title: '机构名称已经变更',
  severity: 'warning',
  fix: 'offered',
  exemptBy: 'accepted',
  rationale: '机构改革后仍写旧名，任务就落不到现有单位头上，也暴露出文稿是从旧文件套来的。',
  authority: [
    { source: '国务院机构改革方案（2018年、2023年）及党和国家机构改革方案' },
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第十九条（使用规范化名称）、第二十条' },
  ],
  silentOn: [
    '《》中的文件名称、文号，以及“农业部令”“环境保护部公告”等旧文件的称谓',
    '“原市国土局”“由……更名、改组”等讲沿革的句子',
    '句中已写明当年年份的往事（“2017年市国土局批准的”）',
    '地方改革尚未到期的日期，以及“建设部门”“工商局面”等字面巧合',
    '有的地方仍在使用的名称（人防办、农业农村委员会等），只作提示，且全文只提示一次',
  ],
  good: [
    '（一）保障用地。落实用地指标。（牵头单位：市自然资源和规划局；配合单位：市住房城乡建设局）',
    '继续执行《国土资源部关于节约集约用地的意见》，原市国土局已受理的事项由市自然资源和规划局办理。',
  ],
  bad: [
    {
      text: '（一）保障用地。落实用地指标。（牵头单位：市国土资源局；配合单位：市财政局）',
      flags: '国土资源局',
      fixed: '（一）保障用地。落实用地指标。（牵头单位：市自然资源和规划局；配合单位：市财政局）',
    },
    { text: '由省环保厅会同有关部门制定办法。', flags: '环保厅', fixed: '由省生态环境厅会同有关部门制定办法。' },
    {
      text: '（牵头单位：市财政局；配合单位：江临银保监局）',
      flags: '银保监局',
      fixed: '（牵头单位：市财政局；配合单位：江临金融监管局）',
    },
  ],

  *check(draft, { analysis, settings, knowledge }) {
    const today = isoDay(settings.today);
    const hinted = new Set<string>();
    for (const line of linesWhere(analysis, draft, ({ oldBodies }) => oldBodies.length > 0)) {
      const { oldBodies } = analysis.facts[line]!;
      if (!PRINTED.includes(analysis.roles[line]!)) continue;
      for (const body of oldBodies) {
        if (!isOld(body, today, knowledge.agencies)) continue;
        const mayRemain = body.known.outdated!.mayRemain === true;
        // A body that issues the document is there.
        if (mayRemain && draft.issuer?.includes(body.text) === true) continue;
        if (mayRemain && hinted.has(body.text)) continue;
        if (mayRemain) hinted.add(body.text);
        const successor = successorOf(body, knowledge.agencies);
        const range = rangeOf(line, body.span);
        yield {
          range,
          message: messageFor(body, successor, mayRemain),
          tag: 'deprecated',
          ...(mayRemain ? { severity: 'information' as const } : {}),
          fixes: () =>
            successor === null
              ? []
              : renamings({ body, range }, successor, placesOf(analysis, draft, body, today, knowledge.agencies)),
        };
      }
    }
  },
});

function isOld({ known, level, year }: FormerAgency, today: string, agencies: Agencies): boolean {
  const since = agencies.outdatedSince(known.outdated!, level ?? 'city');
  return since <= today && (year === null || year > Number(since.slice(0, 4)));
}

function messageFor({ text, known }: FormerAgency, successor: string | null, mayRemain: boolean): string {
  const year = known.outdated!.since.slice(0, 4);
  const now = successor === null ? '' : `，现在通常称“${successor}”`;
  return mayRemain
    ? `“${text}”在${year}年以来的机构改革中多已更名或并入他处${now}，请核对本地现名。`
    : `“${text}”在${year}年的机构改革中已更名或撤并${now}，请按本地现行机构名称改写。`;
}

/** What stands in the place of the old name alone, long for a long name and short for a short one. */
function successorOf(body: FormerAgency, agencies: Agencies): string | null {
  const id = agencies.successorOf(body.known.body.id);
  const form = /委员会$|管理局$|总局$|管理总局$/.test(body.text) ? 'full' : 'short';
  for (const level of levelsFor(body)) {
    const name = agencies.nameOf(id, level, form);
    if (name === null) continue;
    if (!name.includes('{地}')) return party(name);
    // 人民银行{地}分行 for 云岭市中心支行: the place stands in the draft already.
    return name.slice(name.indexOf('}') + 1);
  }
  return null;
}

/** 党委编办 is 市委编办 in a text: what stands behind 市 is 委编办. */
function party(name: string): string {
  return name.replace(/^党委/, '委');
}

/** Where nothing tells the level: 分局 and 支队 belong to cities, other bodies of the centre to provinces. */
function levelsFor({ level, text, known }: FormerAgency): readonly Level[] {
  if (level !== null) return [level];
  return known.body.kind === 'vertical' && !/(?:分局|支队|大队)$/.test(text)
    ? ['province', 'city']
    : ['city', 'province'];
}

function placesOf(analysis: Analysis, draft: Draft, same: FormerAgency, today: string, agencies: Agencies): Place[] {
  const places: Place[] = [];
  for (const line of linesWhere(analysis, draft, ({ oldBodies }) => oldBodies.length > 0)) {
    if (!PRINTED.includes(analysis.roles[line]!)) continue;
    for (const body of analysis.facts[line]!.oldBodies) {
      if (body.text === same.text && body.level === same.level && isOld(body, today, agencies))
        places.push({ body, range: rangeOf(line, body.span) });
    }
  }
  return places;
}

function renamings(here: Place, successor: string, all: readonly Place[]): Fix[] {
  const edit = ({ range }: Place) => ({ range, newText: successor });
  const fixes: Fix[] = [{ title: `改为“${successor}”`, edits: [edit(here)], safe: false, preferred: true }];
  if (all.length > 1)
    fixes.push({
      title: `全文${all.length}处“${here.body.text}”都改为“${successor}”`,
      edits: all.map(edit),
      safe: false,
    });
  return fixes;
}
