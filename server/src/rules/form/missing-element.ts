/** 缺少格式要素: 主送机关, 成文日期, 附件说明, 有效期. */

import { rangeOf, type Range } from '../../text/span.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import { isSigned, looksFinished } from '../../model/structure/completeness.ts';
import { defineDraftRule, type DraftReport } from '../rule.ts';
import type { Settings } from '../settings.ts';

/** Kinds that are 规范性文件 as a rule: they grant or demand something of people outside. */
const NORMATIVE = /(?:若干措施|若干政策|政策措施|配套政策|管理办法|实施办法|奖励办法|办法|细则|规定|措施|政策)$/;
/** Local rules commonly allow five years, and two for what is on trial; an office may set its own. */
const LONGEST_TERM = 5;
const LONGEST_TRIAL = 2;
const FOREIGN_ATTACHMENT = /[》）)号文的]$/;

/**
 * Counted over 55 documents: no signed 通知 or 意见 lacks 主送机关 or date, no attachment is referred to without a list;
 * 1 local 若干措施 is in force without a term.
 */
export default defineDraftRule({
  id: 'missing-element',
  group: 'form',
  title: '缺少格式要素',
  severity: 'information',
  fix: 'none',
  rationale: '主送机关、成文日期、附件说明是公文的格式要素，漏了会被退文；规范性文件不写有效期，期满无法评估清理。',
  authority: [
    { source: 'GB/T 9704—2012', clause: '7.3.2、7.3.4、7.3.5' },
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第九条' },
    { source: '各地行政规范性文件管理办法', clause: '有效期由各地规定，一般不超过5年，暂行、试行的不超过2年' },
  ],
  silentOn: [
    '正在起草、还没有署名和日期的文稿',
    '由通知印发的方案、措施（不设主送机关和日期）',
    '国务院及其部门的文件（有效期为地方规定）',
    '不超过 .policydraft.json 的“validity”所写年限的有效期（本地规定与多数地方不同的，写在那里）',
    '公告、通告等普发性公文',
  ],
  good: [
    '云岭市人民政府关于发展低空经济的意见\n各县（区）人民政府：\n为发展低空经济，提出如下意见。\n一、总体要求\n任务分工见附件。\n附件：任务分工表\n云岭市人民政府\n2026年11月18日',
    '云岭市支持低空经济发展若干措施\n一、支持平台建设\n二、附则\n本措施自2027年1月1日起施行，有效期3年。',
  ],
  bad: [
    {
      text: '云岭市人民政府关于发展低空经济的意见\n为发展低空经济，提出如下意见。\n一、总体要求\n支持企业发展。\n云岭市人民政府\n2026年11月18日',
      flags: '云岭市人民政府关于发展低空经济的意见',
    },
    {
      text: '云岭市人民政府关于发展低空经济的意见\n各县（区）人民政府：\n为发展低空经济，提出如下意见。\n一、总体要求\n任务分工见附件。\n云岭市人民政府\n2026年11月18日',
      flags: '见附件',
    },
    {
      text: '云岭市支持低空经济发展若干措施\n一、支持平台建设\n二、附则\n本措施自2027年1月1日起施行。',
      flags: '自2027年1月1日起施行',
    },
    {
      text: '云岭市低空经济专项资金管理办法（试行）\n第一条 为规范管理，制定本办法。\n第二条 本办法自2027年1月1日起施行，有效期5年。',
      flags: '有效期5年',
    },
  ],

  *check(draft, { analysis, settings }) {
    if (draft.outline.clauses.length > 0 || isSigned(draft, analysis.roles)) {
      yield* signatures(draft, analysis);
      yield* attachmentNote(draft, analysis);
    }
    yield* term(draft, settings);
  },
});

/** 主送机关 and 成文日期 of a signed 通知 or 意见. */
function* signatures(draft: Draft, { blocks, roles }: Analysis): Iterable<DraftReport> {
  const { kind, title, notice, first, end, date } = draft;
  if (notice !== null || !isSigned(draft, roles)) return;
  let addressed = false;
  let signature: number | null = null;
  let dated = false;
  for (let line = first; line < end; line++) {
    const role = roles[line];
    addressed ||= role === 'addressee';
    dated ||= role === 'date';
    if (role === 'signature') signature = line;
  }
  if (signature === null) return;
  if (title !== null && !addressed && date !== null && (kind?.family === '意见' || kind?.family === '通知')) {
    yield {
      range: titleRange(draft, blocks),
      severity: 'information',
      unfinished: 'draft' as const,
      message: `标题下没有主送机关（或末尾漏了冒号），${kind.name}应当写明主送机关。`,
    };
  }
  if (!dated) {
    const { content } = blocks[signature]!;
    yield {
      range: rangeOf(signature, content),
      severity: 'information',
      unfinished: 'draft' as const,
      message: '署名之下没有成文日期，应当用阿拉伯数字标全年、月、日。',
    };
  }
}

