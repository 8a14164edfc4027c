/** Where a reference clause opens: the address of its document, and its line there. */

import type { Library } from '../../corpus/library.ts';
import type { Reference } from '../../corpus/reference.ts';
import type { ShelfClause } from '../../shelf/shelf.ts';
import { addressOf } from './address.ts';
import { lineOnPage, pageOf } from './page.ts';

export interface ReferencePlace {
  readonly uri: string;
  readonly line: number;
}

export function placeOfReference(library: Library, { document, clause }: Reference): ReferencePlace {
  return { uri: addressOf('library', document), line: lineOnPage(pageOf(library, document), document, clause) };
}

export function placeOfShelfClause({ document, line }: ShelfClause): ReferencePlace {
  return { uri: addressOf('shelf', document), line };
}

/** Markdown: a link where the editor follows links, the words alone where it does not. */
export function linked(words: string, place: ReferencePlace, link: ReferenceLink | null): string {
  return link === null ? words : `[${words}](${link(place)})`;
}

/** The target of a link that opens a reference clause. */
export type ReferenceLink = (place: ReferencePlace) => string;
