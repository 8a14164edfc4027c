/** What the .policydraft.json files say to each open draft: read again when they change, the last good state kept. */

import { folderOf, houseStyleFilesAbove, type HouseStyleFileFound } from '../hosts/houseStyleFiles.ts';
import { HouseStyle, readOffice, type OfficeFile } from '../model/houseStyle/houseStyle.ts';

interface ReadFile {
  readonly text: string | null;
  /** Its last state that could be read; null as long as there has been none. */
  readonly good: OfficeFile | null;
}

interface Chain {
  readonly files: readonly OfficeFile[];
  readonly office: HouseStyle;
}

export class HouseStyles {
  readonly #complain: (message: string) => void;
  readonly #byDraft = new Map<string, HouseStyle | null>();
  readonly #files = new Map<string, ReadFile>();
  /** One office for all drafts under the same files: settings, and with them all findings, are kept by identity. */
  readonly #chains = new Map<string, Chain>();
  readonly #complained = new Set<string>();

  /** @param complain shows a message to the drafter */
  constructor(complain: (message: string) => void) {
    this.#complain = complain;
  }

  /** The office of an open draft; null where there is no file, or no folder. */
  of(uri: string): HouseStyle | null {
    return this.#byDraft.get(uri) ?? null;
  }

  open(uri: string): void {
    this.#byDraft.set(uri, this.#read(folderOf(uri)));
  }

  close(uri: string): void {
    this.#byDraft.delete(uri);
  }

  /**
   * Reads the files of all open drafts again; true if what they say to any draft has changed. Texts are compared, not
   * times: the files are small, and two saves may fall into one tick of a file server's clock.
   */
  refresh(): boolean {
    const byFolder = new Map<string | null, HouseStyle | null>();
    let changed = false;
    for (const [uri, before] of this.#byDraft) {
      const folder = folderOf(uri);
      let now = byFolder.get(folder);
      if (now === undefined) byFolder.set(folder, (now = this.#read(folder)));
      if (now === before) continue;
      this.#byDraft.set(uri, now);
      changed = true;
    }
    return changed;
  }

  #read(folder: string | null): HouseStyle | null {
    if (folder === null) return null;
    const held: { path: string; file: OfficeFile }[] = [];
    for (const found of houseStyleFilesAbove(folder)) {
      const file = this.#goodState(found);
      if (file !== null) held.push({ path: found.path, file });
    }
    if (held.length === 0) return null;
    const files = held.map(({ file }) => file);
    const key = held.map(({ path }) => path).join('\n');
    let chain = this.#chains.get(key);
    if (chain === undefined || !files.every((file, at) => file === chain?.files[at])) {
      chain = { files, office: new HouseStyle(files) };
      this.#chains.set(key, chain);
    }
    return chain.office;
  }

  #goodState({ path, text }: HouseStyleFileFound): OfficeFile | null {
    const before = this.#files.get(path);
    if (before !== undefined && before.text === text) return before.good;
    const { office, reason } = stateOf(text);
    if (office === null) this.#complainOnce(path, reason, before?.good ?? null);
    const good = office ?? before?.good ?? null;
    this.#files.set(path, { text, good });
    return good;
  }

  /** Once a file: with saving by itself, an editor may save it half written again and again. */
  #complainOnce(path: string, reason: string, good: OfficeFile | null): void {
    if (this.#complained.has(path)) return;
    this.#complained.add(path);
    const until = good === null ? '改好之前，它不起作用。' : '改好之前，仍按它上一次写对时的内容检查。';
    this.#complain(`本单位用语文件“${path}”${reason}请打开它，改正后保存。${until}`);
  }
}

interface State {
  readonly office: OfficeFile | null;
  /** Why there is none. */
  readonly reason: string;
}

function stateOf(text: string | null): State {
  if (text === null) return { office: null, reason: '读不出来：不是文本文件，或者没有读取的权限。' };
  // Just made, and nothing in it yet.
  if (text.trim() === '') return { office: {}, reason: '' };
  const { office, problems } = readOffice(text);
  const [first] = problems;
  return { office, reason: first === undefined ? '' : `第${first.line + 1}行：${first.message}` };
}
