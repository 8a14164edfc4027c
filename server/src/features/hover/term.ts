/** A short form: what it stands for, and where the draft says so. */

import { lines, literal } from '../markdown.ts';
import type { TermSubject } from '../subject.ts';

export function aboutTerm({ definition: { line, value } }: TermSubject): string {
  return lines([
    `**${literal(value.term)}**　简称`,
    value.full === null ? null : `全称：${literal(value.full)}`,
    `在第${line + 1}行约定`,
  ]);
}
