/** Findings as diagnostics: sent after every change, or given when the client asks. */

import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import { countBySeverity, gravest } from '../features/gravest.ts';
import type { Finding } from '../rules/finding.ts';
import type { Settings } from '../rules/settings.ts';
import { sameRange } from '../text/span.ts';
import type { Change } from '../syntax/source.ts';
import type { PolicyDocument } from '../service/index.ts';
import { DeferUnfinished } from './deferUnfinished.ts';
import { diagnosticOf } from './encode.ts';
import { checked, type CheckedParams } from './messages.ts';
import { mainDraft } from '../features/mainDraft.ts';
import type { Session } from './session.ts';

/** VS Code shows no more in one file. */
const MOST_DIAGNOSTICS = 1000;
interface Outcome {
  readonly document: PolicyDocument;
  readonly settings: Settings;
  readonly shown: readonly Finding[];
  readonly resultId: string;
  readonly summary: CheckedParams;
}

export class Diagnostics {
  readonly #session: () => Session;
  readonly #calm = new Map<string, DeferUnfinished>();
  readonly #outcomes = new Map<string, Outcome>();
  readonly #published = new Map<string, Outcome>();
  #results = 0;

  constructor(session: () => Session) {
    this.#session = session;
  }

  /** Before the edit is made. */
  edited(document: PolicyDocument, changes: readonly Change[]): void {
    this.#calmOf(document.uri).edited(changes, this.#outcomes.get(document.uri)?.shown ?? []);
  }

  caretAt(uri: string, line: number): void {
    if (this.#calm.get(uri)?.caretAt(line) === true) this.#settle(uri);
  }

  /** After an edit, or when a draft has been opened: sends its diagnostics to a client that does not ask for them. */
  changed(uri: string): void {
    if (!this.#session().traits.pullsDiagnostics) this.#publish(uri);
  }

  closed(uri: string): void {
    this.#calm.get(uri)?.stop();
    this.#calm.delete(uri);
    this.#outcomes.delete(uri);
    this.#published.delete(uri);
    const session = this.#session();
    const { connection, traits } = session;
    if (!traits.pullsDiagnostics) session.sent(connection.sendDiagnostics({ uri, diagnostics: [] }));
  }

  /** After the settings have changed. */
  reconsider(): void {
    for (const uri of this.#session().documents.keys()) this.#settle(uri);
  }

  async pull(uri: string, previous: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const report = await this.#session().answer(uri, token, (): DocumentDiagnosticReport | null => {
      const outcome = this.#outcomeOf(uri);
      if (outcome === null) return null;
      return outcome.resultId === previous
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: previous }
        : { kind: DocumentDiagnosticReportKind.Full, resultId: outcome.resultId, items: this.#encode(outcome) };
    });
    return report ?? { kind: DocumentDiagnosticReportKind.Full, items: [] };
  }

  /** What is shown may have changed without an edit. */
  #settle(uri: string): void {
    const session = this.#session();
    const { traits, connection } = session;
    if (!traits.pullsDiagnostics) this.#publish(uri);
    else if (traits.refreshesDiagnostics && this.#isStale(uri))
      session.sent(connection.languages.diagnostics.refresh());
  }

  #calmOf(uri: string): DeferUnfinished {
    let calm = this.#calm.get(uri);
    if (calm === undefined) this.#calm.set(uri, (calm = new DeferUnfinished(() => this.#settle(uri))));
    return calm;
  }

  #isStale(uri: string): boolean {
    const before = this.#outcomes.get(uri);
    return before !== undefined && this.#outcomeOf(uri) !== before;
  }

  /** The same object as long as text, settings and what is withheld are the same. */
  #outcomeOf(uri: string): Outcome | null {
    const session = this.#session();
    const document = session.documents.get(uri);
    if (document === undefined) return null;
    const draft = session.open(document);
    const { settings, findings } = draft;
    const shown = this.#calm.get(uri)?.shownOf(findings) ?? findings;
    const before = this.#outcomes.get(uri);
    if (before?.document === document && before.settings === settings && sameFindings(before.shown, shown))
      return before;
    const main = mainDraft(draft.analysis);
    const summary: CheckedParams = {
      uri,
      version: document.version,
      title: main?.title?.text ?? null,
      kind: main?.kind?.name ?? null,
      today: isoDay(settings.today),
      counts: countBySeverity(shown),
    };
    const outcome: Outcome = { document, settings, shown, summary, resultId: String(++this.#results) };
    this.#outcomes.set(uri, outcome);
    // The counts of the status bar are not what the drafter waits for.
    setImmediate(() => session.sent(session.connection.sendNotification(checked, summary)));
    return outcome;
  }

  #publish(uri: string): void {
    const session = this.#session();
    if (!session.configuration.knows(uri)) return;
    try {
      const outcome = this.#outcomeOf(uri);
      if (outcome === null || this.#published.get(uri) === outcome) return;
      this.#published.set(uri, outcome);
      session.sent(
        session.connection.sendDiagnostics({
          uri,
          version: outcome.document.version,
          diagnostics: this.#encode(outcome),
        }),
      );
    } catch (error) {
      session.log(`check failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }

  #encode({ document: { uri }, shown }: Outcome): Diagnostic[] {
    const { pageOf } = this.#session();
    return gravest(shown, MOST_DIAGNOSTICS).map((finding) => diagnosticOf(finding, uri, pageOf));
  }
}

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return (
    a === b || (a.length === b.length && a.every((finding, at) => finding === b[at] || saysTheSame(finding, b[at]!)))
  );
}

function saysTheSame(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.severity === b.severity && a.message === b.message && sameRange(a.range, b.range);
}

/** 20261122 as 2026-11-22. */
function isoDay(day: number): string {
  return String(day).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}
