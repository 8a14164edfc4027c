/** What the shelf needs from the outside world: a place of its own to keep things in, and the originals to read. */

/** A file of the shelf's own, open for reading here and there. */
export interface StoredFile {
  readonly length: number;
  /** @throws Error when the bytes are not there (any more) */
  read(offset: number, length: number): Uint8Array;
  /**
   * The same, good only until the next glance at this file: what is looked through once costs no memory.
   *
   * @throws Error when the bytes are not there (any more)
   */
  glance(offset: number, length: number): Uint8Array;
  close(): void;
}

/** A folder of the shelf's own. */
export interface Storage {
  names(): readonly string[];
  /** Null when there is no such file. */
  open(name: string): StoredFile | null;
  /** Written beside and put in place when it is complete: a reader sees the old file or the new one. */
  write(name: string, parts: readonly Uint8Array[]): void;
  /** A file that another program holds open may stay for now. */
  remove(name: string): void;
  /** Differs whenever the file was replaced; null when there is none. */
  stamp(name: string): string | null;
  compress(bytes: Uint8Array): Uint8Array;
  /** @throws Error when the bytes are not what `compress` made */
  decompress(bytes: Uint8Array): Uint8Array;
  /**
   * The right to write, which one of all processes has at a time; waits for it, and takes it over from one that died.
   * Null when the signal is aborted before.
   *
   * @throws IndexBusy when another does not let go of it
   */
  lock(waiting: LockWaiting): Promise<Lock | null>;
}

/** Who has the right to write at the moment. */
export interface LockHolder {
  /** Its number on its machine; null when it has not said. */
  readonly process: number | null;
  /** Its machine; null for this one. */
  readonly host: string | null;
}

export interface LockWaiting {
  readonly signal?: AbortSignal | undefined;
  /** Told once, when another has it. */
  readonly onWaiting?: ((holder: LockHolder) => void) | undefined;
}

/** Another has been writing for longer than one waits. */
export class IndexBusy extends Error {
  readonly holder: LockHolder;

  constructor(holder: LockHolder) {
    super('another program does not let go of the index');
    this.holder = holder;
  }
}

export interface Lock {
  /**
   * Says that whoever holds it is still at work.
   *
   * @throws Error when it was taken over: this process was thought dead
   */
  renew(): void;
  /**
   * Makes sure that it still holds, before something is written that must not go over what another wrote.
   *
   * @throws Error when it was taken over
   */
  demand(): void;
  release(): void;
}

export interface Original {
  readonly path: string;
  readonly size: number;
  /** When it was last changed, in milliseconds. */
  readonly modified: number;
}

/** What a walk comes upon: files, and places that it could not look into. */
export type FoundOriginal =
  | ({ readonly kind: 'file' } & Original)
  | { readonly kind: 'closed'; readonly path: string; readonly problem: string }
  /** Not read, and why. */
  | { readonly kind: 'passed'; readonly path: string; readonly reason: string }
  /** Nothing is there; `gone` when the folder around it is, so that it was taken away on purpose. */
  | { readonly kind: 'absent'; readonly path: string; readonly gone: boolean };

export interface OriginalText {
  readonly hash: string;
  /** Called when the text is wanted: an unchanged file need not be taken apart. */
  readonly text: () => Promise<{ readonly text: string; readonly note?: string } | { readonly problem: string }>;
}

export interface Originals {
  /** The path in the form in which it is known: absolute, without detours. */
  resolve(path: string): string;
  /** Whether a path is a folder's or lies below it. */
  within(path: string, folder: string): boolean;
  name(path: string): string;
  walk(path: string): AsyncIterable<FoundOriginal>;
  read(original: Original): Promise<OriginalText | { readonly problem: string }>;
}

export interface Environment {
  readonly storage: Storage;
  readonly originals: Originals;
  /** Milliseconds, for nothing but knowing when to pause. */
  clock(): number;
  /** Lets whatever waits go first. */
  pause(): Promise<void>;
  /** For developers. */
  log(message: string): void;
}
