/** What client and server say to each other about reference documents, as the client's library sends it. */
import {
  NotificationType0,
  RequestType,
  RequestType0,
  type Position,
  type TextDocumentIdentifier,
} from 'vscode-languageclient/node';
import type {
  ClosePassage,
  ClosePassages,
  CorpusClause,
  CorpusDocument,
  CorpusHit,
  Counterparts,
  ImportReport,
  ReferencePlace,
} from '../../../server/src/protocol/referenceMessages.ts';

export type {
  ClosePassage,
  ClosePassages,
  CorpusClause,
  CorpusDocument,
  CorpusHit,
  Counterparts,
  ImportReport,
  ReferencePlace,
};

interface Watched {
  workDoneToken?: string;
}

interface Place {
  textDocument: TextDocumentIdentifier;
  position: Position;
}

export const add = new RequestType<{ paths: string[] } & Watched, ImportReport | null, void>('policyDraft/corpus/add');

export const remove = new RequestType<{ paths: string[] }, ImportReport | null, void>('policyDraft/corpus/remove');

export const refresh = new RequestType<Watched, ImportReport | null, void>('policyDraft/corpus/refresh');

export const list = new RequestType0<CorpusDocument[], void>('policyDraft/corpus/list');

export const clauses = new RequestType<{ uri: string }, CorpusClause[] | null, void>('policyDraft/corpus/clauses');

export const search = new RequestType<
  { text: string; limit?: number; textDocument?: TextDocumentIdentifier },
  CorpusHit[],
  void
>('policyDraft/corpus/search');

export const text = new RequestType<{ uri: string }, { text: string } | null, void>('policyDraft/corpus/text');

export const insertion = new RequestType<
  Place & { reference: ReferencePlace },
  { snippet: string; position: Position } | null,
  void
>('policyDraft/corpus/insertion');

export const counterparts = new RequestType<Place & { reference?: ReferencePlace }, Counterparts | null, void>(
  'policyDraft/corpus/counterparts',
);

export const tooClose = new RequestType<{ textDocument: TextDocumentIdentifier } & Watched, ClosePassages | null, void>(
  'policyDraft/corpus/tooClose',
);

export const changed = new NotificationType0('policyDraft/corpus/changed');
