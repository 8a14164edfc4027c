/** The reference documents as the server knows them, kept for the views until they change. */
import { EventEmitter, type Disposable, type Event } from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { outlineOf, type OutlineClause } from './outline.ts';
import { changed, clauses, list, type CorpusDocument } from './requests.ts';

export class ReferenceLibrary implements Disposable {
  readonly client: LanguageClient;
  readonly onDidChange: Event<void>;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable[];
  #documents: Promise<CorpusDocument[]> | undefined;

  constructor(client: LanguageClient) {
    this.client = client;
    this.onDidChange = this.#changed.event;
    this.#subscriptions = [
      this.#changed,
      client.onNotification(changed, () => this.forget()),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) {
          this.forget();
        }
      }),
    ];
  }

  dispose(): void {
    this.#subscriptions.forEach((subscription) => subscription.dispose());
  }

  /** Asks the server anew, and so does everything that shows documents. */
  forget(): void {
    this.#documents = undefined;
    this.#changed.fire();
  }

  documents(): Promise<CorpusDocument[]> {
    this.#documents ??= this.client.sendRequest(list).catch((error: unknown) => {
      this.#documents = undefined;
      throw error;
    });
    return this.#documents;
  }

  async outline({ uri }: CorpusDocument): Promise<OutlineClause[]> {
    return outlineOf((await this.client.sendRequest(clauses, { uri })) ?? []);
  }
}
