/** What client and server say to each other about Word documents that a draft comes from and goes back to. */

import { ProtocolRequestType } from 'vscode-languageserver';

/** Files by their URIs, with the scheme `file`. */
export interface WordParams {
  readonly uri: string;
}

export interface WordOutputParams extends WordParams {
  /** Where the result goes; what is there is replaced, never the original. */
  readonly output: string;
}

/** Why nothing was done and what to do, for the drafter. */
export interface WordProblem {
  readonly problem: string;
}

export interface WordDraft {
  readonly text: string;
  /** Sentences on what the drafter should know of how the file was read. */
  readonly notes: readonly string[];
}

export interface WordWritten {
  readonly comments: number;
  /** Tracked changes. */
  readonly changes: number;
  /** One sentence for each place that was left out. */
  readonly told: readonly string[];
}

type Answer<Result> = Result | WordProblem;

/** The draft that a .docx holds. */
export const open = new ProtocolRequestType<WordParams, Answer<WordDraft>, never, void, void>('policyDraft/word/open');

/** Findings as comments, safe fixes as tracked changes. */
export const review = new ProtocolRequestType<WordOutputParams, Answer<WordWritten>, never, void, void>(
  'policyDraft/word/review',
);

/** A rewritten draft as tracked changes. */
export const revise = new ProtocolRequestType<
  WordOutputParams & { readonly text: string },
  Answer<WordWritten>,
  never,
  void,
  void
>('policyDraft/word/revise');
