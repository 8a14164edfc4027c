/** 导出 Word: what an editor asks before it writes a draft as a Word document, and while it does. */

import { ProtocolRequestType, type TextDocumentIdentifier } from 'vscode-languageserver';
import type { WordProblem } from './wordMessages.ts';

export interface ExportParams {
  readonly textDocument: TextDocumentIdentifier;
}

/** What the drafter may want to see to before a draft is printed. */
export interface ExportReadiness {
  readonly title: string | null;
  /** There is not a word to print. */
  readonly empty: boolean;
  /** Places 【…】 that are still to be filled in. */
  readonly holes: number;
  /** Half-width marks among Chinese text. */
  readonly halfWidth: number;
  /** Lines that a web page left, which are not printed. */
  readonly leftOut: number;
}

export const ready = new ProtocolRequestType<ExportParams, ExportReadiness | null, never, void, void>(
  'policyDraft/export/ready',
);

export interface ExportOutputParams extends ExportParams {
  /** The address of the file to be written. */
  readonly output: string;
}

export interface Exported {
  /** The lines that were not printed, as they are told: 第3行：分享. */
  readonly leftOut: readonly string[];
  /** What the layout rests on: the fonts. */
  readonly note: string;
}

export const word = new ProtocolRequestType<ExportOutputParams, Exported | WordProblem | null, never, void, void>(
  'policyDraft/export/word',
);
