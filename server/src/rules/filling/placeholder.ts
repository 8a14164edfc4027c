/** 待填内容: 20xx年, XX市, 市_, 〔20xx〕, （待定）. */

import { shows, type Block } from '../../syntax/block.ts';
import { Sign } from '../../syntax/characters.ts';
import { isBlankOfForm } from '../../model/line/documentNumber.ts';
import { readHoles } from '../../model/line/holes.ts';
import type { LineFacts } from '../../model/line/facts.ts';
import { Tell } from '../../model/knowledge/prefilterWords.ts';
import { Coverage } from '../../text/coverage.ts';
import { rangeOf, type Range, type Span } from '../../text/span.ts';
import type { Fix } from '../finding.ts';
import { defineDraftRule, PRINTED, type DraftReport } from '../rule.ts';

const MASK = '[xX×Ｘｘ✕*＊_＿○?？□]';
/** Holes that only spaces show. */
const HOLES =
  /年[ \u00a0\u3000]*月|20[ \u00a0\u3000]+年|[年月][ \u00a0\u3000]+[月日]|[：:，,][ \u00a0\u3000]+待|[（(《［[][ \u00a0\u3000]+/;

interface Form {
  /** Signs without one of which the form cannot stand in a line; 0 for those that the words of the lexicon tell. */
  readonly signs: number;
  readonly pattern: RegExp;
  readonly message: (text: string) => string;
}

const YEAR_HINT = '应填写具体年份';

// Counted over the five reference texts: 20xx 21 times, of which 4 in 〔20xx〕, 1 before 亿; 市_ 4; 《_…》 2; 印发的通知 1.
// Over the 50 published documents: none.
const FORMS: readonly Form[] = [
  {
    signs: Sign.Mask,
    pattern: new RegExp(
      `20${MASK}{1,2}(?=(?:余|多)?(?:亿|万|元|家|个|户|亩|名|人|项|处|座|所|条|场|次|件|台|套|公里|千米|吨|平方|公顷))`,
      'g',
    ),
    message: (text) => `“${text}”是未填写的数额，请补上具体数字。`,
  },
  {
    signs: Sign.Mask,
    pattern: new RegExp(
      `(?<![A-Za-z0-9])(?:20${MASK}{1,2}|20\\d${MASK}|${MASK}{4})(?![A-Za-z0-9])(?=[ \\u00a0\\u3000]*(?:年|〕|］|】|[—–~～-]|级|届|[）)]|版))|[二2][〇○零0][xX×Ｘｘ]{2}(?=年)`,
      'g',
    ),
    message: (text) => `“${text}”是未填写的年份，${YEAR_HINT}。`,
  },
  {
    signs: Sign.Space,
    pattern: /(?<![0-9〇零一二三四五六七八九])20[ \u00a0\u3000]{1,6}(?=年)/g,
    message: () => `年份没有填完，${YEAR_HINT}。`,
  },
  {
    // XX市, ××局, 某某县, X月X日; not X光, 1+X证书, 2×660兆瓦.
    signs: Sign.Mask,
    pattern: new RegExp(
      `(?<![A-Za-z0-9+“.×_])(?:[xX×Ｘｘ✕＊*]{1,4}|某某|○{2,12})(?=(?:省|自治区|自治州|市|县|区|旗|镇|乡|街道|村|委|厅|局|办|公司|集团|单位|部门|同志|学校|大学|医院|园区|月|日|号|[万亿千]?元|家|个|项|亩|处|座|名|人|户|所|条|场|次|件|台|套|公里|千米|平方米|平方公里|公顷|吨|%|％))`,
      'g',
    ),
    message: (text) => `“${text}”是未填写的内容，请补上。`,
  },
  {
    signs: Sign.DocumentNumber,
    pattern: new RegExp(
      `[〔［\\[][ \\u00a0\\u3000]*[〕］\\]](?=[ \\u00a0\\u3000]*号)|[〕］\\]](?:[ \\u00a0\\u3000]*[xX×Ｘｘ✕*＊_＿○]{1,4}|[ \\u00a0\\u3000]+)(?=号)`,
      'g',
    ),
    message: () => '发文字号没有填完，请补上年份和序号。',
  },
  {
    // A hole left by redaction: 市_， 《_关于…》, 市市场_、; not file_name or an e-mail address.
    signs: Sign.Mask,
    pattern: /(?<=[\u4e00-\u9fa5《“（(])[_＿]+(?![A-Za-z0-9@.])|(?<![A-Za-z0-9@.])[_＿]+(?=[\u4e00-\u9fa5])|[_＿]{2,}/g,
    message: () => '这里是空缺（下划线），内容没有填写或被抹去，请补全。',
  },
  {
    signs: Sign.Lenticular,
    pattern:
      /[（(【［\[][ \u00a0\u3000]*(?:(?:待定|待补充?|待填写?|待核实?|待确定|待明确|待完善|暂缺|空缺)[ \u00a0\u3000]*|此处[^（()）】\]]{0,30}|请(?:填写?|补充|插入|在此)[^（()）】\]]{0,30}|插入[^（()）】\]]{0,20}|填写[^（()）】\]]{0,20})[)）】］\]]/g,
    message: (text) => `“${text}”是起草时的待办标记，请落实后删去。`,
  },
  {
    signs: 0,
    pattern: /(?<=[：:，,])[ \u00a0\u3000]*(?:待定|待补充?|待核实?|待确定)(?=[。；;，,、]|$)/g,
    message: (text) => `“${text.trim()}”尚未落实，请补上具体内容。`,
  },
  {
    signs: 0,
    pattern: /(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])/g,
    message: (text) => `“${text}”是起草标记，请落实后删去。`,
  },
  {
    signs: Sign.Lenticular | Sign.Space,
    pattern: /【[ \u00a0\u3000]*】|(?<!选择)[（(][ \u00a0\u3000]+[)）]/g,
    message: () => '括号里没有内容，请补上或删去。',
  },
  { signs: Sign.Space, pattern: /《[ \u00a0\u3000]*》/g, message: () => '书名号里没有文件名称，请补上。' },
  {
    signs: 0,
    pattern: /(?:关于)?(?:印发|转发)(?=的通知)/g,
    message: () => '“印发”与“的通知”之间没有文件名称，可能在转载时丢失，请补上。',
  },
];

