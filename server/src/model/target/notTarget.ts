/**
 * What looks like a target and is none: sums that are granted, conditions of eligibility, values that something starts
 * from, reports of the past, technical standards and scores.
 *
 * Of 756 sentences with a quantity in 93 published documents, more than half are of these kinds.
 */

import type { Quantity } from './quantity.ts';

/** The sentence around a quantity and what of its clause stands before and behind the quantity. */
export interface Surroundings {
  readonly sentence: string;
  readonly before: string;
  readonly behind: string;
}

const MONEY = /元(?:$|[/／每])/;
const GRANTED =
  /给予|奖励|奖补|补助|补贴|资助|贴息|奖金|资金支持|经费支持|资金扶持|专项支持|发放|返还|退还|补偿|津贴|授信|罚款|租金|底价|收费|缴纳|缴费|费率|保费|薪酬|工资|标准为|每人每[月年天]|最高(?:不超过)?\d|封顶|限额|保证金|减免|贷款额度/;
const GIVEN = /给予|奖励|奖补|补助|补贴|资助|贴息|返还|罚款|最高(?:不超过)?\d/;
/** Sums that a government sets itself to reach. */
const AGGREGATE = /(?:额|余额|规模|产值|收入|投资|总量|总值|贷款|融资|减负|降本)[\u4e00-\u9fa5]{0,6}\s?$/;
/** Shares of a sum that is granted or due. */
const SHARE_GRANTED =
  /按(?:照)?[^，。；]{0,40}(?:给予|补助|补贴|资助|奖励|奖补|核拨|计算|执行|收取|返还|减免|计租)|给予|补助|补贴|资助|贴息|返还|减免|收取|费率|利率|收益|基准|租金|底价|总额度|保证金|工资|投资额|招标|合同价|奖励总额/;
/** 对…的, 凡…, 符合…条件: what follows states who is meant. */
const CONDITION_AHEAD =
  /(?:^|[，,])(?:对|凡|如|若|经|属于?|符合|连续|首次|近\d|当年|上年度|年度|单个|单户|每[满增户个家])[^，,。；;]*$/;
const CONDITION_BEHIND =
  /^\s?(?:[（(][^（()）]*[)）])?\s?的(?=$|[，,。；;：:、]|企业|单位|项目|机构|个人|家庭|人员|用人|部分|按|给予|且|或)/;
/** An attribute of the noun that follows: 产值超100亿元的园区, 500亿级园区. */
const ATTRIBUTE_BEHIND = /^\s?(?:的(?!目标|任务|要求)|级(?!以上)|型(?=[\u4e00-\u9fa5]))/;
const STARTS_FROM = /(?:由|从|自|较|比|按|占|每)(?:原来的?|现在的?|目前的?|上年的?|不足|约|近)?$/;
const PAST_SENTENCE = /截至|截止|目前|去年|上年末|同比|历史上/;
const PAST =
  /现有|现已|已(?:经|有|建成|达|累计|完成|培育|形成|实现|认定|评|获)|共有|增加了|增长了|提高了|下降了|达到了|取得了|本次|来自|拟定从/;
/** Sizes and spans that a standard sets; 控制 and 压缩 make a target of a span. */
const SPANS = new Set('分钟 小时 个小时 公斤 毫克 微克 克 瓦 升 字 学时 课时 天 周 ℃ 度'.split(' '));
const SIZES = new Set('米 平方米 层 亩 公顷 个月 个工作日 工作日 日'.split(' '));
const STANDARD_SETS = /应当?|须|必须|不得|不应|禁止|严禁|原则上|适用|不宜|要求为|每[次天周批]/;
const SCORED = /[（(]\s?\d+\s?分|计\s?\d*\s?分|扣\s?\d*\s?分|得分|计分|积分|分值|加\d+分|减\d+分/;
/** How many of a list that is named: 等4部门, 以下5个方面, 第3批. */
const COUNTED_LIST = /(?:等|以下|下列|上述|前述|这|该|其他|其余|另外|同时|含|共计|涉及|涵盖|包括|《[^《》]*》)$/;
const COUNTED_LIST_UNITS =
  /^(?:个方面|方面|部门|个部门|部委|单位|个单位|大类|大|类(?!产品)|种情形|种|个环节|个步骤|个阶段|章|条|款)/;
const FORMULA = /计算方法|×|÷|＝|=/;

/** True when the sentence tells the quantity to be something else than a target. */
export function isNoTarget(quantity: Quantity, { sentence, before, behind }: Surroundings): boolean {
  const { unit, base } = quantity;
  const isShare = /[%％‰]/.test(unit);
  if (base === '分' || (SCORED.test(sentence) && base !== '%')) return true;
  if (FORMULA.test(sentence)) return true;
  if (MONEY.test(unit) && (GIVEN.test(sentence) || (GRANTED.test(sentence) && !AGGREGATE.test(before)))) return true;
  if (isShare && SHARE_GRANTED.test(sentence) && !/率[^，。；]{0,12}$/.test(before)) return true;
  if (CONDITION_BEHIND.test(behind)) return true;
  if (!isShare && ATTRIBUTE_BEHIND.test(behind)) return true;
  if (CONDITION_AHEAD.test(before) && /的$/.test(clauseOf(behind))) return true;
  if (STARTS_FROM.test(before) && !/(?:占比?)$/.test(before)) return true;
  if (PAST.test(before) || PAST_SENTENCE.test(sentence.slice(0, sentence.indexOf(before) + before.length))) return true;
  if (!/压缩|缩短|压减|提速|减[少至]|控制|降|办结|时长|时限|时间|周期/.test(before)) {
    if (SPANS.has(base)) return true;
    if (SIZES.has(base) && STANDARD_SETS.test(sentence)) return true;
  }
  // 每5年修订1次 is a rhythm.
  if (base === '次' && /每\s?\d+\s?[年月周天]|每[周天日]/.test(before)) return true;
  if (COUNTED_LIST.test(before) && !isShare) return true;
  if (!isShare && COUNTED_LIST_UNITS.test(behind.slice(0, 3))) return true;
  return false;
}

/** True for a quantity that only describes the noun behind it (产值超100亿元的园区): it belongs to an indicator. */
export function isAttribute({ unit, base }: Quantity, behind: string): boolean {
  // 500亿级园区
  if (base === '级' && unit !== base) return true;
  if (ATTRIBUTE_BEHIND.test(behind)) return !/[%％]/.test(unit);
  // 50亿元以上项目1个: a size in front of what is counted.
  return (
    /元|亩|平方米|吨|千瓦|兆瓦|床/.test(base) &&
    /^[\u4e00-\u9fa5（）()“”]{2,16}\d+\s?(?:个|家|项|所|座|处|户|名|人|件|种|条|只)/.test(behind)
  );
}

function clauseOf(behind: string): string {
  const end = behind.search(/[，,。；;]/);
  return end < 0 ? behind : behind.slice(0, end);
}
