/** What client and server say to each other beyond the Language Server Protocol. */

import {
  ProtocolNotificationType,
  ProtocolRequestType,
  ProtocolRequestType0,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TableName } from '../features/tables.ts';
import type { Severity } from '../rules/finding.ts';

export type { TableName };

/** After each check: what it was a check of, and what it found. */
export interface CheckedParams {
  readonly uri: string;
  readonly version: number;
  readonly title: string | null;
  /** 文种, such as 实施意见. */
  readonly kind: string | null;
  /** The day that deadlines were measured against, `YYYY-MM-DD`. */
  readonly today: string;
  readonly counts: Readonly<Record<Severity, number>>;
}

export const checked = new ProtocolNotificationType<CheckedParams, void>('policyDraft/checked');

/** Where the drafter is writing. */
export const caret = new ProtocolNotificationType<{ uri: string; line: number }, void>('policyDraft/caret');

interface DraftParams {
  textDocument: TextDocumentIdentifier;
}

export const renumber = new ProtocolRequestType<DraftParams, WorkspaceEdit | null, never, void, void>(
  'policyDraft/renumber',
);

export const table = new ProtocolRequestType<
  DraftParams & { table: TableName },
  { markdown: string } | null,
  never,
  void,
  void
>('policyDraft/table');

export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly group: string;
}

export const rules = new ProtocolRequestType0<RuleSummary[], never, void, void>('policyDraft/rules');
