/** The language server: says what it can do and leads every message to its handler. */

import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocumentSaveReason,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver';
import { OFFICE_FILE } from '../model/houseStyle/houseStyle.ts';
import type { Host } from '../service/index.ts';
import { holesIn } from '../features/holes.ts';
import { inlayHintsIn } from '../features/inlayHints.ts';
import { findingsForModel } from '../features/models/findings.ts';
import { renumberFile } from '../features/renumbering.ts';
import { tableMarkdown } from '../features/tables.ts';
import { GROUP_NAMES } from '../rules/page.ts';
import { RULES } from '../rules/registry.generated.ts';
import { readClientTraits, type ClientTraits } from './clientTraits.ts';
import { ACTION_KINDS, codeActions, resolveCodeAction } from './codeActions.ts';
import { serveReferences, type ReferenceEvents } from './references.ts';
import { completion, resolveCompletion, TRIGGERS } from './completion.ts';
import { Diagnostics } from './diagnostics.ts';
import { workspaceEditOf, type RulePage } from './encode.ts';
import { definition, highlights, hover, references } from './places.ts';
import { inPlacesOfFile } from './placesOfFile.ts';
import * as messages from './messages.ts';
import { LEGEND, SemanticTokensProvider } from './semanticTokens.ts';
import { documentSymbols, foldingRanges, selectionRanges } from './structure.ts';
import { IdleTask } from './idleTask.ts';
import { Session, type OpenIndex } from './session.ts';
import { serveExports } from './exports.ts';
import { serveWord } from './wordDocuments.ts';

/** Serves one client until the connection closes. */
export function serve(client: Connection, host: Host, pageOf: RulePage, openShelf: OpenIndex): void {
  client.onInitialize((params): InitializeResult => {
    const traits = readClientTraits(params);
    const connection = inPlacesOfFile(client, (uri) => session.documents.get(uri)?.source ?? null);
    const diagnostics: Diagnostics = new Diagnostics(() => session);
    const session = new Session(connection, traits, host, pageOf, openShelf, (document, changes) =>
      diagnostics.edited(document, changes),
    );
    followDrafts(session, diagnostics, serveReferences(session, params));
    answerRequests(session, diagnostics);
    serveWord(session);
    serveExports(session);
    return { capabilities: capabilitiesFor(traits), serverInfo: { name: 'policy-draft' } };
  });
  client.listen();
}

function capabilitiesFor(traits: ClientTraits): InitializeResult['capabilities'] {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, willSave: true, save: true },
    ...(traits.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'policyDraft', interFileDependencies: false, workspaceDiagnostics: false } }
      : {}),
    codeActionProvider: { codeActionKinds: ACTION_KINDS, resolveProvider: traits.resolvesEdits },
    completionProvider: {
      triggerCharacters: TRIGGERS,
      resolveProvider: true,
      completionItem: { labelDetailsSupport: true },
    },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: { label: '政策文稿' },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true },
    inlayHintProvider: true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** Longer than between two letters. */
const PAUSE_MS = 600;

