/**
 * The grammar of a target sentence.
 *
 *   target     = [time] [scope] (said | counted | made | shared | covered | doubled) { list }
 *   said       = indicator verb [bound] quantity         高新技术企业达到500家；研发投入强度不低于3%
 *   counted    = indicator quantity                      网上审批100%；创办实体2万个
 *   made       = verb object quantity | verb quantity object     新增高新技术企业1000家；遴选20个优秀案例
 *   shared     = percentage 的 indicator                 60%以上的社区建成示范站
 *   covered    = [实现] indicator 全覆盖
 *   doubled    = indicator (翻番 | 翻一番 | 翻两番 | 倍增)
 *   list       = (、|和|及) (said | counted | quantity object)       、独角兽企业80家；、20个区域品牌
 *
 * A clause ends at ，；：and 。; a list goes on over 、. Words in brackets belong to the word in front of them.
 */

import { isHan } from '../../syntax/characters.ts';
import type { Span } from '../../text/span.ts';
import { behindLast, withoutTail } from '../../text/tails.ts';
import { Suffixes } from '../../text/suffixes.ts';
import { isAttribute, isNoTarget } from './notTarget.ts';
import { readQuantities, type Quantity } from './quantity.ts';

/** `null` for what is no number: 全覆盖, 翻一番. */
export type Comparison = '>=' | '>' | '<=' | '<' | '=' | 'growth' | 'decline' | 'range' | null;

/** What a sentence sets, read without knowing where it stands; which of them are targets, the clause decides. */
export interface Figure {
  /** From the indicator to the end of the quantity, or of the object behind it. */
  readonly span: Span;
  readonly text: string;
  /** As a table of targets would name it. */
  readonly indicator: string;
  /** What is compared when two figures are: the indicator without marks and padding, with its unit in lowest terms. */
  readonly measure: string;
  /** The value in the base unit; null for a range or for words. */
  readonly amount: number | null;
  readonly value: string;
  readonly unit: string;
  readonly comparison: Comparison;
  readonly valueSpan: Span;
  /** Set by a verb, and so a target without a time limit too; a bare noun with a number needs one. */
  readonly isStated: boolean;
}

const SETS: readonly (readonly [sets: '=' | '>' | '>=' | '<=', words: string])[] = [
  [
    '=',
    '达到 达 实现 完成 为 占 保持在 稳定在 维持在 提高到 提升到 提高至 提升至 增加到 增加至 增长到 增长至 扩大到 扩大至 发展到 恢复到 ' +
      '上升到 上升至 扩展到 拓展到 降低到 降低至 降到 降至 下降到 下降至 压减到 压减至 缩减至 缩减到 压缩至 压缩到 缩短至 缩短到 提速至 ' +
      '控制到 占比达 占比 保持 稳定 冲刺 迈上 迈向 攀升至 扩增至 增至 优化至 精简至 放宽至 延长至 下放至 到 至',
  ],
  ['>', '超过 超 突破 高于 大于 多于 超出'],
  ['>=', '不低于 不少于 不小于 不得低于 不得少于 至少 最低 至少达到 至少为 ≥'],
  ['<=', '不超过 不高于 不大于 不多于 不得超过 不得高于 控制在 低于 少于 最高 最多 ≤ 小于'],
];
const GROWS = '增长 增加 提高 提升 上升 扩大 递增 增幅 增速 新增'.split(' ');
const FALLS = '下降 降低 减少 压减 缩减 压缩 缩短 削减'.split(' ');
const VERB = new Map<string, '=' | '>' | '>=' | '<=' | 'growth' | 'decline'>([
  ...SETS.flatMap(([sets, words]) => words.split(' ').map((word) => [word, sets] as const)),
  ...GROWS.map((word) => [word, 'growth'] as const),
  ...FALLS.map((word) => [word, 'decline'] as const),
]);
const VERB_ENDS = new Suffixes([...VERB.keys()]);

