/** `check --format sarif`: SARIF 2.1.0, which code review tools read. Lines and columns count from one. */

import { RULES } from '../../rules/registry.generated.ts';
import type { Finding, Severity } from '../../rules/finding.ts';
import type { Range } from '../../text/span.ts';
import type { FileReport } from './report.ts';
import { indented } from './indented.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const HEAD = {
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
    },
  ],
};
const TAIL = '\n    }\n  ]\n}';

/** Piece by piece: one string has room for half a billion characters, which a folder of drafts may exceed. */
export function* reportSarif(reports: readonly FileReport[]): Iterable<string> {
  const results = reports.flatMap(({ file, findings }) => findings.map((finding) => ({ file, finding })));
  const open = JSON.stringify(HEAD, null, 2).slice(0, -TAIL.length);
  if (results.length === 0) {
    yield `${open},\n      "results": []${TAIL}`;
    return;
  }
  yield `${open},\n      "results": [`;
  for (const [index, { file, finding }] of results.entries())
    yield indented(resultOf(file, finding), 8, index === results.length - 1);
  yield `      ]${TAIL}`;
}

function resultOf(file: string, finding: Finding) {
  const artifactLocation = { uri: uriOf(file) };
  return {
    ruleId: finding.rule,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding.range) } }],
    fixes: finding.fixes().map((fix) => ({
      description: { text: fix.title },
      artifactChanges: [
        {
          artifactLocation,
          replacements: fix.edits.map(({ range, newText }) => ({
            deletedRegion: regionOf(range),
            insertedContent: { text: newText },
          })),
        },
      ],
    })),
  };
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
