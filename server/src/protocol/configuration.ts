/** The settings of each open draft, its office's with the client's over them, kept until one of the two changes. */

import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import type { HouseStyle } from '../model/houseStyle/houseStyle.ts';
import { dayOf, underOffice, type Settings } from '../rules/settings.ts';
import type { Host } from '../service/index.ts';
import type { ClientTraits } from './clientTraits.ts';
import { HouseStyles } from './houseStyles.ts';
import { readClientSettings, type ClientSettings } from './clientSettings.ts';

const SECTION = 'policyDraft';
/** In place of an office where there is none. */
const NO_OFFICE = {};

interface Made {
  /** The day of the clock, which is today where nobody says otherwise. */
  readonly clock: number;
  readonly settings: Settings;
}

export class Configuration {
  readonly #connection: Connection;
  readonly #traits: ClientTraits;
  readonly #host: Host;
  readonly #wishes = new Map<string, ClientSettings>();
  /** One object for equal wishes: settings are compared by identity further down. */
  readonly #interned = new Map<string, ClientSettings>();
  readonly #offices: HouseStyles;
  /** By wishes and office; weak, since every change of an office file makes a new office. */
  readonly #made = new WeakMap<ClientSettings, WeakMap<object, Made>>();
  readonly #complained = new Set<string>();
  readonly #loading = new Map<string, Promise<void>>();
  /** For clients that send their settings instead of answering for them. */
  #sent: unknown = {};
  #generation = 0;

  constructor(connection: Connection, traits: ClientTraits, host: Host) {
    this.#connection = connection;
    this.#traits = traits;
    this.#host = host;
    this.#offices = new HouseStyles((message) => this.#complain(message));
  }

  knows(uri: string): boolean {
    return this.#wishes.has(uri);
  }

  /** The settings of a draft, the same object as long as nothing changed; the day of the clock is looked up afresh. */
  settingsOf(uri: string): Settings {
    const wishes = this.#wishes.get(uri) ?? this.#intern({});
    const office = this.#offices.of(uri);
    const clock = dayOf(this.#host.now());
    let byOffice = this.#made.get(wishes);
    if (byOffice === undefined) this.#made.set(wishes, (byOffice = new WeakMap()));
    const made = byOffice.get(office ?? NO_OFFICE);
    if (made?.clock === clock) return made.settings;
    const defaults: Settings = {
      today: clock,
      rules: {},
      region: null,
      responsibility: 'auto',
      writing: true,
      office: null,
    };
    const settings = laidOver(underOffice(defaults, office), wishes);
    byOffice.set(office ?? NO_OFFICE, { clock, settings });
    return settings;
  }

  officeOf(uri: string): HouseStyle | null {
    return this.#offices.of(uri);
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

  /** Reads the office files again; true if that changes the settings of an open draft. */
  officesChanged(): boolean {
    return this.#offices.refresh();
  }

  forget(uri: string): void {
    this.#wishes.delete(uri);
    this.#offices.close(uri);
  }

  /** The section as it is written for each of some folders; undefined stands for what is written for no folder. */
  async sections(scopes: readonly (string | undefined)[]): Promise<readonly unknown[]> {
    return this.#traits.answersConfiguration ? this.#ask(scopes) : scopes.map(() => this.#sent);
  }

  async #fetch(uris: readonly string[]): Promise<void> {
    let generation: number;
    let sections: readonly unknown[];
    // An answer from before a change is no answer.
    do {
      generation = this.#generation;
      sections = this.#traits.answersConfiguration ? await this.#ask(uris) : uris.map(() => this.#sent);
    } while (generation !== this.#generation);
    for (const [index, uri] of uris.entries()) {
      if (!this.knows(uri)) this.#offices.open(uri);
      this.#wishes.set(uri, this.#intern(sections[index]));
    }
  }

  async #ask(uris: readonly (string | undefined)[]): Promise<readonly unknown[]> {
    if (uris.length === 0) return [];
    try {
      return await this.#connection.workspace.getConfiguration(
        uris.map((scopeUri) => ({ ...(scopeUri === undefined ? {} : { scopeUri }), section: SECTION })),
      );
    } catch (error) {
      this.#host.log(`no settings from the client: ${String(error)}`);
      return uris.map(() => ({}));
    }
  }

  #intern(section: unknown): ClientSettings {
    const key = JSON.stringify(section) ?? '';
    let wishes = this.#interned.get(key);
    if (wishes === undefined) {
      const read = readClientSettings(section);
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

/** What the drafter sets goes before what the office sets; `auto` sets nothing. */
function laidOver(office: Settings, { today, rules, region, responsibility }: ClientSettings): Settings {
  return {
    ...office,
    today: today ?? office.today,
    rules: { ...office.rules, ...rules },
    region: region ?? office.region,
    responsibility: responsibility === 'auto' ? office.responsibility : responsibility,
  };
}
