/**
 * A language client over stdio against the bundled server: it remembers what it is told, and what it waits for, it
 * waits for by message.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSaveReason,
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { apart, bundling } from '../../server/tools/bundling.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The bundle that `npm run build` puts into dist/, beside it: a build that runs at the same time empties dist/. */
const server = fileURLToPath(new URL('../../out/server.js', import.meta.url));

/** Longer than any answer takes; what never comes fails with a name. */
const patienceMs = 20_000;

/** Bundles the server as it stands. */
export function buildServer(): Promise<void> {
  return bundle({ server: 'server/src/protocol/main.ts' });
}

/** Bundles the command line, beside the server. */
export function buildCommandLine(): Promise<void> {
  return bundle({ cli: 'server/src/cli/main.ts' });
}

/** Bundles what reads imported documents, beside the server. */
export function buildReading(): Promise<void> {
  return bundle({ reading: apart.reading });
}

export function buildExport(): Promise<void> {
  return bundle({ export: apart.export });
}

export function buildReview(): Promise<void> {
  return bundle({ review: apart.review });
}

/** Bundles what serves language models, beside the command line. */
export function buildModels(): Promise<void> {
  return bundle({ mcp: apart.mcp });
}

/** Renamed into place, since test files run side by side. */
async function bundle(entryPoints: Record<string, string>): Promise<void> {
  const { outputFiles } = await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints,
    outdir: 'out',
    write: false,
    logLevel: 'error',
  });
  await mkdir(new URL('../../out/', import.meta.url), { recursive: true });
  for (const { path, contents } of outputFiles) {
    const fresh = `${path}.${process.pid}`;
    await writeFile(fresh, contents);
    await rename(fresh, path);
  }
}

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  /** The section `policyDraft`. */
  readonly settings?: object;
  readonly rootUri?: string;
}

export const pulling: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { configuration: true, diagnostics: { refreshSupport: true } },
};

export const pushing: ClientCapabilities = {
  textDocument: { publishDiagnostics: { versionSupport: true } },
  workspace: { configuration: true },
};

// What a server sends is of any shape until a test looks at it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Notified = { readonly method: string; readonly params: any };

