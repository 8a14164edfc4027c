/** What the editor's thread and the shelf's thread say to each other. */

import type { ImportProgress, ReferenceIndex } from '../index/referenceIndex.ts';

/** Where the shelf keeps its files; `workerData` of the thread. */
export interface IndexPlace {
  readonly folder: string;
}

export type IndexRequest = Exclude<keyof ReferenceIndex, 'close'>;

export type ToIndex =
  | { readonly kind: 'ask'; readonly id: number; readonly question: IndexRequest; readonly values: readonly unknown[] }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'close'; readonly id: number };

export type FromIndex =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  /** The list that was sent last still holds: thousands of documents need not travel for every search. */
  | { readonly kind: 'sameList'; readonly id: number }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: ImportProgress }
  | { readonly kind: 'waiting'; readonly id: number; readonly message: string }
  | { readonly kind: 'log'; readonly message: string };
