/** Mends what can be mended without a human decision, until nothing of the kind is left. */

import { comparePositions, type TextEdit } from '../text/span.ts';
import { editsInFile } from '../syntax/inFile.ts';
import { edited, type Source } from '../syntax/source.ts';
import type { Finding, Fix } from '../rules/finding.ts';
import { RULES } from '../rules/registry.generated.ts';
import { editsBetween } from './difference.ts';

export interface Mended {
  readonly source: Source;
  /** From the original text to the mended one, in places of the file. */
  readonly edits: readonly TextEdit[];
}

/** One fix may bring another to light; fixes that undo each other must not go on for ever. */
const MOST_ROUNDS = 10;

/** Only these are asked for fixes: working out the fixes of all findings would take long in a long draft. */
const MENDING: ReadonlySet<string> = new Set(RULES.filter(({ fix }) => fix === 'safe').map(({ id }) => id));

/**
 * @param check the findings of a text
 * @param wanted whether a rule is to mend; a rule without safe fixes never does
 */
export function fixAll(
  source: Source,
  check: (source: Source) => readonly Finding[],
  wanted: (rule: string) => boolean = () => true,
): Mended {
  const mends = (rule: string): boolean => MENDING.has(rule) && wanted(rule);
  let mended = source;
  let first: readonly TextEdit[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = editsInFile(mended, compatibleEdits(check(mended), mends));
    if (edits.length === 0)
      return { source: mended, edits: round <= 1 ? first : editsBetween(source.blocks, mended.blocks) };
    if (round === 0) first = edits;
    mended = edited(mended, edits);
  }
  return { source: mended, edits: editsBetween(source.blocks, mended.blocks) };
}

/** The edits of safe fixes in order; a fix that meets an earlier one waits for the next round as a whole. */
function compatibleEdits(findings: readonly Finding[], mends: (rule: string) => boolean): TextEdit[] {
  const accepted = new Map<number, TextEdit[]>();
  const all = new Set<TextEdit>();
  for (const finding of findings) {
    if (!mends(finding.rule)) continue;
    const fix = safeFix(finding);
    if (
      fix === null ||
      fix.edits.some((edit) => linesOf(edit).some((line) => accepted.get(line)?.some((other) => meets(edit, other))))
    )
      continue;
    for (const edit of fix.edits) {
      all.add(edit);
      for (const line of linesOf(edit)) {
        const edits = accepted.get(line);
        if (edits === undefined) accepted.set(line, [edit]);
        else edits.push(edit);
      }
    }
  }
  return [...all].sort((a, b) => comparePositions(a.range.start, b.range.start));
}

function safeFix(finding: Finding): Fix | null {
  const safe = finding.fixes().filter((fix) => fix.safe);
  return safe.find((fix) => fix.preferred === true) ?? safe[0] ?? null;
}

function linesOf({ range }: TextEdit): number[] {
  const lines: number[] = [];
  for (let { line } = range.start; line <= range.end.line; line++) lines.push(line);
  return lines;
}

/** Edits that overlap, or touch where one of them inserts: which comes first would be left to chance. */
function meets(a: TextEdit, b: TextEdit): boolean {
  const before = comparePositions(a.range.end, b.range.start);
  const behind = comparePositions(b.range.end, a.range.start);
  if (before < 0 || behind < 0) return false;
  if (before > 0 && behind > 0) return true;
  return isInsertion(a) || isInsertion(b);
}

function isInsertion({ range }: TextEdit): boolean {
  return comparePositions(range.start, range.end) === 0;
}
