/** Faults of wording: wrong characters, doubled limits, marks, spaces, broken sentences, figures. */

import type { Analysis } from '../../../server/src/model/draft.ts';
import { edit, rewriting, type FaultKind, type PlantedFault } from './fault.ts';

const WRONG: Readonly<Record<string, string>> = {
  部署: '布署',
  进一步: '近一步',
  竞争: '竟争',
  环境: '环镜',
  贯彻: '惯彻',
  履行: '覆行',
  签订: '签定',
  振兴: '震兴',
  统筹: '统畴',
  隐患: '隐换',
  预警: '予警',
  因地制宜: '因地治宜',
  各负其责: '各负其则',
  先行先试: '先行先式',
  实事求是: '实事求事',
  基础设施: '基础设使',
  组织领导: '组织领道',
  行政审批: '行政审披',
  人力资源: '人力资员',
};

/** Paragraphs broken behind a comma in their midst. */
function brokenParagraphs({ blocks, roles }: Analysis): PlantedFault[] {
  return blocks.flatMap(({ text, content, marker }, line) => {
    const comma = text.indexOf('，', content.start + 20);
    if (roles[line] !== 'body' || marker !== null || comma < 0 || comma > content.end - 20) return [];
    return [{ edits: [edit(line, comma + 1, comma + 1, '\n')], rules: ['spacing'], lines: [line, line + 1] }];
  });
}

/** Where a draft has so many stray spaces, the rule tells them once for all, at the first. */
const MANY_SPACES = 3;

type Count = (facts: Analysis['facts'][number]) => number;

/** Only into documents that have fewer such slips than `many`. */
function whereFewer(many: number, count: Count, { name, places }: FaultKind): FaultKind {
  return {
    name,
    places: (analysis, today) =>
      analysis.facts.reduce((sum, facts) => sum + count(facts), 0) >= many ? [] : places(analysis, today),
  };
}

/** Half-width marks are told once for all wherever there are two. */
function whereNoHalfWidth(kind: FaultKind): FaultKind {
  return whereFewer(1, ({ marks }) => marks?.halfWidth.length ?? 0, kind);
}

function whereFewSpaces(kind: FaultKind): FaultKind {
  return whereFewer(MANY_SPACES, ({ spacing }) => spacing?.stray.length ?? 0, kind);
}

const HAN = '[\\u4e00-\\u9fa5]';

