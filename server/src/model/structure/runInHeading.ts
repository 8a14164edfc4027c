/**
 * Headings without a number: the short first sentence of a paragraph (打造特色园区。加快…), or a short line of its own
 * above it. Below a numbered clause they name its tasks, and an annotation belongs to the nearest of them.
 */

import type { Span } from '../../text/span.ts';
import type { LaidOutText } from './laidOutText.ts';

export interface RunInHeading {
  readonly text: string;
  readonly line: number;
  readonly span: Span;
}

const SHORTEST = 4;
/** The longest of 61 in 93 documents has 21 characters. */
const LONGEST = 24;
/** Openings of sentences that are none: 到2027年…, 对…, 各…. */
const NO_HEADING =
  /^(?:到|对|各|由|在|如|凡|自|以|按|其中|同时|此外|根据|经|原则上|鼓励有|注[:：])|[，,；;：:《》“”\d]/;

/** The heading that the paragraph of a line opens with; null for numbered lines and for paragraphs without one. */
export function runInHeadingOf({ blocks, facts, roles, clauses }: LaidOutText, line: number): RunInHeading | null {
  const clause = clauses[line];
  if (clause === null || clause === undefined || clause.line === line) return null;
  // 责任单位：… on a line of its own belongs to the paragraph above.
  let at = line;
  while (at > clause.line && (roles[at] !== 'body' || facts[at]!.annotations[0]?.form === 'line')) at--;
  if (at === clause.line) return null;
  const block = blocks[at]!;
  if (block.marker !== null) return null;
  const { text, content } = block;
  const stop = text.indexOf('。', content.start);
  if (stop > 0 && stop < content.end - 1) {
    const sentence = text.slice(content.start, stop);
    if (isHeading(sentence)) return { text: sentence, line: at, span: { start: content.start, end: stop } };
  }
  let above = at - 1;
  while (above > clause.line && blocks[above]!.kind !== 'text') above--;
  const head = blocks[above]!;
  if (above <= clause.line || head.marker !== null || roles[above] !== 'body') return null;
  const alone = facts[above]!.content;
  return isHeading(alone) && !alone.includes('。') ? { text: alone, line: above, span: head.content } : null;
}

function isHeading(words: string): boolean {
  return words.length >= SHORTEST && words.length <= LONGEST && !NO_HEADING.test(words);
}
