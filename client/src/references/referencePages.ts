/** Reference documents as read-only texts in the editor. */
import {
  EventEmitter,
  Range,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
  type CancellationToken,
  type Disposable,
  type TextDocument,
  type TextDocumentContentProvider,
  type TextEditor,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ReferenceLibrary } from './referenceLibrary.ts';
import { text, type ReferencePlace } from './requests.ts';

const referenceScheme = 'policydraft-reference';

export function isReference({ uri }: TextDocument): boolean {
  return uri.scheme === referenceScheme;
}

export class ReferencePages implements TextDocumentContentProvider {
  readonly #client: LanguageClient;
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;

  constructor(client: LanguageClient) {
    this.#client = client;
  }

  register(corpus: ReferenceLibrary): Disposable[] {
    return [
      this.#changed,
      workspace.registerTextDocumentContentProvider(referenceScheme, this),
      corpus.onDidChange(() => {
        for (const { uri } of workspace.textDocuments.filter(isReference)) {
          this.#changed.fire(uri);
        }
      }),
    ];
  }

  async provideTextDocumentContent(uri: Uri, token: CancellationToken): Promise<string> {
    const page = await this.#client.sendRequest(text, { uri: addressOf(this.#client, uri) }, token);
    return page?.text ?? '这份参照文件已经移出。';
  }
}

/** As a preview, at the clause; the draft stays where it is and “返回” leads back to it. */
export async function openReference(uri: string, line: number, column?: number): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  const editor = await window.showTextDocument(document, {
    preview: true,
    selection: new Range(line, 0, line, 0),
    ...(column === undefined ? {} : { viewColumn: column }),
  });
  editor.revealRange(new Range(line, 0, line, 0), TextEditorRevealType.AtTop);
}

/** The clause at the caret of a reference document. */
export function placeIn(client: LanguageClient, { document, selection }: TextEditor): ReferencePlace {
  return { uri: addressOf(client, document.uri), line: selection.active.line };
}

function addressOf(client: LanguageClient, uri: Uri): string {
  return client.code2ProtocolConverter.asUri(uri);
}
