/** The findings to show when a file has more than an editor takes. */

import type { Finding, Severity } from '../rules/finding.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The `most` gravest, in the order in which they came. */
export function gravest(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  let left = most;
  const chosen = new Set<Finding>();
  for (const severity of SEVERITIES) {
    for (const finding of findings) {
      if (left === 0) break;
      if (finding.severity !== severity) continue;
      chosen.add(finding);
      left--;
    }
  }
  return findings.filter((finding) => chosen.has(finding));
}

export type Counts = Readonly<Record<Severity, number>>;

export function countBySeverity(findings: readonly Finding[]): Counts {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