/** A draft that is not signed yet leaves the day open: 2026年 月 日. */
const OPEN_DATE =
  /年[ \u00a0\u3000]*月[ \u00a0\u3000]+日|年[ \u00a0\u3000]+月[ \u00a0\u3000]*日|年[ \u00a0\u3000]*\d{1,2}月[ \u00a0\u3000]+日/;

export default defineDraftRule({
  id: 'placeholder',
  group: 'filling',
  title: '待填内容没有填写',
  severity: 'error',
  fix: 'offered',
  rationale: '“20xx年”“XX市”“〔20xx〕”“（待定）”之类是模板或脱敏留下的空白，带着它印发是最容易被发现的差错。',
  authority: [
    {
      source: '党政机关公文处理工作条例（中办发〔2012〕14号）',
      clause: '第二十条（审核文稿：人名、地名、时间、数字准确）',
    },
  ],
  silentOn: [
    '文书样式里留空的字号（“执检字〔 〕 号”），启用时再填',
    'X光、1+X证书、PX项目等字母',
    '2×660兆瓦、面积×人口×系数之类的乘号',
    '文件名、网址、邮箱中的下划线',
    '网页转载文字',
  ],
  good: [
    '一、任务\n（一）建设。加快建设。\n附件\n检查通知书\n云检字〔 〕 号',
    '到2027年，建成研发平台10家，实施2×660兆瓦机组改造，推行1+X证书制度。',
    '各县（市、区）要推广X射线检测。',
    '住房补贴＝人均面积×家庭人口×补贴标准×区域系数。',
  ],
  bad: [
    { text: '到20xx年，建成一批创新平台。', flags: '20xx' },
    { text: '根据《江临省人民政府关于促进产业发展的意见》（江政发〔20xx〕15号）', flags: '20xx' },
    { text: '加快XX市开发区建设。', flags: 'XX' },
    { text: '责任单位：市财政局、市_、各县区', flags: '_' },
    { text: '安排专项资金（待定），支持企业发展。', flags: '（待定）' },
    { text: '建成20xx亿级开发区。', flags: '20xx' },
    { text: '新建充电站××座。', flags: '××' },
    { text: '新增绿道20xx公里。', flags: '20xx' },
  ],
  *check({ first, end }, { analysis: { blocks, facts, roles }, settings }) {
    const holes: Range[] = [];
    for (let line = first; line < end; line++) {
      if (!PRINTED.includes(roles[line]!)) continue;
      for (const span of readHoles(blocks[line]!)) holes.push(rangeOf(line, span));
      yield* masksOn(blocks[line]!, facts[line]!, line);
    }
    // While a draft is written its editor counts them; said of each, a new draft would open with fifty complaints.
    const [next] = holes;
    if (next !== undefined && !settings.writing) {
      const text = blocks[next.start.line]!.text.slice(next.start.character, next.end.character);
      const message =
        holes.length === 1 ? `“${text}”还没有填写。` : `还有${holes.length}处待填，从“${text}”起，都写在【】里。`;
      yield { range: next, severity: 'warning', message, fixes: () => [filling(next, text)] };
    }
  },
});

