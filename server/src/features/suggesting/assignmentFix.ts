/** The fix that adds who answers for a clause, with the bodies that the one ranking of clause bodies gives. */

import { plainText, snippetText } from '../../library/slots.ts';
import type { Fix } from '../../rules/finding.ts';
import { ADD_ANNOTATION } from '../../rules/responsibility/annotationStyle.ts';
import { draftContextAt, type DraftContextInput } from '../references/draftContext.ts';
import { annotationStyleNear, annotationTemplate, type AnnotationStyle } from './annotationStyle.ts';
import { ClauseBodies } from './clauseBodies.ts';

/** What a draft without annotations is offered. */
const CUSTOMARY: AnnotationStyle = {
  form: 'labelled',
  first: '牵头单位',
  second: '配合单位',
  colon: '：',
  separator: '；',
  open: '（',
  close: '）',
  beforeStop: false,
  gap: '',
  rank: 'each',
};

/** The same fix with bodies; any other fix as it is. Where nobody's duty is known, 【牵头单位】 stays open. */
export function withClauseBodies(fix: Fix, context: DraftContextInput): Fix {
  const [edit] = fix.edits;
  if (fix.title !== ADD_ANNOTATION || edit === undefined) return fix;
  const { line } = edit.range.start;
  const desk = draftContextAt(context, line);
  const clause = context.analysis.clauses[line] ?? null;
  if (desk === null || clause === null) return fix;
  const style = annotationStyleNear(desk.analysis, desk.draft, line) ?? CUSTOMARY;
  const answering = new ClauseBodies(desk, line).answering({
    heading: clause.heading,
    parent: clause.parent,
    line,
    clause,
  });
  const note = style.gap + annotationTemplate(style, answering);
  const { text } = context.analysis.blocks[line]!;
  const beforeStop = style.beforeStop && text.charAt(edit.range.start.character - 1) === '。';
  const at = beforeStop ? { line, character: edit.range.start.character - 1 } : edit.range.start;
  const stop = edit.newText.startsWith('。') && !style.beforeStop ? '。' : '';
  const closing = edit.newText.startsWith('。') && style.beforeStop ? '。' : '';
  const slots = { place: desk.voice.place, self: desk.voice.self, zone: desk.voice.zone };
  return {
    ...fix,
    edits: [{ range: { start: at, end: at }, newText: stop + plainText(note, slots) + closing }],
    snippet: stop + snippetText(note, slots) + closing,
  };
}
