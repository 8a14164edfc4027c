/** A clause of a reference document, and the name by which it is given as a source. */

import type { LibraryClause, LibraryDocument } from './libraryDocument.ts';

export interface Reference {
  readonly document: LibraryDocument;
  readonly clause: LibraryClause;
}

/** 广西2021 三、（八）, 连云港 二、（三）#2 for the second place of that path. */
export function sourceOf({ document, clause: { path, nth } }: Reference): string {
  return `${document.id} ${path}${nth === 1 ? '' : `#${nth}`}`;
}
