/** What an editor shows under the address of a reference document. */

import type { Library } from '../../library/library.ts';
import type { ReferenceIndex } from '../../index/referenceIndex.ts';
import { parseAddress } from './address.ts';
import { pageOf } from './libraryPage.ts';

/** Null when there is no such document, or not any more. */
export async function referenceText(
  uri: string,
  library: Library,
  shelf: ReferenceIndex | null,
): Promise<string | null> {
  const address = parseAddress(uri);
  if (address === null) return null;
  if (address.source === 'shelf') return (await shelf?.text(address.id)) ?? null;
  const document = library.document(address.id);
  return document === null ? null : pageOf(library, document).text;
}
