/**
 * 标题写法: 的 missing in front of the 文种, two 关于, 的通知的通知, a number of clauses that the draft does not have, and
 * a 通知 that names another title than its text bears.
 */

import { rangeOf, type Range, type Span } from '../../text/span.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import { kindOfTitle, withoutTitleSuffix } from '../../model/structure/documentKind.ts';
import { defineDraftRule, replacement, type DraftReport } from '../rule.ts';
import { miscounted } from './clauseCount.ts';

/** 文种 of 条例 第八条 that a title joins to its subject with 的. */
const STATUTORY: ReadonlySet<string> = new Set([
  '意见',
  '通知',
  '决定',
  '请示',
  '批复',
  '通报',
  '通告',
  '公告',
  '报告',
  '函',
  '复函',
]);
/** The characters in front of the 文种 among which 的 stands: 的若干政策意见, 的具体实施意见. */
const REACH = 6;
const TWICE = /(实施意见|意见|方案|措施|办法|计划|规划|细则|通知)的?\1$/;

/**
 * Counted over 55 documents: 57 titles and 24 texts issued by a 通知, 0 findings; no title counts its clauses. 印发
 * drops 的 and 关于 of the inner title (印发支持…若干措施的通知, 支持…的若干措施), so titles are compared without them.
 */
export default defineDraftRule({
  id: 'title-form',
  group: 'form',
  title: '标题写法不规范',
  severity: 'information',
  fix: 'offered',
  rationale:
    '公文标题由发文机关名称、事由和文种组成，写作“关于……的意见”。缺“的”、两个“关于”、“的通知的通知”都读不顺；' +
    '通知里的名称与所印发文件的标题不一致，更会让人以为印错了文件；' +
    '标题说“十条措施”而正文是九条，发布后要被追问漏了哪一条。',
  authority: [
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第九条（七）' },
    { source: '公文惯例', clause: '标题中不重复“关于”和文种' },
  ],
  silentOn: [
    '印发时省去“关于”“的”的名称',
    '书名号内文件自身标题中的“关于”',
    '不用“关于”的方案、规划标题',
    '标题所说的条数与任何一级条款的数目相符（附则、总体要求计不计入都可以），或者文稿还没有写完的',
  ],
  good: [
    '云岭市人民政府关于发展低空经济的实施意见\n各县（区）人民政府：\n为发展低空经济，提出如下意见。',
    '云岭市人民政府关于印发支持低空经济发展若干措施的通知\n各县（区）人民政府：\n现印发给你们。\n云岭市人民政府\n2026年11月18日\n支持低空经济发展的若干措施\n一、支持平台建设\n二、支持企业发展',
  ],
  bad: [
    {
      text: '云岭市人民政府关于发展低空经济实施意见\n各县（区）人民政府：\n为发展低空经济，提出如下意见。',
      flags: '实施意见',
      fixed: '云岭市人民政府关于发展低空经济的实施意见\n各县（区）人民政府：\n为发展低空经济，提出如下意见。',
    },
    {
      text: '云岭市人民政府关于转发江临省人民政府关于发展低空经济的意见的通知\n各县（区）人民政府：\n现转发给你们。',
      flags: '关于',
    },
    {
      text: '云岭市人民政府关于转发做好秋粮收购工作的通知的通知\n各县（区）人民政府：\n现转发给你们。',
      flags: '的通知的通知',
    },
    {
      text: '支持低空经济发展五条措施\n一、支持平台\n二、支持企业\n三、支持人才\n四、附则\n本措施自2027年1月1日起施行，有效期3年。',
      flags: '五条措施',
      fixed:
        '支持低空经济发展四条措施\n一、支持平台\n二、支持企业\n三、支持人才\n四、附则\n本措施自2027年1月1日起施行，有效期3年。',
    },
    {
      text: '云岭市人民政府办公室关于印发《云岭市低空经济行动方案》的通知\n各县（区）人民政府：\n《云岭市低空经济行动方案》现印发给你们。\n云岭市人民政府办公室\n2026年11月18日\n云岭市商业航天行动方案\n一、总体要求\n二、主要任务',
      flags: '云岭市商业航天行动方案',
    },
  ],

  *check(draft, { analysis }) {
    const { title } = draft;
    if (title === null) return;
    const bare = withoutTitleSuffix(title.text.replace(/[ \u00a0\u3000]/g, ''));
    yield* withoutParticle(draft, analysis, bare);
    yield* doubled(draft, analysis, bare);
    yield* otherCount(draft, analysis);
    yield* otherName(draft, analysis);
  },
});