/** An attachment that the text refers to and no 附件说明 lists. */
function* attachmentNote(draft: Draft, analysis: Analysis): Iterable<DraftReport> {
  const { attachments, references, first, end } = draft;
  if (attachments.listed.length > 0 || attachments.attached.length > 0 || hasAttachmentsElsewhere(draft, analysis))
    return;
  if (!looksFinished(draft, analysis)) return;
  const numbered = references.find(({ line, value: { unit, span } }) => {
    return (
      unit === '附件' &&
      !FOREIGN_ATTACHMENT.test(analysis.blocks[line]!.text.slice(Math.max(0, span.start - 1), span.start))
    );
  });
  let range: Range | null = numbered === undefined ? null : rangeOf(numbered.line, numbered.value.span);
  for (let line = first; line < end && range === null; line++) {
    const mention = analysis.roles[line] === 'body' ? analysis.facts[line]!.attachmentMention : null;
    if (mention !== null) range = rangeOf(line, mention);
  }
  if (range !== null) yield { range, message: '正文提到附件，正文之下却没有附件说明（“附件：……”），请核对是否漏列。' };
}

/** The 通知 in front lists what is attached to the whole, and so may the documents behind it. */
function hasAttachmentsElsewhere(draft: Draft, { drafts }: Analysis): boolean {
  const at = drafts.indexOf(draft);
  const neighbours = [draft.notice, drafts[at + 1] ?? null];
  return neighbours.some(
    (other) => other !== null && other.attachments.listed.length + other.attachments.attached.length > 0,
  );
}

/** 有效期 of a local 规范性文件. */
function* term({ kind, title, validity, government }: Draft, { office }: Settings): Iterable<DraftReport> {
  if (kind === null || government === 'centre' || !NORMATIVE.test(kind.name)) return;
  const { longest: usual, longestOnTrial } = office?.validity ?? { longest: null, longestOnTrial: null };
  const set = validity.find(({ value }) => value.term !== null);
  if (set === undefined) {
    const begins = validity.at(-1);
    if (begins === undefined) return;
    const whose = usual === null && longestOnTrial === null ? '各地一般规定' : '本地规定';
    yield {
      range: rangeOf(begins.line, begins.value.span),
      unfinished: 'draft' as const,
      message:
        `只写了施行日期，没有写有效期。规范性文件应当写明有效期（${whose}不超过${usual ?? LONGEST_TERM}年，` +
        `暂行、试行的不超过${longestOnTrial ?? LONGEST_TRIAL}年）。`,
    };
    return;
  }
  const { value, line } = set;
  const years = value.term!.years ?? yearsBetween(value.from, value.term!.until);
  const trial = title !== null && /试行|暂行/.test(title.text);
  const own = trial ? longestOnTrial : usual;
  const longest = own ?? (trial ? LONGEST_TRIAL : LONGEST_TERM);
  if (years === null || years <= longest) return;
  yield {
    range: rangeOf(line, value.term!.span),
    message:
      `${trial ? '标题标明暂行、试行，' : ''}有效期超过${longest}年，` +
      `${own === null ? '多数地方' : '本地'}规定${trial ? '暂行、试行的' : ''}不超过${longest}年，` +
      `请${own === null ? '按本地规定核定' : '改短'}。`,
  };
}

/** Whole years from the first day to the last, the started one counted. */
function yearsBetween(from: number | null, until: number | null): number | null {
  if (from === null || until === null) return null;
  const years = Math.floor(until / 10000) - Math.floor(from / 10000);
  return until % 10000 >= from % 10000 ? years + (until % 10000 === from % 10000 ? 0 : 1) : years;
}

function titleRange({ title }: Draft, blocks: Analysis['blocks']): Range {
  return {
    start: { line: title!.firstLine, character: blocks[title!.firstLine]!.content.start },
    end: { line: title!.lastLine, character: blocks[title!.lastLine]!.content.end },
  };
}
