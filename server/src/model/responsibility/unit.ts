/** Bodies as annotations name them: how a list of them reads, and what full name a short one carries on. */

import { isHan, isSpace } from '../../syntax/characters.ts';
import { appended } from '../../text/appended.ts';
import { remembered } from '../../text/memoized.ts';
import type { Span } from '../../text/span.ts';
import { Suffixes } from '../../text/suffixes.ts';

export interface Unit {
  /** As written: 财政厅. */
  readonly text: string;
  /** With the region that the list carries over: 自治区财政厅. */
  readonly name: string;
  /** Within the text that was read. */
  readonly span: Span;
}

/** 各县（市、区）人民政府, 设区市人民政府, 相关单位: bodies named together. */
const COLLECTIVE =
  /^(?:各|有关|相关|其他|全市|全省|全区|全县|设区(?:的)?市|市直|省直|区直|县直|市级|省级|区级|县级|中央驻|驻)/;
const UNIT_ENDS = new Suffixes(
  (
    '部 委 局 厅 办 署 院 会 行 社 室 处 站 中心 政府 支队 总队 大队 公司 集团 海关 大学 学校 单位 部门 机构 地区 区 县 市 州 盟 旗 镇 乡 街道 板块 开发区 园区 党工委 ' +
    '工委 党委 纪委 法院 检察院 工商联 团委 总工会 工会 妇联 科协 残联 社科联 文联 侨联 贸促会 高校 院校 所 队 组 专班 指挥部 平台 企业 银行 协会 学会 联盟 工程师 组织 医院 ' +
    '馆 园 中学 小学 基金会 事务所 总站 推进组 小组 委员会 办公室 联席会议 党校 军区 武装部 台 报社 总社 兵团 中央 警备区 信访局 统计局 电网 供电 供电局'
  ).split(' '),
);
/** Words that no name of a body contains (应急管理局, 青年联合会, 自由贸易试验区, 日照市 aside): what has them is a sentence. */
const NOT_A_NAME =
  /[。！？“”‘’《》]|(?:负责|牵头|配合|参与|的|了|是|要|应(?![急城县])|须|可以|进行|开展|加强|推进|落实|完成|按|(?<!自)由|(?<![青少])年|月(?!湖)|日(?![报照土]|喀则))/;

/** What stands in front of a body in a sentence is no part of its name: 从部门负责, 以镇街道名义. */
const PREPOSED = /^(?:从|以|对|将|把|为|向|在|经|据|如|若|不|并|也|其(?!他)|该|让|使|被|给)/;
const SET_UP_FOR_A_TASK =
  /(?:领导小组|协调小组|工作小组|专项小组|委员会|指挥部|专班|推进组|工作组|协调机制|联席会议)(?:办公室|办)?$/;
const NO_WORD_OF_A_NAME = /[。！？“”‘’《》，]|(?:牵头|配合|参与|的|了|是|要|须|可以|由)/;

/** The ranks of government that a list carries from one name to the next (自治区科技厅、财政厅). */
const PREFIX = /^(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗)(?:委|人民政府|政府|直)?/;
/** 市场监管局 begins with a character that looks like a rank; 市政务服务局 does bear one. */
const FALSE_PREFIX = /^(?:市场|市政(?!府|务|协|法|研)|区域|区块|州际|省际|县域|市域|市容|旗下|区划|市民(?!政))/;
/** The party's bodies: their rank is 自治区党委, 市委, not 市. */
const PARTY_BODY =
  /^(?:党委|党工委|组织部|宣传部|统战部|政法委|编办|网信办|社会工作部|改革办|农办|金融办|巡察办|督查室|党校|政研室|老干部局|机关工委|直属机关工委|台办|人才办)/;
/** Bodies of the centre in a place, and bodies with a name of their own: nothing is carried to them. */
const VERTICAL =
  /^(?:团[省市县区州]委|国家|中央|全国|中国|中共|最高|国务院|人民银行|人行|国网|国开行|海关|税务局|税务总局|银保监|金融监管局|证监|通信管理局|邮政管理局|烟草|气象局|海事局|铁路|民航|军|武警|供电)|海关$|分行$|支行$|银行$|公司$|集团$|大学$|学院$|分局$|支局$|供电局$/;
/** Names that a list may leave without their rank. */
const BARE_BODY =
  /(?:局|厅|办|委|中心|办公室|委员会|部|总队|支队|科协|残联|工商联|妇联|总工会|团委|政府|社)(?:[（(][^（()）]{1,16}[)）])?$/;
