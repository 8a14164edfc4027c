/**
 * pdf.js at work: pages of text with the place of each piece.
 *
 * The library comes in two halves that talk in messages: one reads files, one draws pages. Text needs the first only;
 * the second would want a canvas and the types of a browser and make the bundle half as large again. So the messages of
 * the reading half are answered here. They are no public interface: package.json fixes the version of the library.
 */

import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { version } from 'pdfjs-dist/package.json';
import { CHARACTER_MAPS } from './characterMaps.ts';
import { DAMAGED, ENCRYPTED, TOO_COMPLEX, Unreadable } from '../unreadable.ts';

export interface TextPiece {
  readonly str: string;
  /** a, b, c, d, e, f as in the file: e and f are the place, the others size and direction. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

export interface PdfPage {
  /** x0, y0, x1, y1. */
  readonly view: readonly number[];
  readonly pieces: readonly TextPiece[];
}

const CALLBACK = { DATA: 1, ERROR: 2 } as const;
const STREAM = { CLOSE: 3, ENQUEUE: 4, ERROR: 5, START_COMPLETE: 8 } as const;
/**
 * A page has a hundred to a few thousand. Parts of a page that repeat parts that repeat parts can come to billions, and
 * while the library is at it no timer is heard.
 */
const MOST_PIECES = 20_000;
const SILENT = 0;
const NAME = 'document';

interface Message {
  readonly sourceName: string;
  readonly targetName: string;
  readonly action?: string;
  readonly data?: unknown;
  readonly callback?: number;
  readonly callbackId?: number;
  readonly reason?: unknown;
  readonly stream?: number;
  readonly streamId?: number;
  readonly desiredSize?: number;
  readonly chunk?: { readonly items: readonly (TextPiece | { readonly type: string })[] };
}

interface Waiting<Value> {
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: unknown) => void;
}

export class PdfDocument {
  #deliver: (event: { readonly data: unknown }) => void = () => {};
  readonly #listeners: ((event: { readonly data: unknown }) => void)[] = [];
  readonly #answers = new Map<number, Waiting<unknown>>();
  readonly #pages = new Map<number, Waiting<TextPiece[]> & { readonly pieces: TextPiece[] }>();
  #opened: Waiting<number> | null = null;
  #next = 1;

  /** Opens a file; `pages` are then to be had one by one. */
  async open(bytes: Uint8Array): Promise<number> {
    this.#deliver = (event) => {
      for (const listener of this.#listeners) listener(event);
    };
    WorkerMessageHandler.initializeFromPort({
      postMessage: (message) => this.#receive(message as Message),
      addEventListener: (_, listener) => {
        this.#listeners.push(listener);
      },
    });
    this.#send({ sourceName: 'main', targetName: 'worker', action: 'configure', data: { verbosity: SILENT } });
    const opened = new Promise<number>((resolve, reject) => (this.#opened = { resolve, reject }));
    await this.#ask('worker', 'main', 'GetDocRequest', {
      docId: NAME,
      apiVersion: version,
      data: new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength),
      enableXfa: false,
      evaluatorOptions: {
        // Nothing is fetched, compiled or drawn; a faulty page gives what can be read of it.
        ignoreErrors: true,
        isEvalSupported: false,
        disableFontFace: true,
        useSystemFonts: true,
        useWorkerFetch: false,
        useWasm: false,
        isOffscreenCanvasSupported: false,
        isImageDecoderSupported: false,
        maxImageSize: 0,
        canvasMaxAreaInBytes: 0,
      },
    });
    this.#send({ sourceName: NAME, targetName: `${NAME}_worker`, action: 'Ready', data: null });
    return opened;
  }

  async page(index: number): Promise<PdfPage> {
    const { view } = (await this.#ask(`${NAME}_worker`, NAME, 'GetPage', { pageIndex: index })) as { view: number[] };
    const streamId = this.#next++;
    const pieces = await new Promise<TextPiece[]>((resolve, reject) => {
      this.#pages.set(streamId, { resolve, reject, pieces: [] });
      this.#send({
        sourceName: NAME,
        targetName: `${NAME}_worker`,
        action: 'GetTextContent',
        streamId,
        data: { pageId: index, pageIndex: index, includeMarkedContent: false, disableNormalization: false },
        desiredSize: MOST_PIECES,
      });
    });
    return { view, pieces };
  }

  /** Lets go of the fonts and pages that the library keeps. */
  async close(): Promise<void> {
    await this.#ask(`${NAME}_worker`, NAME, 'Terminate', null);
  }

  #send(message: Message): void {
    this.#deliver({ data: message });
  }

  #ask(targetName: string, sourceName: string, action: string, data: unknown): Promise<unknown> {
    const callbackId = this.#next++;
    return new Promise((resolve, reject) => {
      this.#answers.set(callbackId, { resolve, reject });
      this.#send({ sourceName, targetName, action, callbackId, data });
    });
  }

  #receive(message: Message): void {
    if (message.stream !== undefined) this.#receivePiece(message);
    else if (message.callback !== undefined) {
      const waiting = this.#answers.get(message.callbackId ?? 0);
      this.#answers.delete(message.callbackId ?? 0);
      if (message.callback === CALLBACK.DATA) waiting?.resolve(message.data);
      else waiting?.reject(problemOf(message.reason));
    } else this.#serve(message);
  }

  #receivePiece({ stream, streamId, chunk, reason }: Message): void {
    const page = this.#pages.get(streamId ?? 0);
    if (page === undefined) return;
    if (stream === STREAM.ENQUEUE) {
      for (const item of chunk?.items ?? []) if ('str' in item) page.pieces.push(item);
      // The library stops by itself at the same number, until it is asked for more.
      if (page.pieces.length >= MOST_PIECES) page.reject(new Unreadable(TOO_COMPLEX));
      return;
    }
    const failed = stream === STREAM.ERROR || (stream === STREAM.START_COMPLETE && reason !== undefined);
    if (!failed && stream !== STREAM.CLOSE) return;
    this.#pages.delete(streamId ?? 0);
    // A page that breaks off gives what was read of it.
    page.resolve(page.pieces);
  }

  #serve(message: Message): void {
    switch (message.action) {
      case 'GetDoc':
        this.#opened?.resolve((message.data as { pdfInfo: { numPages: number } }).pdfInfo.numPages);
        break;
      case 'DocException':
        this.#opened?.reject(problemOf(message.data));
        break;
      case 'PasswordRequest':
        this.#opened?.reject(new Unreadable(ENCRYPTED));
        break;
      case 'FetchBinaryData':
        this.#answerWithMap(message);
        break;
    }
  }

  /** The library asks for tables of characters. It may ask for fonts too, which are needed only for drawing. */
  #answerWithMap({ sourceName, targetName, callbackId, data }: Message): void {
    if (callbackId === undefined) return;
    const map = CHARACTER_MAPS.get((data as { name?: string }).name ?? '');
    const reply = { sourceName: targetName, targetName: sourceName, callbackId };
    if (map === undefined) this.#send({ ...reply, callback: CALLBACK.ERROR, reason: new Error('not packed') });
    else this.#send({ ...reply, callback: CALLBACK.DATA, data: { cMapData: map, isCompressed: true } });
  }
}

function problemOf(reason: unknown): Unreadable {
  const name = reason instanceof Error ? reason.name : '';
  return new Unreadable(name === 'PasswordException' ? ENCRYPTED : DAMAGED);
}
