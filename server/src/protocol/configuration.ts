/** The settings of each open draft, kept until the client says that they changed. */

import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import { dayOf, type Settings } from '../rules/settings.ts';
import type { Host } from '../service/index.ts';
import type { ClientTraits } from './clientTraits.ts';
import { readWishes, type Wishes } from './wishes.ts';

const SECTION = 'policyDraft';

export class Configuration {
  readonly #connection: Connection;
  readonly #traits: ClientTraits;
  readonly #host: Host;
  readonly #wishes = new Map<string, Wishes>();
  /** One object for equal wishes: settings are compared by identity further down. */
  readonly #interned = new Map<string, Wishes>();
  readonly #settings = new WeakMap<Wishes, Settings>();
  readonly #complained = new Set<string>();
  readonly #loading = new Map<string, Promise<void>>();
  /** For clients that send their settings instead of answering for them. */
  #sent: unknown = {};
  #generation = 0;

  constructor(connection: Connection, traits: ClientTraits, host: Host) {
    this.#connection = connection;
    this.#traits = traits;
    this.#host = host;
  }

  knows(uri: string): boolean {
    return this.#wishes.has(uri);
  }

  /** The settings of a draft, the same object as long as nothing changed; the day of the clock is looked up afresh. */
  settingsOf(uri: string): Settings {
    const wishes = this.#wishes.get(uri) ?? this.#intern({});
    const today = wishes.today ?? dayOf(this.#host.now());
    const made = this.#settings.get(wishes);
    if (made?.today === today) return made;
    const { rules, region, responsibility } = wishes;
    const settings: Settings = { today, rules, region, responsibility, office: null };
    this.#settings.set(wishes, settings);
    return settings;
  }

  wantsInlayHints(uri: string): boolean {
    return this.#wishes.get(uri)?.inlayHints === true;
  }

  /** Fetches the settings of a draft that has just been opened. */
  async load(uri: string): Promise<void> {
    if (this.knows(uri)) return;
    let loading = this.#loading.get(uri);
    if (loading === undefined) {
      loading = this.#fetch([uri]).finally(() => this.#loading.delete(uri));
      this.#loading.set(uri, loading);
    }
    await loading;
  }

  /** Fetches all settings anew; until they come, the old ones hold, so that nothing flickers. */
  async changed(settings: unknown): Promise<void> {
    if (typeof settings === 'object' && settings !== null && SECTION in settings) this.#sent = settings[SECTION];
    this.#generation++;
    await this.#fetch([...this.#wishes.keys()]);
  }

  forget(uri: string): void {
    this.#wishes.delete(uri);
  }

  async #fetch(uris: readonly string[]): Promise<void> {
    let generation: number;
    let sections: readonly unknown[];
    // An answer from before a change is no answer.
    do {
      generation = this.#generation;
      sections = this.#traits.answersConfiguration ? await this.#ask(uris) : uris.map(() => this.#sent);
    } while (generation !== this.#generation);
    for (const [index, uri] of uris.entries()) this.#wishes.set(uri, this.#intern(sections[index]));
  }

  async #ask(uris: readonly string[]): Promise<readonly unknown[]> {
    if (uris.length === 0) return [];
    try {
      return await this.#connection.workspace.getConfiguration(
        uris.map((scopeUri) => ({ scopeUri, section: SECTION })),
      );
    } catch (error) {
      this.#host.log(`no settings from the client: ${String(error)}`);
      return uris.map(() => ({}));
    }
  }

  #intern(section: unknown): Wishes {
    const key = JSON.stringify(section) ?? '';
    let wishes = this.#interned.get(key);
    if (wishes === undefined) {
      const read = readWishes(section);
      wishes = read.wishes;
      this.#interned.set(key, wishes);
      for (const complaint of read.complaints) this.#complain(complaint);
    }
    return wishes;
  }

  #complain(message: string): void {
    if (this.#complained.has(message)) return;
    this.#complained.add(message);
    // Not the connection's own showWarningMessage: that is a request, which a client may refuse.
    void this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }
}
