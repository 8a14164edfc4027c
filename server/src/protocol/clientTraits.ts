/** What the client at the other end can do, as it says when it starts. */

import type { InitializeParams } from 'vscode-languageserver';

export interface ClientTraits {
  /** It asks for diagnostics; otherwise they are sent to it. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesInlayHints: boolean;
  /** It answers `workspace/configuration`. */
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  /** It tells of changed files that it is asked to watch. */
  readonly watchesFiles: boolean;
  /** It fetches the edit of a code action when the drafter chooses it. */
  readonly resolvesEdits: boolean;
  readonly takesLocationLinks: boolean;
  /** A suggestion may have tab stops. */
  readonly completesSnippets: boolean;
  /** It shows where a suggestion comes from beside its label. */
  readonly showsLabelDetails: boolean;
  /** It has the command `policyDraft.applySnippet`. */
  readonly appliesSnippets: boolean;
  /** It has the commands `policyDraft.turnOffRule`, `policyDraft.openRule` and `policyDraft.corpus.open`. */
  readonly hasCommands: boolean;
  /** It tells of folders that are added to its workspace or taken off. */
  readonly changesFolders: boolean;
  /** It shows the progress of work that the server begins. */
  readonly showsProgress: boolean;
  /** The folder in which the drafter's own reference documents may be kept; null: none are. */
  readonly corpusStorage: string | null;
}

interface InitializationOptions {
  readonly snippetCommand?: unknown;
  readonly clientCommands?: unknown;
  readonly corpusStorage?: unknown;
}

export function readClientTraits({ capabilities, initializationOptions }: InitializeParams): ClientTraits {
  const { textDocument, workspace, window } = capabilities;
  const options = (initializationOptions ?? {}) as InitializationOptions;
  const action = textDocument?.codeAction;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    resolvesEdits: action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
    takesLocationLinks: textDocument?.definition?.linkSupport === true,
    completesSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    showsLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    appliesSnippets: options.snippetCommand === true,
    hasCommands: options.clientCommands === true,
    changesFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
    corpusStorage:
      typeof options.corpusStorage === 'string' && options.corpusStorage !== '' ? options.corpusStorage : null,
  };
}
