/** A cross-reference: the clause that it refers to. */

import type { Analysis } from '../../model/draft.ts';
import type { ReferenceSubject } from '../subject.ts';
import { lines, literal } from '../markdown.ts';
import { titleOf } from './ordinal.ts';

const OPENING_LENGTH = 60;

export function aboutReference({ blocks }: Analysis, { reference, clause }: ReferenceSubject): string {
  if (clause === null) {
    return reference.unit === '附件' ? '指本稿所附的附件。' : '在本稿中未能确定所指的条款。';
  }
  const { text } = blocks[clause.line]!;
  const body = text
    .slice(clause.headingSpan.end)
    .replace(/^[。：:\s]+/, '')
    .trimEnd();
  const opening = body.length > OPENING_LENGTH ? `${body.slice(0, OPENING_LENGTH)}……` : body;
  return lines([`所指：${titleOf(clause)}`, opening === '' ? null : literal(opening)]);
}
