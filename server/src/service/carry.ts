/**
 * What can be said at once after a small edit of the text: findings of rules that see nothing new stay and move with the
 * text, the others are asked again. What lies beyond the lines of an edit (a sentence that now stands twice, a short form
 * that is now used) is left to the full check.
 */

import { keepsBody, lineAbove, spliceOf, splicedRoles } from '../model/change.ts';
import type { Analysis } from '../model/draft.ts';
import type { FactReader } from '../model/line/facts.ts';
import { changedFields, type ReadLines } from '../model/lineFields.ts';
import type { LineRole } from '../model/structure/layout.ts';
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
/** As far as a bracket or a sentence that goes on over several lines is followed. */
const REACH = 12;

/**
 * The findings after an edit; null when the edit was more than a change within the body of a draft.
 *
 * @param analysisOf the analysis of the new state, made only when a rule is to be asked again
 */
export function carriedOver(
  before: CheckedText,
  blocks: readonly Block[],
  reader: FactReader,
  inspector: Inspector,
  analysisOf: () => Analysis,
): CheckedText | null {
  const splice = spliceOf(before.blocks, blocks);
  const { first, oldEnd, newEnd } = splice;
  if (oldEnd - first > MOST_LINES || newEnd - first > MOST_LINES) return null;
  const old = readLines(before.blocks, first, oldEnd, reader);
  const fresh = readLines(blocks, first, newEnd, reader);
  const above = lineAbove(blocks, first);
  const factsAbove = above < 0 ? null : reader.of(blocks[above]!);
  if (!keepsBody(old, fresh, before.roles.slice(first, oldEnd), factsAbove, before.roles[above] ?? null)) return null;
  const roles = splicedRoles(before.roles, fresh.blocks, splice);

  const neighbours = [...blocks.slice(Math.max(0, first - REACH), first), ...blocks.slice(newEnd, newEnd + REACH)];
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

function readLines(blocks: readonly Block[], first: number, end: number, reader: FactReader): ReadLines {
  const lines = blocks.slice(first, end);
  return { blocks: lines, facts: lines.map((block) => reader.of(block)) };
}
