/** Faults of numbering. */

import { renumbered, writeMarker } from '../../../server/src/syntax/marker.ts';
import type { Analysis, Draft } from '../../../server/src/model/draft.ts';
import type { Clause } from '../../../server/src/model/structure/outline.ts';
import { edit, type FaultKind, type PlantedFault } from './fault.ts';

/** Runs of siblings that are numbered without fault, three long at least. */
function soundRuns(analysis: Analysis): Clause[][] {
  return analysis.drafts.flatMap((draft) => {
    const faulty = new Set(draft.numbering.map(({ clause }) => clause.parent));
    const groups = new Map<Clause | null, Clause[]>();
    for (const clause of draft.outline.clauses) {
      if (clause.scope > 0 || faulty.has(clause.parent)) continue;
      groups.set(clause.parent, [...(groups.get(clause.parent) ?? []), clause]);
    }
    return [...groups.values()].filter((items) => items.length >= 3 && isSound(items, draft));
  });
}

function isSound(items: readonly Clause[], draft: Draft): boolean {
  const inOrder = items.every(
    (item, index) => index === 0 || item.marker.number === items[index - 1]!.marker.number + 1,
  );
  return (
    inOrder &&
    items.every(({ marker }) => marker.form === items[0]!.marker.form && marker.wellFormed) &&
    draft.numbering.length === 0
  );
}

/** Every inner sibling: not the first, not the last. */
function inner(
  analysis: Analysis,
  plant: (clause: Clause, before: Clause, after: Clause) => PlantedFault | null,
): PlantedFault[] {
  return soundRuns(analysis).flatMap((run) =>
    run.slice(1, -1).flatMap((clause, index) => plant(clause, run[index]!, run[index + 2]!) ?? []),
  );
}

function withNumber(analysis: Analysis, clause: Clause, number: number) {
  const { text } = analysis.blocks[clause.line]!;
  return edit(clause.line, clause.marker.span.start, clause.marker.span.end, renumbered(text, clause.marker, number));
}

export const numberingFaults: readonly FaultKind[] = [
  {
    name: '删去一条',
    places: (analysis) =>
      inner(analysis, (clause, _before, after) => ({
        edits: [
          {
            range: { start: { line: clause.line, character: 0 }, end: { line: after.line, character: 0 } },
            newText: '',
          },
        ],
        rules: ['numbering-gap'],
        lines: [clause.line],
      })),
  },
  {
    name: '序号重复',
    places: (analysis) =>
      inner(analysis, (clause, before) => ({
        edits: [withNumber(analysis, clause, before.marker.number)],
        rules: ['numbering-duplicate'],
        lines: [clause.line],
      })),
  },
  {
    name: '相邻序号互换',
    places: (analysis) =>
      inner(analysis, (clause, before) =>
        before.marker.number === 1
          ? null
          : {
              edits: [
                withNumber(analysis, before, clause.marker.number),
                withNumber(analysis, clause, before.marker.number),
              ],
              rules: ['numbering-order'],
              lines: [clause.line],
            },
      ),
  },
  {
    name: '序号后多加顿号',
    places: (analysis) =>
      inner(analysis, (clause) =>
        clause.marker.form === 'chineseBracketed'
          ? {
              edits: [edit(clause.line, clause.marker.span.end, clause.marker.span.end, '、')],
              rules: ['numbering-format'],
              lines: [clause.line],
            }
          : null,
      ),
  },
  {
    name: '同级用错层次',
    places: (analysis) =>
      inner(analysis, (clause, before) =>
        clause.marker.form === 'chineseBracketed' && before.children.length === 0 && clause.children.length === 0
          ? {
              edits: [
                edit(
                  clause.line,
                  clause.marker.span.start,
                  clause.marker.span.end,
                  writeMarker('arabic', clause.marker.number),
                ),
              ],
              rules: ['numbering-level'],
              lines: [clause.line],
            }
          : null,
      ),
  },
  {
    name: '标题漏编号',
    places: (analysis) =>
      inner(analysis, (clause, before, after) =>
        clause.heading.length > 0
          ? {
              edits: [edit(clause.line, clause.marker.span.start, clause.marker.contentStart, '')],
              rules: ['heading-unnumbered', 'numbering-gap'],
              lines: [clause.line, after.line, before.line],
            }
          : null,
      ),
  },
];
