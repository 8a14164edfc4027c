/** What client and server say to each other beyond the Language Server Protocol. */
import {
  NotificationType,
  RequestType,
  RequestType0,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from 'vscode-languageclient/node';

/** What the server learned when it last checked a draft. */
export interface CheckedParams {
  uri: string;
  version: number;
  title: string | null;
  /** 文种, such as 实施意见. */
  kind: string | null;
  /** The day that deadlines were measured against, `YYYY-MM-DD`. */
  today: string;
  counts: { error: number; warning: number; information: number; hint: number };
}

export type TableName = 'responsibilities' | 'targets' | 'citations';

export interface TableParams {
  textDocument: TextDocumentIdentifier;
  table: TableName;
}

export interface RuleSummary {
  id: string;
  title: string;
  severity: string;
}

/** What the client tells the server about itself when it starts. */
export interface InitializationOptions {
  /** A code action may carry a snippet for `policyDraft.applySnippet`. */
  snippetCommand: boolean;
  /** A code action may name this client's own commands, such as `policyDraft.turnOffRule`. */
  clientCommands: boolean;
}

export const checked = new NotificationType<CheckedParams>('policyDraft/checked');

/** Where the drafter is writing: findings about an unfinished sentence on that line wait. */
export const caret = new NotificationType<{ uri: string; line: number }>('policyDraft/caret');

export const table = new RequestType<TableParams, { markdown: string }, void>('policyDraft/table');

export const renumber = new RequestType<{ textDocument: TextDocumentIdentifier }, WorkspaceEdit | null, void>(
  'policyDraft/renumber',
);

export const rules = new RequestType0<RuleSummary[], void>('policyDraft/rules');
