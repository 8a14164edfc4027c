/** What client and server say to each other beyond the Language Server Protocol. */

import {
  ProtocolNotificationType,
  ProtocolRequestType,
  type Range,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FindingsForModel } from '../features/models/findings.ts';
import type { TableName } from '../features/tables.ts';
import type { Severity } from '../rules/finding.ts';

export type { FindingsForModel, TableName };

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
  /** Places 【…】 that are still to be filled in. */
  readonly holes: number;
  /** How much was checked, in UTF-16 units, and how long the check took. */
  readonly characters: number;
  readonly milliseconds: number;
}

export const checked = new ProtocolNotificationType<CheckedParams, void>('policyDraft/checked');

/** Where the drafter is writing; null when they have turned to another text. */
export const caret = new ProtocolNotificationType<{ uri: string; line: number | null }, void>('policyDraft/caret');

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
  /** By default. */
  readonly severity: Severity;
  /** What the office of the draft says instead; null where it says nothing. */
  readonly office: Severity | 'off' | null;
  readonly group: string;
  /** The same in Chinese. */
  readonly groupName: string;
}

export const rules = new ProtocolRequestType<{ uri?: string } | undefined, RuleSummary[], never, void, void>(
  'policyDraft/rules',
);

export const holes = new ProtocolRequestType<DraftParams, Range[] | null, never, void, void>('policyDraft/holes');

/** All findings of a text, open or not, for a language model: of this very text, as it is finished. */
export const checkForModel = new ProtocolRequestType<
  { readonly uri: string; readonly text: string },
  FindingsForModel,
  never,
  void,
  void
>('policyDraft/models/check');
