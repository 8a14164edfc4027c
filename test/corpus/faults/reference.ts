/** Faults of 文号, time limits and paired marks. */

import type { Analysis } from '../../../server/src/model/draft.ts';
import { edit, type FaultKind, type PlantedFault } from './fault.ts';

/** All sound document numbers, each changed in one way. */
function brokenNumbers(change: (text: string) => string) {
  return ({ facts, roles }: Analysis): PlantedFault[] =>
    facts.flatMap(({ numbers }, line) =>
      roles[line] === 'residue'
        ? []
        : numbers
            .filter(({ faults, text }) => faults.length === 0 && /〔\d{4}〕\d+号$/.test(text))
            .map(({ span, text }) => ({
              edits: [edit(line, span.start, span.end, change(text))],
              rules: ['document-number'],
              lines: [line],
            })),
    );
}

function lostMark(mark: RegExp) {
  return ({ blocks, roles }: Analysis): PlantedFault[] =>
    blocks.flatMap(({ text, brackets, lone }, line) =>
      roles[line] !== 'body' || lone.length > 0
        ? []
        : brackets.flatMap(({ span }) =>
            [span.start, span.end - 1]
              .filter((at) => mark.test(text.charAt(at)))
              .map((at) => ({ edits: [edit(line, at, at + 1, '')], rules: ['punctuation'], lines: [line] })),
          ),
    );
}

export const referenceFaults: readonly FaultKind[] = [
  { name: '文号丢后括号', places: brokenNumbers((text) => text.replace('〕', '')) },
  { name: '文号丢前括号', places: brokenNumbers((text) => text.replace('〔', '')) },
  { name: '文号用方括号', places: brokenNumbers((text) => text.replace('〔', '[').replace('〕', ']')) },
  { name: '文号用圆括号', places: brokenNumbers((text) => text.replace('〔', '（').replace('〕', '）')) },
  { name: '文号丢“号”', places: brokenNumbers((text) => text.replace('号', '')) },
  { name: '文号加“第”', places: brokenNumbers((text) => text.replace('〕', '〕第')) },
  { name: '文号编虚位', places: brokenNumbers((text) => text.replace('〕', '〕0')) },
  { name: '文号丢序号', places: brokenNumbers((text) => text.replace(/\d+号/, '号')) },
  {
    name: '时限已过',
    places: ({ drafts, facts, roles }) =>
      drafts.flatMap(({ targets }) =>
        [...new Set(targets.flatMap(({ deadline }) => (deadline === null ? [] : [deadline])))].flatMap((deadline) => {
          const line = facts.findIndex(({ deadlines }) => deadlines.includes(deadline));
          if (deadline.yearSpan === null || deadline.kind === 'period' || roles[line] !== 'body') return [];
          return [
            {
              edits: [edit(line, deadline.yearSpan.start, deadline.yearSpan.end, '2008')],
              rules: ['past-target'],
              lines: [line],
            },
          ];
        }),
      ),
  },
  { name: '丢后引号', places: lostMark(/”/) },
  { name: '丢前引号', places: lostMark(/“/) },
  { name: '丢后书名号', places: lostMark(/》/) },
  { name: '丢前书名号', places: lostMark(/《/) },
  { name: '丢后圆括号', places: lostMark(/[）)]/) },
  { name: '丢前圆括号', places: lostMark(/[（(]/) },
];
