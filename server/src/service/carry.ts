/**
 * What can be said at once after a small edit of the text: findings of rules that see nothing new stay and move with the
 * text, the others are asked again. What lies beyond the lines of an edit (a sentence that now stands twice, a short form
 * that is now used) is left to the full check.
 */

import { keepsBody, spliceOf, type Splice } from '../model/change.ts';
import type { Analysis } from '../model/draft.ts';
import type { FactReader } from '../model/facts.ts';
import { changedFields, type ReadLines } from '../model/lineFields.ts';
import type { LineRole } from '../model/layout.ts';
import type { Finding } from '../rules/finding.ts';
import { inOrder, type Inspector } from '../rules/inspector.ts';
import type { Block } from '../syntax/block.ts';
import { moved, replacementIn } from './edit.ts';

/** A state of a text with its findings, in order. */
export interface CheckedText {
  readonly blocks: readonly Block[];
  readonly roles: readonly LineRole[];
  readonly findings: readonly Finding[];
}

/** Longer edits are checked in full. */
const MOST_LINES = 8;

/**
 * The findings after an edit; null when the edit was more than a change within the body of a draft.
 *
 * @param analysisOf the analysis of the new state, made only when a rule is to be asked again
 */
export function carriedOver(before: CheckedText, blocks: readonly Block[], reader: FactReader, inspector: Inspector, analysisOf: () => Analysis): CheckedText | null {
  const splice = spliceOf(before.blocks, blocks);
  const { first, oldEnd, newEnd } = splice;
  if (oldEnd - first > MOST_LINES || newEnd - first > MOST_LINES) return null;
  const old = readLines(before.blocks, first, oldEnd, reader);
  const fresh = readLines(blocks, first, newEnd, reader);
  const above = textLineFrom(blocks, first - 1, -1);
  const below = textLineFrom(blocks, newEnd, 1);
  const around = [above, below].flatMap((line) => blocks[line] ?? []);
  const neighbours = { blocks: around, facts: around.map((block) => reader.of(block)) };
  const partAbove = before.roles[above] ?? null;
  if (!keepsBody(old, fresh, before.roles.slice(first, oldEnd), above < 0 ? null : neighbours.facts[0]!, partAbove)) return null;
  const roles = rolesAfter(before.roles, fresh.blocks, splice);

  const asked = inspector.draftRulesSeeing(changedFields(old, fresh, neighbours));
  const edit = replacementIn(before.blocks, blocks, splice);
  const kept: Finding[] = [];
  for (const finding of before.findings) {
    const { line } = finding.range.start;
    const ofLine = inspector.isLineRule(finding.rule);
    if (ofLine && line >= first && line < oldEnd) continue;
    const after = moved(finding, edit);
    if (after !== null) kept.push(after);
    else if (!ofLine) asked.add(finding.rule);
  }
  const stay = asked.size === 0 ? kept : kept.filter(({ rule }) => !asked.has(rule));
  const own = inspector.inspectLines({ blocks, roles }, first, fresh.facts);
  const again = asked.size === 0 ? [] : inspector.inspectAgain(analysisOf(), asked);
  return { blocks, roles, findings: [...stay, ...own, ...again].sort(inOrder) };
}

function textLineFrom(blocks: readonly Block[], from: number, step: 1 | -1): number {
  let line = from;
  while (blocks[line]?.kind === 'blank') line += step;
  return line;
}

function readLines(blocks: readonly Block[], first: number, end: number, reader: FactReader): ReadLines {
  const lines = blocks.slice(first, end);
  return { blocks: lines, facts: lines.map((block) => reader.of(block)) };
}

function rolesAfter(roles: readonly LineRole[], fresh: readonly Block[], { first, oldEnd, newEnd }: Splice): readonly LineRole[] {
  const own = fresh.map(({ kind }): LineRole => (kind === 'text' ? 'body' : kind));
  if (oldEnd === newEnd && own.every((role, index) => role === roles[first + index])) return roles;
  return roles.slice(0, first).concat(own, roles.slice(oldEnd));
}
