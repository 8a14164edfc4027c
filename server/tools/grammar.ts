/**
 * The TextMate grammar of a draft, put together from named pieces of pattern; it is written to
 * `syntaxes/policy-draft.tmLanguage.json` by `npx vitest run test/unit/syntaxes -u`, and the same test fails
 * when the file is stale.
 *
 * Two laws hold for every pattern. It stays on its line (a drafter's unclosed bracket must not colour the rest
 * of the file), comments apart. And what it looks ahead is bounded, so that a line costs what its length costs.
 */

/** A rule of a TextMate grammar, as far as this grammar uses them. */
interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly include?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Rule[];
}

interface Captures {
  readonly [group: string]: { readonly name?: string; readonly patterns?: readonly Rule[] };
}

interface Grammar {
  readonly name: string;
  readonly scopeName: string;
  readonly patterns: readonly Rule[];
  readonly repository: Readonly<Record<string, Rule>>;
}

const raw = String.raw;

const include = (...names: string[]): readonly Rule[] => names.map((name) => ({ include: `#${name}` }));

/** Scope names close with the language, as TextMate's custom has it; several names may be given at once. */
const scope = (names: string): string =>
  names
    .split(' ')
    .map((name) => `${name}.policy-draft`)
    .join(' ');

const NUMERAL = '[一二三四五六七八九十百零〇]';
const DIGIT = '[0-9０-９]';
const ANY_NUMERAL = `(?:${NUMERAL}|${DIGIT})`;

/** Line start, indentation of every kind that web text brings (NBSP, U+3000, BOM) and Markdown's heading marks. */
const START = raw`^[\s\x{FEFF}#]*`;
const END = raw`\s{0,20}$`;

/** Text of a heading that runs in with its paragraph, up to the first full stop, or that stands alone. */
const HEADING = raw`(?=\S)[^。；;：:\n]{1,40}?`;

const LEAD_ROLE = '(?:牵头|责任|主办|承办|主责|负责)';
const OTHER_ROLE = '(?:配合|协办|协同|协作|协助|参与|参加|指导|实施|落实|督导)';
const BODY = '(?:责任|负责)?(?:单位|部门|领导|主体|机构|处室|人)?';
const LEAD_LABEL = `(?:主要|总)?${LEAD_ROLE}${BODY}`;
const OTHER_LABEL = `(?:${OTHER_ROLE}${BODY}|(?:完成|办结)?时限|完成时间|适用范围)`;
const LABEL = `(?:${LEAD_LABEL}|${OTHER_LABEL})(?=[：:])`;

const MANNER = '(?:等)?(?:按照?(?:各自)?职责(?:分工)?|根据职责|分别|共同)?';
const LEAD_VERB = '(?:牵头|负责)';
const OTHER_VERB = '(?:配合|参与|参加|指导|协同|协助|落实|实施)';
/** What the prose form of an annotation ends with, before its bracket closes. */
const CLOSING_WORDS = '牵头|负责|配合|参与|指导|协同|协助|分工落实|负责落实|负责实施|单位，下同|部门，下同|负责，下同';
const STOPPED = raw`(?=[，,；;。、）)〕\]】\s]|$)`;
const AND_OTHERS = '等(?=[，,；;）)])';
const ANY_VERB = `(?:${LEAD_VERB}|${OTHER_VERB})`;
const VERB = `(?:${MANNER}${ANY_VERB}{1,3}${STOPPED}|会同|${AND_OTHERS})`;

/** One pair of brackets inside a name: 各县（市、区）人民政府, 市商务局（自贸办）. */
const ASIDE = raw`[（(][^（）()\n]{0,40}[）)]`;

const ANY_MASK = '[xXｘＸ×✕*＊_＿○〇?？]';

/** What a name cannot contain because it stands for one that is still to come. */
const HOLE = '[_＿]|[xXｘＸ×]{2}|某某';

/** Kinds of document that a title may end with: on their own, or (`ANY_KIND`) after 的. */
const OWN_KIND = '意见|条例|规定|办法|细则|规则|方案|措施|政策|计划|规划|纲要|要点';
const ANY_KIND = `${OWN_KIND}|决议|决定|命令|公报|公告|通告|通知|通报|报告|请示|批复|议案|函|纪要`;

/** A title, or one line of a title set on several: no mark that divides a sentence, and one of three signs. */
const PLAIN = raw`[^。；;：:，,！？\n]`;
const TITLED = `${PLAIN}{0,40}?关于${PLAIN}{2,90}?|${PLAIN}{2,90}?的(?:${ANY_KIND})|${PLAIN}{4,90}?(?:${OWN_KIND})`;

