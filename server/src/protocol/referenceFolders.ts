/**
 * The folders of the setting `policyDraft.corpus.folders`, as the workspace folders have it. They are looked at when
 * the first draft is open and nothing else is to do, and whenever the setting changes. In a workspace that is not
 * trusted the client answers without what the workspace sets (`restrictedConfigurations` in package.json).
 */

import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection, InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
import type { Configuration } from './configuration.ts';
import { readCorpusFolders } from './clientSettings.ts';

export class ReferenceFolders {
  readonly #configuration: Configuration;
  #workspace: readonly WorkspaceFolder[];
  #known: readonly string[] = [];

  constructor({ workspaceFolders, rootUri }: InitializeParams, configuration: Configuration) {
    this.#configuration = configuration;
    this.#workspace = workspaceFolders ?? (rootUri === null ? [] : [{ uri: rootUri, name: '' }]);
  }

  /** Follows folders that are added to the workspace or taken off it. @param then called after each change */
  follow(connection: Connection, then: () => void): void {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      this.#workspace = [...this.#workspace.filter(({ uri }) => !gone.has(uri)), ...added];
      then();
    });
  }

  /** Absolute paths, as they were read last. */
  get known(): readonly string[] {
    return this.#known;
  }

  /** Reads the setting again; true if it names other folders than before. */
  async read(): Promise<boolean> {
    const scopes = this.#workspace.length === 0 ? [undefined] : this.#workspace.map(({ uri }) => uri);
    const sections = await this.#configuration.sections(scopes);
    const paths = scopes.flatMap((scope, at) => resolved(readCorpusFolders(sections[at]), folderOf(scope)));
    const folders = [...new Set(paths)].sort();
    const before = this.#known;
    this.#known = folders;
    return folders.length !== before.length || folders.some((folder, at) => folder !== before[at]);
  }
}

/** Null for a folder that is not on this machine. */
function folderOf(uri: string | undefined): string | null {
  if (uri === undefined || !uri.startsWith('file:')) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

/** A relative path without a folder leads nowhere. */
function resolved(written: readonly string[], folder: string | null): string[] {
  return written.flatMap((path) => {
    if (isAbsolute(path)) return [resolve(path)];
    return folder === null ? [] : [resolve(folder, path)];
  });
}
