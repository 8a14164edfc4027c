/** The connection to the language server: how it is started, which documents it sees, what it is told. */
import { Uri, type ExtensionContext, type LogOutputChannel } from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type ErrorHandler,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import { draftLanguage } from './draft.ts';
import type { InitializationOptions } from './protocol.ts';

/** Also the prefix of the settings, so that `policyDraft.trace.server` reaches the client. */
const clientId = 'policyDraft';

export function createClient(
  context: ExtensionContext,
  log: LogOutputChannel,
  errorHandler: ErrorHandler,
): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6020'] } },
  };
  const initializationOptions: InitializationOptions = { snippetCommand: true, clientCommands: true };
  const options: LanguageClientOptions = {
    // Every scheme: a draft may be untitled, in a Git revision, in a remote or virtual file system.
    documentSelector: [{ language: draftLanguage }],
    initializationOptions,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler,
    markdown: { isTrusted: { enabledCommands: ['policyDraft.openRule', 'policyDraft.turnOffRule'] } },
  };
  return new LanguageClient(clientId, '政策文稿', server, options);
}
