/** Answers the requests about reference documents: what there is, what it says, and what is made of it for a draft. */

import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type InitializeParams,
  type WorkDoneProgressParams,
} from 'vscode-languageserver';
import { clausesBeside } from '../features/references/clausesBeside.ts';
import { clauseAt, hitOf, listClauses } from '../features/references/documents.ts';
import { foreignNamesIn, passagesOf } from '../features/references/closePassages.ts';
import { draftContextAt, type DraftContext } from '../features/references/draftContext.ts';
import { insertionOf } from '../features/references/insertion.ts';
import { searchCorpus } from '../features/references/searching.ts';
import { referenceText } from '../features/references/text.ts';
import { pathOf } from '../hosts/houseStyleFiles.ts';
import type { IndexQuery } from '../index/referenceIndex.ts';
import { ReferenceFolders } from './referenceFolders.ts';
import * as messages from './referenceMessages.ts';
import { withProgress } from './referenceProgress.ts';
import type { OpenDraft, Session } from './session.ts';
import { ReferenceService } from './referenceService.ts';

/** A drafter who has just opened a draft wants it checked first. */
const IDLE_MS = 1500;

/** Passages looked up at once; between two lots a cancelled search ends. */
const LOT = 40;

const SEARCH_LIMIT = 30;

export interface ReferenceEvents {
  initialized(): void;
  settingsChanged(): void;
}

/** @returns what to call when something has happened that only one can listen to */
export function serveReferences(session: Session, params: InitializeParams): ReferenceEvents {
  const { connection, documents } = session;
  const folders = new ReferenceFolders(params, session.configuration);
  const keeper = new ReferenceService(session, folders);
  const opening = documents.onDidOpen(() => {
    opening.dispose();
    setTimeout(() => session.sent(keeper.start()), IDLE_MS);
  });
  connection.onShutdown(() => session.closeShelf());

  connection.onRequest(messages.list, () => keeper.documents());
  connection.onRequest(messages.clauses, ({ uri }) => listClauses(session, uri));
  connection.onRequest(messages.text, async ({ uri }) => {
    const text = await referenceText(uri, session.library, session.shelf);
    return text === null ? null : { text };
  });
  connection.onRequest(messages.search, async ({ textDocument, text, limit = SEARCH_LIMIT }, token) => {
    const suits =
      textDocument === undefined
        ? null
        : await session.answer(textDocument.uri, token, (draft) => {
            const desk = deskOf(session, draft, 0);
            return desk === null ? null : suitedTo(desk);
          });
    return searchCorpus(session, await keeper.documents(), { text, limit, ...suits });
  });

  connection.onRequest(messages.insertion, ({ textDocument, position, reference }, token) =>
    atDesk(session, textDocument.uri, position.line, token, async (desk) => {
      const clause = await clauseAt(session, reference.uri, reference.line);
      return clause === null ? null : insertionOf(desk, clause, position.line);
    }),
  );
  connection.onRequest(messages.counterparts, ({ textDocument, position, reference }, token) =>
    atDesk(session, textDocument.uri, position.line, token, async (desk) => {
      const chosen = reference === undefined ? null : await clauseAt(session, reference.uri, reference.line);
      return clausesBeside(desk, session, position.line, chosen);
    }),
  );
  connection.onRequest(messages.tooClose, (asked, token) =>
    session.answer(asked.textDocument.uri, token, (draft) => closePassages(session, draft, asked, token)),
  );

  connection.onRequest(messages.add, (asked, token) =>
    keeper.change(asked, token, (shelf, watching) => shelf.add(asked.paths, watching)),
  );
  connection.onRequest(messages.remove, (asked, token) =>
    keeper.change({}, token, (shelf, watching) => shelf.remove(asked.paths, watching)),
  );
  connection.onRequest(messages.refresh, (asked, token) => keeper.refresh(asked, token));
  return {
    initialized: () => {
      if (session.traits.changesFolders) folders.follow(connection, () => session.sent(keeper.workspaceChanged()));
    },
    settingsChanged: () => session.sent(keeper.settingsChanged()),
  };
}

async function atDesk<Result>(
  session: Session,
  uri: string,
  line: number,
  token: CancellationToken,
  work: (desk: DraftContext) => Promise<Result | null>,
): Promise<Result | null> {
  return session.answer(uri, token, async (draft) => {
    const desk = deskOf(session, draft, line);
    return desk === null ? null : work(desk);
  });
}

function deskOf({ library, knowledge }: Session, { analysis, settings }: OpenDraft, line: number): DraftContext | null {
  return draftContextAt({ analysis, settings, library, knowledge }, line);
}

/** What suits the draft at hand is put first. */
function suitedTo({ voice: { kind, level } }: DraftContext): Pick<IndexQuery, 'kind' | 'government'> {
  return { ...(kind === null ? {} : { kind }), ...(level === null ? {} : { government: level }) };
}

async function closePassages(
  session: Session,
  { analysis, findings }: OpenDraft,
  params: messages.DraftParams & WorkDoneProgressParams,
  token: CancellationToken,
): Promise<messages.ClosePassages> {
  const { shelf, library, connection } = session;
  const passages = passagesOf(analysis);
  const own = pathOf(params.textDocument.uri) ?? undefined;
  const documents = (await shelf?.list())?.length ?? 0;
  const found: messages.ClosePassage[] = [];
  if (shelf === null || documents === 0) return { asked: passages.length, documents, passages: found };
  return withProgress(connection, params, '查找雷同段落', async (report) => {
    for (let at = 0; at < passages.length; at += LOT) {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      report(at, passages.length, `${at}/${passages.length} 句`);
      const lot = passages.slice(at, at + LOT);
      for (const { passage, clause, share, run } of await shelf.near(
        lot.map(({ text }) => text),
        own,
      )) {
        const asked = lot[passage]!;
        const source = hitOf(library, { source: 'shelf', clause }, run);
        const foreignNames = foreignNamesIn(asked, clause.document, findings, analysis);
        found.push({ ...asked, share, run, source, foreignNames });
      }
    }
    return { asked: passages.length, documents, passages: found };
  });
}
