/** The code of a finding opens the page of its rule as a page, not as the Markdown file that the server names. */
import { Uri, type Diagnostic } from 'vscode';
import { vsdiag, type Middleware } from 'vscode-languageclient/node';

export const ruleLinks: Pick<Middleware, 'provideDiagnostics' | 'handleDiagnostics'> = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) {
      report.items.forEach(linkToPage);
    }
    return report;
  },
  handleDiagnostics(uri, diagnostics, next) {
    diagnostics.forEach(linkToPage);
    next(uri, diagnostics);
  },
};

function linkToPage(diagnostic: Diagnostic): void {
  const { code } = diagnostic;
  if (typeof code === 'object') {
    const rule = encodeURIComponent(JSON.stringify([code.value]));
    diagnostic.code = { value: code.value, target: Uri.parse(`command:policyDraft.openRule?${rule}`) };
  }
}
