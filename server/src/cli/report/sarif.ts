/** `check --format sarif`: SARIF 2.1.0, which code review tools read. Lines and columns count from one. */

import { RULES } from '../../rules/registry.generated.ts';
import type { Severity } from '../../rules/finding.ts';
import type { Range } from '../../text/span.ts';
import type { FileReport } from './report.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

export function reportSarif(reports: readonly FileReport[]): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'policy-draft',
            rules: RULES.map((rule) => ({
              id: rule.id,
              shortDescription: { text: rule.title },
              fullDescription: { text: rule.rationale },
              defaultConfiguration: { level: LEVELS[rule.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: reports.flatMap(({ file, findings }) =>
          findings.map((finding) => ({
            ruleId: finding.rule,
            level: LEVELS[finding.severity],
            message: { text: finding.message },
            locations: [
              { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: regionOf(finding.range) } },
            ],
            fixes: finding.fixes().map((fix) => ({
              description: { text: fix.title },
              artifactChanges: [
                {
                  artifactLocation: { uri: uriOf(file) },
                  replacements: fix.edits.map(({ range, newText }) => ({
                    deletedRegion: regionOf(range),
                    insertedContent: { text: newText },
                  })),
                },
              ],
            })),
          })),
        ),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function uriOf(file: string): string {
  return file === '-' ? 'stdin' : encodeURI(file.replace(/\\/g, '/'));
}

function regionOf({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
