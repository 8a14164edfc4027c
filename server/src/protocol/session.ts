/** One client's open drafts with their settings and findings: what every request handler works on. */

import {
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  type CancellationToken,
  type Connection,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import type { DraftContextInput } from '../features/references/draftContext.ts';
import { pathOf } from '../hosts/houseStyleFiles.ts';
import type { Analysis } from '../model/draft.ts';
import type { Knowledge } from '../model/knowledge/knowledge.ts';
import { REFERENCE_SCHEME } from '../features/references/address.ts';
import type { Finding } from '../rules/finding.ts';
import type { Settings } from '../rules/settings.ts';
import type { ReferenceIndex } from '../index/referenceIndex.ts';
import type { Source, Change } from '../syntax/source.ts';
import { createPolicyService, type Host, type PolicyDocument, type PolicyService } from '../service/index.ts';
import type { ClientTraits } from './clientTraits.ts';
import { Configuration } from './configuration.ts';
import type { RulePage } from './encode.ts';

/** A draft as a request finds it: it stays as it is while the request is answered. */
export interface OpenDraft {
  readonly uri: string;
  readonly version: number;
  readonly source: Source;
  readonly analysis: Analysis;
  readonly settings: Settings;
  /** All findings; which of them are shown at the moment is for the diagnostics to say. */
  readonly findings: readonly Finding[];
  /** The findings of another text under the same settings. */
  readonly check: (source: Source) => readonly Finding[];
}

/** Answers a request about one draft, at once or when something else has answered. */
export type DraftHandler<Params, Result> = (draft: OpenDraft, params: Params) => Result | Promise<Result>;

/** Opens the reference documents that are kept in a folder. */
export type OpenIndex = (storage: string) => ReferenceIndex;

export class Session {
  readonly connection: Connection;
  readonly traits: ClientTraits;
  readonly pageOf: RulePage;
  readonly configuration: Configuration;
  readonly documents: TextDocuments<PolicyDocument>;
  readonly #host: Host;
  readonly #service: PolicyService;
  readonly #openShelf: OpenIndex;
  #shelf: ReferenceIndex | null = null;

  /** @param onEdit told of the changes of a draft before they are made */
  constructor(
    connection: Connection,
    traits: ClientTraits,
    host: Host,
    pageOf: RulePage,
    openShelf: OpenIndex,
    onEdit: (document: PolicyDocument, changes: readonly Change[]) => void,
  ) {
    this.connection = connection;
    this.traits = traits;
    this.pageOf = pageOf;
    this.#host = host;
    this.#openShelf = openShelf;
    const service = createPolicyService(host);
    this.#service = service;
    this.configuration = new Configuration(connection, traits, host);
    this.documents = new TextDocuments<PolicyDocument>({
      create: (uri, _language, version, text) => service.document(uri, version, text),
      update: (document, changes, version) => {
        onEdit(document, changes);
        return service.changed(document, version, changes);
      },
    });
    this.documents.listen(draftsOnly(connection));
  }

  /** What `document` is at this moment, read and checked when it is asked for. */
  open(document: PolicyDocument): OpenDraft {
    const { uri, version, source } = document;
    const service = this.#service;
    const settings = this.configuration.settingsOf(uri);
    return {
      uri,
      version,
      source,
      settings,
      get analysis() {
        return service.analysis(document);
      },
      get findings() {
        return service.check(document, settings);
      },
      check: (text) => service.check({ uri, version, source: text }, settings),
    };
  }

  /** A text that is no open draft, checked once, as it is finished, under the settings of its file. */
  async glance(uri: string, text: string): Promise<Pick<OpenDraft, 'source' | 'settings' | 'findings' | 'check'>> {
    const service = this.#service;
    await this.configuration.load(uri);
    const settings: Settings = { ...this.configuration.settingsOf(uri), writing: false };
    if (this.documents.get(uri) === undefined) this.configuration.forget(uri);
    const document = service.document(uri, 0, text);
    return {
      source: document.source,
      settings,
      findings: service.check(document, settings),
      check: (source) => service.check({ ...document, source }, settings),
    };
  }

  /** The drafter's own reference documents, opened when first asked for; null where there is no place to keep any. */
  get shelf(): ReferenceIndex | null {
    const { corpusStorage } = this.traits;
    if (corpusStorage === null) return null;
    return (this.#shelf ??= this.#openShelf(corpusStorage));
  }

  /** Writes what the reference documents have pending. */
  async closeShelf(): Promise<void> {
    await this.#shelf?.close();
  }

  get knowledge(): Knowledge {
    return this.#service.knowledge;
  }

  get library(): PolicyService['library'] {
    return this.#service.library;
  }

  /** What the features that consult reference documents go by. */
  deskContext({ uri, analysis, settings }: OpenDraft): DraftContextInput {
    const path = pathOf(uri);
    const context = { analysis, settings, library: this.library, knowledge: this.knowledge };
    return path === null ? context : { ...context, path };
  }

  log(message: string): void {
    this.#host.log(message);
  }

  /**
   * Wraps the handler of a request about one draft: a cancelled request is answered as cancelled, an exception is
   * logged and answered as an error, and neither disturbs what follows.
   */
  answering<Params extends { textDocument: TextDocumentIdentifier }, Result>(
    handler: DraftHandler<Params, Result>,
  ): (params: Params, token: CancellationToken) => Promise<Result | null> {
    return (params, token) => this.answer(params.textDocument.uri, token, (draft) => handler(draft, params));
  }

  /**
   * The answer to a request about one draft; null where it is not open. A handler that waits keeps the draft that it
   * was given: what is typed meanwhile makes a new one, and the answer is to the version that was asked about.
   */
  async answer<Result>(
    uri: string,
    token: CancellationToken,
    handler: (draft: OpenDraft) => Result | Promise<Result>,
  ): Promise<Result | null> {
    demandWanted(token);
    const asked = this.documents.get(uri);
    if (asked === undefined) return null;
    if (!this.configuration.knows(uri)) {
      await this.configuration.load(uri);
      demandWanted(token);
      if (this.documents.get(uri) !== asked) throw contentModified();
    }
    const answer = await this.guarded(async () => handler(this.open(asked)));
    demandWanted(token);
    return answer;
  }

  /** For what nobody waits for: a client that is just closing, or refuses, must not bring the server down. */
  sent(message: Promise<unknown>): void {
    message.catch((error: unknown) => this.log(`not delivered: ${String(error)}`));
  }

  async guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      this.log(`request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      throw error;
    }
  }
}

/** A client may take a reference document for a draft, by its name or its first line; it is to be read, not checked. */
function draftsOnly(connection: Connection): Connection {
  return {
    ...connection,
    onDidOpenTextDocument: (handler) =>
      connection.onDidOpenTextDocument((params) => {
        if (!params.textDocument.uri.startsWith(`${REFERENCE_SCHEME}:`)) handler(params);
      }),
  };
}

export function contentModified(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'the draft has changed since');
}

function demandWanted(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