/** 关于……实施意见 */
function* withoutParticle(draft: Draft, analysis: Analysis, bare: string): Iterable<DraftReport> {
  const kind = kindOfTitle(bare);
  if (kind === null || !bare.includes('关于')) return;
  if (!STATUTORY.has(kind.family === '其他' ? kind.name : kind.family)) return;
  const subject = bare.slice(0, bare.length - kind.name.length);
  if (!bare.endsWith(kind.name) || subject.slice(-REACH).includes('的')) return;
  const place = placeIn(draft, analysis, kind.name);
  if (place === null) return;
  yield {
    range: place,
    message: `标题中“关于”与“${kind.name}”之间缺“的”，应为“关于……的${kind.name}”。`,
    fixes: () => [
      replacement('补上“的”', { start: place.start, end: place.start }, '的', { safe: false, preferred: true }),
    ],
  };
}

function* doubled(draft: Draft, analysis: Analysis, bare: string): Iterable<DraftReport> {
  const outer = bare.replace(/《[^《》]*》/g, '《》');
  const forwarded = /的通知的通知$/.exec(outer);
  const twice = forwarded === null ? TWICE.exec(outer) : null;
  if (forwarded !== null || twice !== null) {
    const written = (forwarded ?? twice)![0];
    const place = placeIn(draft, analysis, written);
    if (place !== null) {
      yield {
        range: place,
        message:
          forwarded !== null
            ? '标题出现“的通知的通知”，可省去一个，或给所转发文件的标题加书名号。'
            : `标题末尾文种重复（“${written}”），请删去一个。`,
        fixes: () => {
          const newText = forwarded !== null ? '的通知' : twice![1]!;
          return [replacement(`改为“${newText}”`, place, newText, { safe: false, preferred: true })];
        },
      };
    }
  }
  if (outer.split('关于').length > 2) {
    const place = placeIn(draft, analysis, '关于');
    if (place !== null)
      yield { range: place, message: '标题中有两个“关于”，可省去一个，或给所印发、转发文件的标题加书名号。' };
  }
}

/** 十条措施 in front of nine. */
function* otherCount(draft: Draft, analysis: Analysis): Iterable<DraftReport> {
  const count = miscounted(draft, analysis);
  const place = count === null ? null : placeIn(draft, analysis, count.written);
  if (count === null || place === null) return;
  yield {
    range: place,
    severity: 'information',
    message: `标题说有${count.said}条，正文却有${count.actual}条，请核对是标题的条数不对，还是正文有遗漏。`,
    fixes: () => [replacement(`改为“${count.corrected}”`, place, count.corrected, { safe: false })],
  };
}

/** 印发《甲方案》 in front of a text that is headed 乙方案. */
function* otherName(draft: Draft, analysis: Analysis): Iterable<DraftReport> {
  const { notice, title } = draft;
  if (notice === null || title === null || !isFirstIssued(draft, analysis)) return;
  // 《方案》 is short for the name and names nothing by itself.
  const cited = notice.citations.map(({ value }) => value.title).filter((name) => kindOfTitle(name)?.name !== name);
  const named = [...cited, ...(notice.title === null ? [] : [notice.title.text])].map(core);
  if (named.length === 0) return;
  const own = core(title.text);
  if (own.length < 4 || named.some((name) => name.includes(own) || own.includes(name) || sharesName(name, own))) return;
  const inner = notice.citations.find(({ value }) => kindOfTitle(value.title) !== null);
  const said = inner === undefined ? null : rangeOf(inner.line, inner.value.span);
  yield {
    range: {
      start: { line: title.firstLine, character: analysis.blocks[title.firstLine]!.content.start },
      end: { line: title.lastLine, character: analysis.blocks[title.lastLine]!.content.end },
    },
    severity: inner === undefined ? 'information' : 'warning',
    message:
      inner === undefined
        ? '通知标题中没有这份文件的名称，请核对通知与所印发文件的标题。'
        : `通知印发的是《${inner.value.title}》，所附文件的标题却是“${title.text}”，两处名称应当一致。`,
    ...(said === null ? {} : { related: [{ range: said, message: '通知中的名称' }] }),
  };
}

/** The text right behind the 通知, and no attachment of it. */
function isFirstIssued(draft: Draft, { drafts }: Analysis): boolean {
  const at = drafts.indexOf(draft);
  return (
    drafts[at - 1] === draft.notice &&
    !draft.attachments.attached.some(({ range }) => range.start.line <= draft.title!.lastLine)
  );
}

/** A title without the words and marks that 印发 drops. */
function core(title: string): string {
  return withoutTitleSuffix(title).replace(/关于|的|通知|[\s《》〈〉“”"、，（）()]/g, '');
}

/** A name shortened by its place or by a few words in front still ends alike. */
function sharesName(a: string, b: string): boolean {
  let tail = 0;
  while (tail < Math.min(a.length, b.length) && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return tail >= Math.min(12, Math.ceil(Math.min(a.length, b.length) * 0.7));
}

/** Where words last stand in the title, if they stand on one line. */
function placeIn({ title }: Draft, { blocks }: Analysis, words: string): Range | null {
  for (let line = title!.lastLine; line >= title!.firstLine; line--) {
    const at = blocks[line]!.text.lastIndexOf(words);
    if (at < 0) continue;
    const span: Span = { start: at, end: at + words.length };
    return rangeOf(line, span);
  }
  return null;
}
