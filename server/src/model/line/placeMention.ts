/** Places named where, in a draft of a government, only its own belongs: 经绍兴市政府同意, （责任单位：绍兴市财政局）. */

import { Coverage } from '../../text/coverage.ts';
import type { Span } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';
import type { WordHit } from '../knowledge/lexicon.ts';
import type { Region, RegionMention, Regions } from '../knowledge/regions.ts';
import type { ProseLead } from './proseLead.ts';
import type { Annotation } from '../responsibility/annotation.ts';
import { looksLikeUnit } from '../responsibility/unit.ts';

/**
 * `unit`: the name of a body that is to act; `formula`: what an issuer says of itself; `goal`: what the draft will make
 * of its place; `head`: the head of a short line, which a title, a letterhead or a signature may be.
 */
export type OwnSlot = 'unit' | 'formula' | 'goal' | 'head';

export interface PlaceMention {
  readonly span: Span;
  readonly text: string;
  readonly regions: readonly Region[];
  readonly slot: OwnSlot;
}

/** Bodies of the centre, firms, schools and hospitals bear the names of other places rightly. */
const OTHER_BODY =
  /海关|铁路|铁道|民航|航空|机场|银行|分行|支行|监管局|监管分局|证监|税务|海事|港|电网|供电|电力|公司|集团|大学|学院|研究院|研究所|医院|商会|协会|联盟|办事处|调查总队|专员办|特派|监察局|航道|流域|水利委员会|交易所|报社|兵团/;
const BODY_OF_PLACE = /(?:局|委|办|厅|部|政府|办公室|委员会|管委会|中心|联|会)(?:[（(].{1,16}[)）])?$/;

// Behind the place, and before it, within the sentence. Each is what one says of one's own place only.
const AGREED_BEFORE = /(?:^|[，,。；;》]|[已业])(?:现|已|业)?已?经$/;
const AGREED = /^(?:委|人民政府|政府)[^，,。；;]{0,24}(?:同意|审议通过|批准)/;
const REALITY_BEFORE = /(?:结合|立足|根据|按照|符合)(?:了)?$/;
const REALITY = /^(?:的)?(?:工作|发展|产业|本地)?实际/;
/** How the issuer introduces its own text, whatever that text deals with: 结合绍兴市实际，制定本方案. */
const PREAMBLE =
  /^(?:(?:的)?(?:工作|发展|产业|本地)?实际|(?:委|人民政府|政府)[^，,。；;]{0,24}(?:同意|审议通过|批准))[，,](?:特|现)?(?:研究)?(?:制定|提出|就|将|印发)/;
