// Writes server/data/regions.json, the gazetteer, from the npm package @vant/area-data (MIT). Run after updating
// the package: `node server/tools/regions.mjs`. What the package adds to the divisions set up by law
// (development zones, the streets of cities without districts) is left out, and so is what lies below the
// province level in Hong Kong, Macao and Taiwan: drafts are not modelled on texts from there.
import { areaList } from '@vant/area-data';
import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';

const require = createRequire(import.meta.url);
const { version, license } = require('@vant/area-data/package.json');

/** The letters that stand for a province in joint names (粤港澳, 云贵川) and document numbers (桂政发, 内政发). */
const LETTERS = {
  11: '京',
  12: '津',
  13: '冀',
  14: '晋',
  15: '内蒙',
  21: '辽',
  22: '吉',
  23: '黑',
  31: '沪',
  32: '苏',
  33: '浙',
  34: '皖',
  35: '闽',
  36: '赣',
  37: '鲁',
  41: '豫',
  42: '鄂',
  43: '湘',
  44: '粤',
  45: '桂',
  46: '琼',
  50: '渝',
  51: '川蜀',
  52: '黔贵',
  53: '云滇',
  54: '藏',
  61: '陕秦',
  62: '甘陇',
  63: '青',
  64: '宁',
  65: '新',
  71: '台',
  81: '港',
  82: '澳',
};

/** Minorities as they stand in the names of autonomous areas; longer names first, so that 哈尼族 is not read as 尼族. */
const PEOPLES = [
  '蒙古',
  '哈萨克',
  '柯尔克孜',
  '达斡尔',
  '鄂温克',
  '鄂伦春',
  '维吾尔',
  '锡伯',
  '塔吉克',
  '裕固',
  '土家',
  '布依',
  '朝鲜',
  '纳西',
  '拉祜',
  '布朗',
  '景颇',
  '德昂',
  '阿昌',
  '基诺',
  '独龙',
  '傈僳',
  '普米',
  '保安',
  '东乡',
  '撒拉',
  '仡佬',
  '仫佬',
  '毛南',
  '哈尼',
  '各',
  '回',
  '藏',
  '壮',
  '满',
  '苗',
  '侗',
  '瑶',
  '白',
  '傣',
  '黎',
  '佤',
  '畲',
  '水',
  '羌',
  '土',
  '怒',
  '彝',
];
const PEOPLE_AT_END = new RegExp(`(?:${PEOPLES.map((name) => `${name}族`).join('|')})$`);
/** Names that carry a people without 族: 巴音郭楞蒙古自治州, 伊犁哈萨克自治州. */
const BARE_PEOPLE_AT_END = /(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|回族)$/;

/** Cities without districts: what the package lists under them are streets and towns. */
const WITHOUT_DISTRICTS = new Set(['4419', '4420', '4604', '6202']);
/** Still in the package although merged into a neighbour (2020, 2020, 2021), or never a district set up by law. */
const NOT_A_DIVISION = new Set(['320611', '370634', '350402', '320112', '321150']);

function shortOf(name) {
  const autonomous = /自治[州县旗]$/.exec(name);
  if (autonomous === null) return undefined;
  const stem = name.slice(0, autonomous.index);
  let rest = stem;
  while (PEOPLE_AT_END.test(rest)) rest = rest.replace(PEOPLE_AT_END, '');
  if (rest === stem) rest = rest.replace(BARE_PEOPLE_AT_END, '');
  return rest.length >= 2 ? rest : stem.replace(/族$/, '');
}

/** `name`, or `name=short` where dropping the last character does not give the short form. */
function entry(name) {
  const short = shortOf(name);
  return short === undefined ? name : `${name}=${short}`;
}

function isDivision(code, name) {
  if (NOT_A_DIVISION.has(code) || WITHOUT_DISTRICTS.has(code.slice(0, 4))) return false;
  if (!/[县市区旗]$/.test(name) || name === '市辖区') return false;
  if (code.slice(2, 4) === '90') return true;
  const tail = Number(code.slice(4));
  return tail < 71 || (tail >= 81 && tail <= 89);
}

const provinces = Object.entries(areaList.province_list).map(([provinceCode, name]) => {
  const key = provinceCode.slice(0, 2);
  const short = name.replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$/, '').replace(/[省市]$/, '');
  const province = { name, short, letters: LETTERS[key], prefectures: {}, counties: '' };
  if (['71', '81', '82'].includes(key)) return province;
  const direct = [];
  for (const [cityCode, city] of Object.entries(areaList.city_list)) {
    if (!cityCode.startsWith(key)) continue;
    const counties = Object.entries(areaList.county_list)
      .filter(([code, county]) => code.startsWith(cityCode.slice(0, 4)) && isDivision(code, county))
      .map(([, county]) => entry(county));
    // 直辖市 and the counties directly under a province have no prefecture between.
    if (city === name || /^(?:省|自治区)直辖|^县$/.test(city)) direct.push(...counties);
    else province.prefectures[entry(city)] = counties.join(' ');
  }
  province.counties = direct.join(' ');
  return province;
});

const lines = provinces.map((province) => {
  const { prefectures, ...rest } = province;
  const inner = Object.entries(prefectures).map(([name, counties]) => `      "${name}": "${counties}"`);
  const head = JSON.stringify(rest).slice(1, -1).replaceAll('":"', '": "').replaceAll('","', '", "');
  return `    { ${head}, "prefectures": {${inner.length > 0 ? `\n${inner.join(',\n')}\n    ` : ''}} }`;
});
const about =
  '全国省、市、县三级行政区划名称，由 server/tools/regions.mjs 生成，不要手改。名称后的“=”是民族自治地方的简称。';
const source = `npm 包 @vant/area-data ${version}（${license} 许可），原始数据为民政部公布的行政区划，截至2025年`;
await writeFile(
  new URL('../data/regions.json', import.meta.url),
  `{\n  "about": ${JSON.stringify(about)},\n  "asOf": "2025-12",\n  "source": ${JSON.stringify(source)},\n  "confidence": "high",\n` +
    `  "provinces": [\n${lines.join(',\n')}\n  ]\n}\n`,
);
