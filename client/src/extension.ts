/** The extension's entry: wires the language server, the commands and the views together. */
import { commands, EventEmitter, window, workspace, type Disposable, type ExtensionContext, type Uri } from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { followCaret } from './caret.ts';
import { Checks } from './checks/checks.ts';
import { CheckingService } from './checkingService.ts';
import { createClient } from './client.ts';
import { registerCommands } from './commands/register.ts';
import { createRegistrar } from './commands/registrar.ts';
import { Suggesting } from './commands/suggest.ts';
import { isDraft } from './draft.ts';
import { watchEncodings } from './encoding.ts';
import { ReferenceLibrary } from './references/referenceLibrary.ts';
import { registerCorpus } from './references/register.ts';
import { followOfficeFiles } from './houseStyleFiles.ts';
import { logChecks } from './log.ts';
import { registerModelTools } from './models/tools.ts';
import { Recognition } from './recognition/recognition.ts';
import { createErrorHandler } from './restart.ts';
import { showHoles } from './holes.ts';
import { showStatus } from './statusBar.ts';
import { Tables } from './tables.ts';
import { WordCommands } from './word/word.ts';

/** What `activate` hands to other extensions and to the tests. */
export interface PolicyDraftApi {
  readonly client: LanguageClient;
  readonly corpus: Pick<ReferenceLibrary, 'documents' | 'onDidChange'>;
}

export function activate(extension: ExtensionContext): PolicyDraftApi {
  const log = window.createOutputChannel('政策文稿', { log: true });
  const { version } = extension.extension.packageJSON as { version: string };
  log.info(`政策文稿 ${version} 已启用`);
  const suggesting = new Suggesting();
  const client = createClient(extension, log, createErrorHandler(log), suggesting.middleware);
  const service = new CheckingService(client, log);
  const register = createRegistrar(extension.extension, service, log);
  const recognition = new Recognition(extension, log);
  const officeWritten = new EventEmitter<Uri>();
  const checks = new Checks(client);
  const corpus = new ReferenceLibrary(client);
  const tables = new Tables(client);
  const word = new WordCommands(extension, client, log);
  extension.subscriptions.push(
    log,
    client,
    recognition,
    corpus,
    tables.register(),
    word.register(),
    registerCommands(register, { extension, service, log, tables, word, recognition, suggesting, officeWritten }),
    registerCorpus(extension, corpus, register),
    checks,
    showStatus(client, checks),
    showHoles(client, checks),
    followCaret(client),
    officeWritten,
    followOfficeFiles(client, officeWritten.event),
    registerModelTools(service),
    watchEncodings(),
    logChecks(client, checks, log),
    client.onDidChangeState(({ newState }) => {
      void commands.executeCommand('setContext', 'policyDraft.running', newState === State.Running);
    }),
    startWithFirstDraft(service),
  );
  return { client, corpus };
}

/** Every window has the extension, since any text may turn out to be a draft; the service comes with the first one. */
function startWithFirstDraft(service: CheckingService): Disposable {
  if (workspace.textDocuments.some(isDraft)) {
    void service.start();
  }
  return workspace.onDidOpenTextDocument((document) => {
    if (isDraft(document)) {
      void service.start();
    }
  });
}
