/** The extension's entry: wires the language server, the commands and the views together. */
import { commands, window, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { followCaret } from './caret.ts';
import { createClient } from './client.ts';
import { registerCommands } from './commands/register.ts';
import { createRegistrar } from './commands/registrar.ts';
import { ReferenceLibrary } from './references/referenceLibrary.ts';
import { registerCorpus } from './references/register.ts';
import { followOfficeFiles } from './houseStyleFiles.ts';
import { createErrorHandler, sayStopped } from './restart.ts';
import { showStatus } from './statusBar.ts';
import { Tables } from './tables.ts';

/** What `activate` hands to other extensions and to the tests. */
export interface PolicyDraftApi {
  readonly client: LanguageClient;
  readonly corpus: Pick<ReferenceLibrary, 'documents' | 'onDidChange'>;
}

export function activate(extension: ExtensionContext): PolicyDraftApi {
  const log = window.createOutputChannel('政策文稿', { log: true });
  const client = createClient(extension, log, createErrorHandler());
  const register = createRegistrar(log);
  const corpus = new ReferenceLibrary(client);
  const tables = new Tables(client);
  extension.subscriptions.push(
    log,
    client,
    corpus,
    tables.register(),
    registerCommands(register, { extension, client, log, tables }),
    registerCorpus(extension, corpus, register),
    showStatus(client),
    followCaret(client),
    followOfficeFiles(client),
    client.onDidChangeState(({ newState }) => {
      void commands.executeCommand('setContext', 'policyDraft.running', newState === State.Running);
    }),
  );
  void start(client, log);
  return { client, corpus };
}

/** Not awaited by `activate`: requests wait for the server by themselves, and commands must work without it. */
async function start(client: LanguageClient, log: LogOutputChannel): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    sayStopped('检查服务没有启动，文稿暂时得不到检查。文稿本身不受影响，可以继续编辑和保存。');
  }
}
