/** What client and server say to each other about reference documents. */

import {
  ProtocolNotificationType0,
  ProtocolRequestType,
  ProtocolRequestType0,
  type Position,
  type Range,
  type TextDocumentIdentifier,
  type WorkDoneProgressParams,
} from 'vscode-languageserver';
import type { Counterparts } from '../features/references/clausesBeside.ts';
import type { CorpusClause, CorpusDocument, CorpusHit } from '../features/references/documents.ts';
import type { ImportReport } from '../index/referenceIndex.ts';

export type { CorpusClause, CorpusDocument, CorpusHit, Counterparts, ImportReport };

/** A passage of the draft that stands in an imported document nearly word for word. */
export interface ClosePassage {
  readonly range: Range;
  readonly text: string;
  /** Share of the passage that the source has word for word, 0 to 1. */
  readonly share: number;
  /** The longest run of characters that both have. */
  readonly run: string;
  readonly source: CorpusHit;
  /** Names of other regions in the passage, which may have come along with it. */
  readonly foreignNames: readonly string[];
}

export interface ClosePassages {
  /** How many passages were looked up; 0 in a draft without a sentence long enough. */
  readonly asked: number;
  /** How many imported documents there were to look in. */
  readonly documents: number;
  /** In the order of the draft. */
  readonly passages: readonly ClosePassage[];
}

export interface DraftParams {
  readonly textDocument: TextDocumentIdentifier;
}

interface PlaceParams extends DraftParams {
  readonly position: Position;
}

interface ReferenceParams {
  readonly uri: string;
}

/** A line of a reference document; it stands for the clause that it belongs to. */
export interface ReferencePlace {
  readonly uri: string;
  readonly line: number;
}

/** Reads files and folders, given by path. */
export const add = new ProtocolRequestType<
  { readonly paths: readonly string[] } & WorkDoneProgressParams,
  ImportReport | null,
  never,
  void,
  void
>('policyDraft/corpus/add');

/** Takes files and folders off; the originals stay where they are. */
export const remove = new ProtocolRequestType<
  { readonly paths: readonly string[] },
  ImportReport | null,
  never,
  void,
  void
>('policyDraft/corpus/remove');

/** Looks at all that is known, and at the folders of the settings, again. */
export const refresh = new ProtocolRequestType<WorkDoneProgressParams, ImportReport | null, never, void, void>(
  'policyDraft/corpus/refresh',
);

export const list = new ProtocolRequestType0<readonly CorpusDocument[], never, void, void>('policyDraft/corpus/list');

/** The clauses of one document; null when it is not there any more. */
export const clauses = new ProtocolRequestType<ReferenceParams, readonly CorpusClause[] | null, never, void, void>(
  'policyDraft/corpus/clauses',
);

/** @param textDocument what suits this draft is put first */
export const search = new ProtocolRequestType<
  { readonly text: string; readonly limit?: number; readonly textDocument?: TextDocumentIdentifier },
  readonly CorpusHit[],
  never,
  void,
  void
>('policyDraft/corpus/search');

/** What a document says; null when it is not there any more. */
export const text = new ProtocolRequestType<ReferenceParams, { readonly text: string } | null, never, void, void>(
  'policyDraft/corpus/text',
);

/** A reference clause as a clause of the draft, with tab stops, numbered and annotated as the draft does. */
export const insertion = new ProtocolRequestType<
  PlaceParams & { readonly reference: ReferencePlace },
  { readonly snippet: string; readonly position: Position } | null,
  never,
  void,
  void
>('policyDraft/corpus/insertion');

/** @param reference the one clause to compare with; without it, the nearest ones. Null outside clauses. */
export const counterparts = new ProtocolRequestType<
  PlaceParams & { readonly reference?: ReferencePlace },
  Counterparts | null,
  never,
  void,
  void
>('policyDraft/corpus/counterparts');

export const tooClose = new ProtocolRequestType<
  DraftParams & WorkDoneProgressParams,
  ClosePassages | null,
  never,
  void,
  void
>('policyDraft/corpus/tooClose');

/** Documents have come or gone. */
export const changed = new ProtocolNotificationType0<void>('policyDraft/corpus/changed');
