/** 简称未作说明就使用: 《意见》 without 以下简称, or a short form in front of its definition. */

import { rangeOf, type Position } from '../../text/span.ts';
import type { Citation } from '../../model/line/citation.ts';
import type { Analysis, Draft, Located } from '../../model/draft.ts';
import { kindOfTitle } from '../../model/structure/documentKind.ts';
import { firstUse, type TermDefinition } from '../../model/line/term.ts';
import { defineDraftRule, type DraftReport } from '../rule.ts';

/**
 * Counted over 55 documents: 40 definitions, 1 behind its first use; 0 bare 《意见》 without a definition. Short forms
 * that are the tail of their full form (厅际联席会议, 联席会议) read as ordinary words in front of the definition.
 */
export default defineDraftRule({
  id: 'undefined-term',
  group: 'citation',
  title: '简称未作说明就使用',
  severity: 'information',
  fix: 'none',
  exemptBy: 'accepted',
  rationale:
    '使用非规范化简称，应当先用全称并注明简称。文中突然出现《意见》或某个简称，读者不知道指哪份文件、哪个机构。',
  authority: [{ source: '党政机关公文处理工作条例（中办发〔2012〕14号）', clause: '第十九条' }],
  silentOn: [
    '通知中定义过、在所印发文件中使用的简称',
    '标题和文件名称中出现的简称',
    '与全称的后半截相同、读来就是普通词语的简称（联席会议、中介服务）',
  ],
  good: [
    '《云岭市低空经济行动方案》（以下简称《方案》）已经市政府同意，现印发给你们。各县（区）要对照《方案》抓好落实。',
    '支持云岭高新技术产业开发区（以下简称云岭高新区）发展，把云岭高新区建成主引擎。',
  ],
  bad: [
    { text: '为落实省政府文件精神，推动《意见》各项任务落地，结合我市实际，制定本方案。', flags: '《意见》' },
    {
      text: '支持云岭高新区先行先试。\n一、总体要求\n把云岭高新技术产业开发区（以下简称云岭高新区）建成主引擎，发挥云岭高新区作用。',
      flags: '云岭高新区',
    },
  ],

  *check(draft, { analysis }) {
    const named = new Set<string>();
    for (const { value } of [...draft.terms, ...(draft.notice?.terms ?? [])]) named.add(value.term);
    for (const cited of draft.citations) {
      const { title } = cited.value;
      if (
        analysis.roles[cited.line] !== 'body' ||
        named.has(title) ||
        !isBareKind(cited.value) ||
        namesItself(analysis, cited)
      )
        continue;
      named.add(title);
      yield bare(draft, analysis, cited);
    }
    const defining = new Set<string>();
    for (const defined of draft.terms) {
      // Defined again further down: what stands in front is explained by the first definition.
      if (defining.has(defined.value.term)) continue;
      defining.add(defined.value.term);
      const early = useInFront(draft, analysis, defined);
      if (early !== null) yield inFront(defined, early);
    }
  },
});

/** 《意见》, 《实施方案》: a 文种 and nothing that tells which. */
function isBareKind({ title, number }: Citation): boolean {
  return number === null && title.length <= 4 && kindOfTitle(title)?.name === title;
}

/** 本《实施意见》 is the document itself. */
function namesItself({ blocks }: Analysis, { line, value }: Located<Citation>): boolean {
  return '本此该'.includes(blocks[line]!.text.charAt(value.span.start - 1) || '，');
}

function bare(draft: Draft, analysis: Analysis, { line, value }: Located<Citation>): DraftReport {
  const inFrontOf = (other: Located<Citation>): boolean =>
    other.line < line || (other.line === line && other.value.span.start < value.span.start);
  const full = draft.citations.find(
    (other) => other.value.title !== value.title && other.value.title.endsWith(value.title) && inFrontOf(other),
  );
  const { text } = analysis.blocks[line]!;
  const written = text.slice(value.span.start, value.span.end);
  return {
    range: rangeOf(line, value.span),
    message: `${written}指哪份文件，前文没有说明。请写全称，或在首次出现的全称后注明“（以下简称${written}）”。`,
    unfinished: 'sentence' as const,
    ...(full === undefined
      ? {}
      : {
          related: [
            { range: rangeOf(full.line, full.value.span), message: '前文提到的文件，如指此件请在其后注明简称' },
          ],
          fixes: () => {
            const at = {
              line: full.line,
              character: full.value.number === null ? full.value.span.end : closeOf(analysis, full),
            };
            const title = `在前文《${shortened(full.value.title)}》后注明简称`;
            return [
              { title, edits: [{ range: { start: at, end: at }, newText: `（以下简称${written}）` }], safe: false },
            ];
          },
        }),
  };
}

/** Behind the bracket that holds the number. */
function closeOf(analysis: Analysis, { line, value }: Located<Citation>): number {
  const { brackets } = analysis.blocks[line]!;
  const bracket = brackets.find(
    ({ kind, span }) => kind === 'round' && span.start < value.number!.span.start && span.end >= value.number!.span.end,
  );
  return bracket?.span.end ?? value.number!.span.end;
}

function shortened(title: string): string {
  return title.length > 20 ? `${title.slice(0, 18)}……` : title;
}

/** The first use in the text in front of a definition; null when the words there are no short form. */
function useInFront(draft: Draft, analysis: Analysis, { line, value }: Located<TermDefinition>): Position | null {
  const { used, full, term } = value;
  if (draft.notice?.terms.some((other) => other.value.term === term) === true) return null;
  let from: Position = { line: draft.first, character: 0 };
  for (;;) {
    const use = firstUse(analysis.blocks, used, from, line + 1);
    if (use === null || (use.line === line && use.character >= value.span.start)) return null;
    if (analysis.roles[use.line] === 'body' && readsAsShort(analysis, use, used, full)) return use;
    from = { line: use.line, character: use.character + used.length };
  }
}

function readsAsShort({ blocks }: Analysis, { line, character }: Position, used: string, full: string | null): boolean {
  const { text, brackets } = blocks[line]!;
  const end = character + used.length;
  if (used.startsWith('《')) return true;
  const quoted = text.charAt(character - 1) === '“' && text.charAt(end) === '”';
  // Part of the name of a document, or of the full form itself.
  if (brackets.some(({ kind, span }) => kind === 'title' && span.start < character && end < span.end)) return false;
  if (full === null) return quoted;
  if (full.includes(used)) return false;
  return true;
}

function inFront({ line, value }: Located<TermDefinition>, use: Position): DraftReport {
  return {
    range: { start: use, end: { line: use.line, character: use.character + value.used.length } },
    message: `简称“${value.term}”用在前、定义在后。请在此处写全称并注明简称，后文的括注随之删去。`,
    related: [{ range: rangeOf(line, value.span), message: '定义在这里' }],
  };
}