/** 广西银保监局, 连云港市财政局: a place leads the name. */
const PLACE_PREFIX =
  /^(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|[\u4e00-\u9fa5]{2,6}(?:省|市(?!场)|县|区|州|盟|旗|镇|(?<!城)乡))(?=[\u4e00-\u9fa5]{2})/;

const LINKING = /^(?:以及|和|及|与|会同|并)(?=[\u4e00-\u9fa5]{3,})/;
const SPACES = /[ \u00a0\u3000]/g;
/** 等, 等有关部门, 等省级相关部门和单位 */
const ET_CETERA = /等(?:[省市县区]级)?(?:有关|相关|各)?(?:部门|单位)?(?:和单位)?$/;

/** Whether a name between two pauses can be the name of a body. */
export function looksLikeUnit(name: string): boolean {
  const bare = name.replace(/[（(〔[][^（()）〔〕[\]]{1,30}[)）〕\]](?=$|人民政府|政府|党委|区|县|管委会)/g, '');
  if (bare.length < 2 || bare.length > 40 || UNIT_ENDS.lengthBefore(bare, bare.length) === 0) return false;
  if (PREPOSED.test(bare)) return false;
  // 市推进数字化改革协调小组办公室: what was set up for a task bears it in its name.
  if (SET_UP_FOR_A_TASK.test(bare)) return !NO_WORD_OF_A_NAME.test(bare);
  return !NOT_A_NAME.test(bare.replace(/(?:市|省|区|县)直/, ''));
}

/** 有关部门, 各相关单位, 市级主管部门: a name that is nobody's. */
const VAGUE =
  /^(?:各)?(?:[省市县区]级?直?|自治区直?|市直|全[省市县区])?(?:各)?(?:有关|相关|成员|责任|职能|主管|行业主管|其他)(?:行业)?(?:部门|单位|机构|方面|部门和单位|部门单位)$/;

export function isVague(name: string): boolean {
  return '门位构面'.includes(name.charAt(name.length - 1)) && VAGUE.test(name);
}

export function isCollective(name: string): boolean {
  return COLLECTIVE.test(name);
}

/**
 * Reads a list of bodies: 、 sets names side by side, ， and ； set groups side by side. A region or rank that leads a
 * name is carried on to the names behind it within its group. Brackets inside a name (各县（市、区）) do not split it.
 * Parts that do not look like a body are left out.
 *
 * @param start offset of `list` in the text that the spans refer to
 */
export function readUnits(list: string, start: number): Unit[] {
  let units: Unit[] | undefined;
  let carried = '';
  /** 各县区、功能板块: each of the latter, too. */
  let distributes = false;
  const take = (from: number, to: number, pause: string): void => {
    if (pause !== '、') carried = '';
    const [first, end] = trimmed(list, from, to);
    const part = partOf(list.slice(first, end));
    if (part === null) return;
    const { text, link, name, prefix } = part;
    const span = { start: start + first + link, end: start + first + link + text.length };
    const isEach = distributes && pause === '、' && EACH_OF.test(name);
    const full = isEach
      ? `各${name}`
      : prefix === null && carried !== '' && part.takesPrefix
        ? rankFor(carried, name) + name
        : name;
    if (prefix !== null) carried = prefix;
    distributes = name.startsWith('各') || isEach;
    units = appended(units, { text, name: full, span });
  };
  forEachPart(list, take);
  return units ?? [];
}

const EACH_OF =
  /^(?:功能|产业|乡镇|镇街|街道|园区|开发区|县区|区县|县市|市区|镇乡|管委会|重点|高等)[\u4e00-\u9fa5（）()]{0,8}$/;

/** What stands between two pauses of a list, once it was read. */
interface Part {
  /** Without the word that links it to the part in front (和C) and the 等 behind it. */
  readonly text: string;
  /** How much of the linking word stands in front, in UTF-16 units. */
  readonly link: number;
  /** Without spaces. */
  readonly name: string;
  /** The rank that it hands on; an empty one from bodies named together, null where the name has none. */
  readonly prefix: string | null;
  readonly takesPrefix: boolean;
}

/** Hostile text could name more. */
const MOST_PARTS = 20_000;
/** Longer ones are sentences. */
const LONGEST_KEPT = 40;

/** Null for what is no body's name. */
function partOf(written: string): Part | null {
  return written.length > LONGEST_KEPT ? readPart(written) : knownPart(written);
}

/** A draft names some hundreds of bodies some thousands of times. */
const knownPart = remembered(MOST_PARTS, readPart);

