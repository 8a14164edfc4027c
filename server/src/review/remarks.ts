/** What a comment says of a finding: the rule, what is wrong, why it matters, and what has become of it. */

import type { Finding } from '../rules/finding.ts';
import { SEVERITY_NAMES } from '../rules/page.ts';
import { RULES } from '../rules/registry.generated.ts';
import { comparePositions, type TextEdit } from '../text/span.ts';
import type { Remark, Untracked } from './outcome.ts';

/** More ways to mend than these are a list that nobody reads. */
const MOST_SUGGESTIONS = 3;

/**
 * @param edits what was to be changed by itself
 * @param untracked those of them that could not be
 */
export function remarksOn(
  findings: readonly Finding[],
  edits: readonly TextEdit[],
  untracked: readonly Untracked[],
): readonly Remark[] {
  return findings.map((finding) => {
    const rule = RULES.find(({ id }) => id === finding.rule);
    const title = `【${SEVERITY_NAMES[finding.severity]}】${rule?.title ?? finding.rule}`;
    const reason = rule === undefined ? [] : [`为什么：${rule.rationale}`];
    return {
      range: finding.range,
      paragraphs: [title, finding.message, ...reason, ...outcome(finding, edits, untracked)],
    };
  });
}

function outcome(finding: Finding, edits: readonly TextEdit[], untracked: readonly Untracked[]): readonly string[] {
  const fixes = finding.fixes();
  const safe = fixes.filter((fix) => fix.safe).flatMap((fix) => fix.edits);
  const mended = edits.filter((edit) => safe.some((each) => overlap(each, edit)));
  const left = untracked.find(({ edit }) => mended.includes(edit));
  if (mended.length > 0 && left === undefined) return ['已用修订改好，请接受或者拒绝。'];
  const titles = fixes.slice(0, MOST_SUGGESTIONS).map((fix) => fix.title);
  return [
    ...(titles.length > 0 ? [`建议：${titles.join('；')}`] : []),
    ...(left === undefined ? [] : [`这里涉及${left.obstacle}，没有用修订改，请自行改动。`]),
  ];
}

function overlap({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
