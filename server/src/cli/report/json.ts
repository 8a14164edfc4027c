/** `check --format json`, as the contract has it. */

import type { FileReport } from './report.ts';

export function reportJson(reports: readonly FileReport[]): string {
  return JSON.stringify(
    reports.map(({ file, findings }) => ({
      file,
      diagnostics: findings.map((finding) => ({
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message,
        range: finding.range,
        fixes: finding.fixes().map(({ title, edits, safe }) => ({ title, edits, safe })),
      })),
    })),
    null,
    2,
  );
}