/** Units that a figure in a policy carries, the longer before the shorter that begin them. */
const UNIT =
  '(?:个?百分点|[%％‰]|[十百千万亿]{0,3}(?:美元|元|平方公里|平方千米|平方米|立方米|公里|千米|毫米|米|公顷|亩' +
  '|千瓦时|千瓦|兆瓦|吨标准煤|吨|公斤|千克|个工作日|工作日|个月|小时|分钟|周岁|岁|人次|件次|家次|张床位|个' +
  '|家|项|座|条|处|所|名|人|户|件|套|台|辆|艘|架|张|期|次|场|批|类|种|款|轮|倍|番|天|日|周|年|间|位|册|级)' +
  '|[万亿])';

/** An ordinal that opens a line, with the heading after it; `bad` is a mark that this form does not take. */
function ordinal(level: number, good: string, bad: string): Rule {
  return {
    name: scope(`markup.heading.${level}`),
    match: `${START}(${good})(${bad})?(?:\\s*(${HEADING})(?=。|${END}))?`,
    captures: {
      1: { name: scope(`constant.numeric.ordinal.level-${level}`) },
      2: { name: scope('invalid.illegal.ordinal') },
      3: { name: scope('entity.name.section'), patterns: include('inline') },
    },
  };
}

/** 第一章, 第二节: the heading is the rest of the line. */
function division(level: number, unit: string): Rule {
  return {
    name: scope(`markup.heading.${level}`),
    match: `${START}(第${ANY_NUMERAL}{1,6}${unit})(?=\\s|$)(?:\\s*(${HEADING})${END})?`,
    captures: {
      1: { name: scope(`constant.numeric.ordinal.level-${level}`) },
      2: { name: scope('entity.name.section'), patterns: include('inline') },
    },
  };
}

/** A pair of marks around quoted text, coloured only where the closing mark follows on the same line. */
function quoted(name: string, open: string, close: string, ...inside: string[]): Rule {
  return {
    name: scope(name),
    begin: `${open}(?=[^${close}\\n]{0,300}${close})`,
    end: `${close}|(?=$)`,
    beginCaptures: { 0: { name: scope('punctuation.definition.string.begin') } },
    endCaptures: { 0: { name: scope('punctuation.definition.string.end') } },
    patterns: include(...inside),
  };
}

/** （牵头单位：…） and （…负责）: `ahead` must follow the bracket for it to be an annotation at all. */
function annotation(brackets: string, ahead: string): Rule {
  return {
    name: scope('meta.annotation.responsibility'),
    begin: `${brackets}(?=${ahead})`,
    end: raw`[）)〕\]】]|(?=$)`,
    beginCaptures: { 0: { name: scope('punctuation.section.annotation.begin') } },
    endCaptures: { 0: { name: scope('punctuation.section.annotation.end') } },
    patterns: include('responsibility'),
  };
}

