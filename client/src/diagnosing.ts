/**
 * Which findings the editor lists, and where their codes lead: to the page of the rule as a page, not to the Markdown
 * file that the server names.
 */
import { Uri, workspace, type Diagnostic } from 'vscode';
import { vsdiag, type Middleware } from 'vscode-languageclient/node';

export const diagnosing: Pick<Middleware, 'provideDiagnostics' | 'handleDiagnostics'> = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const { scheme } = document instanceof Uri ? document : document.uri;
    if (!isDrafters(scheme)) {
      return { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] };
    }
    const report = await next(document, previousResultId, token);
    if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) {
      report.items.forEach(linkToPage);
    }
    return report;
  },
  handleDiagnostics(uri, diagnostics, next) {
    diagnostics.forEach(linkToPage);
    next(uri, isDrafters(uri.scheme) ? diagnostics : []);
  },
};

/** The other side of a comparison, an older revision: what cannot be written to is not to be mended. */
function isDrafters(scheme: string): boolean {
  return workspace.fs.isWritableFileSystem(scheme) !== false;
}

function linkToPage(diagnostic: Diagnostic): void {
  const { code } = diagnostic;
  if (typeof code === 'object') {
    const rule = encodeURIComponent(JSON.stringify([code.value]));
    diagnostic.code = { value: code.value, target: Uri.parse(`command:policyDraft.openRule?${rule}`) };
  }
}
