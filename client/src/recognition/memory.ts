/** What the drafter has said of files and folders, remembered for all windows. */
import type { Memento, Uri } from 'vscode';

/** `draft`: to be checked, whatever its name; `other`: no draft; `asked`: the question was put aside. */
export type Answer = 'draft' | 'other' | 'asked';

interface Remembered {
  /** By address, the latest answer last. */
  readonly files: readonly (readonly [uri: string, answer: Answer])[];
  /** In these and below, whatever reads as a draft is one. */
  readonly folders: readonly string[];
}

const key = 'policyDraft.recognition';

/** A drafter has some hundred files; what was answered years ago may be asked again. */
const mostFiles = 2000;

const nothing: Remembered = { files: [], folders: [] };

export class RecognitionMemory {
  readonly #memento: Memento;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  answerFor(uri: Uri): Answer | undefined {
    const address = uri.toString();
    return this.#remembered.files.find(([file]) => file === address)?.[1];
  }

  isInFolder(uri: Uri): boolean {
    const address = uri.toString();
    return this.#remembered.folders.some((folder) => address.startsWith(`${folder}/`));
  }

  async remember(uri: Uri, answer: Answer): Promise<void> {
    if (this.answerFor(uri) === answer) {
      return;
    }
    const { files, folders } = this.#remembered;
    const address = uri.toString();
    const others = files.filter(([file]) => file !== address);
    await this.#memento.update(key, { files: [...others, [address, answer]].slice(-mostFiles), folders });
  }

  async rememberFolder(uri: Uri): Promise<void> {
    const { files, folders } = this.#remembered;
    await this.#memento.update(key, { files, folders: [...new Set([...folders, uri.toString()])] });
  }

  /** A file or folder has another name now. */
  async moved(from: Uri, to: Uri): Promise<void> {
    const [before, after] = [from.toString(), to.toString()];
    const renamed = (address: string): string =>
      address === before || address.startsWith(`${before}/`) ? after + address.slice(before.length) : address;
    const { files, folders } = this.#remembered;
    const known = [...files.map(([file]) => file), ...folders];
    if (known.some((address) => renamed(address) !== address)) {
      await this.#memento.update(key, {
        files: files.map(([file, answer]) => [renamed(file), answer]),
        folders: folders.map(renamed),
      });
    }
  }

  get #remembered(): Remembered {
    return this.#memento.get<Remembered>(key) ?? nothing;
  }
}
