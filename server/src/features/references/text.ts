/** What an editor shows under the address of a reference document. */

import type { Library } from '../../corpus/library.ts';
import type { Shelf } from '../../shelf/shelf.ts';
import { parseAddress } from './address.ts';
import { pageOf } from './page.ts';

/** Null when there is no such document, or not any more. */
export async function referenceText(uri: string, library: Library, shelf: Shelf | null): Promise<string | null> {
  const address = parseAddress(uri);
  if (address === null) return null;
  if (address.source === 'shelf') return (await shelf?.text(address.id)) ?? null;
  const document = library.document(address.id);
  return document === null ? null : pageOf(library, document).text;
}
