/** 所指之处不存在: 本意见第九部分 in an 意见 of six, 附件3 where two are listed. */

import { rangeOf, type Range } from '../../text/span.ts';
import { rankOf, type MarkerForm } from '../../syntax/marker.ts';
import type { AttachedPart, Attachments, ListedAttachment } from '../../model/structure/attachments.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import { kindOfTitle } from '../../model/structure/documentKind.ts';
import type { Outline } from '../../model/structure/outline.ts';
import type { CrossReference } from '../../model/line/reference.ts';
import { defineDraftRule, replacement, type DraftReport } from '../rule.ts';

/** A law or a cited document in the same sentence may be what 第八条 belongs to. */
const OTHER_DOCUMENT = /[》法]|条例|章程|规定|办法|细则|规范|标准/;
const FOREIGN_ATTACHMENT = /[》）)号文的]$/;

/**
 * Counted over 55 documents: 1 reference to a part of the own document, 9 to own attachments, 0 dangling; 0 of 12
 * attachments listed under another name than they bear.
 */
export default defineDraftRule({
  id: 'dangling-reference',
  group: 'citation',
  title: '所指条款、附件不存在',
  severity: 'warning',
  fix: 'offered',
  rationale:
    '文中让读者去看的条款、部分、附件在文中找不到，多因删改后没有同步调整；附件说明与附件的名称、顺序应当一致。',
  authority: [
    { source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第二十条（审核文稿）' },
    { source: 'GB/T 9704—2012', clause: '7.3.4、7.3.7' },
  ],
  silentOn: [
    '其他文件、法律法规的条款（《……》第三条）',
    '“第二部分”等没有写明是本文件的说法',
    '正文与附件分别存放，附件说明之后没有附上附件',
  ],
  good: [
    '云岭市低空经济行动方案\n一、总体要求\n二、主要任务\n三、保障措施\n各县（区）要按照本行动方案第二部分的要求抓好落实，任务分工见附件2。\n附件：1.任务清单\n2.任务分工表',
    '第一条 为规范管理，根据《江临省招商条例》第三十条规定，制定本办法。\n第二条 违反本办法第一条规定的，限期改正。',
  ],
  bad: [
    {
      text: '云岭市低空经济行动方案\n一、总体要求\n二、主要任务\n三、保障措施\n各县（区）要按照本行动方案第五部分的要求抓好落实。',
      flags: '本行动方案第五部分',
    },
    { text: '一、总体要求\n任务分工见附件3。\n附件：1.任务清单\n2.任务分工表', flags: '附件3' },
    { text: '第一条 为规范管理，制定本办法。\n第二条 有第八条所列情形的，限期改正。', flags: '第八条' },
  ],

  *check(draft, context) {
    const { analysis } = context;
    let own: Numbers | null = null;
    let attachments: Attachments | null = null;
    for (const { line, value: reference } of draft.references) {
      const { text } = analysis.blocks[line]!;
      if (reference.unit === '附件') {
        if (FOREIGN_ATTACHMENT.test(text.slice(Math.max(0, reference.span.start - 1), reference.span.start))) continue;
        attachments ??= attachmentsOf(analysis, draft);
        const report = missingAttachment(attachments, reference, rangeOf(line, reference.span));
        if (report !== null) yield report;
        continue;
      }
      const selfName = /^[本此]/.test(text.charAt(reference.span.start))
        ? text.slice(reference.span.start + 1, reference.numeral.start)
        : null;
      const outline = outlineMeant(draft, selfName);
      if (outline === null) continue;
      const numbers: Numbers = outline === draft.outline ? (own ??= new Numbers(outline)) : new Numbers(outline);
      if (numbers.has(reference, selfName !== null) || (selfName === null && speaksOfAnother(text, reference)))
        continue;
      const written = text.slice(reference.span.start, reference.span.end);
      yield {
        range: rangeOf(line, reference.span),
        message: `文中没有“${written.replace(/^.*(?=第)/, '')}”可供查对，请核对序号，或改为所指内容的名称。`,
      };
    }
    if (draft.attachments.listed.length > 0 && draft.notice === null)
      yield* namesThatDiffer(draft, attachments ?? attachmentsOf(analysis, draft));
  },
});

/** The numbers that clauses of each form have. */
class Numbers {
  readonly #known = new Set<number>();
  readonly #forms = new Set<MarkerForm>();

  constructor({ clauses }: Outline) {
    for (const { marker } of clauses) {
      this.#forms.add(marker.form);
      this.#known.add(rankOf(marker.form) * 1000 + marker.number);
    }
  }

  /** True also where the draft has no clauses of the kind referred to: then the reference means something else. */
  has(reference: CrossReference, own: boolean): boolean {
    const forms = this.#formsOf(reference, own).filter((form) => this.#forms.has(form));
    return forms.length === 0 || forms.some((form) => this.#known.has(rankOf(form) * 1000 + reference.number));
  }

  #formsOf({ unit, bracketed }: CrossReference, own: boolean): readonly MarkerForm[] {
    switch (unit) {
      case '部分':
        return own ? ['part', 'chinese'] : [];
      case '章':
        return own ? ['chapter'] : [];
      case '节':
        return own ? ['section'] : [];
      case '条':
        if (bracketed) return ['chineseBracketed', 'arabicBracketed'];
        if (this.#forms.has('article')) return ['article'];
        return own ? ['chinese', 'chineseBracketed', 'arabic'] : [];
      default:
        return [];
    }
  }
}

/** The outline that 本方案 or 本通知 means; null when it is no document that stands here. */
function outlineMeant(draft: Draft, selfName: string | null): Outline | null {
  if (selfName === null) return draft.outline;
  const family = kindOfTitle(selfName.replace(/的?第?[（(]?$/, ''))?.family;
  if (family === undefined || draft.kind === null || draft.kind.family === family) return draft.outline;
  return family === '通知' && draft.notice !== null ? draft.notice.outline : null;
}

function speaksOfAnother(text: string, { span }: CrossReference): boolean {
  const sentence = text.lastIndexOf('。', span.start) + 1;
  return OTHER_DOCUMENT.test(text.slice(sentence, span.start));
}

/** The attachments of a document, of the 通知 in front of it and of the parts behind it. */
function attachmentsOf(analysis: Analysis, draft: Draft): Attachments {
  const { drafts } = analysis;
  // Issued by the 通知 in front, or headed 附件 above its title.
  const belongs = (at: number): boolean => {
    const { notice, attachments, title } = drafts[at]!;
    return notice !== null || attachments.attached.some(({ range }) => range.start.line <= (title?.lastLine ?? -1));
  };
  let first = drafts.indexOf(draft);
  let last = first;
  while (first > 0 && belongs(first)) first--;
  while (last + 1 < drafts.length && belongs(last + 1)) last++;
  const whole = drafts.slice(first, last + 1);
  return {
    listed: whole.flatMap(({ attachments }) => attachments.listed),
    attached: whole.flatMap(({ attachments }) => attachments.attached),
  };
}

function missingAttachment(
  { listed, attached }: Attachments,
  { number }: CrossReference,
  range: Range,
): DraftReport | null {
  const known = [...listed, ...attached];
  // Without any list the 附件说明 itself is what is missing, and that is another rule's matter.
  if (known.length === 0 || known.some((other) => other.number === number)) return null;
  if (number === 1 && known.some((other) => other.number === null)) return null;
  const listedAs = listed.map((other) => (other.number === null ? `《${other.name}》` : `${other.number}`));
  const related = listed.map((other) => ({ range: other.range, message: '附件说明所列' }));
  return {
    range,
    message:
      listed.length === 0
        ? `文后没有附件${number}，请核对附件序号或补上附件。`
        : `附件说明里没有附件${number}（所列为${listedAs.join('、')}），请核对序号或补列附件。`,
    related,
  };
}

/** 附件顺序号和附件标题应当与附件说明的表述一致 (GB/T 9704 7.3.7). */
function* namesThatDiffer(draft: Draft, { attached }: Attachments): Iterable<DraftReport> {
  const { listed } = draft.attachments;
  for (const entry of listed) {
    const sole = listed.length === 1 && attached.length === 1;
    const part = attached.find(({ number, title }) => title !== null && (sole || number === entry.number));
    if (part === undefined || sameName(entry, part)) continue;
    const name = entry.name.replace(/[。；;]$/, '');
    yield {
      range: entry.range,
      severity: 'information',
      message: `附件说明写的是“${name}”，附件本身的标题是“${part.title!}”，两处名称应当一致。`,
      related: [{ range: part.range, message: '附件本身的标题' }],
      fixes: () => [replacement('附件说明改为附件的标题', entry.range, part.title!, { safe: false, preferred: true })],
    };
  }
}

function sameName(listed: ListedAttachment, attached: AttachedPart): boolean {
  const [name, title] = [plain(listed.name), plain(attached.title!)];
  // The title may run on over lines that belong to a table, or stand on fewer lines than it has.
  return title.startsWith(name) || name.startsWith(title) || title.includes(name);
}

function plain(text: string): string {
  return text
    .replace(/[\s《》〈〉“”"。；;]/g, '')
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/[－～~–-]/g, '—');
}