function* masksOn(block: Block, facts: LineFacts, line: number): Iterable<DraftReport> {
  const worded = hasWordsOrHoles(block, facts);
  if (!worded && !shows(block, Sign.Mask | Sign.DocumentNumber | Sign.Lenticular)) return;
  if (facts.shape === 'date' && OPEN_DATE.test(block.text)) {
    yield {
      range: rangeOf(line, block.content),
      message: '成文日期没有填完，签发后请补上月、日。',
      severity: 'information',
      unfinished: 'sentence' as const,
    };
    return;
  }
  const covered = new Coverage(block.text.length);
  // What stands in a place of a skeleton is counted with it.
  for (const hole of readHoles(block)) covered.take(hole);
  for (const { signs, pattern, message } of FORMS) {
    if (!worded && !shows(block, signs)) continue;
    for (const match of block.text.matchAll(pattern)) {
      const start = match.index + match[0].length - match[0].trimStart().length;
      const span = { start, end: Math.max(start + 1, match.index + match[0].length) };
      if (match[0] === '×' && isFormula(block.text, start)) continue;
      if (span.end > block.text.length || isInsideUrl(block, span.start) || !covered.take(span)) continue;
      if (isBlankNumber(facts, span)) continue;
      const text = block.text.slice(span.start, span.end);
      const range = rangeOf(line, span);
      yield { range, message: message(text), fixes: () => [filling(range, text)] };
    }
  }
}

function filling(range: Range, text: string): Fix {
  const snippet = `\${1:${text.replace(/[\\$}]/g, '\\$&')}}$0`;
  return { title: '填写此处', edits: [{ range, newText: text }], safe: false, snippet };
}

function isBlankNumber({ numbers }: LineFacts, { start, end }: Span): boolean {
  return numbers.some((number) => isBlankOfForm(number) && number.span.start <= start && end <= number.span.end);
}

function hasWordsOrHoles(block: Block, { hits }: LineFacts): boolean {
  return (hits.tells & Tell.Placeholder) !== 0 || (shows(block, Sign.Space) && HOLES.test(block.text));
}

/** 面积×人口×系数: a sign of multiplication between two quantities. */
function isFormula(text: string, at: number): boolean {
  return /[\u4e00-\u9fa5）)\d]/.test(text.charAt(at - 1)) && /[＝=]|系数|乘以|公式/.test(text);
}

function isInsideUrl(block: Block, at: number): boolean {
  const before = block.text.slice(Math.max(0, at - 60), at).split(/[\s\u4e00-\u9fa5]/);
  return /https?:\/\/|www\./.test(before.at(-1)!);
}
