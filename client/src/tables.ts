/** The tables drawn from a draft, as read-only Markdown beside it that follows the draft as it changes. */
import {
  Disposable,
  EventEmitter,
  Uri,
  commands,
  workspace,
  type CancellationToken,
  type TextDocument,
  type TextDocumentContentProvider,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { isDraft } from './draft.ts';
import { table, type TableName } from './protocol.ts';

const scheme = 'policy-draft-table';

/** The table is drawn when the drafter pauses, not at every key. */
const pauseMs = 300;

const titles: Record<TableName, string> = {
  responsibilities: '责任分工表',
  targets: '目标指标表',
  citations: '引用文件清单',
};

export class Tables implements TextDocumentContentProvider {
  readonly #client: LanguageClient;
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;

  constructor(client: LanguageClient) {
    this.#client = client;
  }

  register(): Disposable {
    const pending = new Map<string, NodeJS.Timeout>();
    const refreshSoon = ({ uri }: TextDocument): void => {
      const draft = uri.toString();
      clearTimeout(pending.get(draft));
      pending.set(
        draft,
        setTimeout(() => {
          pending.delete(draft);
          this.#refresh(draft);
        }, pauseMs),
      );
    };
    return Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(scheme, this),
      workspace.onDidOpenTextDocument((document) => isDraft(document) && refreshSoon(document)),
      workspace.onDidChangeTextDocument(({ document }) => isDraft(document) && refreshSoon(document)),
      new Disposable(() => pending.forEach(clearTimeout)),
    );
  }

  async show(name: TableName, draft: Uri): Promise<void> {
    await commands.executeCommand('markdown.showLockedPreviewToSide', addressOf(name, draft));
  }

  async provideTextDocumentContent(address: Uri, token: CancellationToken): Promise<string> {
    const { name, draft } = read(address);
    const params = { textDocument: { uri: this.#client.code2ProtocolConverter.asUri(draft) }, table: name };
    const result = await this.#client.sendRequest(table, params, token);
    // The class is what `client/styles/tables.css` lays out; other previews are not ours to change.
    const content = result?.markdown ?? '文稿已经关闭。重新打开文稿后，这里会随之更新。';
    return `<div class="policy-draft-table">\n\n${content}\n\n</div>\n`;
  }

  #refresh(draft: string): void {
    for (const document of workspace.textDocuments) {
      if (document.uri.scheme === scheme && read(document.uri).draft.toString() === draft) {
        this.#changed.fire(document.uri);
      }
    }
  }
}

/** The path is what the tab shows; the query says which table of which draft. */
function addressOf(name: TableName, draft: Uri): Uri {
  const file = draft.path.split('/').at(-1) ?? '';
  const stem = file.replace(/\.[^.]*$/, '');
  return Uri.from({
    scheme,
    path: `/${titles[name]}：${stem}.markdown`,
    query: new URLSearchParams({ table: name, draft: draft.toString() }).toString(),
  });
}

function read(address: Uri): { name: TableName; draft: Uri } {
  const query = new URLSearchParams(address.query);
  return { name: query.get('table') as TableName, draft: Uri.parse(query.get('draft') ?? '', true) };
}
