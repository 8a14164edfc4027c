/** Findings as diagnostics: sent after every change, or given when the client asks. */

import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import { countBySeverity, gravest } from '../features/gravest.ts';
import { holesIn } from '../features/holes.ts';
import type { Finding } from '../rules/finding.ts';
import type { Settings } from '../rules/settings.ts';
import { sameRange } from '../text/span.ts';
import type { Change } from '../syntax/source.ts';
import type { PolicyDocument } from '../service/index.ts';
import { UnderCaret } from './underCaret.ts';
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
  readonly #carets = new Map<string, UnderCaret>();
  readonly #outcomes = new Map<string, Outcome>();
  readonly #published = new Map<string, Outcome>();
  #tellsCaret = false;
  #results = 0;

  constructor(session: () => Session) {
    this.#session = session;
  }

  /** Before the edit is made. */
  edited(document: PolicyDocument, changes: readonly Change[]): void {
    this.#caretIn(document.uri).edited(changes, () => ({
      analysis: this.#session().open(document).analysis,
      findings: this.#outcomes.get(document.uri)?.shown ?? [],
    }));
  }

  caretAt(uri: string, line: number): void {
    this.#tellsCaret = true;
    const document = this.#session().documents.get(uri);
    if (document === undefined) return;
    if (this.#carets.get(uri)?.caretAt(line, () => this.#session().open(document).analysis) === true) this.#settle(uri);
  }

  /** The drafter has saved the draft, or turned to another: what was written is meant to be seen. */
  done(uri: string): void {
    if (this.#carets.get(uri)?.done() === true) this.#settle(uri);
  }

  /** The findings that are shown at the moment; those of what is being written wait. */
  shownOf(uri: string): ReadonlySet<Finding> {
    return new Set(this.#outcomeOf(uri)?.shown);
  }

  /** After an edit, or when a draft has been opened: sends its diagnostics to a client that does not ask for them. */
  changed(uri: string): void {
    if (!this.#session().traits.pullsDiagnostics) this.#publish(uri);
  }

  closed(uri: string): void {
    this.#carets.get(uri)?.stop();
    this.#carets.delete(uri);
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

  #caretIn(uri: string): UnderCaret {
    let caret = this.#carets.get(uri);
    if (caret === undefined) {
      caret = new UnderCaret(
        () => this.#tellsCaret,
        () => this.#settle(uri),
      );
      this.#carets.set(uri, caret);
    }
    return caret;
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
    const begun = performance.now();
    const { settings, findings } = draft;
    const shown = this.#carets.get(uri)?.shownOf(draft) ?? findings;
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
      holes: holesIn(draft.analysis).length,
      characters: draft.source.blocks.reduce((sum, { text }) => sum + text.length, 0),
      milliseconds: Math.round(performance.now() - begun),
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
