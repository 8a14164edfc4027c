/** The clauses of a draft as a tree: 一、 → （一） → 1. → （1）, each with its heading, its lines and its part in the whole. */

import type { Span } from '../../text/span.ts';
import type { Block } from '../../syntax/block.ts';
import { rankOf, type Marker } from '../../syntax/marker.ts';
import type { NamedParts } from './headingPart.ts';
import type { LineFacts } from '../line/facts.ts';
import type { LineRole } from './layout.ts';

/** The part a clause plays by custom. */
export type ClauseKind =
  | 'general' // 总体要求, 指导思想, 重要意义, 基本原则, 功能定位
  | 'goal' // 发展目标
  | 'task'
  | 'schedule' // 实施步骤, 进度安排
  | 'safeguard' // 保障措施, 组织领导
  | 'supplementary' // 附则, 施行与解释
  | 'attachment';

export interface Clause {
  readonly marker: Marker;
  readonly line: number;
  /** Behind the last line that belongs to the clause, its children included. */
  readonly end: number;
  readonly level: number;
  /** As the draft writes it, spaces left out: 一、 （三） 1. */
  readonly ordinal: string;
  readonly heading: string;
  readonly headingSpan: Span;
  /** True when text follows the heading on its line. */
  readonly runsIn: boolean;
  readonly kind: ClauseKind;
  readonly children: readonly Clause[];
  readonly parent: Clause | null;
  /** Clauses with another scope (an attachment, another draft) are numbered on their own. */
  readonly scope: number;
}

export interface Outline {
  readonly roots: readonly Clause[];
  /** All clauses in the order of the text. */
  readonly clauses: readonly Clause[];
}

/** While the tree grows; handed out as `Clause`. */
interface GrowingClause extends Clause {
  end: number;
  children: GrowingClause[];
  parent: GrowingClause | null;
}

const LEVELS: Readonly<Record<Marker['form'], number>> = {
  part: 1,
  chapter: 1,
  section: 2,
  article: 2,
  chinese: 1,
  chineseBracketed: 2,
  arabic: 3,
  arabicBracketed: 4,
  circled: 5,
};

function kindOf(named: NamedParts, level: number, parent: Clause | null): ClauseKind {
  if (named.goal) return parent === null || parent.kind === 'general' || level <= 2 ? 'goal' : parent.kind;
  if (parent !== null && parent.kind !== 'task') return parent.kind;
  if (named.general && (parent === null || level <= 2)) return 'general';
  if (parent === null) {
    if (named.supplementary) return 'supplementary';
    if (named.safeguard) return 'safeguard';
    if (named.schedule) return 'schedule';
  }
  return 'task';
}

export function buildOutline(
  blocks: readonly Block[],
  facts: readonly LineFacts[],
  roles: readonly LineRole[],
  first: number,
  end: number,
): Outline {
  const roots: GrowingClause[] = [];
  const clauses: GrowingClause[] = [];
  let open: GrowingClause | null = null;
  let scope = 0;
  let lastText = first;
  const rank = rankIn(blocks, roles, first, end);
  for (let line = first; line < end; line++) {
    const role = roles[line]!;
    if (role === 'attachmentHead') {
      close(open, lastText + 1);
      open = null;
      scope++;
    }
    if (role !== 'body') continue;
    const block = blocks[line]!;
    const { marker } = block;
    if (marker === null) {
      lastText = line;
      continue;
    }
    const heading = facts[line]!.heading!;
    while (open !== null && rank(open.marker) >= rank(marker)) {
      open.end = lastText + 1;
      open = open.parent;
    }
    const parent: GrowingClause | null = open;
    const level = LEVELS[marker.form];
    const clause: GrowingClause = {
      marker,
      line,
      end: line + 1,
      level,
      ordinal: marker.text,
      heading: heading.text,
      headingSpan: heading.span,
      runsIn: heading.runsIn,
      kind: scope > 0 ? 'attachment' : kindOf(heading.parts, level, parent),
      children: [],
      parent,
      scope,
    };
    (parent === null ? roots : parent.children).push(clause);
    clauses.push(clause);
    open = clause;
    lastText = line;
  }
  close(open, lastText + 1);
  return { roots, clauses };
}

/**
 * The nesting rank of markers in one draft. 第一部分 and 第一章 stand above 一、 as a rule; a draft that begins with
 * 一、 and uses them further down means parts of a clause (“材料第一部分”), below （一）.
 */
function rankIn(
  blocks: readonly Block[],
  roles: readonly LineRole[],
  first: number,
  end: number,
): (marker: Marker) => number {
  for (let line = first; line < end; line++) {
    const marker = roles[line] === 'body' ? blocks[line]!.marker : null;
    if (marker === null) continue;
    if (marker.form !== 'chinese') break;
    return ({ form }) => (rankOf(form) < rankOf('chinese') ? rankOf('chineseBracketed') + 0.5 : rankOf(form));
  }
  return ({ form }) => rankOf(form);
}

function close(open: GrowingClause | null, end: number): void {
  for (let clause = open; clause !== null; clause = clause.parent) clause.end = end;
}

/** 六、（十九）: the ordinals from the top down to a clause. */
export function pathOf(clause: Clause): string {
  return clause.parent === null ? clause.ordinal : pathOf(clause.parent) + clause.ordinal;
}
