/** The settings that each file is checked under: its office's, and over them what the command line says. */

import { dirname, resolve } from 'node:path';
import { houseStyleFilesAbove } from '../hosts/houseStyleFiles.ts';
import { assembleOffice, type OfficeSource } from '../model/houseStyle/houseStyle.ts';
import { underOffice, type Settings } from '../rules/settings.ts';
import type { Terminal } from './terminal.ts';

export class FileSettings {
  readonly #over: (defaults: Settings) => Settings;
  readonly #defaults: Settings;
  readonly #terminal: Terminal;
  /** One settings object an office: the service compares them by identity. */
  readonly #byOffice = new Map<string, Settings>();
  readonly #byFolder = new Map<string, Settings>();
  readonly #complained = new Set<string>();

  /** @param over lays the options of the command line over settings */
  constructor(defaults: Settings, over: (defaults: Settings) => Settings, terminal: Terminal) {
    this.#defaults = defaults;
    this.#over = over;
    this.#terminal = terminal;
    // What is wrong with the options is told before any file is read.
    over(defaults);
  }

  /** Standard input belongs to the folder in which the command runs. */
  of(file: string): Settings {
    const folder = file === '-' ? resolve('.') : dirname(resolve(file));
    let settings = this.#byFolder.get(folder);
    if (settings === undefined) this.#byFolder.set(folder, (settings = this.#read(folder)));
    return settings;
  }

  #read(folder: string): Settings {
    const sources: OfficeSource[] = [];
    for (const { path, text } of houseStyleFilesAbove(folder)) {
      if (text === null) this.#complain(`${path}：读不出来，已跳过。`);
      else sources.push({ path, text });
    }
    const key = sources.map(({ path }) => path).join('\n');
    let settings = this.#byOffice.get(key);
    if (settings === undefined) {
      const { office, problems } = assembleOffice(sources);
      for (const { path, line, character, message } of problems)
        this.#complain(`${path}:${line + 1}:${character + 1}：${message}`);
      settings = this.#over(underOffice(this.#defaults, office));
      this.#byOffice.set(key, settings);
    }
    return settings;
  }

  #complain(message: string): void {
    if (this.#complained.has(message)) return;
    this.#complained.add(message);
    this.#terminal.complain(message);
  }
}