export class TestClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly #process: ChildProcess;
  readonly #settings: { current: object };
  readonly #received: Notified[];
  readonly #listeners: Set<() => void>;
  readonly #documents = new Map<string, TextDocument>();

  private constructor(
    process: ChildProcess,
    connection: ProtocolConnection,
    initialized: InitializeResult,
    settings: { current: object },
    received: Notified[],
    listeners: Set<() => void>,
  ) {
    this.#process = process;
    this.connection = connection;
    this.initialized = initialized;
    this.#settings = settings;
    this.#received = received;
    this.#listeners = listeners;
  }

  static async start({
    capabilities = pushing,
    initializationOptions,
    settings = {},
    rootUri,
  }: ClientOptions = {}): Promise<TestClient> {
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const held = { current: { today: '2026-11-22', ...settings } };
    const received: Notified[] = [];
    const listeners = new Set<() => void>();
    const receive = (method: string, params: unknown): void => {
      received.push({ method, params });
      for (const listener of [...listeners]) listener();
    };
    for (const method of [
      'textDocument/publishDiagnostics',
      'policyDraft/checked',
      'window/showMessage',
      'window/logMessage',
      'policyDraft/corpus/changed',
      '$/progress',
    ]) {
      connection.onNotification(method, (params: unknown) => receive(method, params));
    }
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => held.current));
    connection.onRequest('workspace/diagnostic/refresh', () => {
      receive('workspace/diagnostic/refresh', null);
      return null;
    });
    connection.onRequest('client/registerCapability', (params: unknown) => {
      receive('client/registerCapability', params);
      return null;
    });
    connection.listen();
    const initialized = await Promise.race([
      connection.sendRequest<InitializeResult>('initialize', {
        processId: process.pid,
        rootUri: rootUri ?? null,
        capabilities,
        ...(initializationOptions === undefined ? {} : { initializationOptions }),
      }),
      new Promise<never>((_, reject) =>
        child.once('exit', (code) => reject(new Error(`the server ended with ${code}`))),
      ),
    ]);
    await connection.sendNotification('initialized', {});
    return new TestClient(child, connection, initialized, held, received, listeners);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
  }

  /** Null while the server runs. */
  get exitCode(): number | null {
    return this.#process.exitCode;
  }

  textOf(uri: string): string {
    return this.#documents.get(uri)!.getText();
  }

  async open(uri: string, text: string): Promise<void> {
    const document = TextDocument.create(uri, 'policy-draft', 1, text);
    this.#documents.set(uri, document);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'policy-draft', version: 1, text },
    });
  }

  /** @param reason the drafter's own wish, unless it is the editor that saves by itself */
  async save(uri: string, reason: TextDocumentSaveReason = TextDocumentSaveReason.Manual): Promise<void> {
    const textDocument = { uri };
    await this.connection.sendNotification('textDocument/willSave', { textDocument, reason });
    await this.connection.sendNotification('textDocument/didSave', { textDocument });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Sends edits that follow one another, and makes them in the client's own copy. Returns the new version. */
  async change(uri: string, ...changes: { range?: Range; text: string }[]): Promise<number> {
    const document = this.#documents.get(uri)!;
    const version = document.version + 1;
    TextDocument.update(document, changes as Parameters<typeof TextDocument.update>[1], version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: changes,
    });
    return version;
  }

  /** Types a text over the first occurrence of another. */
  async replace(uri: string, old: string, text: string): Promise<number> {
    return this.change(uri, { range: this.rangeOf(uri, old), text });
  }

  rangeOf(uri: string, part: string): Range {
    const document = this.#documents.get(uri)!;
    const at = document.getText().indexOf(part);
    if (at < 0) throw new Error(`not in the draft: ${part}`);
    return { start: document.positionAt(at), end: document.positionAt(at + part.length) };
  }

  /** The text in a range of the client's own copy. */
  textIn(uri: string, range: Range): string {
    return this.#documents.get(uri)!.getText(range);
  }

  async caret(uri: string, line: number): Promise<void> {
    await this.connection.sendNotification('policyDraft/caret', { uri, line });
  }

  async configure(settings: object): Promise<void> {
    this.#settings.current = { today: '2026-11-22', ...settings };
    await this.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { policyDraft: this.#settings.current },
    });
  }

  /** What has come so far; for telling that something has not come, after a message that comes later. */
  received(method: string): Notified['params'][] {
    return this.#received.filter((message) => message.method === method).map(({ params }) => params);
  }

  /** The latest message of a kind that satisfies a condition, as soon as there is one. */
  message<Params>(method: string, what: string, condition: (params: Params) => boolean): Promise<Params> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = this.received(method).findLast((params: Params) => condition(params));
        if (found === undefined) return;
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve(found as Params);
      };
      const timer = setTimeout(() => {
        this.#listeners.delete(look);
        reject(new Error(`waited in vain for ${what}`));
      }, patienceMs);
      this.#listeners.add(look);
      look();
    });
  }

  /** The diagnostics that the server sends for a version, once they satisfy a condition. */
  async pushed(
    uri: string,
    version: number,
    condition: (diagnostics: Diagnostic[]) => boolean = () => true,
  ): Promise<Diagnostic[]> {
    const { diagnostics } = await this.message<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      `diagnostics of ${uri} ${version}`,
      (params) => params.uri === uri && params.version === version && condition(params.diagnostics),
    );
    return diagnostics;
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  /** A request about a draft. */
  ask<Result>(method: string, uri: string, params: object = {}): Promise<Result> {
    return this.connection.sendRequest(method, { textDocument: { uri }, ...params });
  }

  /** A request about the place where a text stands. */
  askAt<Result>(method: string, uri: string, part: string, params: object = {}): Promise<Result> {
    return this.ask(method, uri, { position: this.rangeOf(uri, part).start, ...params });
  }

  actions(uri: string, range: Range, context: object = {}): Promise<CodeAction[]> {
    return this.ask('textDocument/codeAction', uri, { range, context: { diagnostics: [], ...context } });
  }

  /** The draft as it would be after an edit that the server proposes. */
  edited(uri: string, edit: WorkspaceEdit | undefined | null): string {
    return TextDocument.applyEdits(this.#documents.get(uri)!, (edit?.changes?.[uri] ?? []) as TextEdit[]);
  }
}

export function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => String(code));
}
