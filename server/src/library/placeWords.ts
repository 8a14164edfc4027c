/** How a government speaks of its own place, by its rank: 全省 and 省级, 全区 and 自治区级, 全县 and 各乡镇（街道）. */

import type { GovernmentLevel } from './libraryDocument.ts';

export interface PlaceWords {
  readonly level: GovernmentLevel;
  /** What stands before the name of a body: 市科技局. */
  readonly prefix: string;
  readonly whole: string;
  readonly our: string;
  readonly own: string;
  readonly rank: string;
  readonly government: string;
  readonly below: string;
  /** The province above, or the province itself. */
  readonly provincial: string;
  readonly province: string;
}

const BELOW_PROVINCE = '各设区市';
const BELOW_CITY = '各县（市、区）';
const BELOW_COUNTY = '各乡镇（街道）';

/** A city's words first: they stand where the rank is not known. */
export const PLACE_WORDS: readonly PlaceWords[] = [
  words('市级', '市', BELOW_CITY),
  words('省级', '省', BELOW_PROVINCE),
  {
    ...words('省级', '自治区', BELOW_PROVINCE),
    whole: '全区',
    our: '我区',
    own: '本区',
    provincial: '自治区级',
    province: '全区',
  },
  words('县级', '县', BELOW_COUNTY),
  words('县级', '区', BELOW_COUNTY),
  words('市级', '州', BELOW_CITY),
];

function words(level: GovernmentLevel, rank: string, below: string): PlaceWords {
  return {
    level,
    prefix: rank,
    whole: `全${rank}`,
    our: `我${rank}`,
    own: `本${rank}`,
    rank: `${rank}级`,
    government: `${rank}政府`,
    below,
    provincial: '省级',
    province: '全省',
  };
}

type Word = 'whole' | 'our' | 'own' | 'rank' | 'government' | 'below' | 'provincial' | 'province';

const NAMES: Readonly<Record<string, Word>> = {
  全市: 'whole',
  我市: 'our',
  本市: 'own',
  市级: 'rank',
  市政府: 'government',
  '各县（市、区）': 'below',
  省级: 'provincial',
  全省: 'province',
};

/** Which word of the place a slot stands for; null for an ordinary slot. */
export function placeWord(slot: string): Word | null {
  return Object.hasOwn(NAMES, slot) ? NAMES[slot]! : null;
}

/** 开发区, 高新区 and other zones speak as the city does that they belong to. */
const ZONE = /(?:开发区|高新区|新区|投资区|园区|管委会)$/;

const RANK_AT_END = /(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗)$/;

/** The words of a region by its name, or of a level; null where neither says. */
export function placeWordsOf(region: string | null, level: GovernmentLevel | null): PlaceWords | null {
  const ending = region === null || ZONE.test(region) ? undefined : RANK_AT_END.exec(region)?.[0];
  if (ending !== undefined) {
    // 自治县 and 旗 say 全县, 全旗; 自治州 and 盟 say 全州, 全盟.
    const rank = ending === '自治州' ? '州' : ending === '自治县' ? '县' : ending;
    const known = PLACE_WORDS.find(({ prefix }) => prefix === rank);
    if (known !== undefined)
      return level === '县级' && rank === '市' ? { ...known, level, below: BELOW_COUNTY } : known;
    return rank === '盟' ? words('市级', rank, '各旗县（市、区）') : words('县级', rank, '各苏木乡镇（街道）');
  }
  return level === null ? null : (PLACE_WORDS.find((known) => known.level === level) ?? PLACE_WORDS[0]!);
}

/** At the province these are no 厅. */
const SAME_AT_PROVINCE =
  /^(?:市场监管|数据|统计|税务|投资促进|政务服务管理|林业|医保|体育|邮政管理|机关事务管理|粮食和物资储备|信访|文物|能源|疾控|海事|通信管理|气象|保密|广电)局$/;
const WITHOUT_PREFIX = /^(?:园区管委会|各县（市、区）人民政府|人民银行|金融监管局|证监局|海关|海事局|边检站)$/;

/** 科技局 as 市科技局, 省科技厅, 自治区科技厅; 党委组织部 as 市委组织部, 自治区党委组织部. */
export function bodyName(name: string, place: PlaceWords | null): string {
  const { prefix, below, level } = place ?? PLACE_WORDS[0]!;
  if (name === '各县（市、区）人民政府')
    return below === BELOW_COUNTY ? '各乡镇人民政府（街道办事处）' : `${below}人民政府`;
  if (WITHOUT_PREFIX.test(name)) return name;
  if (name === '团委') return prefix.length > 1 ? `${prefix}团委` : `团${prefix}委`;
  if (name.startsWith('党委')) return prefix.length > 1 ? `${prefix}${name}` : `${prefix}${name.slice(1)}`;
  if (level !== '省级') return `${prefix}${name}`;
  if (name === '政府办公室') return `${prefix}政府办公厅`;
  if (name === '自然资源和规划局') return `${prefix}自然资源厅`;
  if (name === '文化广电和旅游局') return `${prefix}文化和旅游厅`;
  if (name === '城市管理局') return `${prefix}住房城乡建设厅`;
  if (name === '消防救援支队') return `${prefix}消防救援总队`;
  if (name === '法院') return `${prefix}高级人民法院`;
  return SAME_AT_PROVINCE.test(name) || !name.endsWith('局') ? `${prefix}${name}` : `${prefix}${name.slice(0, -1)}厅`;
}
