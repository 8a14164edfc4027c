/** 与参照对照: a clause of the draft beside the clause of a reference document, in the editor's own comparison. */
import {
  Uri,
  commands,
  window,
  workspace,
  type Disposable,
  type QuickPickItem,
  type TextDocumentContentProvider,
  type TextEditor,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { LastDraft } from './lastDraft.ts';
import { counterparts, type Counterparts, type ReferencePlace } from './requests.ts';

const scheme = 'policydraft-comparison';

type Counterpart = Counterparts['counterparts'][number];

export class ClauseComparison implements TextDocumentContentProvider {
  readonly #client: LanguageClient;
  readonly #drafts: LastDraft;
  /** Both sides of the comparisons that are open, by address. */
  readonly #texts = new Map<string, string>();
  #count = 0;

  constructor(client: LanguageClient, drafts: LastDraft) {
    this.#client = client;
    this.#drafts = drafts;
  }

  register(): Disposable[] {
    return [
      workspace.registerTextDocumentContentProvider(scheme, this),
      workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    ];
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? '这次对照已经结束。请回到文稿，重新运行“与参照对照”。';
  }

  /** @param reference what to compare with; without it, the drafter chooses among the nearest clauses */
  async show(reference?: ReferencePlace): Promise<void> {
    const draft = this.#drafts.demand();
    if (draft === undefined) {
      return;
    }
    const found = await this.#counterparts(draft, reference);
    if (found === null) {
      void window.showInformationMessage('光标不在条款里。请把光标放到要对照的条款上，再运行一次。');
    } else if (found.counterparts.length === 0) {
      void window.showInformationMessage(`参照文件里没有找到与“${found.path}${found.heading}”相近的条款。`);
    } else {
      const chosen = reference === undefined ? await choose(found) : found.counterparts[0];
      if (chosen !== undefined) {
        await this.#open(found, chosen);
      }
    }
  }

  #counterparts({ document, selection }: TextEditor, reference?: ReferencePlace): Promise<Counterparts | null> {
    const textDocument = { uri: this.#client.code2ProtocolConverter.asUri(document.uri) };
    const position = selection.active;
    const chosen = reference === undefined ? {} : { reference };
    return this.#client.sendRequest(counterparts, { textDocument, position, ...chosen });
  }

  /** The reference on the left, as the older text of a change is. */
  async #open(own: Counterparts, other: Counterpart): Promise<void> {
    const left = this.#keep(other.title, other.text);
    const right = this.#keep('本稿', own.text);
    const title = `${nameOf(other)} ↔ 本稿${own.path}`;
    await commands.executeCommand('vscode.diff', left, right, title, { preview: true });
  }

  #keep(name: string, text: string): Uri {
    this.#count += 1;
    const file = `${name.replaceAll(/[\\/]/g, '／')}（参照）.txt`;
    const uri = Uri.from({ scheme, path: `/comparison/${this.#count}/${file}` });
    this.#texts.set(uri.toString(), text);
    return uri;
  }
}

async function choose({ path, heading, counterparts: found }: Counterparts): Promise<Counterpart | undefined> {
  const items = found.map((counterpart): QuickPickItem & { counterpart: Counterpart } => ({
    label: `${counterpart.path}${counterpart.heading}`,
    description: nameOf(counterpart),
    detail: counterpart.excerpt,
    counterpart,
  }));
  const options = {
    title: `与参照对照：${path}${heading}`,
    placeHolder: '与哪一条对照？',
    matchOnDescription: true,
    matchOnDetail: true,
  };
  return (await window.showQuickPick(items, options))?.counterpart;
}

function nameOf({ title, documentNumber }: Counterpart): string {
  return documentNumber === null ? title : `${title}（${documentNumber}）`;
}
