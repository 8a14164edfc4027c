/** From the plain data of rules and features to the types of the Language Server Protocol. */

import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type WorkspaceEdit,
  type TextEdit as ProtocolEdit,
} from 'vscode-languageserver';
import type { TextEdit } from '../text/span.ts';
import type { Finding, Severity } from '../rules/finding.ts';

export const SOURCE = '政策文稿';

/** Where a rule's page is, as a URI. */
export type RulePage = (rule: string) => string;

const SEVERITY_CODES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function diagnosticOf(finding: Finding, uri: string, pageOf: RulePage): Diagnostic {
  const { range, severity, rule, message, related, tag } = finding;
  return {
    range,
    severity: SEVERITY_CODES[severity],
    code: rule,
    codeDescription: { href: pageOf(rule) },
    source: SOURCE,
    message,
    ...(tag === undefined
      ? {}
      : { tags: [tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary] }),
    ...(related === undefined
      ? {}
      : {
          relatedInformation: related.map((other) => ({
            location: { uri, range: other.range },
            message: other.message,
          })),
        }),
  };
}

export function workspaceEditOf(uri: string, edits: readonly TextEdit[]): WorkspaceEdit {
  return { changes: { [uri]: editsOf(edits) } };
}

export function editsOf(edits: readonly TextEdit[]): ProtocolEdit[] {
  return edits.map(({ range, newText }) => ({ range, newText }));
}
