/** Paragraphs of a draft into which a sentence can be put as a drafter would: behind the last one, before the annotation. */

import type { Analysis, Draft } from '../../../server/src/model/draft.ts';
import { edit, type PlantedFault } from './fault.ts';

export interface Paragraph {
  readonly draft: Draft;
  readonly line: number;
  /** Where another sentence may follow. */
  readonly end: number;
}

/** Headings and rows of tables are shorter. */
const SHORTEST = 30;

/** The paragraphs of the text itself, attachments left out. */
export function paragraphs({ blocks, clauses, drafts, facts, roles }: Analysis): Paragraph[] {
  return drafts.flatMap((draft) => {
    const found: Paragraph[] = [];
    for (let line = draft.first; line < draft.end; line++) {
      const { text, content } = blocks[line]!;
      if (roles[line] === 'attachmentHead') break;
      if (roles[line] !== 'body' || (clauses[line]?.scope ?? 0) > 0) continue;
      const annotation = facts[line]!.annotations.at(-1);
      const end = annotation !== undefined && annotation.span.end === content.end ? annotation.span.start : content.end;
      if (end - content.start >= SHORTEST && text.charAt(end - 1) === '。') found.push({ draft, line, end });
    }
    return found;
  });
}

/** The paragraphs of the tasks. */
export function taskParagraphs(analysis: Analysis): Paragraph[] {
  return paragraphs(analysis).filter(({ line }) => analysis.clauses[line]?.kind === 'task');
}

/** A sentence added to a paragraph. */
export function added({ line, end }: Paragraph, sentence: string, rule: string): PlantedFault {
  return { edits: [edit(line, end, end, sentence)], rules: [rule], lines: [line] };
}
