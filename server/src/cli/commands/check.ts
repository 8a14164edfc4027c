/** `check`: findings of every file, and an exit code that says whether any reaches the threshold. */

import type { Finding, Severity } from '../../rules/finding.ts';
import { inFile } from '../../syntax/inFile.ts';
import type { Source } from '../../syntax/source.ts';
import { oneOf, readArguments, readSettings, SETTING_OPTIONS } from '../arguments.ts';
import { Drafts, serviceFor } from '../drafts.ts';
import { FileSettings } from '../fileSettings.ts';
import { reportGithub } from '../report/github.ts';
import { reportJson } from '../report/json.ts';
import { reportPretty } from '../report/pretty.ts';
import { reportSarif } from '../report/sarif.ts';
import type { FileReport } from '../report/report.ts';
import type { Terminal } from '../terminal.ts';

const GRAVITY: readonly Severity[] = ['hint', 'information', 'warning', 'error'];
const REPORTERS = { pretty: reportPretty, json: reportJson, sarif: reportSarif, github: reportGithub } as const;

export async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, {
    ...SETTING_OPTIONS,
    format: { type: 'string' },
    'fail-on': { type: 'string' },
  });
  const format = oneOf('format', values.format, ['pretty', 'json', 'sarif', 'github'], 'pretty');
  const threshold = oneOf(
    'fail-on',
    values['fail-on'],
    ['error', 'warning', 'information', 'hint', 'never'],
    'warning',
  );
  const service = serviceFor(terminal);
  const settings = new FileSettings(service.defaults(), (defaults) => readSettings(values, defaults), terminal);
  const reports: FileReport[] = [];
  const drafts = new Drafts(positionals, service, terminal);
  for await (const { input, document } of drafts) {
    reports.push({
      file: input.file,
      text: input.text,
      findings: findingsOfFile(service.check(document, settings.of(input.file)), document.source),
    });
  }
  for (const piece of REPORTERS[format](reports, terminal, drafts.unread)) terminal.print(piece);
  const found =
    threshold !== 'never' && reports.some(({ findings }) => findings.some((finding) => reaches(finding, threshold)));
  return drafts.exitCode(found ? 1 : 0);
}

/** In places of the file. */
function findingsOfFile(findings: readonly Finding[], source: Source): readonly Finding[] {
  if (source.format === 'plain') return findings;
  return findings.map(({ fixes, ...finding }) => ({
    ...inFile(source, finding),
    fixes: () => inFile(source, fixes()),
  }));
}

function reaches({ severity }: Finding, threshold: Severity): boolean {
  return GRAVITY.indexOf(severity) >= GRAVITY.indexOf(threshold);
}