/** What is done to bring something about; the thing stands before or behind its number. */
const MAKES =
  '新增 净增 新建 建成 建设 建立 建好 新建成 改建 扩建 改扩建 新改扩建 新建改造 建设改造 培育 培育出 引进 打造 打造出 创建 认定 新认定 新培育 新引进 组建 布局 实施 完成 ' +
  '实现 形成 推广 改造 提升改造 开展 举办 承办 扶持 发展 集聚 引育 招引 引入 入库 选派 培训 遴选 评选 评定 选树 开发 确定 推动 推进 联通 守住 推出 ' +
  '签约 培养 招聘 招录 招收 吸纳 转移 更新 整治 修复 治理 创办 孵化 制定 修订 制修订 制定修订 发布 征集 落地 投放 储备 供应 筹集 筹建 配备 配置 ' +
  '惠及 服务 带动 帮扶 提供 创评 命名 获批 争取获批 争创 新创建 创成 建强 办好 壮大 组织 走访 化解 淘汰 关停 拆除 种植 绿化 上线 开通 开行 新开 增设 ' +
  '扩增 增加 安排 争取 力争 面向 创作 转化 实行 开工 竣工 投产 投运 消除 清理 建档 设立 新设 成立 覆盖 接入 汇聚 归集 开放 突破 攻克 攻关 研发 研制 ' +
  '落实 吸引 引导 招商 达成 促成 搭建 布设 铺设 新铺 疏浚 加固 栽植 造林 收储 盘活 出让 腾退 压减 压缩 减少 举行 开设 增开 选育 保护 认证 注册 创新 ' +
  '列养 储备 引培 聚集 打通 贯通 新添 添置 购置 输送 选聘 轮训 遴选出 评选出 认定为 挂牌 建有 拥有 设置 预留 建';
const MAKE_WORDS = new Set(MAKES.split(' '));
const MAKE_ENDS = new Suffixes([...MAKE_WORDS]);
const LONGEST_MAKE = 6;

