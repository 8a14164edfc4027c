/** Marks where none belongs: doubled, between titles side by side, before 等, around an annotation. */

import { rangeOf, type Span } from '../../text/span.ts';
import type { Analysis } from '../../model/draft.ts';
import type { MarkFault, MarkFaultKind } from '../../model/marks.ts';
import type { DraftReport } from '../rule.ts';
import type { Fix, Severity } from '../finding.ts';

/** Pauses between titles and between quotes are a matter of style in a whole draft, so they are told once for all. */
type SingleKind = Exclude<MarkFaultKind, PauseKind>;
type PauseKind = 'pauseBetweenTitles' | 'pauseBetweenQuotes';

/**
 * Counted over 55 documents: doubled 1, a stop inside an annotation 1, none of the others; all genuine.
 */
const SINGLE: Readonly<Record<SingleKind, { readonly severity: Severity; readonly says: (written: string) => string }>> = {
  doubled: { severity: 'warning', says: (written) => `“${written}”标点重复，只留一个。` },
  dots: { severity: 'warning', says: (written) => `“${written}”应当用省略号“……”；如系误打，请只留一个句号。` },
  pauseBeforeEtc: { severity: 'information', says: () => '“等”前不用顿号。' },
  ellipsisAndEtc: { severity: 'information', says: () => '省略号与“等”作用相同，不并用，留一个即可。' },
  stopInsideAnnotation: { severity: 'information', says: () => '责任分工标注放在括号里，末尾不用句号。' },
  stopAroundAnnotation: { severity: 'warning', says: () => '责任分工标注前已有句号，括号后不再加句号。' },
  stopBehindAnnotation: { severity: 'information', says: () => '责任分工标注是对全句的说明，句号应放在括号之前，括号后不再加句号。' },
};

const PAUSE_SAYS: Readonly<Record<PauseKind, string>> = {
  pauseBetweenTitles: '并列的书名号之间通常不用顿号',
  pauseBetweenQuotes: '并列的引号之间通常不用顿号',
};

export function* misplacedMarks(analysis: Analysis, lines: readonly number[]): Iterable<DraftReport> {
  const pauses: Record<PauseKind, { line: number; span: Span }[]> = { pauseBetweenTitles: [], pauseBetweenQuotes: [] };
  for (const line of lines) {
    for (const fault of analysis.facts[line]!.marks!.faults) {
      if (fault.kind === 'pauseBetweenTitles' || fault.kind === 'pauseBetweenQuotes') {
        pauses[fault.kind].push({ line, span: fault });
      } else {
        yield single(analysis.blocks[line]!.text, line, fault, fault.kind);
      }
    }
  }
  for (const kind of ['pauseBetweenTitles', 'pauseBetweenQuotes'] as const) {
    const places = pauses[kind].map(({ line, span }) => rangeOf(line, span));
    const [first] = places;
    if (first === undefined) continue;
    const rest = places.length === 1 ? '' : `，本稿共${places.length}处（这是第一处）`;
    yield {
      range: first,
      severity: 'hint',
      message: `${PAUSE_SAYS[kind]}${rest}；中间插有括注的除外。`,
      fixes: () => [
        {
          title: places.length === 1 ? '删去顿号' : `删去全部${places.length}处顿号`,
          edits: places.map((range) => ({ range, newText: '' })),
          safe: false,
          preferred: true,
        },
      ],
    };
  }
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
