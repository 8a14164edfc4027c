/** `check --format github`: workflow commands that annotate a pull request. */

import type { Severity } from '../../rules/finding.ts';
import type { FileReport } from './report.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

export function* reportGithub(reports: readonly FileReport[]): Iterable<string> {
  for (const { file, findings } of reports) {
    for (const { severity, rule, message, range } of findings) {
      const place = `file=${escapeProperty(file)},line=${range.start.line + 1},col=${range.start.character + 1},endLine=${range.end.line + 1},endColumn=${range.end.character + 1}`;
      yield `::${LEVELS[severity]} ${place},title=${escapeProperty(rule)}::${escapeData(message)}`;
    }
  }
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
