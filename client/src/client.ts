/** The connection to the language server: how it is started, which documents it sees, what it is told. */
import { Uri, type ExtensionContext, type LogOutputChannel } from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type ErrorHandler,
  type LanguageClientOptions,
  type Middleware,
  type ServerOptions,
} from 'vscode-languageclient/node';
import { draftLanguage } from './draft.ts';
import type { InitializationOptions } from './protocol.ts';
import { diagnosing } from './diagnosing.ts';

/** Also the prefix of the settings, so that `policyDraft.trace.server` reaches the client. */
const clientId = 'policyDraft';

/** What the server's texts may link to. */
const linkedCommands = [
  'policyDraft.openRule',
  'policyDraft.turnOffRule',
  'policyDraft.corpus.open',
  'policyDraft.corpus.insert',
  'policyDraft.corpus.compare',
  'policyDraft.corpus.search',
];

export function createClient(
  context: ExtensionContext,
  log: LogOutputChannel,
  errorHandler: ErrorHandler,
  completing: Pick<Middleware, 'provideCompletionItem'>,
): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6020'] } },
  };
  const initializationOptions: InitializationOptions = {
    snippetCommand: true,
    clientCommands: true,
    // For all windows: what was imported for one draft serves the next.
    corpusStorage: Uri.joinPath(context.globalStorageUri, 'corpus').fsPath,
  };
  const options: LanguageClientOptions = {
    // Every scheme: a draft may be untitled, in a Git revision, in a remote or virtual file system.
    documentSelector: [{ language: draftLanguage }],
    initializationOptions,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler,
    markdown: { isTrusted: { enabledCommands: linkedCommands } },
    middleware: { ...diagnosing, ...completing },
  };
  return new LanguageClient(clientId, '政策文稿', server, options);
}
