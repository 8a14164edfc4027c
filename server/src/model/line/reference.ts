/** References to parts of a document: 第（三）条, 本意见第五部分, 附件2. */

import type { Span } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';
import { parseArabicNumeral, parseChineseNumeral } from '../../syntax/numerals.ts';

export interface CrossReference {
  readonly span: Span;
  /** The numeral alone, without brackets. */
  readonly numeral: Span;
  readonly number: number;
  /** 条, 部分, 项 …; 附件 for attachments. */
  readonly unit: '条' | '款' | '项' | '章' | '节' | '部分' | '点' | '附件';
  /** （三）: the number stands in brackets. */
  readonly bracketed: boolean;
  /** 本意见第…: it says itself that it refers to this draft. */
  readonly own: boolean;
}

const NUMERAL = '[一二三四五六七八九十百零]{1,6}|[0-9]{1,3}';
const PART = new RegExp(
  `((?:本|此)(?:实施|指导|行动|工作|若干)?(?:意见|方案|措施|政策|办法|通知|规定|细则|计划|规划)(?:的)?|上述|前述)?第([（(])?(${NUMERAL})([)）])?(条|款|项|章|节|部分|点)`,
  'g',
);
const ATTACHMENT = new RegExp(`附件[ \\u00a0\\u3000]?(${NUMERAL})(?![、.．])`, 'g');
/** What stands in front when the part belongs to another document: 《…》第三条, 宪法第一条. */
const FOREIGN = /(?:》|[)）]|法|条例|章程|规定|办法|细则|宪法|公约|[条款项])(?:的|中)?$/;

/** References in order. Parts of other documents (《…》第三条) are left out. */
export function readCrossReferences(block: Block): CrossReference[] {
  const { text } = block;
  const references: CrossReference[] = [];
  const from = block.marker?.contentStart ?? block.content.start;
  if (text.includes('第')) {
    PART.lastIndex = from;
    for (let match = PART.exec(text); match !== null; match = PART.exec(text)) {
      const [whole, own, open, numeral, close, unit] = match;
      if ((open === undefined) !== (close === undefined)) continue;
      if (own === undefined && FOREIGN.test(text.slice(Math.max(0, match.index - 6), match.index))) continue;
      const number = parseChineseNumeral(numeral!) ?? parseArabicNumeral(numeral!);
      if (number === null) continue;
      const at = match.index + (own?.length ?? 0) + 1 + (open?.length ?? 0);
      references.push({
        span: { start: match.index, end: match.index + whole.length },
        numeral: { start: at, end: at + numeral!.length },
        number,
        unit: unit as CrossReference['unit'],
        bracketed: open !== undefined,
        own: own !== undefined,
      });
    }
  }
  if (text.includes('附件')) {
    for (const match of text.matchAll(ATTACHMENT)) {
      const number = parseChineseNumeral(match[1]!) ?? parseArabicNumeral(match[1]!);
      if (number === null || match.index === block.content.start) continue;
      const at = match.index + match[0].length - match[1]!.length;
      references.push({
        span: { start: match.index, end: match.index + match[0].length },
        numeral: { start: at, end: at + match[1]!.length },
        number,
        unit: '附件',
        bracketed: false,
        own: true,
      });
    }
  }
  return references.sort((a, b) => a.span.start - b.span.start);
}
