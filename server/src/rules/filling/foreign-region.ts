/** 外地地名残留：云岭市的文稿里“经绍兴市政府同意”“责任单位：绍兴市财政局”. */

import { rangeOf } from '../../text/span.ts';
import { standsWithin } from '../../text/within.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { LineRole } from '../../model/structure/layout.ts';
import type { PlaceMention } from '../../model/line/placeMention.ts';
import { homeOf, isForeign, type HomeRegion } from '../../model/content/homeRegion.ts';
import type { Regions } from '../../model/knowledge/regions.ts';
import { linesWhere } from '../../model/line/facts.ts';
import type { Fix } from '../finding.ts';
import { defineDraftRule } from '../rule.ts';

const SAYS: Readonly<Record<PlaceMention['slot'], string>> = {
  unit: '列为责任单位',
  formula: '写在只应写本地的位置',
  goal: '成了本文件要发展的地方',
  head: '写在标题或落款处',
};

/**
 * Counted over 55 documents: 0 findings; the home is inferred for 27 of the 38 drafts that a place issues. Read as if
 * 云岭市 had issued them, they draw 49, each of them a place that speaks of itself.
 */
export default defineDraftRule({
  id: 'foreign-region',
  group: 'filling',
  title: '残留外地地名',
  severity: 'error',
  fix: 'offered',
  exemptBy: 'regions',
  rationale: '套用外地文件时地名没有换净，是已多次被公开通报的“抄袭”问题，一处漏改就会造成恶劣影响。',
  authority: [
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿：地名准确）' },
    { source: '有关地方对规划、方案照搬外地内容的通报（2018年、2025年）' },
  ],
  silentOn: [
    '《》“”中的名称，公司、高校、医院、银行、海关、铁路等的名称',
    '对口帮扶、协作、合作共建、学习借鉴、招商引进、区域一体化等本来就要写外地的句子',
    '本地的上级和下辖地方，以及在 .policydraft.json 的“regions”里列为本地的地名',
    '看不出由哪里印发的文稿（可在设置“policyDraft.region”中写明本地名称）',
    '“和平”“合作市”等也可作普通词语的地名',
  ],
  good: [
    '云岭市人民政府关于促进产业发展的实施意见\n学习借鉴杭州市经验做法，深化与绍兴市对口协作，支持企业到上海市设立研发中心。\n（责任单位：市财政局、国网云岭供电公司）',
    '绍兴市人民政府关于促进产业发展的实施意见\n经浙江省人民政府同意，把柯桥区建成纺织产业高地。（责任单位：柯桥区人民政府）',
  ],
  bad: [
    {
      text: '云岭市人民政府关于促进产业发展的实施意见\n一、任务\n（一）加大投入。落实专项资金。（责任单位：绍兴市财政局）',
      flags: '绍兴市',
      fixed:
        '云岭市人民政府关于促进产业发展的实施意见\n一、任务\n（一）加大投入。落实专项资金。（责任单位：云岭市财政局）',
    },
    { text: '云岭市人民政府关于促进产业发展的实施意见\n力争用五年时间，把绍兴建成先进制造强市。', flags: '绍兴' },
    {
      text: '云岭市人民政府办公室关于印发产业发展实施方案的通知\n《产业发展实施方案》已经绍兴市人民政府同意，现印发给你们。',
      flags: '绍兴市',
    },
  ],

  *check(draft, { analysis, settings, knowledge }) {
    let home: HomeRegion | null | undefined;
    for (const line of linesWhere(analysis, draft, ({ ownPlaces }) => ownPlaces.length > 0)) {
      const { ownPlaces } = analysis.facts[line]!;
      home ??= homeOf(draft, settings.region, knowledge.regions);
      if (home === null) return;
      const own: Own = { home, places: settings.office?.regions ?? [], regions: knowledge.regions };
      for (const place of ownPlaces) {
        if (!isLeftOver(place, line, own, analysis)) continue;
        yield {
          range: rangeOf(line, place.span),
          message: `本文件由${own.home.name}印发，这里的“${place.text}”${SAYS[place.slot]}，疑为套用外地文稿时没有改净，请核改。`,
          fixes: () => replacements(analysis, draft, place, line, own),
        };
      }
    }
  },
});

/** What counts as the issuer's own. */
interface Own {
  readonly home: HomeRegion;
  /** As the office lists them. */
  readonly places: readonly string[];
  readonly regions: Regions;
}

function isLeftOver(place: PlaceMention, line: number, own: Own, { roles, blocks }: Analysis): boolean {
  return (
    counts(place, roles[line]!, own.home) &&
    isForeign(place.regions, own.home, own.regions) &&
    !isListed(place, blocks[line]!.text, own)
  );
}

/** 绍兴市 where the office lists it or writes it 绍兴; 南通 of 南通镇. */
function isListed({ text, span, regions }: PlaceMention, line: string, own: Own): boolean {
  return own.places.some(
    (name) =>
      standsWithin(line, span.start, text, name) || own.regions.named(name).some((region) => regions.includes(region)),
  );
}

function counts({ slot }: PlaceMention, role: LineRole, home: HomeRegion): boolean {
  if (slot === 'head') {
    return (role === 'title' && !home.byTitle) || role === 'signature' || role === 'header' || role === 'imprint';
  }
  return role === 'body' || role === 'addressee';
}

function replacements(analysis: Analysis, draft: Draft, place: PlaceMention, line: number, own: Own): Fix[] {
  const { home } = own;
  const fixes: Fix[] = [
    {
      title: `改为“${ownNameFor(place, home)}”`,
      edits: [{ range: rangeOf(line, place.span), newText: ownNameFor(place, home) }],
      safe: false,
      preferred: true,
    },
  ];
  const all = [];
  for (const at of linesWhere(analysis, draft, ({ ownPlaces }) => ownPlaces.length > 0)) {
    for (const other of analysis.facts[at]!.ownPlaces) {
      if (!isLeftOver(other, at, own, analysis)) continue;
      all.push({ range: rangeOf(at, other.span), newText: ownNameFor(other, home) });
    }
  }
  if (all.length > 1)
    fixes.push({ title: `标出的${all.length}处外地地名都改为“${home.name}”`, edits: all, safe: false });
  return fixes;
}

/** 绍兴 for 绍兴市 is answered by 云岭 for 云岭市. */
function ownNameFor({ text }: PlaceMention, { name }: HomeRegion): string {
  const short = !/[省市县区州旗盟]$/.test(text);
  return short && /[省市县区]$/.test(name) && name.length > 2 ? name.slice(0, -1) : name;
}