export const grammar: Grammar = {
  name: '政策文稿',
  scopeName: 'text.policy-draft',
  patterns: include(
    'comment',
    'ordinals',
    'attachment',
    'copies',
    'responsibility-line',
    'addressee',
    'issuer',
    'title',
    'inline',
  ),
  repository: {
    inline: {
      patterns: include(
        'comment',
        'plan-period',
        'document-number',
        'placeholder',
        'annotation',
        'citation',
        'quotation',
        'date',
        'figure',
      ),
    },

    comment: {
      name: scope('comment.block'),
      begin: '<!--',
      end: '-->',
      captures: { 0: { name: scope('punctuation.definition.comment') } },
    },

    ordinals: {
      patterns: [
        ordinal(1, `${NUMERAL}{1,6}(?:、|(?=[.．，,]))`, '[.．，,]'),
        ordinal(2, raw`[（(]${NUMERAL}{1,6}[）)]|[\x{3220}-\x{3229}]`, '[、.．]'),
        ordinal(3, raw`${DIGIT}{1,3}(?:[.．](?!${DIGIT})|(?=[、。]))|[\x{2488}-\x{249B}]`, '[、。]'),
        ordinal(4, raw`[（(]${DIGIT}{1,3}[）)]|[\x{2474}-\x{2487}]`, '[、.．]'),
        ordinal(5, raw`[\x{2460}-\x{2473}\x{3251}-\x{325F}\x{32B1}-\x{32BF}]`, '[、.．]'),
        division(1, '[编章]'),
        division(2, '节'),
        {
          name: scope('markup.heading.3'),
          match: `${START}(第${ANY_NUMERAL}{1,6}条)(?![的和与至到、，。第])`,
          captures: { 1: { name: scope('constant.numeric.ordinal.level-3') } },
        },
      ],
    },

    title: {
      match: `${START}((?=\\S)(?:${TITLED})(?:${ASIDE})?)${END}`,
      captures: { 1: { name: scope('markup.heading.title'), patterns: include('placeholder', 'citation') } },
    },

    issuer: {
      match: raw`${START}(\p{Han}{2,36}(?:人民政府|委员会|办公室|办公厅|[厅局]))${END}`,
      captures: { 1: { name: scope('entity.name.type.issuer'), patterns: include('placeholder') } },
    },

    addressee: {
      match:
        raw`${START}(?!.{0,60}(?:以下|下列|如下|关于))([^。；;：:“”《》\n]{1,300}?` +
        `(?:政府|办事处|机构|部门|单位|委员会|管委会|企业|公司|院校|学校|法院|检察院|[厅局委办部]))([：:])${END}`,
      captures: {
        1: { name: scope('meta.addressee'), patterns: include('bodies') },
        2: { name: scope('punctuation.terminator.addressee') },
      },
    },

    attachment: {
      match: raw`${START}(附件)[ \x{3000}]{0,2}((?:${DIGIT}|${NUMERAL}){0,3})(?:([：:])(.*)|${END})`,
      captures: {
        1: { name: scope('keyword.other.attachment') },
        2: { name: scope('constant.numeric.ordinal.attachment') },
        3: { name: scope('punctuation.separator.label') },
        4: {
          patterns: [
            {
              match: raw`(?<!${DIGIT})${DIGIT}{1,2}[.．](?!${DIGIT})`,
              name: scope('constant.numeric.ordinal.attachment'),
            },
            ...include('placeholder', 'citation', 'quotation', 'date'),
          ],
        },
      },
    },

    copies: {
      match: `${START}(抄送|抄报|主送|分送)([：:])(.*)`,
      captures: {
        1: { name: scope('keyword.other.copies') },
        2: { name: scope('punctuation.separator.label') },
        3: { patterns: include('bodies') },
      },
    },

    bodies: {
      patterns: [
        ...include('placeholder'),
        { match: `(?:(?!${HOLE})(?:[^，,、；;。（(\\n]|${ASIDE})){1,80}`, name: scope('entity.name.type.unit') },
        { match: '[，,、；;]', name: scope('punctuation.separator.unit') },
      ],
    },

    'responsibility-line': {
      name: scope('meta.annotation.responsibility'),
      begin: `${START}(?=${LABEL})`,
      end: '(?=$)',
      patterns: include('responsibility'),
    },

    annotation: {
      patterns: [
        annotation(raw`[（(〔\[【]`, raw`\s{0,2}${LABEL}`),
        annotation('[（(]', raw`(?>(?:[^（）()\n]|${ASIDE}){2,400})(?<=${CLOSING_WORDS})[）)]`),
      ],
    },

    responsibility: {
      patterns: [
        ...include('comment', 'placeholder'),
        { match: `${LEAD_LABEL}(?=[：:])`, name: scope('keyword.control.lead') },
        { match: `${OTHER_LABEL}(?=[：:])`, name: scope('keyword.other.cooperation') },
        { match: '[：:]', name: scope('punctuation.separator.label') },
        {
          match: '(?:列|排在)(?:第一位|首位)[^）)；;。\\n]{0,30}|下同',
          name: scope('keyword.other.convention'),
        },
        ...include('date'),
        { match: `${MANNER}${LEAD_VERB}${ANY_VERB}{0,2}${STOPPED}`, name: scope('keyword.control.lead') },
        { match: `${MANNER}${OTHER_VERB}${ANY_VERB}{0,2}${STOPPED}`, name: scope('keyword.other.cooperation') },
        { match: `会同|(?<=[（(，,；;：:])由|${AND_OTHERS}`, name: scope('keyword.other.cooperation') },
        {
          match: raw`(?:(?!${VERB}|${LABEL}|${HOLE}|<!--)(?:[^，,、；;：:。（）()〔〕\[\]【】\s]|${ASIDE})){1,80}`,
          name: scope('entity.name.type.unit'),
        },
        { match: '[，,、；;]', name: scope('punctuation.separator.unit') },
      ],
    },

    citation: quoted('string.quoted.other.citation', '《', '》', 'comment', 'placeholder', 'inner-citation'),

    'inner-citation': {
      patterns: [
        { match: raw`〈[^〈〉》\n]{0,200}〉`, name: scope('string.quoted.single.citation') },
        // A title inside a title takes 〈〉; where a draft has 《》 instead, the outer one still ends at its own mark.
        { match: raw`《[^《》\n]{0,200}》`, name: scope('string.quoted.single.citation') },
      ],
    },

    quotation: {
      patterns: [
        quoted('string.quoted.double', '“', '”', 'placeholder', 'inner-quotation'),
        { match: raw`"[^"\n]{0,200}"`, name: scope('string.quoted.double') },
        ...include('inner-quotation'),
      ],
    },

    'inner-quotation': { match: raw`‘[^‘’“”\n]{0,200}’`, name: scope('string.quoted.single') },

    'plan-period': {
      match: '[“"](?:十[一二三四五六七]?|[六七八九])五[”"](?:规划)?(?:期末|期间|时期|末)',
      name: scope('constant.numeric.date.plan-period'),
    },

    'document-number': {
      patterns: [
        {
          name: scope('meta.document-number'),
          match:
            raw`(?:(?<!\p{Han})(?:根据|按照|依据|参照|和|与|及|见)?(\p{Han}{1,12}))?` +
            raw`(?:(〔)|([\[（(【［{]))((?:19|20)[0-9]{2})(?:(〕)|([\]）)】］}]))(第?)(0*)([0-9]{1,5})(号)`,
          captures: {
            1: { name: scope('constant.numeric.document-number') },
            2: { name: scope('constant.numeric.document-number') },
            3: { name: scope('invalid.illegal.bracket') },
            4: { name: scope('constant.numeric.document-number') },
            5: { name: scope('constant.numeric.document-number') },
            6: { name: scope('invalid.illegal.bracket') },
            7: { name: scope('invalid.illegal.document-number') },
            8: { name: scope('invalid.illegal.document-number') },
            9: { name: scope('constant.numeric.document-number') },
            10: { name: scope('constant.numeric.document-number') },
          },
        },
        {
          // A number that lost its closing bracket, or its year: 〔201012, 〔20号.
          match: raw`〔[0-9]{1,10}(?![0-9〕]|${ANY_MASK})(?:[\]）)】］]?第?[0-9]{0,5}号)?`,
          name: scope('invalid.illegal.document-number'),
        },
        { match: '(?<=令)第[0-9]{1,5}号', name: scope('constant.numeric.document-number') },
      ],
    },

    placeholder: {
      name: scope('invalid.illegal.placeholder'),
      match: [
        raw`[〔\[（(【［](?:[2２][0０]${ANY_MASK}{2}|${ANY_MASK}{4})[〕\]）)】］]`,
        raw`(?<![0-9０-９])[2２][0０]${ANY_MASK}{2}年?`,
        raw`(?<![A-Za-z0-9])[xXｘＸ]{2,20}(?![A-Za-z0-9])(?!染色体|射线)(?:[省市县区州局委厅办部镇]|公司|单位|同志)?`,
        '×{2,20}(?:[省市县区州局委厅办部镇]|公司|单位|同志)?',
        '[省市县区州]?(?<![A-Za-z0-9_＿])[_＿]{1,40}(?![A-Za-z0-9])',
        '[（(](?:待定|待补充?|待核实?|待填写?|暂缺|此处[^（）()\\n]{0,30}|插入[^（）()\\n]{0,30})[）)]',
        '【(?!(?:19|20)[0-9]{2}】)[^【】\\n]{0,60}】',
        '某某(?:[省市县区州局委厅办部镇])?',
        raw`\b(?:TODO|TBD)\b`,
      ].join('|'),
    },

    date: {
      name: scope('constant.numeric.date'),
      match: [
        raw`(?<![0-9０-９])[12１２]${DIGIT}{3}[—–~～-][12１２]${DIGIT}{3}年`,
        raw`(?<![0-9０-９])[12１２]${DIGIT}{3}年(?:${DIGIT}{1,2}月(?:${DIGIT}{1,2}日)?)?(?:年?[底末初])?(?:之前|以前|前)?`,
        raw`(?<![0-9])[12][0-9]{3}(?:-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{1,2}(?![0-9])`,
        raw`(?<![0-9０-９])${DIGIT}{1,2}月(?:${DIGIT}{1,2}日|[底末初])(?:之前|以前|前)?`,
        '[一二][〇零○一二三四五六七八九]{3}年(?:[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)?',
      ].join('|'),
    },

    figure: {
      patterns: [
        {
          match:
            raw`(?<![A-Za-z0-9０-９.])(${DIGIT}{1,15}(?:[,，]${DIGIT}{3}(?!${DIGIT})){0,4}(?:[.．]${DIGIT}{1,8})?)` +
            raw`[ \x{A0}]?(${UNIT})?(以上|以下|以内|之内|左右)?`,
          captures: {
            1: { name: scope('constant.numeric.figure') },
            2: { name: scope('keyword.other.unit') },
            3: { name: scope('keyword.operator.comparison') },
          },
        },
        {
          match: '(百分之[一二三四五六七八九十百零〇点]{1,8})(以上|以下|以内|左右)?',
          captures: {
            1: { name: scope('constant.numeric.figure') },
            2: { name: scope('keyword.operator.comparison') },
          },
        },
        {
          match: '([一二两三四五六七八九十]{1,3})(年|个月|个工作日)(之内|以内|内)',
          captures: {
            1: { name: scope('constant.numeric.figure') },
            2: { name: scope('keyword.other.unit') },
            3: { name: scope('keyword.operator.comparison') },
          },
        },
      ],
    },
  },
};
