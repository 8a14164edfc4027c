/** What client and server say to each other beyond the Language Server Protocol. */
import {
  NotificationType,
  RequestType,
  RequestType0,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from 'vscode-languageclient/node';
import type { CheckedParams, RuleSummary, TableName } from '../../server/src/protocol/messages.ts';

export type { CheckedParams, RuleSummary, TableName };

export interface TableParams {
  textDocument: TextDocumentIdentifier;
  table: TableName;
}

/** What the client tells the server about itself when it starts. */
export interface InitializationOptions {
  /** A code action may carry a snippet for `policyDraft.applySnippet`. */
  snippetCommand: boolean;
  /** A code action may name this client's own commands, such as `policyDraft.turnOffRule`. */
  clientCommands: boolean;
  /** The folder in which the drafter's own reference documents are kept. */
  corpusStorage: string;
}

export const checked = new NotificationType<CheckedParams>('policyDraft/checked');

/** Where the drafter is writing: findings about an unfinished sentence on that line wait. */
export const caret = new NotificationType<{ uri: string; line: number }>('policyDraft/caret');

export const table = new RequestType<TableParams, { markdown: string } | null, void>('policyDraft/table');

export const renumber = new RequestType<{ textDocument: TextDocumentIdentifier }, WorkspaceEdit | null, void>(
  'policyDraft/renumber',
);

export const rules = new RequestType0<RuleSummary[], void>('policyDraft/rules');