function readPart(written: string): Part | null {
  // “A、B等”, “A等部门”, “和C”: linking words are no part of the name.
  const link = LINKING.exec(written)?.[0].length ?? 0;
  const text = written.slice(link).replace(ET_CETERA, '');
  if (text.length === 0) return null;
  if (!looksLikeUnit(text)) return isMasked(text) ? { text, link, name: text, prefix: null, takesPrefix: false } : null;
  const name = text.replaceAll(SPACES, '');
  const prefix = prefixOf(name) ?? (isCollective(name) ? '' : null);
  return { text, link, name, prefix, takesPrefix: prefix === null && takesPrefix(name) };
}

/** 市_, XX局, 【牵头单位】: a name with a hole in it still stands for a body. */
function isMasked(text: string): boolean {
  return (
    /^【[^【】]{1,20}】$/.test(text) ||
    /^[省市县区].{0,8}[_＿]$/.test(text) ||
    /^[省市县区]?[X×Ｘ]{2,}(?:局|委|办|厅|部|中心)?$/.test(text)
  );
}

function prefixOf(name: string): string | null {
  if (FALSE_PREFIX.test(name) || isCollective(name)) return null;
  const match = PREFIX.exec(name);
  if (match === null) return null;
  // “市” alone or “县政府” is a body itself, not a rank in front of one.
  if (match[0].length === name.length) return null;
  return match[0].replace(/(?:委|人民政府|政府|直)$/, '');
}

function takesPrefix(name: string): boolean {
  if (VERTICAL.test(name) || PLACE_PREFIX.test(name)) return false;
  return BARE_BODY.test(name) || PARTY_BODY.test(name);
}

/** 自治区党委组织部、党委编办 carries 自治区; 市委组织部、宣传部 carries 市委. */
function rankFor(carried: string, name: string): string {
  return PARTY_BODY.test(name) && !name.startsWith('党') && carried !== '自治区' ? `${carried}委` : carried;
}

/** @param take told of each part and of the mark in front of it; 、 for the first */
function forEachPart(list: string, take: (start: number, end: number, pause: string) => void): void {
  let depth = 0;
  let start = 0;
  let pause = '、';
  for (let at = 0; at < list.length; at++) {
    const char = list.charAt(at);
    if (isHan(list.charCodeAt(at)) && char !== '和' && char !== '及') continue;
    if ('（(〔['.includes(char)) depth++;
    else if ('）)〕]'.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && '、，,；;'.includes(char) && !isSharedEnding(list, start, at)) {
      take(start, at, pause);
      pause = char;
      start = at + 1;
    } else if (depth === 0 && (char === '和' || char === '及') && splitsAt(list, start, at)) {
      // 以及: the first half of the word stands in front.
      take(start, list.charAt(at - 1) === '以' ? at - 1 : at, pause);
      pause = '、';
      start = at + 1;
    }
  }
  take(start, list.length, pause);
}

/** 各市、州、县人民政府 is one name: the ranks share its ending. */
function isSharedEnding(list: string, start: number, at: number): boolean {
  if (!'省市州县区盟旗镇乡 '.includes(list.charAt(at - 1))) return false;
  return (
    /^(?:各|有关)?[省市州县区盟旗镇乡]$/.test(list.slice(start, at).trim()) ||
    (/^各[省市州县区盟旗、镇乡]+$/.test(list.slice(start, at)) &&
      /^[省市州县区盟旗镇乡]{1,2}(?:[、（(〔]|人民政府|政府|党委|委)/.test(list.slice(at + 1)))
  );
}

/** 和 joins two bodies only behind a complete name: not in 发展和改革委员会, 文化和旅游局. */
function splitsAt(list: string, start: number, at: number): boolean {
  const head = list.slice(start, at);
  const bare = head.replace(/以$/, '').replace(ET_CETERA, '');
  if (UNIT_ENDS.lengthBefore(bare, bare.length) === 0 || /(?:国防|外交)部$/.test(head)) return false;
  if (/^(?:各|有关|相关|省|市|县|区|自治区|国家|中央)/.test(list.slice(at + 1))) return true;
  // 各镇人民政府及园区管委会: two whole names.
  const next = /^[^、，,；;和及]*/.exec(list.slice(at + 1))![0];
  return bare.length >= 4 && next.length >= 4 && looksLikeUnit(next);
}

function trimmed(text: string, start: number, end: number): [start: number, end: number] {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && (isSpace(text.charCodeAt(end - 1)) || text.charAt(end - 1) === '。')) end--;
  return [start, end];
}