function followDrafts(session: Session, diagnostics: Diagnostics, corpus: ReferenceEvents): void {
  const { connection, documents, configuration, traits } = session;

  // Besides the watcher: no client watches all the folders above a draft.
  const readOfficesAgain = (): void => {
    if (configuration.officesChanged()) diagnostics.reconsider();
  };

  // The first question about references is to be answered as fast as any other, and no keystroke is to wait for that.
  const warming = new IdleTask(PAUSE_MS, () => session.library.warm());

  documents.onDidOpen(({ document: { uri } }) => {
    warming.busy();
    readOfficesAgain();
    const loaded = configuration.load(uri).then(() => {
      if (documents.get(uri) === undefined) configuration.forget(uri);
      else diagnostics.changed(uri);
    });
    session.sent(loaded);
  });
  documents.onDidChangeContent(({ document: { uri } }) => {
    warming.busy();
    if (configuration.knows(uri)) diagnostics.changed(uri);
  });
  // An editor that saves by itself does so in the middle of a sentence.
  const savedByItself = new Set<string>();
  documents.onWillSave(({ document: { uri }, reason }) => {
    if (reason === TextDocumentSaveReason.AfterDelay) savedByItself.add(uri);
    else savedByItself.delete(uri);
  });
  documents.onDidSave(({ document: { uri } }) => {
    readOfficesAgain();
    if (!savedByItself.delete(uri)) diagnostics.done(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    configuration.forget(uri);
    diagnostics.closed(uri);
  });

  connection.onInitialized(() => {
    corpus.initialized();
    if (traits.registersConfiguration) {
      session.sent(connection.client.register(DidChangeConfigurationNotification.type, { section: 'policyDraft' }));
    }
    if (traits.watchesFiles) {
      const watchers = [{ globPattern: `**/${OFFICE_FILE}` }];
      session.sent(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
  });
  connection.onDidChangeConfiguration(async ({ settings }) => {
    await configuration.changed(settings);
    diagnostics.reconsider();
    corpus.settingsChanged();
    if (traits.refreshesInlayHints) session.sent(connection.languages.inlayHint.refresh());
  });
  connection.onDidChangeWatchedFiles(readOfficesAgain);
  connection.onNotification(messages.caret, ({ uri, line }) =>
    line === null ? diagnostics.done(uri) : diagnostics.caretAt(uri, line),
  );
}

function answerRequests(session: Session, diagnostics: Diagnostics): void {
  const { connection } = session;

  if (session.traits.pullsDiagnostics) {
    connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
      diagnostics.pull(textDocument.uri, previousResultId, token),
    );
  }
  connection.onRequest(messages.checkForModel, async ({ uri, text }) => {
    const { source, findings } = await session.glance(uri, text);
    return findingsForModel(source, findings);
  });
  connection.onCodeAction(
    session.answering((draft, params) => codeActions(session, draft, params, diagnostics.shownOf(draft.uri))),
  );
  connection.onCodeActionResolve((action, token) => resolveCodeAction(session, action, token));

  connection.onCompletion((params, token) => completion(session, params, token));
  connection.onCompletionResolve((item) => session.guarded(async () => resolveCompletion(session, item)));
  connection.onHover((params, token) => hover(session, params, token, (uri) => diagnostics.shownOf(uri)));
  connection.onDefinition((params, token) => definition(session, params, token));
  connection.onReferences((params, token) => references(session, params, token));
  connection.onDocumentHighlight(session.answering(highlights));

  connection.onDocumentSymbol(session.answering(documentSymbols));
  connection.onFoldingRanges(session.answering(foldingRanges));
  connection.onSelectionRanges(session.answering(selectionRanges));

  const tokens = new SemanticTokensProvider();
  session.documents.onDidClose(({ document: { uri } }) => tokens.forget(uri));
  connection.languages.semanticTokens.on(session.answering((draft) => tokens.full(draft)));
  connection.languages.semanticTokens.onDelta(session.answering((draft, params) => tokens.delta(draft, params)));
  connection.languages.semanticTokens.onRange(session.answering((draft, params) => tokens.range(draft, params)));
  connection.languages.inlayHint.on(
    session.answering(({ uri, analysis }, { range }) =>
      session.configuration.wantsInlayHints(uri)
        ? inlayHintsIn(analysis, range).map(({ position, label }) => ({ position, label, paddingLeft: true }))
        : [],
    ),
  );

  connection.onRequest(
    messages.table,
    session.answering(({ analysis }, { table }) => ({ markdown: tableMarkdown(analysis, table) })),
  );
  connection.onRequest(
    messages.renumber,
    session.answering(({ uri, analysis }) => {
      const edits = renumberFile(analysis);
      return edits.length === 0 ? null : workspaceEditOf(uri, edits);
    }),
  );
  connection.onRequest(
    messages.holes,
    session.answering(({ analysis }) => holesIn(analysis)),
  );
  // By name: it may be asked without parameters, too.
  connection.onRequest(messages.rules.method, ({ uri }: { readonly uri?: string }): messages.RuleSummary[] => {
    const office = uri === undefined ? null : session.configuration.officeOf(uri);
    return Object.entries(GROUP_NAMES).flatMap(([group, groupName]) =>
      RULES.filter((rule) => rule.group === group).map(({ id, title, severity }) => ({
        id,
        title,
        severity,
        office: office?.rules[id] ?? null,
        group,
        groupName,
      })),
    );
  });
}