export const wordingFaults: readonly FaultKind[] = [
  rewriting('错别字', 'typo', new RegExp(Object.keys(WRONG).join('|'), 'g'), ([word]) => WRONG[word]!),
  rewriting('重字', 'typo', /(?<=[，。；])(?:推进|加快|加强|建立|完善|支持)/g, ([word]) => word.charAt(0) + word),
  rewriting('截至写成截止', 'typo', /。$/g, () => '。截止2019年底，已完成前期论证。'),
  rewriting('固定表述丢引号', 'typo', /“(放管服)”(?=改革)/g, ([, words]) => words!),
  rewriting(
    '重复限定',
    'redundancy',
    /(?:达到|达)(\d[\d.]*(?:[%％]|万?亿元|个|家))(?:以上)?/g,
    ([, figure]) => `超过${figure}以上`,
  ),
  rewriting(
    '下限重复',
    'redundancy',
    /(?:达到|达)(\d[\d.]*(?:[%％]|万?亿元|个|家))(?:以上)?/g,
    ([, figure]) => `不低于${figure}以上`,
  ),
  rewriting(
    '约数重复',
    'redundancy',
    /(?:达到|达)(\d[\d.]*(?:[%％]|万?亿元|个|家))(?:以上)?/g,
    ([, figure]) => `达到约${figure}左右`,
  ),
  rewriting('一个字写了两遍', 'repeated-word', /(?<=[一-龥]{2})的(?=[一-龥]{2})(?!确|士)/g, () => '的的'),
  rewriting(
    '一个词写了两遍',
    'repeated-word',
    /(?<=[，。；])(?:推动|加强|完善|鼓励|支持|落实|积极)(?=[一-龥])/g,
    ([word]) => word + word,
  ),
  rewriting('介词后面漏了字', 'repeated-word', /(?<=[，；])(?:对|将|为|在)(?=[一-龥]{4})/g, ([word]) => `${word}、`),
  rewriting('星期不对', 'date-conflict', /。$/g, () => '。动员会定于2029年3月5日（星期日）召开。'),
  rewriting('起止颠倒', 'date-conflict', /。$/g, () => '。集中攻坚自2030年9月至2029年12月。'),
  rewriting('身份证号', 'personal-data', /。$/g, () => '。联系人身份证号为11010519491231002X。'),
  rewriting('手机号', 'personal-data', /。$/g, () => '。联系电话13800138000。'),
  rewriting('必须要', 'redundancy', /(?<=[，。；])要(?=[一-龥]{3})(?!求)/g, () => '必须要'),
  whereNoHalfWidth(rewriting('半角逗号', 'punctuation', new RegExp(`(?<=${HAN})，(?=${HAN})`, 'g'), () => ',')),
  whereNoHalfWidth(rewriting('半角分号', 'punctuation', new RegExp(`(?<=${HAN})；(?=${HAN})`, 'g'), () => ';')),
  whereNoHalfWidth(rewriting('半角冒号', 'punctuation', new RegExp(`(?<=${HAN})：(?=${HAN})`, 'g'), () => ':')),
  whereNoHalfWidth(
    rewriting(
      '半角括号',
      'punctuation',
      new RegExp(`（(${HAN}[^（()）]*)）(?=${HAN})`, 'g'),
      ([, inside]) => `(${inside})`,
    ),
  ),
  rewriting('句号重复', 'punctuation', /。$/g, () => '。。'),
  rewriting('逗号句号并用', 'punctuation', /。$/g, () => '，。'),
  rewriting('句号当省略号', 'punctuation', /。$/g, () => '。。。'),
  rewriting(
    '“等”前用顿号',
    'punctuation',
    new RegExp(`(?<=、${HAN}{2,6})等(?=${HAN}{2})(?![级待于同额值效量候高位距离])`, 'g'),
    () => '、等',
  ),
  rewriting(
    '标注后又加句号',
    'punctuation',
    /。(（(?:责任|牵头)单位：[^（）]*）)$/g,
    ([, annotation]) => `。${annotation}。`,
  ),
  rewriting(
    '标注在句号前',
    'punctuation',
    /。(（(?:责任|牵头)单位：[^（）]*）)$/g,
    ([, annotation]) => `${annotation}。`,
  ),
  whereFewSpaces(
    rewriting('词中夹空格', 'spacing', new RegExp(`(?<=[，；]${HAN}{3})(?=${HAN}{3,8}[，。、])`, 'g'), () => ' '),
  ),
  whereFewSpaces(rewriting('顿号后夹空格', 'spacing', new RegExp(`(?<=${HAN}{3})、(?=${HAN}{3})`, 'g'), () => '、 ')),
  whereFewSpaces(
    rewriting(
      '年份前后空格',
      'spacing',
      new RegExp(`(?<=[，。；]${HAN}{0,4}[到于在])(20\\d\\d)(?=年)`, 'g'),
      ([, year]) => ` ${year} `,
    ),
  ),
  { name: '断行', places: brokenParagraphs },
  rewriting('日历上没有的日子', 'date-conflict', /(\d{1,2})月\d{1,2}日/g, ([, month]) => `${month}月32日`),
  rewriting('范围用短横线', 'numeral', /(\d+%?)[—～~－](\d+%?)(?=[%个家年项月])/g, ([, from, to]) => `${from}-${to}`),
  rewriting(
    '少写百分号',
    'numeral',
    /(?<![\d.—～－~-])([2-9]\d)[%％](?=[，。；以])/g,
    ([, figure]) => `${Number(figure) - 5}—${figure}%`,
  ),
  rewriting('百分点带百分号', 'numeral', /。$/g, () => '。服务满意率提高2%个百分点。'),
  rewriting('年份不全', 'numeral', /(?<=到|于|在)20(?=[2-4]\d年底)/g, () => ''),
  rewriting('起止年份不全', 'numeral', /(20\d\d)年?[—－～至-]20(?=\d\d年)/g, ([, from]) => `${from}—`),
  rewriting('全角数字', 'numeral', /(?<=[到达])\d{2,}(?=[年个家万亿])/g, ([digits]) =>
    [...digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  ),
  rewriting('概数加顿号', 'numeral', /。$/g, () => '。每年确定三、四个示范点。'),
];
