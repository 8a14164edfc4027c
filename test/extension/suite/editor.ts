/** What the suites do in the editor: open drafts, and wait for what they expect by the editor's own events. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PolicyDraftApi } from '../../../client/src/extension.ts';

export const sampleName = '云岭市关于促进高新技术产业开发区高质量发展的实施意见.policy';

/** Longer than any check takes; what never comes fails here, with a name, before mocha's own limit. */
const patienceMs = 20_000;

export function folder(index = 0): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[index]?.uri;
  assert.ok(uri, `the workspace has no folder ${index}`);
  return uri;
}

export function extension(): vscode.Extension<PolicyDraftApi> {
  const found = vscode.extensions.getExtension<PolicyDraftApi>('policy-draft.policy-draft');
  assert.ok(found, 'the extension is not installed');
  return found;
}

export async function openSample(): Promise<vscode.TextEditor> {
  return open(vscode.Uri.joinPath(folder(), sampleName));
}

export async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

export async function openText(content: string, language = 'policy-draft'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
}

/** Writes a new file into the first folder. */
export async function writeDraft(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder(), name);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

/** Throws unsaved changes away and closes every editor, so that one test does not meet the last one's. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty === true) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Resolves with what `read` gives once it gives something, looking again whenever `event` fires. */
export function until<Value>(
  what: string,
  event: vscode.Event<unknown>,
  read: () => Value | undefined | false,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const value = read();
      if (value !== undefined && value !== false) {
        clearTimeout(timer);
        subscription.dispose();
        resolve(value);
      }
    };
    const timer = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`waited in vain for ${what}`));
    }, patienceMs);
    const subscription = event(look);
    look();
  });
}

/** The draft's findings once they satisfy `condition`. */
export function findings(
  uri: vscode.Uri,
  what: string,
  condition: (found: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return until(what, vscode.languages.onDidChangeDiagnostics, () => {
    const found = vscode.languages.getDiagnostics(uri);
    return condition(found) && found;
  });
}

export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : code);
}

export function has(rule: string): (found: vscode.Diagnostic[]) => boolean {
  return (found) => found.some((diagnostic) => ruleOf(diagnostic) === rule);
}

export function hasNot(rule: string): (found: vscode.Diagnostic[]) => boolean {
  return (found) => !has(rule)(found);
}

/** The quick fixes for a range, with the edits that the server works out only when one is chosen. */
export async function quickFixes(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const resolved = 50;
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, 'quickfix', resolved);
}
