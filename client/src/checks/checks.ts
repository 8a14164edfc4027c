/** The ends of checks, for all that follow them: the client's library takes one listener a message. */
import { EventEmitter, type Disposable } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { checked, type CheckedParams } from '../protocol.ts';

export class Checks implements Disposable {
  readonly #ended = new EventEmitter<CheckedParams>();
  readonly onDidCheck = this.#ended.event;
  readonly #subscription: Disposable;

  constructor(client: LanguageClient) {
    this.#subscription = client.onNotification(checked, (params) => this.#ended.fire(params));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#ended.dispose();
  }
}