/** Padding between what a quantity belongs to and the quantity. */
const PADDING = new Suffixes(
  '力争 争取 确保 平均 分别 累计 合计 共计 总计 已 要 均 都 将 约 近 再 各 每年 逐步 全部 共 总共 左右 大约 不断 稳步 基本 总体 整体 另 也 其中 每年各 新 和 及 与 以及 至少 最少 不少于'.split(
    ' ',
  ),
);
/** In front of what a table would name: who, by when, by what effort. */
const OPENING =
  /^(?:\s|[”"’、—－\-·•（(①-⑳]|其中|同时|累计|合计|共计|年底前|并且|并|且|再|还|也|又|共|每年|全年|年内|今年|当年|力争|争取|确保|努力|着力|积极|加快|全力|大力|持续|稳步|逐步|进一步|实现|促进|推动|推进|使|让|保持|带动|到|至|期末|末|以及|及|和|与|要|应|将|均|各|分别|总体|计划|拟|预计|完成|组织|支持|鼓励|引导|基本|原则上|一般|在?全(?:市|省|区|县|州|旗|自治区|镇|街道|国|域)(?:范围内?)?(?=[^域员社科量])(?!民(?!营|办|生))|我[市省区县州旗国])/;
const TIME_LIMIT =
  /^(?:力争|确保|争取|计划|预计|其中|全[市省县区州]|我[市省县区]|到|至|在|于|自|从|，|\s)*(?:(?:(?:19|20)\d{2}|20[xX×]{2})\s?年(?:\s?年?[底末初中]|\s?\d{1,2}\s?月(?:份|[底末初]|\s?\d{1,2}\s?日)?)?(?:[之以]?前|内|度)?|[“"][一二三四五六七八九十]+五[”"]?(?:期?末|期间|时期)?|(?:未来|今后)?[一二两三四五六七八九十\d]+年(?:时间)?(?:以|之)?内)/;

const MOVES = /^(?:提升|提高|扩大|降低|压降|拓展|增加|减少|压缩|缩短|优化|压减|精简)(?=[\u4e00-\u9fa5]{2})/;
const AGAINST = /(?:比(?![重例率值])|较|与)[^，,。；]{1,14}$/;

/** What a growth is measured against, at the end of a name: 旅游收入比2024年. */
const MEASURED_AGAINST =
  /(?:比(?![重例率值])|较|与)(?:(?:19|20)\d{2}\s?年|上年|去年|同期|“[^”]{1,8}”|全[省国市]|原)[^，,。；]{0,8}$/;
const TIME_BEHIND = /(?:到|至|在|于)?(?:19|20)\d{2}\s?年(?:\s?(?:年?[底末初]|\d{1,2}\s?月[底末]?))?[之以]?前?$/;

const HARD_STOP = '。；;！？!?';
const STOP = '，,：:';
const LIST_MARK = /[、和及与]|以及/;
const LONGEST_INDICATOR = 60;

/** Figures of a line in order. `from` and `to` bound the text that is read. */
export function readFigures(text: string, from: number, to: number): readonly Figure[] {
  const figures: Figure[] = [];
  const quantities = readQuantities(text).filter(({ span }) => span.start >= from && span.end <= to);
  for (const index of quantities.keys()) {
    const figure = readFigure(text, from, to, quantities, index, figures);
    if (figure !== null) figures.push(figure);
  }
  distribute(text, figures);
  readCoverage(text, from, to, figures);
  return figures.sort((a, b) => a.span.start - b.span.start || a.valueSpan.start - b.valueSpan.start);
}

function readFigure(
  text: string,
  from: number,
  to: number,
  quantities: readonly Quantity[],
  index: number,
  figures: Figure[],
): Figure | null {
  const quantity = quantities[index]!;
  const clause = clauseAround(text, quantity.span, from, to);
  const sentence = sentenceAround(text, quantity.span, from, to);
  const behind = text.slice(quantity.span.end, clause.end);
  if (isAttribute(quantity, behind)) return null;
  const before = text.slice(clause.start, quantity.span.start);
  const surroundings = { sentence: text.slice(sentence.start, sentence.end), before, behind };
  if (isNoTarget(quantity, surroundings)) return null;
  // A number within what an earlier one counts: 1所80—150个托位的托育机构.
  if (figures.some(({ span }) => span.start < quantity.span.start && quantity.span.end < span.end)) return null;

  const earlier = quantities
    .slice(0, index)
    .filter((other) => other.span.start >= clause.start && !isAttribute(other, text.slice(other.span.end, clause.end)));
  const last = earlier[earlier.length - 1];
  const leadStart = last === undefined ? clause.start : listStart(text, last.span.end, quantity.span.start);
  const starts = last !== undefined && /[由从]\s?$/.test(text.slice(clause.start, last.span.start));
  // 由30%提高到50%: the name stands in front of where it starts from.
  const lead = (
    starts
      ? text.slice(clause.start, last.span.start).replace(/[由从]\s?$/, '') +
        text.slice(last.span.end, quantity.span.start)
      : text.slice(leadStart, quantity.span.start)
  ).trimEnd();
  const sibling =
    last === undefined ? undefined : figures.find(({ valueSpan }) => valueSpan.start === last.valueSpan.start);
  if (last !== undefined && sibling === undefined && !hasVerb(lead)) return null;

  return (
    readSaid(text, quantity, lead, leadStart, figures, sentence) ??
    readShared(text, quantity, lead, clause) ??
    readMade(text, quantity, lead, leadStart, clause, sibling, quantities) ??
    readCounted(text, quantity, lead, leadStart, clause, sibling, sentence)
  );
}

/** indicator verb quantity */
function readSaid(
  text: string,
  quantity: Quantity,
  lead: string,
  leadStart: number,
  figures: readonly Figure[],
  sentence: Span,
): Figure | null {
  const padded = PADDING.runBefore(lead, lead.length);
  const verb = lead.slice(padded - VERB_ENDS.lengthBefore(lead, padded), padded);
  const sets = VERB.get(verb) ?? (/[≥≤＞＜><]\s?$/.test(lead) ? '=' : undefined);
  if (sets === undefined || verb === '新增') return null;
  let named = PADDING.runBefore(lead, padded - verb.length);
  // 力争达到、不低于: two verbs in a row, 提升并稳定在.
  for (
    let more = VERB_ENDS.lengthBefore(lead, named);
    more > 0 && named - more > 0;
    more = VERB_ENDS.lengthBefore(lead, named)
  ) {
    const word = lead.slice(named - more, named);
    if (word === '占比' || GROWS.includes(word) || FALLS.includes(word)) break;
    named = PADDING.runBefore(lead, named - more);
  }
  if (verb === '占比') named = padded;
  const moves = /[至到]$/.test(verb);
  let indicator = nameOf(lead.slice(0, named));
  // 提升应用率至60%: what moves is the rate.
  if (moves && MOVES.test(indicator)) indicator = indicator.replace(MOVES, '');
  let start = leadStart + Math.max(0, lead.indexOf(indicator));
  if (indicator.length < 2) {
    const subject = subjectBefore(text, leadStart, sentence, figures);
    if (subject === null) return null;
    ({ indicator, start } = subject);
  }
  const grows = sets === 'growth' || sets === 'decline';
  // 比2020年提升, 较上年: what it is measured against is no part of the name.
  // 占全市比重: a share of what the clause before speaks of.
  if (indicator.startsWith('占')) {
    const subject = subjectBefore(text, leadStart, sentence, figures);
    if (subject !== null) indicator = `${subject.indicator.replace(/(?:年均|年)?(?:增长|增速)$/, '')}${indicator}`;
  }
  const against = indicator.search(AGAINST);
  if (against > 0) indicator = indicator.slice(0, against).trim();
  else if (against === 0) {
    const subject = subjectBefore(text, leadStart, sentence, figures);
    if (subject === null) return null;
    ({ indicator, start } = subject);
  }
  if (grows && yearly(lead, padded - verb.length) !== '') {
    indicator = indicator.replace(/(?:每年|平均|年)$/, '');
  }
  if (/^[对凡按经]|[上下]限$|标准$/.test(indicator)) return null;
  if (grows && yearly(lead, padded - verb.length) !== '') indicator += `${yearly(lead, padded - verb.length)}${verb}`;
  const comparison: Comparison = quantity.isRange
    ? 'range'
    : grows
      ? (sets as 'growth' | 'decline')
      : quantity.bound !== null && sets === '='
        ? quantity.bound
        : (sets as '=');
  return figureOf(text, quantity, indicator, start, quantity.span.end, comparison, true);
}

function yearly(lead: string, at: number): string {
  return /(年均|每年|平均|(?<!\d\s?)年)$/.exec(lead.slice(0, at))?.[1] ?? '';
}

/** The thing that an earlier clause of the sentence speaks of: 签约服务覆盖率到2025年达到60%，2027年达到75%. */
function subjectBefore(
  text: string,
  at: number,
  sentence: Span,
  figures: readonly Figure[],
): { indicator: string; start: number } | null {
  const previous = figures[figures.length - 1];
  if (previous !== undefined && previous.span.start >= sentence.start) {
    return { indicator: previous.indicator, start: previous.span.start };
  }
  const head = text.slice(sentence.start, at).replace(/[，,：:]\s?$/, '');
  const noun = nameOf(behindLast(head, '，,：:'));
  if (noun.length < 2 || noun.length > 24 || !/[率数量度额值比重积模入员数]$/.test(noun)) return null;
  return { indicator: noun, start: sentence.start + head.lastIndexOf(noun) };
}

/** percentage 的 indicator */
function readShared(text: string, quantity: Quantity, lead: string, clause: Span): Figure | null {
  if (!/[%％]/.test(quantity.unit) || text.charAt(quantity.span.end) !== '的') return null;
  const opening = nameOf(lead.slice(0, PADDING.runBefore(lead, lead.length)));
  if (opening !== '' && !MAKE_WORDS.has(opening) && !/(?:使|让|推动|保障|确保|实现|支持)$/.test(lead)) return null;
  const object = text.slice(quantity.span.end + 1, clause.end);
  const end = object.search(/[，,。；;：:]/);
  const indicator = (end < 0 ? object : object.slice(0, end)).trim();
  if (indicator.length < 3 || indicator.length > LONGEST_INDICATOR) return null;
  const close = quantity.span.end + 1 + indicator.length;
  return figureOf(text, quantity, indicator, quantity.span.start, close, boundOf(quantity), true);
}

/** verb object quantity, verb quantity object, and later items of such a list */
function readMade(
  text: string,
  quantity: Quantity,
  lead: string,
  leadStart: number,
  clause: Span,
  sibling: Figure | undefined,
  quantities: readonly Quantity[],
): Figure | null {
  if (/[%％‰]|百分点|工作日|小时|分钟|天$/.test(quantity.unit)) return null;
  const atLeast = /(?:至少|不少于|不低于)\s?$/.test(lead) ? '>=' : null;
  const stripped = lead.replace(/(?:至少|不少于|不低于)\s?$/, '');
  const padded = PADDING.runBefore(stripped, stripped.length);
  const opened = nameOf(stripped.slice(0, padded));
  const makes = makeAtStart(opened);
  if (makes !== '' && opened.length - makes.length >= 2) {
    const object = nameOf(opened.slice(makes.length));
    // 完成投资 and the like name themselves; a list of sentences is none.
    if (object.length >= 2 && object.length <= LONGEST_INDICATOR && !/[，。；]/.test(object) && !endsInVerb(object)) {
      const start = leadStart + Math.max(0, lead.indexOf(opened));
      return figureOf(text, quantity, object, start, quantity.span.end, atLeast ?? boundOf(quantity), true);
    }
  }
  const isList = sibling !== undefined && opened === '';
  const endsInMake = MAKE_ENDS.lengthBefore(stripped, padded) > 0;
  // 消除5000人以上“大校额”: a size of what is to go.
  if (/(?:消除|清零|化解|杜绝)\s?$/.test(stripped) && quantity.bound !== null) return null;
  if (!isList && !endsInMake) return null;
  if (isList && /分别/.test(text.slice(clause.start, quantity.span.start))) {
    return figureOf(text, quantity, sibling.indicator, sibling.span.start, quantity.span.end, boundOf(quantity), true);
  }
  const noun = nounBehind(text, quantity.span.end, clause.end, quantities);
  if (noun === null) return null;
  return figureOf(text, quantity, noun.text, quantity.span.start, noun.end, atLeast ?? boundOf(quantity), true);
}

/** indicator quantity, and nothing behind it */
function readCounted(
  text: string,
  quantity: Quantity,
  lead: string,
  leadStart: number,
  clause: Span,
  sibling: Figure | undefined,
  sentence: Span,
): Figure | null {
  const padded = PADDING.runBefore(lead, lead.length);
  const indicator = nameOf(lead.slice(0, padded));
  const closes = /^\s?(?:$|[，,。；;、）)]|（|\(|和|及|与|以及)/.test(text.slice(quantity.span.end, clause.end + 1));
  if (/[%％]/.test(quantity.unit) && sibling !== undefined && indicator === '') {
    // 分别达到65%和55%
    const comparison = quantity.isRange || sibling.comparison === '=' ? boundOf(quantity) : sibling.comparison;
    return figureOf(text, quantity, sibling.indicator, sibling.span.start, quantity.span.end, comparison, true);
  }
  if (indicator === '' && leadStart === clause.start && closes) {
    // 全市20个… opens a clause: the counted noun stands behind.
    return null;
  }
  if (!closes || indicator.length < 2 || indicator.length > 30 || /[的了在对将从由按每]$|[。；，]/.test(indicator))
    return null;
  if (!/[\u4e00-\u9fa5）)”]$/.test(indicator) || VERB_ENDS.lengthBefore(indicator, indicator.length) > 1) return null;
  const start = leadStart + lead.indexOf(indicator);
  const effort = /实现|完成|确保|力争|争取|推动|达成|减负/.test(lead);
  const stated = effort || sibling !== undefined || (/[%％]/.test(quantity.unit) && sentence.start <= start);
  return figureOf(text, quantity, indicator, start, quantity.span.end, boundOf(quantity), stated);
}

/** 省级、国家级平台: names that share their last word, or stand side by side whole. */
const COORDINATED =
  /^([\u4e00-\u9fa5“”A-Za-z\d]{1,20}(?:、[\u4e00-\u9fa5“”A-Za-z\d]{1,20})*)(?:、|和|及|与|以及)([\u4e00-\u9fa5“”（）()A-Za-z\d]{2,30})$/;

/** 分别达到10家、4家 gives each name its figure; 均达80% gives each name the same. */
function distribute(text: string, figures: Figure[]): void {
  for (let at = 0; at < figures.length; at++) {
    const figure = figures[at]!;
    const link = text.slice(figure.span.start, figure.valueSpan.start);
    const names = /分别|均|都/.test(link) ? namesIn(figure.indicator) : [];
    if (names.length < 2) continue;
    if (/分别/.test(link)) {
      const group = figures.slice(at).filter(({ indicator }) => indicator === figure.indicator);
      if (group.length !== names.length) continue;
      // 55%、70%以上: the bound behind the last holds for all.
      const { comparison: bound } = group[group.length - 1]!;
      for (const [index, own] of group.entries()) {
        const comparison = own.comparison === '=' ? bound : own.comparison;
        figures[figures.indexOf(own)] = { ...renamed(own, names[index]!), comparison };
      }
      at += group.length - 1;
    } else if (/率|比|占比|覆盖|度$/.test(figure.indicator)) {
      figures.splice(at, 1, ...names.map((name) => renamed(figure, name)));
      at += names.length - 1;
    }
  }
}

function renamed(figure: Figure, indicator: string): Figure {
  return {
    ...figure,
    indicator,
    measure: `${bare(indicator)}${figure.measure.slice(figure.measure.lastIndexOf(' '))}`,
  };
}

function namesIn(indicator: string): string[] {
  const match = COORDINATED.exec(indicator);
  if (match === null) return [];
  const heads = match[1]!.split('、');
  const last = match[2]!;
  // What the heads lack of a name stands at the end of the last: its part behind the words that match theirs in length.
  const shared = sharedEnding(heads, last);
  return [...heads.map((head) => (head.endsWith(shared) ? head : head + shared)), last];
}

/** 平台 of 省级、国家级平台; 占比 of 工业、外贸占比; nothing where each name is whole (就业率、入学率). */
const COMMON_NAMES = /(?:[\u4e00-\u9fa5]{2}化率|[\u4e00-\u9fa5]{2}率|占比|比重)$/;

function sharedEnding(heads: readonly string[], last: string): string {
  const whole = heads.every((head) => head.slice(-1) === last.slice(-1) && /[率数量额度值比]$/.test(head));
  if (whole) return '';
  const first = heads[heads.length - 1]!;
  // 国家级 and 省级 end alike: the shared word begins behind that ending.
  if (last.includes('的')) return last.slice(last.indexOf('的'));
  const kind = COMMON_NAMES.exec(last)?.[0];
  if (kind !== undefined && kind.length < last.length) return kind;
  const mark = last.lastIndexOf(first.slice(-1));
  if (mark > 0 && mark < last.length - 1) return last.slice(mark + 1);
  return last.length > first.length ? last.slice(first.length) : '';
}

const COVERED = /全覆盖|翻(?:一|两|三)?番|倍增|翻倍/g;
const DOUBLED_WORDS = /翻|倍/;

/** 实现…全覆盖, …翻一番: targets whose value is a word. */
function readCoverage(text: string, from: number, to: number, into: Figure[]): void {
  COVERED.lastIndex = from;
  for (let match = COVERED.exec(text); match !== null && match.index < to; match = COVERED.exec(text)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const doubled = DOUBLED_WORDS.test(match[0]);
    // 全覆盖检查, 倍增计划, 全覆盖的 name a thing or a manner.
    if (/^[\u4e00-\u9fa5]/.test(text.slice(span.end, span.end + 1)) && !/^(?:和|及|以及|并)/.test(text.slice(span.end)))
      continue;
    const clause = clauseAround(text, span, from, to);
    // 实施“双倍增”计划: a name in quotes.
    if (text.lastIndexOf('“', span.start) > text.lastIndexOf('”', span.start)) continue;
    const before = withoutDegree(text.slice(clause.start, span.start));
    const opened = nameOf(before);
    const makes = makeAtStart(opened);
    const indicator = nameOf(makes === '' || makes.length >= opened.length - 1 ? opened : opened.slice(makes.length));
    if (indicator.length < 2 || indicator.length > LONGEST_INDICATOR || /[、“]$/.test(indicator)) continue;
    if (into.some((figure) => figure.span.start <= span.start && span.start < figure.span.end)) continue;
    const start = clause.start + text.slice(clause.start).indexOf(indicator);
    into.push({
      span: { start, end: span.end },
      text: text.slice(start, span.end),
      indicator,
      measure: `${bare(indicator)} ${doubled ? '倍' : ''}`,
      amount: null,
      value: match[0],
      unit: '',
      comparison: null,
      valueSpan: span,
      // 实现甲全覆盖，乙全覆盖: the verb is said once.
      isStated:
        doubled ||
        /实现|确保|达到|力争|推动|基本/.test(text.slice(clause.start, span.start)) ||
        into.some(({ isStated, span: other }) => isStated && !/[。；]/.test(text.slice(other.end, span.start))),
    });
  }
}

function figureOf(
  text: string,
  quantity: Quantity,
  indicator: string,
  start: number,
  end: number,
  comparison: Comparison,
  isStated: boolean,
): Figure {
  const { base, unit, value, amount, valueSpan } = quantity;
  const lowest = base === '户' || base === '个' ? '家' : base === '％' ? '%' : base;
  return {
    span: { start, end },
    text: text.slice(start, end),
    indicator,
    measure: `${bare(indicator)} ${lowest}`,
    amount,
    value,
    unit,
    comparison,
    valueSpan,
    isStated,
  };
}

function bare(indicator: string): string {
  return indicator.replace(/[\s“”"《》（）()]/g, '').replace(/(?:总数|总量|数量|户数|家数|个数|人数)$/, '');
}

function boundOf({ isRange, bound }: Quantity): Comparison {
  return isRange ? 'range' : (bound ?? '=');
}

/** The name in a stretch: without time, scope and effort in front and marks around. */
function nameOf(stretch: string): string {
  let name = stretch;
  for (let length = -1; length !== name.length;) {
    length = name.length;
    name = name
      .replace(TIME_LIMIT, '')
      .replace(OPENING, '')
      .replace(/^[，,。；;：:、”"]+/, '');
  }
  return withoutTail(name.replace(MEASURED_AGAINST, '').replace(TIME_BEHIND, ''), '，,：:、—-').trim();
}

/** A comparison reaches so far ahead: 比上年同期, 较规划目标. */
const LONGEST_COMPARISON = 13;

/** Without the words at its end that say how far: 基本实现, 比上年全面. */
function withoutDegree(stretch: string): string {
  let rest = stretch;
  for (;;) {
    const word = /(?:基本|全面|至少|全部|100[%％]|实现|总体|达到)$/.exec(rest);
    if (word !== null) {
      rest = rest.slice(0, word.index);
      continue;
    }
    const end = behindLast(rest.slice(-LONGEST_COMPARISON), '，');
    const at = end.search(/[比较]/);
    if (at < 0) return rest;
    rest = rest.slice(0, rest.length - end.length + at);
  }
}

/** The verb that a stretch begins with, and those right behind it: 新建改造, 培育引进. */
function makeAtStart(stretch: string): string {
  let end = 0;
  for (let found = true; found && end < stretch.length - 1;) {
    found = false;
    for (let length = Math.min(LONGEST_MAKE, stretch.length - end); length >= 1; length--) {
      if (!MAKE_WORDS.has(stretch.slice(end, end + length))) continue;
      end += length;
      found = true;
      break;
    }
    if (found && '、和或并及'.includes(stretch.charAt(end) || '。')) {
      const next = makeAtStart(stretch.slice(end + 1));
      if (next !== '') return stretch.slice(0, end + 1 + next.length);
    }
  }
  return stretch.slice(0, end);
}

function endsInVerb(stretch: string): boolean {
  const length = MAKE_ENDS.lengthBefore(stretch, stretch.length);
  return length > 1 && length === stretch.length;
}

function hasVerb(lead: string): boolean {
  const padded = PADDING.runBefore(lead, lead.length);
  return (
    VERB_ENDS.lengthBefore(lead, padded) > 0 ||
    MAKE_ENDS.lengthBefore(lead, padded) > 0 ||
    makeAtStart(nameOf(lead)) !== ''
  );
}

/** The thing counted, behind its number: up to the next mark, or to the mark of a list before the next number. */
function nounBehind(
  text: string,
  from: number,
  to: number,
  quantities: readonly Quantity[],
): { text: string; end: number } | null {
  let start = from;
  while (start < to && /[\s]/.test(text.charAt(start))) start++;
  let end = start;
  let depth = 0;
  for (; end < to; end++) {
    const char = text.charAt(end);
    if (char === '（' || char === '(' || char === '“' || char === '《') depth++;
    else if (char === '）' || char === ')' || char === '”' || char === '》') {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && (STOP.includes(char) || HARD_STOP.includes(char))) break;
    else if (depth === 0 && LIST_MARK.test(char) && startsItem(text, end + 1, quantities)) break;
  }
  const noun = text.slice(start, end).replace(/^的/, '').trim();
  const cut = /^(.{2,}?)(?:、(?=(?:推动|打造|建设|培育|实现|开展|完成|形成|引进)))/.exec(noun)?.[1] ?? noun;
  if (cut.length < 2 || cut.length > LONGEST_INDICATOR || /^[以之内前后]/.test(cut)) return null;
  return { text: cut, end: start + text.slice(start, end).indexOf(cut) + cut.length };
}

/** Whether a number stands at a place, or right behind a word of padding or a verb. */
function startsItem(text: string, at: number, quantities: readonly Quantity[]): boolean {
  return quantities.some(({ span }) => {
    if (span.start < at || span.start - at > 24) return false;
    const between = text.slice(at, span.start);
    return !/[，。；、和及与]/.test(between);
  });
}

/** Where the item of a list begins that ends in a number at `to`: behind the last 、和及 after `from`. */
function listStart(text: string, from: number, to: number): number {
  let start = from;
  let depth = 0;
  for (let at = from; at < to; at++) {
    const char = text.charAt(at);
    if (char === '（' || char === '(') depth++;
    else if (char === '）' || char === ')') depth--;
    else if (depth <= 0 && '、和及与'.includes(char)) start = at + 1;
  }
  return start === from ? from : start;
}

/** From the mark before a place to the mark behind it; a bracket around it bounds it too, brackets beside it do not. */
function clauseAround(text: string, { start, end }: Span, from: number, to: number): Span {
  let first = start;
  let depth = 0;
  while (first > from) {
    const char = text.charAt(first - 1);
    if (!isHan(text.charCodeAt(first - 1))) {
      if (char === '）' || char === ')') depth++;
      else if (char === '（' || char === '(') {
        if (depth === 0) break;
        depth--;
      } else if (depth === 0 && (STOP.includes(char) || HARD_STOP.includes(char)) && !groupsDigits(text, first - 1))
        break;
    }
    first--;
  }
  let last = end;
  depth = 0;
  while (last < to) {
    const char = text.charAt(last);
    if (!isHan(text.charCodeAt(last))) {
      if (char === '（' || char === '(') depth++;
      else if (char === '）' || char === ')') {
        if (depth === 0) break;
        depth--;
      } else if (depth === 0 && (STOP.includes(char) || HARD_STOP.includes(char)) && !groupsDigits(text, last)) break;
    }
    last++;
  }
  return { start: first, end: last };
}

function groupsDigits(text: string, at: number): boolean {
  return (
    (text.charAt(at) === ',' || text.charAt(at) === '，') &&
    /\d/.test(text.charAt(at - 1)) &&
    /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5))
  );
}

function sentenceAround(text: string, { start, end }: Span, from: number, to: number): Span {
  let first = start;
  while (first > from && !HARD_STOP.includes(text.charAt(first - 1))) first--;
  let last = end;
  while (last < to && !HARD_STOP.includes(text.charAt(last))) last++;
  return { start: first, end: last };
}
