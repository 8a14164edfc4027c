/** What client and server say to each other beyond the Language Server Protocol. */
import {
  NotificationType,
  RequestType,
  type Range,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from 'vscode-languageclient/node';
import type { CheckedParams, FindingsForModel, RuleSummary, TableName } from '../../server/src/protocol/messages.ts';

export type { CheckedParams, FindingsForModel, RuleSummary, TableName };

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

/** Where the drafter is writing: findings about that line wait. Null when they have turned to another text. */
export const caret = new NotificationType<{ uri: string; line: number | null }>('policyDraft/caret');

export const table = new RequestType<TableParams, { markdown: string } | null, void>('policyDraft/table');

export const renumber = new RequestType<{ textDocument: TextDocumentIdentifier }, WorkspaceEdit | null, void>(
  'policyDraft/renumber',
);

/** All that can be checked; with a draft, also what its office says of it. */
export const rules = new RequestType<{ uri?: string }, RuleSummary[], void>('policyDraft/rules');

/** The places 【…】 of a draft that are still to be filled in, from its beginning. */
export const holes = new RequestType<{ textDocument: TextDocumentIdentifier }, Range[] | null, void>(
  'policyDraft/holes',
);

/** All findings of a text, open or not, for a language model. */
export const checkForModel = new RequestType<{ uri: string; text: string }, FindingsForModel, void>(
  'policyDraft/models/check',
);
