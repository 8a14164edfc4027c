/** Marks where none belongs: doubled, between titles side by side, before 等, around an annotation. */

import { comparePositions, rangeOf, type Range } from '../../text/span.ts';
import type { Analysis, Draft } from '../../model/draft.ts';
import type { MarkFault, MarkFaultKind } from '../../model/line/marks.ts';
import type { DraftReport } from '../rule.ts';
import type { Fix, Severity } from '../finding.ts';

/** Pauses between titles and between quotes are a matter of style in a whole draft, so they are told once for all. */
type SingleKind = Exclude<MarkFaultKind, PauseKind>;
type PauseKind = 'pauseBetweenTitles' | 'pauseBetweenQuotes';

/**
 * Counted over 55 documents: doubled 1, a stop inside an annotation 1, none of the others; all genuine.
 */
const SINGLE: Readonly<
  Record<SingleKind, { readonly severity: Severity; readonly says: (written: string) => string }>
> = {
  doubled: { severity: 'warning', says: (written) => `“${written}”标点重复，只留一个。` },
  dots: { severity: 'warning', says: (written) => `“${written}”应当用省略号“……”；如系误打，请只留一个句号。` },
  pauseBeforeEtc: { severity: 'information', says: () => '“等”前不用顿号。' },
  ellipsisAndEtc: { severity: 'information', says: () => '省略号与“等”作用相同，不并用，留一个即可。' },
  stopInsideAnnotation: { severity: 'information', says: () => '责任分工标注放在括号里，末尾不用句号。' },
  stopAroundAnnotation: { severity: 'warning', says: () => '责任分工标注前已有句号，括号后不再加句号。' },
  stopBehindAnnotation: {
    severity: 'information',
    says: () => '责任分工标注是对全句的说明，句号应放在括号之前，括号后不再加句号。',
  },
};

/** Whether a place is told at all, and what is said of the marks on both sides of it. */
interface Pauses {
  readonly between: string;
  readonly kind: PauseKind;
  /** The two marks side by side, as the standard has them. */
  readonly bare: string;
  /** Told only where the draft also writes `bare`: it has chosen, and departs from its own choice. */
  readonly onlyMixed: boolean;
}

/**
 * Of 55 documents, 13 write “甲”、“乙” throughout, 7 “甲”“乙” throughout and one both: custom is against the standard
 * here, so a draft that keeps to either is left in peace. Titles of laws side by side are fewer: 5 documents with the
 * pause, 2 without.
 */
const PAUSES: readonly Pauses[] = [
  { between: '书名号', kind: 'pauseBetweenTitles', bare: '》《', onlyMixed: false },
  { between: '引号', kind: 'pauseBetweenQuotes', bare: '”“', onlyMixed: true },
];

const MOST_RELATED = 20;

export function* misplacedMarks(analysis: Analysis, draft: Draft, lines: readonly number[]): Iterable<DraftReport> {
  const pauses: Record<PauseKind, Range[]> = { pauseBetweenTitles: [], pauseBetweenQuotes: [] };
  for (const line of lines) {
    for (const fault of analysis.facts[line]!.marks!.faults) {
      if (fault.kind === 'pauseBetweenTitles' || fault.kind === 'pauseBetweenQuotes') {
        pauses[fault.kind].push(rangeOf(line, fault));
      } else {
        yield single(analysis.blocks[line]!.text, line, fault, fault.kind);
      }
    }
  }
  yield* pauseReports(analysis, draft, pauses);
}

/** One finding for all pauses of a draft, whatever they stand between. */
function* pauseReports(
  analysis: Analysis,
  draft: Draft,
  places: Readonly<Record<PauseKind, readonly Range[]>>,
): Iterable<DraftReport> {
  const told = PAUSES.filter(
    ({ kind, bare, onlyMixed }) => places[kind].length > 0 && (!onlyMixed || writes(analysis, draft, bare)),
  );
  const ranges = told.flatMap(({ kind }) => places[kind]).sort((a, b) => comparePositions(a.start, b.start));
  const [first, ...others] = ranges;
  if (first === undefined) return;
  const between = told.map((pause) => pause.between).join('、');
  const count = others.length === 0 ? '' : `，本稿共${ranges.length}处（这是第一处）`;
  const mixed = told.some(({ onlyMixed }) => onlyMixed) ? '本稿别处没有用，请统一；' : '';
  yield {
    range: first,
    severity: 'information',
    message: `并列的${between}之间通常不用顿号${count}；${mixed}中间插有括注的除外。`,
    fixes: () => [
      {
        title: others.length === 0 ? '删去顿号' : `删去全部${ranges.length}处顿号`,
        edits: ranges.map((range) => ({ range, newText: '' })),
        safe: false,
        preferred: true,
      },
    ],
    related: others.slice(0, MOST_RELATED).map((range) => ({ range, message: '这里也用了顿号' })),
  };
}

/** Asked only of drafts that have such a pause at all. */
function writes({ blocks }: Analysis, { first, end }: Draft, marks: string): boolean {
  for (let line = first; line < end; line++) if (blocks[line]!.text.includes(marks)) return true;
  return false;
}

function single(text: string, line: number, fault: MarkFault, kind: SingleKind): DraftReport {
  const { severity, says } = SINGLE[kind];
  const written = text.slice(fault.start, fault.end);
  return {
    range: rangeOf(line, fault),
    severity,
    message: says(written),
    fixes: () => mendings(text, line, fault, kind),
  };
}

function mendings(text: string, line: number, fault: MarkFault, kind: SingleKind): Fix[] {
  const written = text.slice(fault.start, fault.end);
  const replace = (newText: string, safe: boolean, preferred = true): Fix => ({
    title: newText === '' ? `删去“${written}”` : `改为“${newText}”`,
    edits: [{ range: rangeOf(line, fault), newText }],
    safe,
    preferred,
  });
  switch (kind) {
    case 'doubled': {
      const marks = [...new Set(written)];
      // Which of two different marks was meant is for the drafter; behind the last clause of a line it is the stop.
      const likely = marks.includes('。') && fault.end >= text.trimEnd().length ? '。' : marks[0]!;
      return marks.map((mark) => replace(mark, marks.length === 1, mark === likely));
    }
    case 'dots':
      return [replace('……', false), replace('。', false, false)];
    case 'ellipsisAndEtc': {
      const etc = text.charAt(fault.end) === '等' ? fault.end : fault.start - 1;
      const edits = [{ range: rangeOf(line, { start: etc, end: etc + 1 }), newText: '' }];
      return [replace('', false), { title: '删去“等”', edits, safe: false }];
    }
    case 'stopBehindAnnotation': {
      const open = { line, character: fault.start };
      const edits = [
        { range: { start: open, end: open }, newText: '。' },
        { range: rangeOf(line, { start: fault.end - 1, end: fault.end }), newText: '' },
      ];
      return [{ title: '把句号移到括号之前', edits, safe: false, preferred: true }];
    }
    case 'pauseBeforeEtc':
      return [replace('', false)];
    case 'stopInsideAnnotation':
    case 'stopAroundAnnotation':
      return [replace('', true)];
  }
}
