/** Where a reference clause opens: the address of its document, and its line there. */

import type { Library } from '../../library/library.ts';
import type { Reference } from '../../library/reference.ts';
import type { IndexedClause } from '../../index/referenceIndex.ts';
import { addressOf } from './address.ts';
import { lineOnPage, pageOf } from './libraryPage.ts';

export interface ReferenceLocation {
  readonly uri: string;
  readonly line: number;
}

export function placeOfReference(library: Library, { document, clause }: Reference): ReferenceLocation {
  return { uri: addressOf('library', document), line: lineOnPage(pageOf(library, document), document, clause) };
}

export function placeOfShelfClause({ document, line }: IndexedClause): ReferenceLocation {
  return { uri: addressOf('shelf', document), line };
}

/** Markdown: a link where the editor follows links, the words alone where it does not. */
export function linked(words: string, place: ReferenceLocation, link: ReferenceLink | null): string {
  return link === null ? words : `[${words}](${link(place)})`;
}

/** The target of a link that opens a reference clause. */
export type ReferenceLink = (place: ReferenceLocation) => string;
