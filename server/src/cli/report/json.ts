/** `check --format json`, as the contract has it. */

import type { FileReport } from './report.ts';
import { indented } from './indented.ts';

/** Piece by piece: one string has room for half a billion characters, which a folder of drafts may exceed. */
export function* reportJson(reports: readonly FileReport[]): Iterable<string> {
  if (reports.length === 0) {
    yield '[]';
    return;
  }
  yield '[';
  for (const [index, { file, findings }] of reports.entries()) {
    const end = index === reports.length - 1 ? '  }' : '  },';
    yield `  {\n    "file": ${JSON.stringify(file)},`;
    if (findings.length === 0) yield `    "diagnostics": []\n${end}`;
    else {
      yield '    "diagnostics": [';
      for (const [at, finding] of findings.entries()) {
        const { rule, severity, message, range } = finding;
        const fixes = finding.fixes().map(({ title, edits, safe }) => ({ title, edits, safe }));
        yield indented({ rule, severity, message, range, fixes }, 6, at === findings.length - 1);
      }
      yield `    ]\n${end}`;
    }
  }
  yield ']';
}
