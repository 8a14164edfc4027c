/** The requests about Word documents, as the server answers them. */
import { RequestType } from 'vscode-languageclient/node';
import type {
  WordDraft,
  WordOutputParams,
  WordParams,
  WordProblem,
  WordWritten,
} from '../../../server/src/protocol/wordMessages.ts';

export type { WordProblem, WordWritten };

export const open = new RequestType<WordParams, WordDraft | WordProblem, void>('policyDraft/word/open');

export const review = new RequestType<WordOutputParams, WordWritten | WordProblem, void>('policyDraft/word/review');

export const revise = new RequestType<WordOutputParams & { text: string }, WordWritten | WordProblem, void>(
  'policyDraft/word/revise',
);