const EXTENT_BEFORE = /(?:^|[，,。；;、（(]|在|凡|对|于|适用于|为)$/;
const EXTENT = /^(?:行政区域|辖区|市域|县域|区域|境)(?:范围)?内|^范围内/;
const REGISTERED_BEFORE = /在$/;
const REGISTERED = /^(?:依法)?(?:注册|登记|工商登记|纳税|落户|缴纳社会?保)/;
const FINANCE = /^(?:本级)?财政(?:每年|局每年)?(?:安排|设立|统筹|预算|列支|给予|按)/;
const WHOLE = /^全[省市县区](?![域面])/;
const ORDERED_BEFORE = /(?:^|[，,。；;])(?:按照|根据|在|贯彻落实|落实)$/;
const ORDERED = /^委(?:、[市县区省]政府)?的?(?:决策部署|工作部署|部署|坚强领导|统一领导|领导下|工作要求|要求)/;
const ADDRESSED = /^(?:直|级|政府)各(?:有关)?(?:部门|单位|委办局)/;
const GOAL_BEFORE = /(?:把|将)$/;
const GOAL = /^(?:[市县区])?(?:努力|加快|着力|全力)?(?:建设|建|打造|培育|发展)成/;
const DEVELOPMENT_BEFORE = /(?:推动|促进|助推|助力|加快|推进|为)(?:实现)?$/;
const DEVELOPMENT = /^(?:经济|产业|经济社会)?(?:高质量|跨越式|转型|绿色)发展/;
const MODEL_BEFORE = /(?:谱写|书写|打造|形成|探索|贡献|树立|具有)(?:[^，,。；;]{0,16}的)?$/;
const MODEL = /^(?:地方)?(?:新篇章|篇章|样板|样本|范例|特色|辨识度|品牌)/;

/** The sentence deals with other places: they may stand in it. */
const ELSEWHERE =
  /对口|帮扶|协作|支援|援|合作|共建|对接|融入|辐射|联动|协同|毗邻|相邻|周边|借鉴|学习|考察|经验|做法|比较|相比|对标|赶超|长三角|珠三角|粤港澳|京津冀|成渝|飞地|异地|跨[省市县区]|招商|引进|籍|推介|都市圈|经济圈|经济带|城市群|一体化|走廊|接轨|承接|转移|联合|互认|结对|以及.{0,6}等[地市]/;
/** What makes a foreign body a partner in a task. */
const PARTNERS =
  /对口|帮扶|协作|支援|共建|飞地|跨[省市县区]|毗邻|长三角|珠三角|粤港澳|京津冀|成渝|都市圈|一体化|合作区|结对/;
const SENTENCE_ENDS = '。；;';

export interface LineOfPlaces {
  readonly annotations: readonly Annotation[];
  readonly proseLeads: readonly ProseLead[];
  readonly titlePart: boolean;
}

export function readPlaceMentions(
  block: Block,
  hits: readonly WordHit[],
  line: LineOfPlaces,
  regions: Regions,
): readonly PlaceMention[] {
  if (hits.length === 0) return NONE;
  const { text } = block;
  const found: PlaceMention[] = [];
  const quoted = quotedIn(block);
  const names = namesIn(line);
  for (const chain of chainsOf(regions.mentions(text, hits))) {
    const place = chain[chain.length - 1]!;
    const start = chain[0]!.start;
    if (place.ordinary || quoted.has(place.start)) continue;
    const slot = slotOf(block, start, place, names, line.titlePart);
    if (slot !== null) {
      found.push({
        span: { start: place.start, end: place.end },
        text: text.slice(place.start, place.end),
        regions: place.regions,
        slot,
      });
    }
  }
  return found;
}

const NONE: readonly never[] = Object.freeze([]);

/** 浙江省绍兴市 is one name. */
function chainsOf(mentions: readonly RegionMention[]): RegionMention[][] {
  const chains: RegionMention[][] = [];
  for (const mention of mentions) {
    const last = chains[chains.length - 1];
    if (last !== undefined && last[last.length - 1]!.end === mention.start) last.push(mention);
    else chains.push([mention]);
  }
  return chains;
}

function quotedIn({ text, brackets }: Block): Coverage {
  const quoted = new Coverage(text.length);
  for (const { kind, span } of brackets) {
    if (kind === 'title' || kind === 'innerTitle' || kind === 'quote') quoted.take(span);
  }
  return quoted;
}

/** The names of bodies that are to act, by the offset at which they begin. */
function namesIn({ annotations, proseLeads }: LineOfPlaces): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const { groups } of annotations) {
    for (const { units } of groups) for (const { text, span } of units) names.set(span.start, text);
  }
  for (const { text, span } of proseLeads) if (looksLikeUnit(text)) names.set(span.start, text);
  return names;
}

function slotOf(
  { text, content }: Block,
  start: number,
  place: RegionMention,
  names: ReadonlyMap<number, string>,
  titlePart: boolean,
): OwnSlot | null {
  const sentence = sentenceAround(text, start);
  const words = text.slice(sentence.start, sentence.end);
  const name = names.get(start);
  if (name !== undefined) return isLocalBody(name) && !PARTNERS.test(around(text, start)) ? 'unit' : null;
  if (titlePart && start === content.start) return 'head';
  const before = text.slice(sentence.start, start);
  const behind = text.slice(place.end, sentence.end);
  if (PREAMBLE.test(behind) && isFormula(before, behind)) return 'formula';
  if (ELSEWHERE.test(words)) return null;
  if (GOAL_BEFORE.test(before) && GOAL.test(behind)) return 'goal';
  if (DEVELOPMENT_BEFORE.test(before) && DEVELOPMENT.test(behind)) return 'goal';
  if (MODEL_BEFORE.test(before) && MODEL.test(behind)) return 'goal';
  return isFormula(before, behind) ? 'formula' : null;
}

function isFormula(before: string, behind: string): boolean {
  return (
    (AGREED_BEFORE.test(before) && AGREED.test(behind)) ||
    (REALITY_BEFORE.test(before) && REALITY.test(behind)) ||
    (EXTENT_BEFORE.test(before) && EXTENT.test(behind)) ||
    (REGISTERED_BEFORE.test(before) && REGISTERED.test(behind)) ||
    (ORDERED_BEFORE.test(before) && ORDERED.test(behind)) ||
    WHOLE.test(behind) ||
    FINANCE.test(behind) ||
    ADDRESSED.test(behind)
  );
}

function isLocalBody(name: string): boolean {
  return BODY_OF_PLACE.test(name) && !OTHER_BODY.test(name);
}

/** Sentences are longer now and then, but what lies further off says nothing about the place. */
const WITHIN = 200;
/** An annotation belongs to the text of its clause in front of it. */
const TASK_BEFORE = 600;

function sentenceAround(text: string, at: number): Span {
  let start = at;
  while (start > 0 && at - start < WITHIN && !SENTENCE_ENDS.includes(text.charAt(start - 1))) start--;
  let end = at;
  while (end < text.length && end - at < WITHIN && !SENTENCE_ENDS.includes(text.charAt(end))) end++;
  return { start, end };
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - TASK_BEFORE), at + WITHIN);
}
